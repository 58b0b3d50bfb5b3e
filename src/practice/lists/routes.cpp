#include "practice/lists/routes.hpp"

#include <set>

#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/warning_text.hpp"
#include "platform/web/live.hpp"
#include "practice/lists/agreed.hpp"
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

// A list whose feedback the viewer may take away, and what of it is withheld.
struct FeedbackShown {
    ListKind kind;
    std::string withheld{};
};

Html feedback_form(const std::vector<FeedbackShown>& lists) {
    Html items;
    for (const auto& [kind, withheld] : lists) {
        items += markup(R"(<li>{}: <a class="govuk-link" href="{}">workbook (XLSX)<span
            class="govuk-visually-hidden"> of {}</span></a>, <a class="govuk-link"
            href="{}">CSV<span class="govuk-visually-hidden"> of {}</span></a>{}</li>)",
                        kind.name, Url::path("/lists/kinds/{}/feedback.xlsx", kind.id), kind.name,
                        Url::path("/lists/kinds/{}/feedback.csv", kind.id), kind.name,
                        withheld.empty()
                            ? Html{}
                            : markup(R"(<br><span class="kith-quiet">{}</span>)", withheld));
    }
    if (items.empty()) return {};
    return markup(R"(<h2 class="govuk-heading-m">Weekly feedback</h2><p>What was really done for the
        people of a list in the last seven days, in the layout that is sent back.</p><ul
        class="govuk-list">{}</ul>)",
                  items);
}

struct ListsShown {
    std::vector<ImportRow> rows{};
    std::vector<ListKind> kinds{};
    std::vector<FeedbackShown> feedback{};
    bool council = false;
    std::string older_than{};  // the last of a full page
};

// What of the lists this viewer may see: the council all, others those of their agreements.
ListsShown lists_for(sql::Session& session, const web::Viewer& viewer, std::string_view before,
                     Instant now) {
    ListsShown shown{.rows = imports(session, before, imports_a_page),
                     .kinds = list_kinds(session),
                     .council = !sharing::from_elsewhere(session, viewer)};
    if (shown.rows.size() == imports_a_page) shown.older_than = shown.rows.back().id;
    std::vector<sharing::InForce> lists, copies;
    if (!shown.council) {
        lists = sharing::agreements_in_force(session, sharing::Means::list, now);
        copies = sharing::agreements_in_force(session, sharing::Means::copy, now);
    }
    std::set<std::string> open;
    for (const ListKind& kind : shown.kinds) {
        const std::string& named = kind.about.agreement;
        if (!shown.council && sight_among(viewer, named, lists).any()) open.insert(kind.id);
        const bool told = kind.layout.ids_of.empty() && kind.id != "register";
        if (told && (shown.council || sight_among(viewer, named, copies).any())) {
            const auto under = agreed(session, named, sharing::Means::copy, now);
            shown.feedback.push_back({kind, words_of_withheld(under)});
        }
    }
    if (!shown.council) {
        std::erase_if(shown.rows, [&](const auto& row) { return !open.contains(row.list_id); });
        std::erase_if(shown.kinds, [&](const auto& kind) { return !open.contains(kind.id); });
    }
    return shown;
}

Html nothing_open() {
    return markup(R"(<div class="kith-empty"><h2 class="kith-empty__title">No list is open to your
        organisation</h2><p>A list is shown here while an information-sharing agreement in force
        names it, your organisation and your role.</p></div>)");
}

web::Response show_lists(web::Context& context) {
    const std::string before(context.request.query.get("before"));
    const auto lists = context.app.database.read([&](sql::Session& session) {
        return lists_for(session, *context.viewer, before, context.now());
    });
    Html older, import_one;
    if (!lists.older_than.empty()) {
        older = markup(R"(<p><a class="govuk-link" href="{}">Older imports</a></p>)",
                       Url::path("/lists").with("before", lists.older_than));
    }
    if (lists.council) {
        import_one = govuk::button({.text = "Import a file", .href = Url::path("/lists/new"),
                                    .attributes = {{"data-key", "i"}}});
    }
    const Html nothing = lists.council ? nothing_imported() : nothing_open();
    web::Page shown;
    shown.title = "Lists";
    shown.current = "/lists";
    shown.wide = true;
    shown.body = markup(R"(<h1 class="govuk-heading-l">Lists</h1>{}{}{}{})", import_one,
                        lists.rows.empty() ? nothing : list_table(lists.rows, lists.kinds), older,
                        feedback_form(lists.feedback));
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

// What can be done with an import by whoever sees it so.
struct Open {
    Sight sight;          // of its rows
    bool copies = false;  // may be taken away
};
Open open_to(sql::Session& session, const web::Viewer& viewer, const ImportRow& row,
             Instant now) {
    Open open{.sight = sight_of(session, viewer, row, sharing::Means::list, now)};
    open.copies = open.sight.whole ||
                  sight_of(session, viewer, row, sharing::Means::copy, now).any();
    return open;
}

Html downloads(const ImportRow& row, const Open& open) {
    if (row.status != "done" && row.status != "undone") return {};
    Html items;
    const auto item = [&](std::string_view words, const Url& url) {
        items += markup(R"(<li><a class="govuk-link" href="{}">{}</a></li>)", url, words);
    };
    if (row.counts.review > 0 && open.sight.whole) {
        item("Say who is one person", Url::path("/review"));
    }
    item("Where each row ended", Url::path("/lists/{}/rows", row.id));
    if (open.copies) {
        item("Where each row ended (CSV)", Url::path("/lists/{}/result.csv", row.id));
    }
    if (row.status == "done" && open.sight.whole) {
        item("Take this import back", Url::path("/lists/{}/undo", row.id));
    }
    return markup(R"(<ul class="govuk-list">{}</ul>)", items);
}

struct ImportShown {
    ImportRow row;
    Open open;
    std::vector<Refusal> refused{};
    std::optional<ListKind> kind{};
};
Result<ImportShown> import_for(sql::Session& session, const web::Context& context) {
    const auto row = import_row(session, import_of(context));
    if (!row) return problem(NotFound{"import"});
    ImportShown shown{.row = *row, .open = open_to(session, *context.viewer, *row, context.now())};
    if (!shown.open.sight.any()) return problem(Forbidden{"see this list"});
    shown.kind = list_kind(session, row->list_id);
    return shown;
}

web::Response show_import(web::Context& context) {
    const auto found = context.app.database.read([&](sql::Session& session) {
        auto shown = import_for(session, context);
        if (shown) shown->refused = refusals(session, shown->row.id, 0, refusals_shown);
        return shown;
    });
    if (!found) return web::problem_page(context, found.error());
    const ImportRow& row = found->row;
    web::Page shown;
    shown.title = row.file_name;
    shown.current = "/lists";
    shown.live = {"lists"};
    shown.before = govuk::back_link({.text = "Lists", .href = Url::path("/lists")});
    shown.body = markup(
        R"(<h1 class="govuk-heading-l">{}</h1><p>{}. Started {}.</p>{}{}<div data-live="{}"
            data-live-topic="lists" data-live-catch-up aria-live="polite">{}</div>{})",
        row.file_name, found->kind ? found->kind->name : kind_name(row.list_id, {}),
        written(row.started_at), about_of(found->kind), sight_line(found->open.sight),
        Url::path("/lists/{}/state", row.id), import_state(row) + downloads(row, found->open),
        refused_table(row, found->refused, found->open.copies));
    return web::page(context, std::move(shown));
}

web::Response show_state(web::Context& context) {
    const auto found = context.app.database.read(
        [&](sql::Session& session) { return import_for(session, context); });
    if (!found) return web::fragment(markup("<p>There is no such import.</p>"), 404);
    return web::fragment(import_state(found->row) + downloads(found->row, found->open));
}

web::Response ask_undo(web::Context& context) {
    if (auto refused = for_the_council(context)) return *std::move(refused);
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
    if (auto refused = for_the_council(context)) return *std::move(refused);
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

std::optional<web::Response> for_the_council(web::Context& context) {
    const bool elsewhere = context.app.database.read([&](sql::Session& session) {
        return sharing::from_elsewhere(session, *context.viewer);
    });
    if (!elsewhere) return std::nullopt;
    return web::problem_page(context, Forbidden{"take files in for the council"});
}

std::vector<web::Route> routes() {
    using web::Method;
    return {
        {Method::get, "/lists", import_lists, show_lists},
        {Method::get, "/lists/new", import_lists, show_upload},
        {Method::post, "/lists/new", import_lists, take_upload},
        {Method::get, "/lists/{import}", import_lists, show_import},
        {Method::get, "/lists/{import}/state", import_lists, show_state, web::Kind::fragment},
        {Method::get, "/lists/{import}/rows", import_lists, show_rows},
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
