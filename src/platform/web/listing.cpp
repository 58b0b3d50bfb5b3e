#include "platform/web/listing.hpp"

namespace kith::web {

html::Html stacking(govuk::Table table) {
    table.classes += table.classes.empty() ? "kith-table--stacks" : " kith-table--stacks";
    for (auto& row : table.rows) {
        for (std::size_t at = 0; at < row.size() && at < table.head.size(); ++at) {
            row[at].attributes.add("data-label", table.head[at].text.str());
        }
    }
    return govuk::table(table);
}

std::string unnamed() { return "Name not open to you"; }

}  // namespace kith::web
