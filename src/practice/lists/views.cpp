#include "practice/lists/views.hpp"

#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/details.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/web/parts.hpp"
#include "platform/web/stacked.hpp"

namespace kith::lists {
namespace {

using html::Html;
using html::markup;
using html::Url;

std::string with_commas(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

govuk::TableCell number(std::size_t count) {
    return {.text = with_commas(count), .format = "numeric"};
}

Html state_tag(const ImportRow& row) {
    if (row.status == "done") return govuk::tag({.text = "Done", .classes = "govuk-tag--green"});
    if (row.status == "undone") {
        return govuk::tag({.text = "Taken back", .classes = "govuk-tag--grey"});
    }
    if (row.status == "failed") {
        return govuk::tag({.text = "Not imported", .classes = "govuk-tag--red"});
    }
    return govuk::tag({.text = row.status == "waiting" ? "Waiting" : "Being read",
                       .classes = "govuk-tag--blue"});
}

// "4.2 seconds", "3 minutes"
std::string how_long(const ImportRow& row) {
    if (!row.finished_at) return "";
    const auto milliseconds = (*row.finished_at - row.started_at).count();
    if (milliseconds < 100'000) {
        const auto tenths = (milliseconds + 50) / 100;
        return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " seconds";
    }
    return std::to_string(milliseconds / 60'000) + " minutes";
}

Html counts_table(const ImportRow& row) {
    govuk::Table table{
        .caption = "Where every row ended", .rows = {}, .first_cell_is_header = true};
    const auto line = [&](std::string_view words, std::size_t count) {
        table.rows.push_back({{.text = words}, number(count)});
    };
    const Counts& counts = row.counts;
    line("Attached to somebody known", counts.known);
    line("New people", counts.added);
    line("New people who may be known: waiting for review", counts.review);
    line("Refused, kept with the reason", counts.refused);
    line("Said nothing new", counts.unchanged);
    line("Older rows of the same number", counts.superseded);
    table.rows.push_back({{.text = markup("<strong>Rows in all</strong>")},
                          {.text = markup("<strong>{}</strong>", with_commas(counts.rows())),
                           .format = "numeric"}});
    return govuk::table(table);
}

Html asides(const Counts& counts) {
    Html all;
    if (counts.ended > 0) {
        all += markup("<p>{} people who were on the list are not in this file: their flags were "
                      "ended.</p>",
                      with_commas(counts.ended));
    }
    if (counts.died > 0) {
        all += markup("<p>{} people have died, the list says. Their calls were stopped and those "
                      "who work with them told.</p>",
                      with_commas(counts.died));
    }
    return all;
}

Html progress_of(const ImportRow& row) {
    const auto total = std::max<std::size_t>(1, row.rows_total);
    return markup(R"(<div class="kith-progress"><p class="kith-progress__words">{} of {} rows
        done</p><progress max="{}" value="{}" aria-label="Rows done"></progress></div>
        <p class="kith-quiet">You can leave this page: it goes on without you, and carries on where
        it stopped if Kith is restarted.</p>)",
                  with_commas(row.rows_done), with_commas(row.rows_total), std::to_string(total),
                  std::to_string(std::min(row.rows_done, total)));
}

}  // namespace

std::string kind_name(const std::string& list, const std::vector<ListKind>& kinds) {
    for (const ListKind& kind : kinds) {
        if (kind.id == list) return kind.name;
    }
    if (const Layout* known = known_layout(list)) return known->name;
    return list == "postcodes" ? "Places of postcodes" : "Columns not yet described";
}

std::string state_words(const ImportRow& row) {
    if (row.phase == "taking back") return "Being taken back";
    if (row.status == "running") return "Being read";
    if (row.status == "waiting") return row.list_id.empty() ? "Its columns wait" : "Waiting";
    if (row.status == "undone") return "Taken back";
    return row.status == "failed" ? "Not imported. " + row.failure : "Done";
}

Html list_table(const std::vector<ImportRow>& rows, const std::vector<ListKind>& kinds) {
    govuk::Table table{.rows = {}};
    table.head = {{.text = "File"},   {.text = "List"},
                  {.text = "When"},   {.text = "State"},
                  {.text = "Rows", .format = "numeric"},
                  {.text = "Known", .format = "numeric"},
                  {.text = "New", .format = "numeric"},
                  {.text = "Review", .format = "numeric"},
                  {.text = "Refused", .format = "numeric"}};
    for (const ImportRow& row : rows) {
        const Url where = row.list_id.empty() ? Url::path("/lists/{}/columns", row.id)
                                              : Url::path("/lists/{}", row.id);
        table.rows.push_back(
            {{.text = markup(R"(<a class="govuk-link" href="{}">{}</a>)", where, row.file_name)},
             {.text = kind_name(row.list_id, kinds)},
             {.text = written(row.started_at)},
             {.text = state_tag(row)},
             number(row.rows_total),
             number(row.counts.known),
             number(row.counts.added),
             number(row.counts.review),
             number(row.counts.refused)});
    }
    return web::stacked(std::move(table));
}

Html nothing_imported() {
    return markup(R"(<div class="kith-empty"><h2 class="kith-empty__title">No list has been imported
        yet</h2><p>A list says who must be reached: every row is attached to somebody known, becomes
        a new person with flags, needs and a first call, or is kept with the reason why not.
        Importing the same file again changes nothing, and a whole import can be taken back.</p>
        </div>)");
}

Html import_state(const ImportRow& row) {
    const bool going_on = row.status == "running" || row.status == "waiting" ||
                          row.phase == "taking back";
    Html words = markup(R"(<p>{} {}{}</p>)", state_tag(row), state_words(row),
                        row.status == "done" && row.finished_at ? ", in " + how_long(row)
                                                                : std::string());
    if (going_on) return words + progress_of(row) + counts_table(row);
    return words + counts_table(row) + asides(row.counts);
}

Html refused_table(const ImportRow& row, const std::vector<Refusal>& refused, bool copies) {
    if (refused.empty()) return {};
    govuk::Table table{.caption = "Refused rows", .rows = {}};
    table.head = {{.text = "Row", .format = "numeric"}, {.text = "Why"}};
    for (const Refusal& one : refused) {
        table.rows.push_back({number(one.row_number), {.text = one.reason}});
    }
    Html copy;
    if (copies) {
        copy = markup(R"(<p><a class="govuk-link" href="{}">All refused rows as they stood
            (CSV)</a></p>)",
                      Url::path("/lists/{}/refused.csv", row.id));
    }
    return web::scrolling("Refused rows", govuk::table(table)) + copy;
}

Html sight_line(const Sight& sight) {
    const std::string words = words_of(sight);
    if (words.empty()) return {};
    return markup(R"(<p class="govuk-body kith-quiet">{}{}</p>)", web::icon("lock"), words);
}

}  // namespace kith::lists
