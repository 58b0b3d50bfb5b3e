#pragma once

#include <optional>
#include <vector>

#include "platform/html/govuk/parts.hpp"

namespace kith::govuk {

// A link that does something to what stands beside it, such as "Change".
struct Action {
    Html text{};
    Url href{};
    std::string visually_hidden_text{};  // what is changed, for those who only hear the link
    std::string classes{};
    Attributes attributes{};
};

struct SummaryRow {
    Html key{};
    Html value{};
    std::vector<Action> actions{};
    std::string key_classes{};
    std::string value_classes{};
    std::string actions_classes{};
    std::string classes{};
    bool when = true;
};

// A frame with a title round the list.
struct SummaryCard {
    Html title{};
    int heading_level = 2;
    std::string title_classes{};
    std::vector<Action> actions{};
    std::string actions_classes{};
    std::string classes{};
    Attributes attributes{};
};

struct SummaryList {
    std::vector<SummaryRow> rows;
    std::optional<SummaryCard> card{};
    std::string classes{};
    Attributes attributes{};
};

Html summary_list(const SummaryList& options);

}  // namespace kith::govuk
