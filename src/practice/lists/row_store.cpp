// Where each row of an import ended.
#include "platform/sql/bulk.hpp"
#include "platform/sql/pieces.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/lists/store.hpp"

namespace kith::lists {
namespace {

constexpr std::string_view why_unlogged = "the import itself is the record of what a list said";
constexpr std::string_view row_columns =
    "row_number, outcome, source_id, person_id, reason, row_text, did, was, kept";

}  // namespace

RowLine read(sql::Row& row, sql::Into<RowLine>) {
    const auto number = row.next<std::int64_t>();
    RowLine read{.number = number, .outcome = row.next<std::string>()};
    read.source_id = row.next<std::string>();
    read.person = row.next<std::optional<PersonId>>();
    read.reason = row.next<std::string>();
    read.row_text = row.next<std::string>();
    read.did = row.next<std::string>();
    read.was = row.next<std::string>();
    read.kept = row.next<std::string>();
    return read;
}

Refusal read(sql::Row& row, sql::Into<Refusal>) {
    const auto number = row.next<std::size_t>();
    auto reason = row.next<std::string>();
    return {.row_number = number, .reason = std::move(reason),
            .row_text = row.next<std::string>()};
}

void add_rows(sql::Transaction& transaction, std::string_view import_id,
              const std::vector<RowLine>& rows) {
    sql::Bulk lines(transaction, R"(
        INSERT INTO list_row (import_id, row_number, outcome, source_id, person_id, reason,
                              row_text, did, was))",
                    9, "ON CONFLICT (import_id, row_number) DO NOTHING");
    for (const RowLine& row : rows) {
        lines.add(import_id, row.number, row.outcome, row.source_id, row.person, row.reason,
                  row.row_text, row.did, row.was);
    }
    lines.finish();
    transaction.unlogged(why_unlogged);
}

std::unordered_set<std::int64_t> rows_written(sql::Session& session, std::string_view import_id) {
    std::unordered_set<std::int64_t> rows;
    session.each<std::int64_t>([&](std::int64_t row) { rows.insert(row); },
                               "SELECT row_number FROM list_row WHERE import_id = $1", import_id);
    return rows;
}

std::vector<RowLine> rows_of(sql::Session& session, std::string_view import_id,
                             std::string_view outcome, std::int64_t after, std::size_t most) {
    sql::Arguments with;
    std::string where = "import_id = " + with.add(import_id) +
                        " AND row_number > " + with.add(after);
    if (!outcome.empty()) where += " AND outcome = " + with.add(outcome);
    return session.all<RowLine>("SELECT " + std::string(row_columns) + " FROM list_row WHERE " +
                                    where + " ORDER BY row_number LIMIT " + with.add(most),
                                with);
}

std::set<PersonId> brought_by(sql::Session& session, const std::vector<PersonId>& people,
                              std::string_view list) {
    std::set<PersonId> brought;
    sql::in_pieces(people, [&](const std::string& ids, sql::Arguments& with) {
        const std::string kind = with.add(list);
        for (const PersonId& person : session.all<PersonId>(
                 "SELECT list_row.person_id FROM list_row "
                 "JOIN list_import ON list_import.id = list_row.import_id "
                 "WHERE list_row.person_id IN (" + ids + ") AND list_import.kind = " + kind +
                     " AND list_row.outcome IN ('added', 'review')",
                 with)) {
            brought.insert(person);
        }
    });
    return brought;
}

void add_refusal(sql::Transaction& transaction, std::string_view import_id, const Refusal& refusal,
                 Instant) {
    add_rows(transaction, import_id,
             {{.number = static_cast<std::int64_t>(refusal.row_number), .outcome = "refused",
               .reason = refusal.reason, .row_text = refusal.row_text}});
}

std::vector<Refusal> refusals(sql::Session& session, std::string_view import_id, std::size_t after,
                              std::size_t most) {
    return session.all<Refusal>(R"(
        SELECT row_number, reason, row_text FROM list_row
         WHERE import_id = $1 AND outcome = 'refused' AND row_number > $2
         ORDER BY row_number
         LIMIT $3)",
                                import_id, after, most);
}

}  // namespace kith::lists
