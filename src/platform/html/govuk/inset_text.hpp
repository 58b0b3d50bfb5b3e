#pragma once

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct InsetText {
    Html text{};
    std::string id{};
    std::string classes{};
    Attributes attributes{};
};

Html inset_text(const InsetText& options);

}  // namespace kith::govuk
