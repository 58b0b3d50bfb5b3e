#pragma once

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct Tag {
    Html text{};
    std::string classes{};  // such as govuk-tag--blue
    Attributes attributes{};
};

Html tag(const Tag& options);

}  // namespace kith::govuk
