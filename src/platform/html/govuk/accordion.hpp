#pragma once

#include <optional>
#include <vector>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct AccordionContent {
    Html html{};  // the content as it is
    Html text{};  // or one paragraph
};

struct AccordionItem {
    Html heading{};
    Html summary{};
    AccordionContent content{};
    bool expanded = false;
    bool when = true;
};

struct Accordion {
    std::string id;
    std::vector<AccordionItem> items;
    int heading_level = 2;
    std::optional<bool> remember_expanded{};
    std::string hide_all_sections_text{};
    std::string hide_section_text{};
    std::string hide_section_aria_label_text{};
    std::string show_all_sections_text{};
    std::string show_section_text{};
    std::string show_section_aria_label_text{};
    std::string classes{};
    Attributes attributes{};
};

Html accordion(const Accordion& options);

}  // namespace kith::govuk
