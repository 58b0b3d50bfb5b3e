#pragma once

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct Hint {
    Html text{};
    std::string id{};  // set by the field the hint belongs to
    std::string classes{};
    Attributes attributes{};
};

Html hint(const Hint& options);

}  // namespace kith::govuk
