#pragma once

#include <optional>
#include <vector>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct NavigationItem {
    Html text{};
    Url href{};
    bool current = false;  // this very page
    bool active = false;   // this part of the service
    Attributes attributes{};
    bool when = true;
};

// Markup of our own in the places the component leaves for it.
struct NavigationSlots {
    Html start{};
    Html end{};
    bool end_inline = false;
    Html navigation_start{};
    Html navigation_end{};
};

struct ServiceNavigation {
    std::string service_name{};
    Url service_url{};
    std::vector<NavigationItem> navigation{};
    std::string navigation_id = "navigation";
    std::string navigation_label{};  // the menu button's text, unless said otherwise
    std::string navigation_classes{};
    std::string menu_button_text = "Menu";
    std::string menu_button_label{};
    std::optional<bool> collapse_navigation_on_mobile{};  // if there is more than one item
    NavigationSlots slots{};
    std::string aria_label = "Service information";
    std::string classes{};
    Attributes attributes{};
};

Html service_navigation(const ServiceNavigation& options);

}  // namespace kith::govuk
