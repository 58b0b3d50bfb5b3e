#pragma once

#include <optional>
#include <vector>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct FooterLink {
    Html text{};
    Url href{};
    Attributes attributes{};
};

// A titled column of links.
struct FooterNavigation {
    std::string title{};
    int columns = 0;
    std::string width = "full";
    std::vector<FooterLink> items{};
};

struct FooterMeta {
    std::string visually_hidden_title = "Support links";
    std::vector<FooterLink> items{};
    Html text{};
};

// Under which licence the content stands; left out without text.
struct FooterLicence {
    Html text{};
    Html logo{};
};

// The statement of the Open Government Licence, without a logo.
Html open_government_licence();

// The footer of GOV.UK. The crown and the logo of the licence are not part of this program.
struct Footer {
    Html logo{};
    std::vector<FooterNavigation> navigation{};
    std::optional<FooterMeta> meta{};
    FooterLicence content_licence{};
    Html copyright = "© Crown copyright";
    std::string container_classes{};
    std::string classes{};
    Attributes attributes{};
};

Html footer(const Footer& options);

}  // namespace kith::govuk
