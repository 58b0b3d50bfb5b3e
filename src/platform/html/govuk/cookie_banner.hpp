#pragma once

#include <vector>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

// A link, or a button where there is no address.
struct CookieAction {
    Html text{};
    Url href{};
    std::string type{};
    std::string name{};
    std::string value{};
    std::string classes{};
    Attributes attributes{};
};

struct CookieMessage {
    Html heading_text{};
    Html text{};  // one paragraph
    Html html{};  // or the content as it is
    std::vector<CookieAction> actions{};
    std::string role{};
    bool hidden = false;
    std::string classes{};
    Attributes attributes{};
};

struct CookieBanner {
    std::vector<CookieMessage> messages;
    std::string aria_label = "Cookie banner";
    bool hidden = false;
    std::string classes{};
    Attributes attributes{};
};

Html cookie_banner(const CookieBanner& options);

}  // namespace kith::govuk
