#pragma once

#include <vector>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

// A way on from an interruption: a link, or a button where there is no address.
struct PanelAction {
    Html text{};
    Url href{};
    std::string type{};  // "button" makes a link look like one
    std::string classes{};
    Attributes attributes{};
};

struct PanelActions {
    std::vector<PanelAction> items{};
    std::string classes{};
    Attributes attributes{};
};

// A confirmation, or with the class govuk-panel--interruption a page that stops to warn.
struct Panel {
    Html title_text{};
    Html text{};
    int heading_level = 1;
    PanelActions actions{};  // on interruptions only
    std::string classes{};
    Attributes attributes{};
};

Html panel(const Panel& options);

}  // namespace kith::govuk
