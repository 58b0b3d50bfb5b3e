// Rows of an import on a page, and files that go out. Each look leaves a line in the access log.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/web/stacked.hpp"
#include "practice/lists/routes.hpp"
#include "practice/lists/sight.hpp"
#include "practice/lists/views.hpp"

namespace kith::lists {
namespace {

using html::Html;
using html::markup;
using html::Url;

constexpr std::size_t rows_a_page = 50;
constexpr sharing::Purpose seeing_rows{"rows of a list",
                                       "seeing where each row of a list ended"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> endings{{
    {"known", "Attached to somebody known"},
    {"added", "New people"},
    {"review", "Waiting for review"},
    {"refused", "Refused"},
    {"ended", "No longer on the list"},
}};

std::string import_of(const web::Context& context) {
    return std::string(context.request.parameter("import"));
}

struct Rows {
    ImportRow import;
    Sight sight;
    std::vector<RowSeen> rows;
    std::map<PersonId, people::Card> cards{};
    std::string outcome{};
    bool more = false;
};

Result<Rows> read_rows(web::Context& context, sql::Transaction& transaction) {
    const auto& query = context.request.query;
    const auto import = import_row(transaction, import_of(context));
    if (!import) return problem(NotFound{"import"});
    const web::Viewer& viewer = *context.viewer;
    Rows read{.import = *import,
              .sight = sight_of(transaction, viewer, *import, sharing::Means::list, context.now()),
              .rows = {}, .outcome = std::string(query.get("outcome"))};
    if (!read.sight.any()) return problem(Forbidden{"see this list"});
    std::int64_t after = INT32_MIN;
    const std::string_view from = query.get("after");
    std::from_chars(from.data(), from.data() + from.size(), after);
    auto found = rows_of(transaction, import->id, read.outcome, after, rows_a_page + 1);
    read.more = found.size() > rows_a_page;
    if (read.more) found.pop_back();
    read.rows = see_rows(transaction, viewer, read.sight, found, sharing::Means::list,
                         context.now());
    std::vector<PersonId> people;
    for (const RowSeen& row : read.rows) {
        if (row.person) people.push_back(*row.person);
    }
    for (auto& card : people::cards(transaction, viewer, people, seeing_rows, context.now())) {
        read.cards.emplace(card.id, std::move(card));
    }
    return read;
}

Html withheld_tag() {
    return markup(R"(<strong class="govuk-tag govuk-tag--grey">withheld</strong>)");
}

bool is_withheld(const RowSeen& row, std::string_view what) {
    return std::find(row.withheld.begin(), row.withheld.end(), what) != row.withheld.end();
}

Html who(const Rows& rows, const RowSeen& row) {
    if (is_withheld(row, rows_person)) return withheld_tag();
    if (!row.person) return {};
    const auto card = rows.cards.find(*row.person);
    if (card == rows.cards.end()) return Html("Somebody whose record you may not open");
    return people::card_line(card->second);
}

Html rows_table(const Rows& rows) {
    if (rows.rows.empty()) {
        return markup(R"(<p class="kith-quiet">No row ended so. Rows that said nothing new are
            counted, not listed.</p>)");
    }
    govuk::Table table{.rows = {}};
    table.head = {{.text = "Row", .format = "numeric"}, {.text = "Where it ended"},
                  {.text = "Who"}, {.text = "The list's own number"}, {.text = "Why"}};
    for (const RowSeen& row : rows.rows) {
        const Html number =
            is_withheld(row, rows_number) ? withheld_tag() : Html(row.source_id);
        table.rows.push_back(
            {{.text = row.number > 0 ? std::to_string(row.number) : std::string("–"),
              .format = "numeric"},
             {.text = words_of(row)},
             {.text = who(rows, row)},
             {.text = number},
             {.text = row.kept.empty() || row.kept == "taken back" ? row.reason : row.kept}});
    }
    return web::stacked(std::move(table));
}

Html ending_form(const Rows& rows) {
    govuk::Select ending{.label = {.text = "Where they ended"},
                         .name = "outcome",
                         .value = rows.outcome,
                         .items = {{.text = "Anywhere", .value = ""}}};
    for (const auto& [value, words] : endings) {
        ending.items.push_back({.text = std::string(words), .value = std::string(value)});
    }
    return markup(R"(<form method="get" action="{}" class="kith-filters">{}{}</form>)",
                  Url::path("/lists/{}/rows", rows.import.id), govuk::select(ending),
                  govuk::button({.text = "Show", .classes = "govuk-button--secondary"}));
}

Html more_link(const Rows& rows) {
    if (!rows.more) return {};
    return markup(R"(<p><a class="govuk-link" href="{}">More rows</a></p>)",
                  Url::path("/lists/{}/rows", rows.import.id)
                      .with("outcome", rows.outcome)
                      .with("after", std::to_string(rows.rows.back().number)));
}

web::Response download_csv(web::Context& context, std::string_view name,
                           const sharing::Purpose& purpose,
                           Result<std::string> (*write)(sql::Session&, const web::Viewer&,
                                                        std::string_view, Instant)) {
    const auto csv = context.app.database.write(
        context.actor(),
        [&](sql::Transaction& transaction) -> Result<std::string> {
            auto written = write(transaction, *context.viewer, import_of(context), context.now());
            if (!written) return written;
            const auto lines = std::count(written->begin(), written->end(), '\n');
            sharing::log_list(transaction, *context.viewer, purpose, "export",
                              static_cast<std::size_t>(lines - 1), context.now());
            return written;
        },
        sql::Isolation::read_committed);
    if (!csv) return web::problem_page(context, csv.error());
    return web::download(name, "text/csv; charset=utf-8", *csv);
}

Result<Feedback> asked_feedback(web::Context& context) {
    const std::string list(context.request.parameter("list"));
    const Day today = london_day(context.now());
    const auto since = Day::parse(context.request.query.get("since"));
    const auto until = Day::parse(context.request.query.get("until"));
    return context.app.database.write(
        context.actor(),
        [&](sql::Transaction& transaction) -> Result<Feedback> {
            if (!list_kind(transaction, list)) return problem(NotFound{"list"});
            auto feedback = feedback_of(transaction, *context.viewer, list,
                                        since ? *since : today + -7, until ? *until : today,
                                        context.now());
            if (!feedback) return feedback;
            sharing::log_list(transaction, *context.viewer,
                              {"weekly feedback", "telling a list's sender what was done"},
                              "export", feedback->lines, context.now());
            return feedback;
        },
        sql::Isolation::read_committed);
}

}  // namespace

web::Response show_rows(web::Context& context) {
    const auto rows = context.app.database.write(
        context.actor(),
        [&](sql::Transaction& transaction) { return read_rows(context, transaction); },
        sql::Isolation::read_committed);
    if (!rows) return web::problem_page(context, rows.error());
    web::Page shown;
    shown.title = "Where each row ended";
    shown.current = "/lists";
    shown.wide = true;
    shown.before = govuk::back_link({.text = rows->import.file_name,
                                     .href = Url::path("/lists/{}", rows->import.id)});
    shown.body = markup(R"(<h1 class="govuk-heading-l">Where each row ended</h1>{}{}{}{})",
                        sight_line(rows->sight), ending_form(*rows), rows_table(*rows),
                        more_link(*rows));
    return web::page(context, std::move(shown));
}

web::Response download_refused(web::Context& context) {
    return download_csv(context, "refused rows.csv",
                        {"refused rows", "putting refused rows of a list right"}, refused_csv);
}

web::Response download_result(web::Context& context) {
    return download_csv(context, "where each row ended.csv",
                        {"result of a list", "seeing where each row of a list ended"}, result_csv);
}

web::Response download_feedback(web::Context& context) {
    const auto feedback = asked_feedback(context);
    if (!feedback) return web::problem_page(context, feedback.error());
    return web::download("outcomes-" + london_day(context.now()).text() + ".csv",
                         "text/csv; charset=utf-8", feedback->csv);
}

web::Response download_feedback_workbook(web::Context& context) {
    const auto feedback = asked_feedback(context);
    if (!feedback) return web::problem_page(context, feedback.error());
    return web::download("outcomes-" + london_day(context.now()).text() + ".xlsx",
                         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                         feedback_workbook(*feedback));
}

}  // namespace kith::lists
