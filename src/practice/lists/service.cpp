// Work that goes on behind a page, and files that go out.
#include <algorithm>

#include "platform/base/csv.hpp"
#include "platform/base/json.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "practice/lists/sight.hpp"

namespace kith::lists {
namespace {

constexpr std::size_t rows_at_once = 5000;
constexpr std::string_view topic = "lists";

std::function<void(std::string_view)>& publisher() {
    static std::function<void(std::string_view)> publish;
    return publish;
}

void say_changed() {
    if (publisher()) publisher()(topic);
}

void run_import(sql::Database& database, const std::string& id) {
    const auto row =
        database.read([&](sql::Session& session) { return import_row(session, id); });
    // Done by an earlier attempt whose end was not heard of.
    if (!row || row->status == "done" || row->status == "undone") return;
    const Job job{.database = database,
                  .actor = sql::Actor::system("import " + row->list_id),
                  .clock = database.clock(),
                  .progress = [](Progress) { say_changed(); },
                  .about = {.file_name = row->file_name},
                  .import_id = id,
                  .content = database.read(
                      [&](sql::Session& session) { return kept_file(session, id); })};
    const auto counts = job.content.empty() ? Result<Counts>(invalid("file", "The file is gone"))
                                            : import_list(row->list_id, job);
    if (!counts) {
        std::string why = "It could not be imported";
        if (const auto* faults = std::get_if<Invalid>(&counts.error())) {
            why = faults->errors.front().message;
        }
        database.write(job.actor, [&](sql::Transaction& transaction) {
            end_import(transaction, id, "failed", why, database.clock().now());
            drop_file(transaction, id);
        });
    }
}

}  // namespace

void on_change(std::function<void(std::string_view topic)> publish) {
    publisher() = std::move(publish);
}

void handle_work(sql::Database& database, const sql::Work& work) {
    const auto json = Json::parse(work.payload);
    if (!json) return;
    const std::string import(json->text_at("/import")), undo(json->text_at("/undo"));
    if (!import.empty()) run_import(database, import);
    if (!undo.empty()) {
        (void)undo_import(database, sql::Actor::system("take back a list"), undo,
                          database.clock());
    }
    say_changed();
}

void forget_expired(sql::Transaction& transaction, Instant now) {
    const Day today = london_day(now);
    transaction.execute(R"(
        UPDATE list_row SET row_text = ''
         WHERE row_text <> '' AND import_id IN
               (SELECT list_import.id FROM list_import
                  JOIN list ON list.id = list_import.kind
                 WHERE list.expires_on < $1 AND list.forgotten_at IS NULL))",
                        today);
    const auto forgotten = transaction.execute(R"(
        UPDATE list SET forgotten_at = $2 WHERE expires_on < $1 AND forgotten_at IS NULL)",
                                               today, now);
    if (forgotten > 0) {
        transaction.changed({.entity = "list", .id = "expired",
                             .what = "forgot what the lists' rows said"});
    } else {
        transaction.unlogged("nothing had expired");
    }
}

namespace {

// An import whose rows the viewer may take away, and what they see of them.
struct Taking {
    ImportRow row;
    std::optional<ListKind> kind;
    Sight sight;
};
Result<Taking> taking(sql::Session& session, const web::Viewer& viewer,
                      std::string_view import_id, Instant now) {
    auto row = import_row(session, import_id);
    if (!row) return problem(NotFound{"import"});
    auto kind = list_kind(session, row->list_id);
    Sight sight = sight_of(session, viewer, kind ? kind->about.agreement : "",
                           sharing::Means::copy, now);
    if (!sight.any()) return problem(Forbidden{"take a copy of this list away"});
    return Taking{*std::move(row), std::move(kind), std::move(sight)};
}

std::string shown(const RowSeen& row, std::string_view what, std::string value) {
    const bool is_withheld =
        std::find(row.withheld.begin(), row.withheld.end(), what) != row.withheld.end();
    return is_withheld ? std::string(withheld) : std::move(value);
}

}  // namespace

Result<std::string> result_csv(sql::Session& session, const web::Viewer& viewer,
                               std::string_view import_id, Instant now) {
    const Taking of = KITH_TRY(taking(session, viewer, import_id, now));
    std::string csv(csv_byte_order_mark);
    CsvWriter writer(csv);
    writer.row({"Row", "Where it ended", "The list's own number", "Person in Kith", "Needs opened",
                "Reason"});
    std::int64_t after = INT32_MIN;
    for (auto rows = rows_of(session, import_id, "", after, rows_at_once); !rows.empty();
         rows = rows_of(session, import_id, "", after, rows_at_once)) {
        for (const RowSeen& row :
             see_rows(session, viewer, of.sight, rows, sharing::Means::copy, now)) {
            writer.row({row.number > 0 ? std::to_string(row.number) : "not in the file",
                        words_of(row), shown(row, rows_number, row.source_id),
                        shown(row, rows_person, row.person ? row.person->string() : ""),
                        shown(row, rows_needs, text::join(row.needs, " ")), row.reason});
        }
        after = rows.back().number;
    }
    return csv;
}

Result<std::string> refused_csv(sql::Session& session, const web::Viewer& viewer,
                                std::string_view import_id, Instant now) {
    const Taking of = KITH_TRY(taking(session, viewer, import_id, now));
    std::string csv(csv_byte_order_mark);
    CsvWriter writer(csv);
    writer.row({"Row", "Why it was refused", "The row"});
    std::size_t after = 0;
    for (auto rows = refusals(session, import_id, after, rows_at_once); !rows.empty();
         rows = refusals(session, import_id, after, rows_at_once)) {
        for (const Refusal& refusal : rows) {
            writer.row({std::to_string(refusal.row_number), refusal.reason,
                        seen_as_it_stood(of.sight, of.kind ? &of.kind->layout : nullptr,
                                         of.row.header, refusal.row_text)});
        }
        after = rows.back().row_number;
    }
    return csv;
}

}  // namespace kith::lists
