#pragma once

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

// The top of a page outside GOV.UK: the organisation's own logo or name, linked to the front page.
struct GenericHeader {
    Html logo{};
    Url url = Url::path("/");
    std::string container_classes = "govuk-width-container";
    std::string classes{};
    Attributes attributes{};
};

Html generic_header(const GenericHeader& options);

}  // namespace kith::govuk
