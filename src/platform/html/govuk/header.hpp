#pragma once

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

// The header of GOV.UK itself. Only services on gov.uk may use it, and only with the crown, which
// is theirs to bring as `logo`; everyone else uses generic_header.
struct Header {
    Html logo;
    std::string product_name{};
    Url homepage_url;
    std::string container_classes = "govuk-width-container";
    std::string classes{};
    Attributes attributes{};
};

Html header(const Header& options);

}  // namespace kith::govuk
