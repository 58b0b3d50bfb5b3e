#include "practice/lists/undo_store.hpp"

#include "platform/base/text.hpp"
#include "platform/sql/bulk.hpp"
#include "platform/sql/pieces.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::lists {
namespace {

constexpr std::string_view taken_back = "taken back";
constexpr std::string_view why_unlogged = "taking an import back is logged as one change";

}  // namespace

std::vector<RowLine> rows_to_take_back(sql::Session& session, std::string_view import_id,
                                       std::size_t most) {
    return session.all<RowLine>(R"(
        SELECT row_number, outcome, source_id, person_id, reason, '', did, was, kept
          FROM list_row
         WHERE import_id = $1 AND kept = '' AND outcome <> 'refused'
         ORDER BY row_number
         LIMIT $2)",
                                import_id, most);
}

void mark_taken_back(sql::Transaction& transaction, std::string_view import_id,
                     const std::vector<RowLine>& rows) {
    for (const RowLine& row : rows) {
        transaction.execute(
            "UPDATE list_row SET kept = $3 WHERE import_id = $1 AND row_number = $2", import_id,
            row.number, row.kept.empty() ? std::string(taken_back) : row.kept);
    }
    transaction.unlogged(why_unlogged);
}

void put_entries_back(sql::Transaction& transaction, std::string_view list,
                      const std::vector<RowLine>& rows) {
    std::vector<std::string> new_ones;
    for (const RowLine& row : rows) {
        const auto words = text::words(row.was);
        if (words.size() != 4) {
            new_ones.push_back(row.source_id);
            continue;
        }
        const Instant said{std::chrono::minutes{std::stoll(std::string(words[1]))}};
        const auto ended = words[2] == "-" ? std::nullopt : std::optional(std::string(words[2]));
        transaction.execute(R"(
            UPDATE list_entry
               SET row_hash = $3, row_at = $4, ended_at = $5, last_import = $6
             WHERE kind = $1 AND source_id = $2)",
                            list, row.source_id, words[0], said, ended, words[3]);
    }
    sql::in_pieces(new_ones, [&](const std::string& ids, sql::Arguments& with) {
        const std::string kind = with.add(list);
        transaction.execute("DELETE FROM list_entry WHERE kind = " + kind +
                                " AND source_id IN (" + ids + ")",
                            with);
    });
    transaction.unlogged(why_unlogged);
}

bool has_later_import(sql::Session& session, const ImportRow& import) {
    return session
        .one<std::int64_t>(R"(
            SELECT 1 FROM list_import
             WHERE kind = $1 AND id > $2 AND status IN ('done', 'running')
               AND known + added + review + ended > 0
             LIMIT 1)",
                           import.list_id, import.id)
        .has_value();
}

std::vector<PersonId> on_other_imports(sql::Session& session, const std::vector<PersonId>& people,
                                       std::string_view import_id) {
    std::vector<PersonId> found;
    sql::in_pieces(people, [&](const std::string& list, sql::Arguments& with) {
        const std::string import = with.add(import_id);
        for (const PersonId& person : session.all<PersonId>(
                 "SELECT DISTINCT person_id FROM list_row WHERE person_id IN (" + list +
                     ") AND import_id <> " + import + " AND kept = ''",
                 with)) {
            found.push_back(person);
        }
    });
    return found;
}

ByLists by_lists(sql::Session& session, const std::vector<PersonId>& people) {
    ByLists found;
    using Row = std::tuple<PersonId, std::string, std::string>;
    sql::in_pieces(people, [&](const std::string& list, const sql::Arguments& with) {
        for (const auto& [person, did, kept] : session.all<Row>(
                 "SELECT person_id, did, kept FROM list_row WHERE did <> '' AND person_id IN (" +
                     list + ")",
                 with)) {
            const bool undone = kept == taken_back || kept == joined_need;
            const int changed = undone ? 2 : 1;
            for (const auto word : text::words(did)) {
                const auto colon = word.find(':');
                const auto what = word.substr(0, colon);
                if (what == "address" || what == "away" || what == "back") {
                    found.changes[person] += changed;
                } else if (what == "died" && !undone) {
                    found.changes[person] += 1;
                } else if (what == "joined" && colon != word.npos) {
                    if (const auto need = NeedId::parse(word.substr(colon + 1))) {
                        ++found.joins[*need];
                    }
                }
            }
        }
    });
    return found;
}

std::vector<std::string> kept_because_of(sql::Session& session, std::string_view import_id) {
    return session.all<std::string>(R"(
        SELECT DISTINCT kept.import_id
          FROM list_row naming
          JOIN list_row kept ON kept.person_id = naming.person_id
                            AND kept.import_id <> naming.import_id
          JOIN list_import ON list_import.id = kept.import_id
         WHERE naming.import_id = $1 AND kept.kept = $2 AND list_import.status = 'undone'
         ORDER BY kept.import_id)",
                                    import_id, named_by_another);
}

std::vector<RowLine> rows_kept_because_of(sql::Session& session, std::string_view earlier,
                                          std::string_view import_id, std::int64_t after,
                                          std::size_t most) {
    return session.all<RowLine>(R"(
        SELECT row_number, outcome, source_id, person_id, reason, '', did, was, ''
          FROM list_row
         WHERE import_id = $1 AND kept = $2 AND row_number > $3 AND person_id IN
               (SELECT person_id FROM list_row WHERE import_id = $4)
         ORDER BY row_number
         LIMIT $5)",
                                earlier, named_by_another, after, import_id, most);
}

bool has_open_call(sql::Session& session, PersonId person, std::string_view source) {
    return session
        .one<std::int64_t>(R"(
            SELECT 1 FROM call_open_facts
             WHERE person_id = $1 AND purpose = 'first contact' AND source = $2
             LIMIT 1)",
                           person, source)
        .has_value();
}

void drop_pairs_of(sql::Transaction& transaction, const std::vector<PersonId>& people) {
    sql::in_pieces(people, [&](const std::string& list, const sql::Arguments& with) {
        for (const std::string side : {"left_id", "right_id"}) {
            transaction.execute("DELETE FROM review_answer WHERE pair_id IN (SELECT id FROM "
                                "review_pair WHERE " + side + " IN (" + list + "))",
                                with);
            transaction.execute("DELETE FROM review_pair WHERE " + side + " IN (" + list + ")",
                                with);
        }
    });
    transaction.unlogged(why_unlogged);
}

void end_undo(sql::Transaction& transaction, std::string_view import_id, Instant now) {
    transaction.execute(R"(
        UPDATE list_import SET status = 'undone', phase = '', undone_at = $2, undone_by = $3
         WHERE id = $1)",
                        import_id, now, transaction.actor().account_id);
    transaction.changed({.entity = "list import", .id = std::string(import_id),
                         .what = "taken back"});
}

}  // namespace kith::lists
