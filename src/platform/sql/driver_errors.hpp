// Turns what SOCI throws into our errors, with messages that hold no value of a row.
#pragma once

#include <string_view>

namespace soci {
class session;
class soci_error;
}  // namespace soci

namespace kith::sql {

// Throws the error of errors.hpp that this one is. `sql` is told only where the SQL is wrong.
[[noreturn]] void rethrow(soci::session& session, const soci::soci_error& error,
                          std::string_view sql);

}  // namespace kith::sql
