// Lists and imports for other systems of the council.
#include <algorithm>
#include <array>

#include "platform/web/api.hpp"
#include "practice/lists/sight.hpp"

namespace kith::lists {
namespace {

namespace api = web::api;

constexpr sharing::Purpose by_api{"api", "a system of the council's"};

constexpr std::array<std::string_view, 5> statuses{"waiting", "running", "done", "failed",
                                                   "undone"};
constexpr std::array<std::string_view, 6> row_outcomes{"known",   "added", "review",
                                                       "refused", "ended", "died"};

struct ListOut {
    std::string id, name, source, purpose, legal_basis, agreement;
    std::optional<Day> expires_on;
    bool everybody = false;
};
constexpr auto describe(const ListOut*) {
    using L = ListOut;
    return description(
        "List", "A list whose files come again and again, and why it may be used",
        field("id", &L::id, "Of the feed, or given by Kith"),
        field("name", &L::name, "What it is called"),
        field("source", &L::source, "Who sends it"),
        field("purpose", &L::purpose, "What it may be used for"),
        field("legal_basis", &L::legal_basis, "By which law"),
        field("agreement", &L::agreement, "Under which sharing agreement"),
        field("expires_on", &L::expires_on, "The last day on which it may be used"),
        field("everybody", &L::everybody, "Each file holds everybody on the list"));
}

struct ImportOut {
    std::string id, list, file_name, status, failure;
    std::int64_t rows = 0, known = 0, added = 0, review = 0, refused = 0, unchanged = 0,
                 superseded = 0, ended = 0, died = 0;
    Instant started_at;
    std::optional<Instant> finished_at;
};
constexpr auto describe(const ImportOut*) {
    using I = ImportOut;
    return description(
        "Import", "One file of a list, and where its rows ended",
        field("id", &I::id, "Given by Kith"), field("list", &I::list, "The list's id"),
        field("file_name", &I::file_name, "As it was sent"),
        field("status", &I::status, "Where it stands").one_of(statuses),
        field("failure", &I::failure, "Why it failed"),
        field("rows", &I::rows, "Of the file; what follows adds up to it once it is done"),
        field("known", &I::known, "Attached to somebody known"),
        field("added", &I::added, "New people"),
        field("review", &I::review, "New people who may be known"),
        field("refused", &I::refused, "Kept with the reason"),
        field("unchanged", &I::unchanged, "Said nothing new"),
        field("superseded", &I::superseded, "Older rows of the same number"),
        field("ended", &I::ended, "On the list before, and not in this file"),
        field("died", &I::died, "Of those known: they have died"),
        field("started_at", &I::started_at, "When it was started"),
        field("finished_at", &I::finished_at, "When it was done"));
}

struct RowOut {
    std::int64_t number = 0;
    std::string outcome, source_id, reason;
    std::optional<PersonId> person;
    std::vector<std::string> needs{}, withheld{};
};
constexpr auto describe(const RowOut*) {
    using R = RowOut;
    return description(
        "ImportRow", "Where one row ended; rows that said nothing new have none",
        field("number", &R::number, "Of the row, from 1; below nought for those not in the file"),
        field("outcome", &R::outcome, "Where it ended").one_of(row_outcomes),
        field("source_id", &R::source_id, "The list's own number for the person"),
        field("reason", &R::reason, "Why it was refused"),
        field("person", &R::person, "Who it means"),
        field("needs", &R::needs, "Needs opened because of it"),
        field("withheld", &R::withheld, "What of it this token may not see"));
}

struct ImportIn {
    std::string list, file_name;
    Private content;
};
constexpr auto describe(const ImportIn*) {
    using I = ImportIn;
    return description(
        "NewImport", "A file of a list, as text",
        field("list", &I::list, "The list's id").at_least(1).at_most(100),
        field("file_name", &I::file_name, "What the file is called").at_least(1).at_most(120),
        field("content", &I::content, "The file as CSV").at_least(1).personal());
}

std::int64_t whole(std::size_t count) { return static_cast<std::int64_t>(count); }

ImportOut out(const ImportRow& row) {
    const Counts& counts = row.counts;
    return {.id = row.id, .list = row.list_id, .file_name = row.file_name, .status = row.status,
            .failure = row.failure, .rows = whole(row.rows_total), .known = whole(counts.known),
            .added = whole(counts.added), .review = whole(counts.review),
            .refused = whole(counts.refused), .unchanged = whole(counts.unchanged),
            .superseded = whole(counts.superseded), .ended = whole(counts.ended),
            .died = whole(counts.died), .started_at = row.started_at,
            .finished_at = row.finished_at};
}

ListOut out(const ListKind& kind) {
    return {.id = kind.id, .name = kind.name, .source = kind.about.source,
            .purpose = kind.about.purpose, .legal_basis = kind.about.legal_basis,
            .agreement = kind.about.agreement, .expires_on = kind.about.expires_on,
            .everybody = kind.layout.everybody};
}

RowOut out(const RowSeen& row) {
    return {.number = row.number, .outcome = row.outcome, .source_id = row.source_id,
            .reason = row.reason, .person = row.person, .needs = row.needs,
            .withheld = row.withheld};
}

// The lists that the token's organisation may see.
std::vector<ListKind> open_lists(sql::Session& session, const web::Context& context) {
    auto kinds = list_kinds(session);
    const web::Viewer& viewer = *context.viewer;
    if (!sharing::from_elsewhere(session, viewer)) return kinds;
    const auto in_force =
        sharing::agreements_in_force(session, sharing::Means::api, context.now());
    std::erase_if(kinds, [&](const ListKind& kind) {
        return !sight_among(viewer, kind.about.agreement, in_force).any();
    });
    return kinds;
}

web::Response list_lists(web::Context& context) {
    Json::Array items;
    for (const ListKind& kind : context.app.database.read(
             [&](sql::Session& session) { return open_lists(session, context); })) {
        items.push_back(to_json(out(kind)));
    }
    return api::list(context, std::move(items), "");
}

web::Response read_list(web::Context& context) {
    const std::string id(context.request.parameter("list"));
    const auto read = context.app.database.read([&](sql::Session& session) -> Result<ListKind> {
        auto kind = list_kind(session, id);
        if (!kind) return problem(NotFound{"list"});
        const Sight sight = sight_of(session, *context.viewer, kind->about.agreement,
                                     sharing::Means::api, context.now());
        if (!sight.any()) return problem(Forbidden{"see this list"});
        return *std::move(kind);
    });
    if (!read) return api::problem_response(read.error());
    return api::one(to_json(out(*read)), 0);
}

web::Response list_imports(web::Context& context) {
    const auto paging = api::paging(context);
    const std::string list(context.request.query.get("list"));
    auto rows = context.app.database.read([&](sql::Session& session) {
        auto found = imports(session, paging.after, paging.limit + 1, list);
        if (!sharing::from_elsewhere(session, *context.viewer)) return std::pair(found, found);
        auto open = found;
        const auto kinds = open_lists(session, context);
        std::erase_if(open, [&](const ImportRow& row) {
            return std::none_of(kinds.begin(), kinds.end(), [&](const ListKind& kind) {
                return kind.id == row.list_id;
            });
        });
        return std::pair(found, open);
    });
    auto& [found, open] = rows;
    std::string next;
    if (found.size() > paging.limit) {
        const std::string beyond = found.back().id;
        std::erase_if(open, [&](const ImportRow& row) { return row.id == beyond; });
        next = found[paging.limit - 1].id;
    }
    Json::Array items;
    for (const ImportRow& row : open) items.push_back(to_json(out(row)));
    return api::list(context, std::move(items), next);
}

struct Asked {
    ImportRow row;
    Sight sight;
};
Result<Asked> asked_for(sql::Session& session, const web::Context& context) {
    const auto row = import_row(session, context.request.parameter("import"));
    if (!row) return problem(NotFound{"import"});
    Sight sight = sight_of(session, *context.viewer, *row, sharing::Means::api, context.now());
    if (!sight.any()) return problem(Forbidden{"see this list"});
    return Asked{*row, std::move(sight)};
}

web::Response read_import(web::Context& context) {
    const auto asked = context.app.database.read(
        [&](sql::Session& session) { return asked_for(session, context); });
    if (!asked) return api::problem_response(asked.error());
    return api::one(to_json(out(asked->row)), 0);
}

// The rows of a page and one more, where there are more; logged as one look at them all.
Result<std::vector<RowSeen>> seen_by_api(sql::Transaction& transaction, web::Context& context,
                                         const api::Paging& paging) {
    const Asked asked = KITH_TRY(asked_for(transaction, context));
    const auto rows = rows_of(transaction, asked.row.id, context.request.query.get("outcome"),
                              api::sent<std::int32_t>(context, "after").value_or(INT32_MIN),
                              paging.limit + 1);
    auto seen = see_rows(transaction, *context.viewer, asked.sight, rows, sharing::Means::api,
                         context.now());
    sharing::log_list(transaction, *context.viewer, by_api, "api",
                      std::min(seen.size(), paging.limit), context.now());
    return seen;
}

web::Response list_rows(web::Context& context) {
    const auto paging = api::paging(context);
    auto rows = context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        return seen_by_api(transaction, context, paging);
    });
    if (!rows) return api::problem_response(rows.error());
    std::string next;
    if (rows->size() > paging.limit) {
        rows->pop_back();
        next = std::to_string(rows->back().number);
    }
    Json::Array items;
    for (const RowSeen& row : *rows) items.push_back(to_json(out(row)));
    return api::list(context, std::move(items), next);
}

web::Response create_import(web::Context& context) {
    const auto read = api::read<ImportIn>(context);
    if (read.refusal) return *read.refusal;
    const ImportIn& in = *read.value;
    return api::create_once(context, [&](sql::Transaction& transaction) -> Result<api::Created> {
        if (sharing::from_elsewhere(transaction, *context.viewer)) {
            return problem(Forbidden{"take files in for the council"});
        }
        if (!list_kind(transaction, in.list)) return problem(NotFound{"list"});
        const std::string id = new_waiting(transaction, in.list, {.file_name = in.file_name});
        keep_file(transaction, id, in.content.text());
        sql::enqueue(transaction, {.kind = "list.import",
                                   .payload = Json::object({{"import", Json(id)}}).print(),
                                   .idempotency_key = "import " + id});
        return api::Created{.path = "/api/v1/imports/" + id,
                            .value = to_json(out(*import_row(transaction, id))),
                            .version = 0};
    });
}

std::vector<api::Operation> operations() {
    using web::Method;
    return {
        {.method = Method::get, .path = "/api/v1/lists", .permission = import_lists,
         .handler = list_lists, .summary = "Lists that come again and again",
         .gives = schema_of<ListOut>, .is_list = true},
        {.method = Method::get, .path = "/api/v1/lists/{list}", .permission = import_lists,
         .handler = read_list, .summary = "One list", .gives = schema_of<ListOut>},
        {.method = Method::get, .path = "/api/v1/imports", .permission = import_lists,
         .handler = list_imports, .summary = "Files that were imported, the latest first",
         .gives = schema_of<ImportOut>, .is_list = true,
         .filters = {api::parameter<api::Code>("list", "Only files of this list, by its id")}},
        {.method = Method::post, .path = "/api/v1/imports", .permission = import_lists,
         .handler = create_import, .summary = "Import a file of a list",
         .takes = schema_of<ImportIn>, .gives = schema_of<ImportOut>,
         .creates = true},
        {.method = Method::get, .path = "/api/v1/imports/{import}", .permission = import_lists,
         .handler = read_import, .summary = "One import and where its rows ended",
         .gives = schema_of<ImportOut>},
        {.method = Method::get, .path = "/api/v1/imports/{import}/rows",
         .permission = import_lists, .handler = list_rows,
         .summary = "Where each row of an import ended",
         .gives = schema_of<RowOut>, .is_list = true,
         .filters = {api::choice_of("outcome", "Only rows that ended so", row_outcomes),
                     api::parameter<std::int32_t>(
                         "after", "The number of the last row of the page before")},
         .about = "Other organisations than the council see a list while an information-sharing "
                  "agreement in force lets them, and of each row what it lets them; withheld "
                  "names the rest."},
    };
}

}  // namespace

const std::vector<api::Operation>& api_operations() {
    static const auto all = operations();
    return all;
}

std::vector<web::Route> api_routes() { return api::routes_of(api_operations()); }

}  // namespace kith::lists
