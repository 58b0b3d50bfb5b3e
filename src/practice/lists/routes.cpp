#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/web/page.hpp"
#include "practice/lists/store.hpp"

namespace kith::lists {
namespace {

using html::Html;
using html::markup;
using html::Url;

constexpr std::size_t imports_a_page = 50;
constexpr std::size_t refusals_shown = 100;

std::string kind_name(std::string_view kind) {
    if (kind == "shielding") return "Shielding list, daily file";
    if (kind == "register") return "People the council knows";
    return "Places of postcodes";
}

std::string state_of(const ImportRow& row) {
    if (row.status != "running") {
        return row.status + (row.failure.empty() ? "" : ". " + row.failure);
    }
    return std::to_string(row.rows_done) + " of " + std::to_string(row.rows_total) + " rows done";
}

govuk::TableCell number(std::size_t count) {
    return {.text = std::to_string(count), .format = "numeric"};
}

Html table_of(const std::vector<ImportRow>& rows) {
    govuk::Table table{.rows = {}};
    table.head = {{.text = "File"},          {.text = "What it is"},
                  {.text = "State"},         {.text = "Rows", .format = "numeric"},
                  {.text = "Added", .format = "numeric"},
                  {.text = "Known", .format = "numeric"},
                  {.text = "Refused", .format = "numeric"}};
    for (const ImportRow& row : rows) {
        table.rows.push_back(
            {{.text = markup(R"(<a class="govuk-link" href="{}">{}</a>)",
                             Url::path("/lists/{}", row.id), row.file_name)},
             {.text = kind_name(row.kind)},
             {.text = state_of(row)},
             number(row.rows_total),
             number(row.counts.added),
             number(row.counts.known),
             number(row.counts.refused)});
    }
    return web::scrolling("Lists", govuk::table(table));
}

Html nothing_yet() {
    return markup(R"(<div class="kith-empty"><h2 class="kith-empty__title">No list has been imported
        yet</h2><p>A list says who must be reached: every row becomes a person with their flags,
        needs and a first call, or is kept with the reason why not. Whoever runs Kith imports one
        with “kith import shielding FILE”; importing the same file again changes nothing.</p>
        </div>)");
}

web::Response show_lists(web::Context& context) {
    const std::string before(context.request.query.get("before"));
    const auto rows = context.app.database.read(
        [&](sql::Session& session) { return imports(session, before, imports_a_page); });
    Html older;
    if (rows.size() == imports_a_page) {
        older = markup(R"(<p><a class="govuk-link" href="{}">Older imports</a></p>)",
                       Url::path("/lists").with("before", rows.back().id));
    }
    web::Page shown;
    shown.title = "Lists";
    shown.current = "/lists";
    shown.body = markup(R"(<h1 class="govuk-heading-l">Lists</h1>{}{})",
                        rows.empty() ? nothing_yet() : table_of(rows), older);
    return web::page(context, std::move(shown));
}

Html counts_of(const ImportRow& row) {
    govuk::Table table{
        .caption = "Where every row ended", .rows = {}, .first_cell_is_header = true};
    const auto line = [&](std::string_view words, std::size_t count) {
        table.rows.push_back({{.text = words}, number(count)});
    };
    line("People added", row.counts.added);
    line("People known already", row.counts.known);
    line("Said nothing new", row.counts.unchanged);
    line("Older rows of the same id", row.counts.superseded);
    line("Refused", row.counts.refused);
    line("Rows in all", row.counts.rows());
    line("No longer on the list", row.counts.ended);
    return web::scrolling("Lists", govuk::table(table));
}

Html refused_of(const ImportRow& row, const std::vector<Refusal>& refused) {
    if (refused.empty()) return markup("<p>No row was refused.</p>");
    govuk::Table table{.caption = "Refused rows", .rows = {}};
    table.head = {{.text = "Row", .format = "numeric"}, {.text = "Why"}};
    for (const Refusal& one : refused) {
        table.rows.push_back({number(one.row_number), {.text = one.reason}});
    }
    return web::scrolling("Lists", govuk::table(table)) +
           markup(R"(<p><a class="govuk-link" href="{}">All refused rows as they stood (CSV)</a>
               </p>)",
                  Url::path("/lists/{}/refused.csv", row.id));
}

web::Response show_import(web::Context& context) {
    const std::string id(context.request.parameter("import"));
    struct Shown {
        std::optional<ImportRow> row;
        std::vector<Refusal> refused;
    };
    const auto found = context.app.database.read([&](sql::Session& session) {
        return Shown{import_row(session, id), refusals(session, id, 0, refusals_shown)};
    });
    if (!found.row) return web::problem_page(context, NotFound{"import"});
    web::Page shown;
    shown.title = found.row->file_name;
    shown.current = "/lists";
    shown.before = govuk::back_link({.text = "Lists", .href = Url::path("/lists")});
    shown.body = markup(R"(<h1 class="govuk-heading-l">{}</h1><p>{}. Started {}. {}</p>{}{})",
                        found.row->file_name, kind_name(found.row->kind),
                        written(found.row->started_at), state_of(*found.row),
                        counts_of(*found.row), refused_of(*found.row, found.refused));
    return web::page(context, std::move(shown));
}

web::Response download_refused(web::Context& context) {
    const std::string id(context.request.parameter("import"));
    const auto csv = context.app.database.write(
        context.actor(),
        [&](sql::Transaction& transaction) -> Result<std::string> {
            const auto row = import_row(transaction, id);
            if (!row) return problem(NotFound{"import"});
            sharing::log_list(transaction, *context.viewer,
                              {"refused rows", "putting refused rows of a list right"}, "export",
                              row->counts.refused, context.now());
            return refused_csv(transaction, id);
        },
        sql::Isolation::read_committed);
    if (!csv) return web::problem_page(context, csv.error());
    return web::download("refused rows.csv", "text/csv; charset=utf-8", *csv);
}

}  // namespace

std::vector<web::Route> routes() {
    using web::Method;
    return {
        {Method::get, "/lists", import_lists, show_lists},
        {Method::get, "/lists/{import}", import_lists, show_import},
        {Method::get, "/lists/{import}/refused.csv", import_lists, download_refused,
         web::Kind::file},
    };
}

}  // namespace kith::lists
