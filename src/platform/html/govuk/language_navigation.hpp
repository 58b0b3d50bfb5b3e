#pragma once

#include <vector>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

// The page in one language; the current one, or one without an address, is not a link.
struct LanguageItem {
    Html text{};
    Url href{};
    bool current = false;
    std::string lang{};
    std::string href_lang{};  // the language of the page there, if not `lang`
    std::string dir{};
    std::string language_description_text{};
    std::string classes{};
    Attributes attributes{};
};

struct LanguageNavigation {
    std::vector<LanguageItem> items;
    std::string aria_label = "Language";
    std::string classes{};
    Attributes attributes{};
};

Html language_navigation(const LanguageNavigation& options);

}  // namespace kith::govuk
