// SQL of taking an import back.
#pragma once

#include <string>
#include <vector>

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
// Whether a first contact with this person, asked for by this source, is still to be made.
bool has_open_call(sql::Session& session, PersonId person, std::string_view source);
void drop_pairs_of(sql::Transaction& transaction, const std::vector<PersonId>& people);
void end_undo(sql::Transaction& transaction, std::string_view import_id, Instant now);

}  // namespace kith::lists
