#pragma once

#include <vector>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

struct TabPanel {
    Html html{};  // the content as it is
    Html text{};  // or one paragraph
    Attributes attributes{};
};

struct TabsItem {
    Html label{};
    std::string id{};
    TabPanel panel{};
    Attributes attributes{};
    bool when = true;
};

struct Tabs {
    Html title = "Contents";
    std::string id{};
    std::string id_prefix{};  // for the items without an id
    std::vector<TabsItem> items;
    std::string classes{};
    Attributes attributes{};
};

Html tabs(const Tabs& options);

}  // namespace kith::govuk
