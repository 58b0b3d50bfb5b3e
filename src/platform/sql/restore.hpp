// Makes a database of a copy that backup() wrote, with what was there before kept beside it.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace kith::sql {

// Why a copy is not put in place, in words for the operator. Nothing was changed.
class CannotRestore : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// Puts the copy in place of the database at `url` in one step, after it was found whole and of a
// schema this program knows. What was there is kept: of a SQLite file as FILE.before-restore, on
// PostgreSQL as the schema before_restore; without `replace` there must be nothing. Gives where the
// old one is kept, or "". Throws CannotRestore, CannotMigrate or Unavailable, and then everything
// is as it was.
std::string restore(const std::string& url, const std::filesystem::path& copy, bool replace);

}  // namespace kith::sql
