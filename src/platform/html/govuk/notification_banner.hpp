#pragma once

#include <optional>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct NotificationBanner {
    Html text{};  // one line, set as a heading
    Html html{};  // or whole content, set as it is
    Html title_text{};         // Important, or Success, unless said otherwise
    std::string type{};        // "success" or nothing
    std::string role{};
    std::string title_id = "govuk-notification-banner-title";
    int title_heading_level = 2;
    std::optional<bool> disable_auto_focus{};
    std::string classes{};
    Attributes attributes{};
};

Html notification_banner(const NotificationBanner& options);

}  // namespace kith::govuk
