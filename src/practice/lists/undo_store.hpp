// SQL of taking an import back.
#pragma once

#include <string>
#include <vector>

#include "practice/casework/many.hpp"
#include "practice/lists/store.hpp"

namespace kith::lists {

// Rows that did something and are not taken back yet.
std::vector<RowLine> rows_to_take_back(sql::Session& session, std::string_view import_id,
                                       std::size_t most);
void mark_taken_back(sql::Transaction& transaction, std::string_view import_id,
                     const std::vector<RowLine>& rows);
// What the list said of each of these ids before.
void put_entries_back(sql::Transaction& transaction, std::string_view list,
                      const std::vector<RowLine>& rows);
bool has_later_import(sql::Session& session, const ImportRow& import);
// Of these, those that a row of another import that stands speaks of.
std::vector<PersonId> on_other_imports(sql::Session& session, const std::vector<PersonId>& people,
                                       std::string_view import_id);
// What rows of lists changed of these people, and changed back: how often their records, and how
// often needs that were open.
struct ByLists {
    std::map<PersonId, int> changes{};
    casework::Joins joins{};
};
ByLists by_lists(sql::Session& session, const std::vector<PersonId>& people);

// Why somebody stays whom an import that is taken back made.
inline constexpr std::string_view named_by_another = "Another list names them too";
// What stays of a row that is taken back otherwise.
inline constexpr std::string_view joined_need =
    "A need that was open already took in what the list said, and keeps it";
// Imports that were taken back before, of which somebody was kept whom `import_id` names.
std::vector<std::string> kept_because_of(sql::Session& session, std::string_view import_id);
// Their rows after `after`, in the order of their numbers.
std::vector<RowLine> rows_kept_because_of(sql::Session& session, std::string_view earlier,
                                          std::string_view import_id, std::int64_t after,
                                          std::size_t most);
// Whether a first contact with this person, asked for by this source, is still to be made.
bool has_open_call(sql::Session& session, PersonId person, std::string_view source);
void drop_pairs_of(sql::Transaction& transaction, const std::vector<PersonId>& people);
void end_undo(sql::Transaction& transaction, std::string_view import_id, Instant now);

}  // namespace kith::lists
