#include "platform/web/stacked.hpp"

namespace kith::web {

html::Html stacked(govuk::Table table, const std::vector<std::string>& names) {
    std::vector<html::Html> said;
    for (const govuk::TableCell& cell : table.head) said.push_back(cell.text);
    if (!names.empty()) said.assign(names.begin(), names.end());
    table.classes += (table.classes.empty() ? "" : " ") + std::string("kith-stacked");
    for (govuk::TableRow& row : table.rows) {
        for (std::size_t each = 0; each < row.size() && each < said.size(); ++each) {
            const html::Html& name = said[each];
            if (name.empty() || row[each].text.empty()) continue;
            // The head says it to those who hear the page.
            row[each].text = html::markup(
                R"(<span class="kith-stacked__name" aria-hidden="true">{}</span>)"
                R"(<span class="kith-stacked__cell">{}</span>)",
                name, row[each].text);
        }
    }
    return govuk::table(table);
}

}  // namespace kith::web
