#include "platform/html/govuk/breadcrumbs.hpp"
#include "platform/html/govuk/fixtures_test.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "platform/html/govuk/table.hpp"

namespace kith::govuk::fixtures {

namespace {

Html some_breadcrumbs(const Options& options) {
    Breadcrumbs trail{.items = {},
                      .label_text = options.text_or("labelText", "Breadcrumb"),
                      .collapse_on_mobile = options.flag("collapseOnMobile"),
                      .classes = options.classes(),
                      .attributes = options.attributes()};
    for (const Options& item : options.items("items")) {
        trail.items.push_back(
            {.text = item.html(), .href = item.url(), .attributes = item.attributes()});
    }
    return breadcrumbs(trail);
}

std::vector<Action> actions_of(const Options& options) {
    std::vector<Action> all;
    for (const Options& item : options.items("items")) {
        all.push_back({.text = item.html(),
                       .href = item.url(),
                       .visually_hidden_text = item.text("visuallyHiddenText"),
                       .classes = item.classes(),
                       .attributes = item.attributes()});
    }
    return all;
}

SummaryCard card_of(const Options& options) {
    return {.title = options["title"].html(),
            .heading_level = options["title"].number_or("headingLevel", 2),
            .title_classes = options["title"].classes(),
            .actions = actions_of(options["actions"]),
            .actions_classes = options["actions"].classes(),
            .classes = options.classes(),
            .attributes = options.attributes()};
}

Html a_summary_list(const Options& options) {
    SummaryList list{
        .rows = {}, .classes = options.classes(), .attributes = options.attributes()};
    if (options.truthy("card")) {
        list.card = card_of(options["card"]);
    }
    for (const Options& row : options.items("rows")) {
        list.rows.push_back({.key = row["key"].html(),
                             .value = row["value"].html(),
                             .actions = actions_of(row["actions"]),
                             .key_classes = row["key"].classes(),
                             .value_classes = row["value"].classes(),
                             .actions_classes = row["actions"].classes(),
                             .classes = row.classes(),
                             .when = row.truthy()});
    }
    return summary_list(list);
}

TableRow row_of(const std::vector<Options>& cells) {
    TableRow row;
    for (const Options& cell : cells) {
        row.push_back({.text = cell.html(),
                       .format = cell.text("format"),
                       .colspan = cell.number_or("colspan", 0),
                       .rowspan = cell.number_or("rowspan", 0),
                       .classes = cell.classes(),
                       .attributes = cell.attributes()});
    }
    return row;
}

Html a_table(const Options& options) {
    Table whole{.caption = options.text("caption"),
                .caption_classes = options.text("captionClasses"),
                .head = row_of(options.items("head")),
                .rows = {},
                .first_cell_is_header = options.flag("firstCellIsHeader"),
                .classes = options.classes(),
                .attributes = options.attributes()};
    for (const Options& row : options.items("rows")) {
        if (row.truthy()) {
            whole.rows.push_back(row_of(row.items()));
        }
    }
    return table(whole);
}

}  // namespace

std::vector<Component> list_components() {
    return {{"breadcrumbs", some_breadcrumbs},
            {"summary-list", a_summary_list},
            {"table", a_table}};
}

}  // namespace kith::govuk::fixtures
