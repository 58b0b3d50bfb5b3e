// SQL of the lists slice. Only this slice includes it.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "practice/lists/lists.hpp"

namespace kith::lists {

// What a list last said of one of its ids.
struct Entry {
    PersonId person;
    std::string hash;
    std::int64_t minute;  // of the row, since 1970
    bool ended;
};
using Entries = std::unordered_map<std::string, Entry>;
Entries entries_of(sql::Session& session, std::string_view kind);
void put_entry(sql::Transaction& transaction, std::string_view kind, const std::string& source_id,
               const Entry& entry, std::string_view import_id);
void end_entry(sql::Transaction& transaction, std::string_view kind, const std::string& source_id,
               Instant now);

struct ImportRow {
    std::string id, kind, file_name, purpose{}, legal_basis{}, status, failure{};
    std::optional<Day> expires_on{};
    std::size_t rows_total = 0, rows_done = 0;
    Counts counts{};
    Instant started_at;
    std::optional<Instant> finished_at{};
};
// Starts an import, or takes up the one that was made waiting. Those of the kind that still say
// that they run were interrupted, and say so from now on.
std::string begin_import(const Job& job, std::string_view kind, std::string_view file_hash,
                         std::size_t rows);
std::string new_waiting(sql::Transaction& transaction, std::string_view kind, const About& about);
void count_import(sql::Transaction& transaction, std::string_view import_id, const Counts& more);
void end_import(sql::Transaction& transaction, std::string_view import_id, std::string_view status,
                std::string_view failure, Instant now);
std::optional<ImportRow> import_row(sql::Session& session, std::string_view import_id);
std::vector<ImportRow> imports(sql::Session& session, std::string_view before, std::size_t most);

struct Refusal {
    std::size_t row_number;
    std::string reason;
    std::string row_text;
};
void add_refusal(sql::Transaction& transaction, std::string_view import_id, const Refusal& refusal,
                 Instant now);
std::vector<Refusal> refusals(sql::Session& session, std::string_view import_id, std::size_t after,
                              std::size_t most);

}  // namespace kith::lists
