#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/date_input.hpp"
#include "platform/html/govuk/file_upload.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/web/stacked.hpp"
#include "practice/lists/views.hpp"

namespace kith::lists {
namespace {

using html::Html;
using html::markup;

Html field(const web::FormReader& reader, const std::string& name, std::string_view label,
           std::string_view hint) {
    return govuk::input({.label = {.text = label},
                         .hint = {.text = hint},
                         .error_message = reader.errors().shown(name),
                         .id = name,
                         .name = name,
                         .value = reader.typed(name),
                         .autocomplete = "off"});
}

Html which_list(const web::FormReader& reader, const std::vector<ListKind>& kinds) {
    const std::string chosen = reader.typed("list");
    govuk::Select select{.label = {.text = "Which list is it?"},
                         .hint = {.text = "The national feeds are told by their headings."},
                         .id = "list",
                         .name = "list"};
    select.items.push_back(
        {.text = "Tell by the headings", .value = "", .selected = chosen.empty()});
    for (const Layout& layout : known_layouts()) {
        select.items.push_back({.text = layout.name, .value = layout.id,
                                .selected = chosen == layout.id});
    }
    for (const ListKind& kind : kinds) {
        if (known_layout(kind.id) != nullptr) continue;
        select.items.push_back({.text = kind.name, .value = kind.id,
                                .selected = chosen == kind.id});
    }
    return govuk::select(select);
}

// The values of one column in the first rows, so that somebody sees what it holds.
std::string sample_of(const Mapping& mapping, std::size_t column) {
    std::string sample;
    for (const auto& row : mapping.first_rows) {
        if (column >= row.size() || row[column].empty()) continue;
        sample += (sample.empty() ? "" : " · ") + row[column];
    }
    return sample;
}

Html choice_of(const Mapping& mapping, std::size_t place) {
    const std::string name = "column-" + std::to_string(place);
    govuk::Select select{.label = {.text = mapping.headings[place],
                                   .classes = "govuk-visually-hidden"},
                         .id = name,
                         .name = name};
    for (const ColumnName& each : column_names()) {
        select.items.push_back({.text = std::string(each.words), .value = std::string(each.name),
                                .selected = each.column == mapping.columns[place]});
    }
    return govuk::select(select);
}

}  // namespace

Html upload_form(const web::FormReader& reader, const std::vector<ListKind>& kinds) {
    return govuk::file_upload({.label = {.text = "The file"},
                               .hint = {.text = "CSV or Excel (XLSX), at most 60 MB"},
                               .error_message = reader.errors().shown("file"),
                               .id = "file",
                               .name = "file",
                               .attributes = {{"accept", ".csv,.xlsx,.gz,.txt"}}}) +
           which_list(reader, kinds) +
           field(reader, "source", "Who sent it?", "For example, NHS Digital") +
           field(reader, "purpose", "What may it be used for?",
                 "For example, to reach people who are told to shield and meet their needs") +
           field(reader, "legal_basis", "By which law?",
                 "For example, the notice under regulation 3(4) of the COPI Regulations") +
           field(reader, "agreement", "Under which sharing agreement?",
                 "Its name or number, where there is one") +
           govuk::date_input(
               {.fieldset = {.legend = {.text = "Until when may it be used?"}},
                .hint = {.text = "After that day Kith forgets what its rows said"},
                .error_message = reader.errors().shown("expires"),
                .id = "expires",
                .name_prefix = "expires",
                .values = {.day = reader.typed("expires-day"),
                           .month = reader.typed("expires-month"),
                           .year = reader.typed("expires-year")}}) +
           govuk::button({.text = "Import", .prevent_double_click = true});
}

Html mapping_form(const Mapping& mapping, const web::FormErrors& errors) {
    govuk::Table table{.caption = "What each column says", .rows = {}};
    table.head = {{.text = "Column"}, {.text = "In the first rows"}, {.text = "What it says"}};
    for (std::size_t place = 0; place < mapping.headings.size(); ++place) {
        table.rows.push_back({{.text = mapping.headings[place]},
                              {.text = sample_of(mapping, place)},
                              {.text = choice_of(mapping, place)}});
    }
    govuk::Checkboxes ticks{
        .fieldset = {.legend = {.text = "What the list means"}}, .name = "means"};
    ticks.items = {{.text = "Everybody on it is to be called", .value = "call",
                    .checked = mapping.call},
                   {.text = "Each file holds everybody: whoever is not in it has left the list",
                    .value = "everybody",
                    .checked = mapping.everybody}};
    return govuk::input({.label = {.text = "What is this list called?"},
                         .hint = {.text = "The next file with these headings is read the same way"},
                         .error_message = errors.shown("name"),
                         .id = "name",
                         .name = "name",
                         .value = mapping.name,
                         .autocomplete = "off"}) +
           web::stacked(std::move(table)) +
           govuk::checkboxes(ticks) +
           govuk::button({.text = "Import by these columns", .prevent_double_click = true});
}

}  // namespace kith::lists
