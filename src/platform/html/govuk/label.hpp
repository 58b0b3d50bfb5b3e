#pragma once

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct Label {
    Html text{};
    std::string for_id{};  // set by the field the label belongs to
    std::string classes{};
    bool is_page_heading = false;
    Attributes attributes{};
};

// Nothing at all when the label has no text.
Html label(const Label& options);

}  // namespace kith::govuk
