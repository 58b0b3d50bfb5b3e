#include "platform/html/govuk/accordion.hpp"
#include "platform/html/govuk/breadcrumbs.hpp"
#include "platform/html/govuk/fixtures_test.hpp"
#include "platform/html/govuk/pagination.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/html/govuk/tabs.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/html/govuk/task_list.hpp"

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

Html an_accordion(const Options& options) {
    Accordion whole{.id = options.text("id"),
                    .items = {},
                    .heading_level = options.number_or("headingLevel", 2),
                    .remember_expanded = options.some_flag("rememberExpanded"),
                    .hide_all_sections_text = options.text("hideAllSectionsText"),
                    .hide_section_text = options.text("hideSectionText"),
                    .hide_section_aria_label_text = options.text("hideSectionAriaLabelText"),
                    .show_all_sections_text = options.text("showAllSectionsText"),
                    .show_section_text = options.text("showSectionText"),
                    .show_section_aria_label_text = options.text("showSectionAriaLabelText"),
                    .classes = options.classes(),
                    .attributes = options.attributes()};
    for (const Options& item : options.items("items")) {
        whole.items.push_back({.heading = item["heading"].html(),
                               .summary = item["summary"].html(),
                               .content = {.html = Html::trusted(item["content"].text("html")),
                                           .text = item["content"].text("text")},
                               .expanded = item.flag("expanded"),
                               .when = item.truthy()});
    }
    return accordion(whole);
}

PaginationLink link_of(const Options& options) {
    return {.text = options.html(),
            .href = options.url(),
            .label_text = options.text("labelText"),
            .attributes = options.attributes()};
}

Html a_pagination(const Options& options) {
    Pagination whole{.previous = link_of(options["previous"]),
                     .next = link_of(options["next"]),
                     .items = {},
                     .landmark_label = options.text_or("landmarkLabel", "Pagination"),
                     .classes = options.classes(),
                     .attributes = options.attributes()};
    for (const Options& item : options.items("items")) {
        if (item.truthy()) {
            whole.items.push_back({.number = item.text("number"),
                                   .href = item.url(),
                                   .visually_hidden_text = item.text("visuallyHiddenText"),
                                   .current = item.flag("current"),
                                   .ellipsis = item.flag("ellipsis"),
                                   .attributes = item.attributes()});
        }
    }
    return pagination(whole);
}

Html some_tabs(const Options& options) {
    Tabs whole{.title = options.text_or("title", "Contents"),
               .id = options.text("id"),
               .id_prefix = options.text("idPrefix"),
               .items = {},
               .classes = options.classes(),
               .attributes = options.attributes()};
    for (const Options& item : options.items("items")) {
        whole.items.push_back({.label = item.text("label"),
                               .id = item.text("id"),
                               .panel = {.html = Html::trusted(item["panel"].text("html")),
                                         .text = item["panel"].text("text"),
                                         .attributes = item["panel"].attributes()},
                               .attributes = item.attributes(),
                               .when = item.truthy()});
    }
    return tabs(whole);
}

Html status_of(const Options& options) {
    const Options label = options["tag"];
    return label.truthy() ? tag({.text = label.html(),
                                 .classes = label.classes(),
                                 .attributes = label.attributes()})
                          : options.html();
}

Html a_task_list(const Options& options) {
    TaskList whole{.items = {},
                   .id_prefix = options.text_or("idPrefix", "task-list"),
                   .classes = options.classes(),
                   .attributes = options.attributes()};
    for (const Options& item : options.items("items")) {
        whole.items.push_back({.title = item["title"].html(),
                               .hint = item["hint"].html(),
                               .href = item.url(),
                               .status = status_of(item["status"]),
                               .title_classes = item["title"].classes(),
                               .status_classes = item["status"].classes(),
                               .classes = item.classes(),
                               .when = item.truthy()});
    }
    return task_list(whole);
}

}  // namespace

std::vector<Component> list_components() {
    return {{"accordion", an_accordion},
            {"breadcrumbs", some_breadcrumbs},
            {"pagination", a_pagination},
            {"summary-list", a_summary_list},
            {"table", a_table},
            {"tabs", some_tabs},
            {"task-list", a_task_list}};
}

}  // namespace kith::govuk::fixtures
