#include "practice/lists/routes.hpp"

#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/warning_text.hpp"
#include "platform/web/live.hpp"
#include "practice/lists/views.hpp"

namespace kith::lists {
namespace {

using html::Html;
using html::markup;
using html::Url;

constexpr std::size_t imports_a_page = 50;
constexpr std::size_t refusals_shown = 100;

std::string import_of(const web::Context& context) {
    return std::string(context.request.parameter("import"));
}

Html feedback_form(const web::Context& context, const std::vector<ListKind>& kinds) {
    Html items;
    for (const ListKind& kind : kinds) {
        if (kind.layout.ids_of.empty() && kind.id != "register") {
            items += markup(R"(<li>{}: <a class="govuk-link" href="{}">workbook (XLSX)<span
                class="govuk-visually-hidden"> of {}</span></a>, <a class="govuk-link"
                href="{}">CSV<span class="govuk-visually-hidden"> of {}</span></a></li>)",
                            kind.name, Url::path("/lists/kinds/{}/feedback.xlsx", kind.id),
                            kind.name, Url::path("/lists/kinds/{}/feedback.csv", kind.id),
                            kind.name);
        }
    }
    if (items.empty()) return {};
    (void)context;
    return markup(R"(<h2 class="govuk-heading-m">Weekly feedback</h2><p>What was really done for the
        people of a list in the last seven days, in the layout that is sent back.</p><ul
        class="govuk-list">{}</ul>)",
                  items);
}

web::Response show_lists(web::Context& context) {
    struct Shown {
        std::vector<ImportRow> rows;
        std::vector<ListKind> kinds;
    };
    const std::string before(context.request.query.get("before"));
    const auto [rows, kinds] = context.app.database.read([&](sql::Session& session) {
        return Shown{imports(session, before, imports_a_page), list_kinds(session)};
    });
    Html older;
    if (rows.size() == imports_a_page) {
        older = markup(R"(<p><a class="govuk-link" href="{}">Older imports</a></p>)",
                       Url::path("/lists").with("before", rows.back().id));
    }
    web::Page shown;
    shown.title = "Lists";
    shown.current = "/lists";
    shown.wide = true;
    shown.body = markup(R"(<h1 class="govuk-heading-l">Lists</h1>{}{}{}{})",
                        govuk::button({.text = "Import a file", .href = Url::path("/lists/new"),
                                       .attributes = {{"data-key", "i"}}}),
                        rows.empty() ? nothing_imported() : list_table(rows, kinds), older,
                        feedback_form(context, kinds));
    return web::page(context, std::move(shown));
}

Html about_of(const std::optional<ListKind>& kind) {
    if (!kind) return {};
    Html lines;
    const auto line = [&](std::string_view words, const std::string& value) {
        if (!value.empty()) {
            lines += markup("<li>{}: {}</li>", words, value);
        }
    };
    line("From", kind->about.source);
    line("For", kind->about.purpose);
    line("By", kind->about.legal_basis);
    line("Under", kind->about.agreement);
    if (kind->about.expires_on) line("Until", written(*kind->about.expires_on));
    return lines.empty() ? Html{} : markup(R"(<ul class="govuk-list">{}</ul>)", lines);
}

Html downloads(const ImportRow& row) {
    if (row.status != "done" && row.status != "undone") return {};
    Html undo;
    if (row.status == "done") {
        undo = markup(R"(<li><a class="govuk-link" href="{}">Take this import back</a></li>)",
                      Url::path("/lists/{}/undo", row.id));
    }
    Html desk;
    if (row.counts.review > 0) {
        desk = markup(R"(<li><a class="govuk-link" href="{}">Say who is one person</a></li>)",
                      Url::path("/review"));
    }
    return markup(R"(<ul class="govuk-list">{}<li><a class="govuk-link" href="{}">Where each row
        ended (CSV)</a></li>{}</ul>)",
                  desk, Url::path("/lists/{}/result.csv", row.id), undo);
}

web::Response show_import(web::Context& context) {
    struct Shown {
        std::optional<ImportRow> row;
        std::vector<Refusal> refused;
        std::optional<ListKind> kind;
    };
    const std::string id = import_of(context);
    const auto found = context.app.database.read([&](sql::Session& session) {
        Shown shown{import_row(session, id), refusals(session, id, 0, refusals_shown), {}};
        if (shown.row) shown.kind = list_kind(session, shown.row->list_id);
        return shown;
    });
    if (!found.row) return web::problem_page(context, NotFound{"import"});
    const ImportRow& row = *found.row;
    web::Page shown;
    shown.title = row.file_name;
    shown.current = "/lists";
    shown.live = {"lists"};
    shown.before = govuk::back_link({.text = "Lists", .href = Url::path("/lists")});
    shown.body = markup(
        R"(<h1 class="govuk-heading-l">{}</h1><p>{}. Started {}.</p>{}<div data-live="{}"
            data-live-topic="lists" data-live-catch-up aria-live="polite">{}</div>{})",
        row.file_name, found.kind ? found.kind->name : kind_name(row.list_id, {}),
        written(row.started_at), about_of(found.kind), Url::path("/lists/{}/state", row.id),
        import_state(row) + downloads(row), refused_table(row, found.refused));
    return web::page(context, std::move(shown));
}

web::Response show_state(web::Context& context) {
    const auto row = context.app.database.read(
        [&](sql::Session& session) { return import_row(session, import_of(context)); });
    if (!row) return web::fragment(markup("<p>There is no such import.</p>"), 404);
    return web::fragment(import_state(*row) + downloads(*row));
}

template <class Write>
web::Response download_csv(web::Context& context, std::string_view name,
                           const sharing::Purpose& purpose, Write write) {
    const auto csv = context.app.database.write(
        context.actor(),
        [&](sql::Transaction& transaction) -> Result<std::string> {
            const auto row = import_row(transaction, import_of(context));
            if (!row) return problem(NotFound{"import"});
            sharing::log_list(transaction, *context.viewer, purpose, "export",
                              row->counts.rows(), context.now());
            return write(transaction, row->id);
        },
        sql::Isolation::read_committed);
    if (!csv) return web::problem_page(context, csv.error());
    return web::download(name, "text/csv; charset=utf-8", *csv);
}

web::Response download_refused(web::Context& context) {
    return download_csv(context, "refused rows.csv",
                        {"refused rows", "putting refused rows of a list right"},
                        [](sql::Transaction& transaction, const std::string& id) {
                            return refused_csv(transaction, id);
                        });
}

web::Response download_result(web::Context& context) {
    return download_csv(context, "where each row ended.csv",
                        {"result of a list", "seeing where each row of a list ended"},
                        [](sql::Transaction& transaction, const std::string& id) {
                            return result_csv(transaction, id);
                        });
}

Result<std::string> feedback_of(web::Context& context) {
    const std::string list(context.request.parameter("list"));
    const Day today = london_day(context.now());
    const auto since = Day::parse(context.request.query.get("since"));
    const auto until = Day::parse(context.request.query.get("until"));
    return context.app.database.write(
        context.actor(),
        [&](sql::Transaction& transaction) -> Result<std::string> {
            if (!list_kind(transaction, list)) return problem(NotFound{"list"});
            auto outcomes = feedback_csv(transaction, list, since ? *since : today + -7,
                                         until ? *until : today, context.now());
            if (!outcomes) return outcomes;
            const auto lines = std::count(outcomes->begin(), outcomes->end(), '\n');
            sharing::log_list(transaction, *context.viewer,
                              {"weekly feedback", "telling a list's sender what was done"},
                              "export", static_cast<std::size_t>(lines - 1), context.now());
            return outcomes;
        },
        sql::Isolation::read_committed);
}

web::Response download_feedback(web::Context& context) {
    const auto csv = feedback_of(context);
    if (!csv) return web::problem_page(context, csv.error());
    return web::download("outcomes-" + london_day(context.now()).text() + ".csv",
                         "text/csv; charset=utf-8", *csv);
}

web::Response download_feedback_workbook(web::Context& context) {
    const auto csv = feedback_of(context);
    if (!csv) return web::problem_page(context, csv.error());
    return web::download("outcomes-" + london_day(context.now()).text() + ".xlsx",
                         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                         feedback_workbook(*csv));
}

web::Response ask_undo(web::Context& context) {
    const auto row = context.app.database.read(
        [&](sql::Session& session) { return import_row(session, import_of(context)); });
    if (!row) return web::problem_page(context, NotFound{"import"});
    web::Page shown;
    shown.title = "Take this import back?";
    shown.current = "/lists";
    shown.before = govuk::back_link({.href = Url::path("/lists/{}", row->id)});
    shown.body =
        markup(R"(<h1 class="govuk-heading-l">Take this import back?</h1><p>{}</p>)",
               row->file_name) +
        govuk::warning_text({.text = "People, needs and calls that this file brought are removed, "
                                     "and what it changed is put back as it was.",
                             .icon_fallback_text = "Warning"}) +
        markup(R"(<p>{} new people, {} waiting for review and {} attached to known people are
            looked at. Whoever somebody has worked with since is kept, and so is everything about
            them.</p>)",
               std::to_string(row->counts.added), std::to_string(row->counts.review),
               std::to_string(row->counts.known)) +
        web::form(context, Url::path("/lists/{}/undo", row->id),
                  govuk::button({.text = "Take it back", .classes = "govuk-button--warning"}));
    return web::page(context, std::move(shown));
}

web::Response start_undo(web::Context& context) {
    const std::string id = import_of(context);
    const auto asked = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) -> Result<void> {
            const auto row = import_row(transaction, id);
            if (!row) return problem(NotFound{"import"});
            if (row->status != "done") {
                return invalid("import", "Only an import that is done can be taken back");
            }
            say_phase(transaction, id, "taking back");
            transaction.changed({.entity = "list import", .id = id, .what = "asked to take back"});
            sql::enqueue(transaction, {.kind = "list.import",
                                       .payload = Json::object({{"undo", Json(id)}}).print(),
                                       .idempotency_key = "undo " + id});
            return {};
        });
    if (!asked) return web::problem_page(context, asked.error());
    return web::see_other(Url::path("/lists/{}", id));
}

}  // namespace

std::vector<web::Route> routes() {
    using web::Method;
    return {
        {Method::get, "/lists", import_lists, show_lists},
        {Method::get, "/lists/new", import_lists, show_upload},
        {Method::post, "/lists/new", import_lists, take_upload},
        {Method::get, "/lists/{import}", import_lists, show_import},
        {Method::get, "/lists/{import}/state", import_lists, show_state, web::Kind::fragment},
        {Method::get, "/lists/{import}/columns", import_lists, show_columns},
        {Method::post, "/lists/{import}/columns", import_lists, save_columns},
        {Method::get, "/lists/{import}/undo", import_lists, ask_undo},
        {Method::post, "/lists/{import}/undo", import_lists, start_undo},
        {Method::get, "/lists/{import}/refused.csv", import_lists, download_refused,
         web::Kind::file},
        {Method::get, "/lists/{import}/result.csv", import_lists, download_result,
         web::Kind::file},
        {Method::get, "/lists/kinds/{list}/feedback.csv", import_lists, download_feedback,
         web::Kind::file},
        {Method::get, "/lists/kinds/{list}/feedback.xlsx", import_lists,
         download_feedback_workbook, web::Kind::file},
        {Method::get, "/review", review_people, show_desk},
        {Method::post, "/review/{pair}", review_people, save_answer},
        {Method::post, "/review/{pair}/undo", review_people, take_answer_back},
        {Method::get, "/review/households", review_people, show_households},
        {Method::post, "/review/households", review_people, save_household},
    };
}

}  // namespace kith::lists
