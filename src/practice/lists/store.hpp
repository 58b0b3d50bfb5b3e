// SQL of the lists slice. Only this slice includes it.
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "practice/lists/layout.hpp"
#include "practice/lists/lists.hpp"

namespace kith::lists {

// A list as it was described: how its files are read and why the council may.
struct ListKind {
    std::string id;
    std::string name;
    Layout layout;
    About about{};
    Instant made_at{};
};
// A list that somebody described, or a known feed that was imported once.
std::optional<ListKind> list_kind(sql::Session& session, std::string_view id);
std::vector<ListKind> list_kinds(sql::Session& session);
// The list whose files had this header last.
std::optional<ListKind> list_with_header(sql::Session& session, std::string_view header);
void put_list_kind(sql::Transaction& transaction, const ListKind& kind, std::string_view header);

// What a list last said of one of its ids.
struct Entry {
    PersonId person;
    std::string hash;
    std::int64_t minute;  // of the row, since 1970
    bool ended;
    std::string last_import{};
    std::string ended_at{};  // as it stands, or nothing
};
using Entries = std::unordered_map<std::string, Entry>;
Entries entries_of(sql::Session& session, std::string_view list);

struct NewEntry {
    std::string source_id;
    PersonId person;
    std::string hash;
    std::int64_t minute;
    bool ended = false;
};
void put_entries(sql::Transaction& transaction, std::string_view list,
                 const std::vector<NewEntry>& entries, std::string_view import_id, Instant now);

struct ImportRow {
    std::string id, kind, file_name, purpose{}, legal_basis{}, status, failure{}, phase{};
    std::optional<Day> expires_on{};
    std::size_t rows_total = 0, rows_done = 0;
    Counts counts{};
    Instant started_at;
    std::optional<Instant> finished_at{};
    std::string list_id{};
    std::optional<Instant> undone_at{};
    std::string header{};  // the first row of the file, as CSV
};
// Starts an import, takes up the one that was made waiting, or goes on with one of the same file
// that was interrupted.
struct Begun {
    std::string id;
    bool resumed = false;
    Counts counts{};  // of what was written before
    Instant started_at{};
};
Begun begin_import(const Job& job, std::string_view list, std::string_view file_hash,
                   std::size_t rows, std::string_view header = {});
std::string new_waiting(sql::Transaction& transaction, std::string_view list, const About& about);
// The list that an import waiting for its columns turned out to be of.
void set_list(sql::Transaction& transaction, std::string_view import_id, std::string_view list);
void count_import(sql::Transaction& transaction, std::string_view import_id, const Counts& more);
void say_phase(sql::Transaction& transaction, std::string_view import_id, std::string_view phase);
void end_import(sql::Transaction& transaction, std::string_view import_id, std::string_view status,
                std::string_view failure, Instant now);
std::optional<ImportRow> import_row(sql::Session& session, std::string_view import_id);
// The latest first; of one list, or of all.
std::vector<ImportRow> imports(sql::Session& session, std::string_view before, std::size_t most,
                               std::string_view list = {});

// Where a row ended and what was made because of it.
struct RowLine {
    std::int64_t number;   // of the row; below nought for those who were not in the file
    std::string outcome;   // known, added, review, refused, ended
    std::string source_id{};
    std::optional<PersonId> person{};
    std::string reason{};
    std::string row_text{};
    std::string did{};     // "person flag:ID need:ID …"
    std::string was{};     // the list's entry before, or nothing
    std::string kept{};    // why something was kept when the import was undone
};
void add_rows(sql::Transaction& transaction, std::string_view import_id,
              const std::vector<RowLine>& rows);
std::unordered_set<std::int64_t> rows_written(sql::Session& session, std::string_view import_id);
RowLine read(sql::Row& row, sql::Into<RowLine>);
std::vector<RowLine> rows_of(sql::Session& session, std::string_view import_id,
                             std::string_view outcome, std::int64_t after, std::size_t most);

// Of these, those who were not known before this list named them.
std::set<PersonId> brought_by(sql::Session& session, const std::vector<PersonId>& people,
                              std::string_view list);

struct Refusal {
    std::size_t row_number;
    std::string reason;
    std::string row_text;
};
void add_refusal(sql::Transaction& transaction, std::string_view import_id, const Refusal& refusal,
                 Instant now);
std::vector<Refusal> refusals(sql::Session& session, std::string_view import_id, std::size_t after,
                              std::size_t most);

// A file that waits to be imported, kept in the database.
void keep_file(sql::Transaction& transaction, std::string_view import_id, std::string_view content);
std::string kept_file(sql::Session& session, std::string_view import_id);
void drop_file(sql::Transaction& transaction, std::string_view import_id);

}  // namespace kith::lists
