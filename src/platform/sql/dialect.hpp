// The one dialect of SQL that SQLite and PostgreSQL both speak, and what is read off a statement
// without parsing it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith::sql {

// The greatest n of the placeholders $n outside quotes and comments.
int placeholder_count(std::string_view sql);

// The same statement with ?n for $n: SQLite would number $n by first appearance.
std::string numbered_for_sqlite(std::string_view sql);

// Whether it inserts, updates or deletes rows.
bool is_write(std::string_view sql);

// What in this SQL one of the two databases would not take or would answer differently, a sentence
// each. A whole file of statements may be given.
std::vector<std::string> dialect_faults(std::string_view sql);

// When on, every statement is looked at before it is first prepared, and one with faults is Misuse.
// Tests turn it on.
void check_dialect(bool on);
bool dialect_is_checked();

}  // namespace kith::sql
