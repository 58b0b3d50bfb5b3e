// Lists and imports for other systems of the council.
#include <array>
#include <charconv>

#include "platform/web/api.hpp"
#include "practice/lists/store.hpp"

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
};
constexpr auto describe(const RowOut*) {
    using R = RowOut;
    return description(
        "ImportRow", "Where one row ended; rows that said nothing new have none",
        field("number", &R::number, "Of the row, from 1; below nought for those not in the file"),
        field("outcome", &R::outcome, "Where it ended").one_of(row_outcomes),
        field("source_id", &R::source_id, "The list's own number for the person"),
        field("reason", &R::reason, "Why it was refused"),
        field("person", &R::person, "Who it means"));
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

web::Response list_lists(web::Context& context) {
    Json::Array items;
    for (const ListKind& kind : context.app.database.read(
             [](sql::Session& session) { return list_kinds(session); })) {
        items.push_back(to_json(ListOut{.id = kind.id, .name = kind.name,
                                        .source = kind.about.source,
                                        .purpose = kind.about.purpose,
                                        .legal_basis = kind.about.legal_basis,
                                        .agreement = kind.about.agreement,
                                        .expires_on = kind.about.expires_on,
                                        .everybody = kind.layout.everybody}));
    }
    return api::list(context, std::move(items), "");
}

web::Response list_imports(web::Context& context) {
    const auto paging = api::paging(context);
    auto rows = context.app.database.read(
        [&](sql::Session& session) { return imports(session, paging.after, paging.limit + 1); });
    std::string next;
    if (rows.size() > paging.limit) {
        rows.pop_back();
        next = rows.back().id;
    }
    Json::Array items;
    for (const ImportRow& row : rows) items.push_back(to_json(out(row)));
    return api::list(context, std::move(items), next);
}

std::optional<ImportRow> asked_for(web::Context& context) {
    const std::string id(context.request.parameter("import"));
    return context.app.database.read(
        [&](sql::Session& session) { return import_row(session, id); });
}

web::Response read_import(web::Context& context) {
    const auto row = asked_for(context);
    if (!row) return api::problem_response(NotFound{"import"});
    return api::one(to_json(out(*row)), 0);
}

std::int64_t number_of(const std::string& text) {
    std::int32_t number = INT32_MIN;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

web::Response list_rows(web::Context& context) {
    const auto paging = api::paging(context);
    const auto row = asked_for(context);
    if (!row) return api::problem_response(NotFound{"import"});
    const std::string outcome(context.request.query.get("outcome"));
    auto rows = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            auto found = rows_of(transaction, row->id, outcome, number_of(paging.after),
                                 paging.limit + 1);
            sharing::log_list(transaction, *context.viewer, by_api, "api", found.size(),
                              context.now());
            return found;
        });
    std::string next;
    if (rows.size() > paging.limit) {
        rows.pop_back();
        next = std::to_string(rows.back().number);
    }
    Json::Array items;
    for (const RowLine& each : rows) {
        items.push_back(to_json(RowOut{.number = each.number, .outcome = each.outcome,
                                       .source_id = each.source_id, .reason = each.reason,
                                       .person = each.person}));
    }
    return api::list(context, std::move(items), next);
}

web::Response create_import(web::Context& context) {
    const auto read = api::read<ImportIn>(context);
    if (read.refusal) return *read.refusal;
    const ImportIn& in = *read.value;
    return api::create_once(context, [&](sql::Transaction& transaction) -> Result<api::Created> {
        if (!list_kind(transaction, in.list)) return invalid("list", "There is no such list");
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
        {.method = Method::get, .path = "/api/v1/imports", .permission = import_lists,
         .handler = list_imports, .summary = "Files that were imported, the latest first",
         .gives = schema_of<ImportOut>, .is_list = true},
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
         .filters = {api::choice_of("outcome", "Only rows that ended so", row_outcomes)}},
    };
}

}  // namespace

const std::vector<api::Operation>& api_operations() {
    static const auto all = operations();
    return all;
}

std::vector<web::Route> api_routes() { return api::routes_of(api_operations()); }

}  // namespace kith::lists
