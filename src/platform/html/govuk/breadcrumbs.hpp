#pragma once

#include <vector>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

// One step of the way; without an address it is the page itself.
struct BreadcrumbsItem {
    Html text{};
    Url href{};
    Attributes attributes{};
};

struct Breadcrumbs {
    std::vector<BreadcrumbsItem> items;
    std::string label_text = "Breadcrumb";
    bool collapse_on_mobile = false;
    std::string classes{};
    Attributes attributes{};
};

Html breadcrumbs(const Breadcrumbs& options);

}  // namespace kith::govuk
