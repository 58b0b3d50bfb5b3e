#pragma once

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct Details {
    Html summary_text{};
    Html text{};
    std::string id{};
    bool open = false;
    std::string classes{};
    Attributes attributes{};
};

Html details(const Details& options);

}  // namespace kith::govuk
