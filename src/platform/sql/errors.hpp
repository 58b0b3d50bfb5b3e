// What a store may meet when the world fails, or when its SQL is wrong. Messages are safe to log
// and to show: they never hold a value of a row.
#pragma once

#include <stdexcept>
#include <string>

namespace kith::sql {

// The database cannot do this now: gone, full, too slow, unreadable. Trying later may help.
class Unavailable : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// Another transaction was in the way. Database::read and write try again a few times first.
class Conflict : public Unavailable {
  public:
    using Unavailable::Unavailable;
};

// The connection went before the transaction was committed, so trying again is safe.
class ConnectionLost : public Unavailable {
  public:
    using Unavailable::Unavailable;
};

// A rule of the schema refused a row.
class ConstraintViolated : public std::runtime_error {
  public:
    enum class Kind { unique, foreign_key, check, not_null };

    ConstraintViolated(Kind kind, std::string constraint);

    Kind kind() const { return kind_; }
    // The name in PostgreSQL's fashion on both databases: as declared, or table_column_key for an
    // unnamed unique column, table_pkey, and "table.column" for NOT NULL. Empty when the database
    // does not say (a foreign key in SQLite).
    const std::string& constraint() const { return constraint_; }

  private:
    Kind kind_;
    std::string constraint_;
};

// The program is wrong: SQL that does not parse, too few values, a NULL read as a value.
class Misuse : public std::logic_error {
  public:
    using std::logic_error::logic_error;
};

}  // namespace kith::sql
