// Lists of people who must be reached: imported whole, every row accounted for.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "practice/calls/calls.hpp"
#include "practice/casework/casework.hpp"

namespace kith::lists {

inline constexpr web::Permission import_lists{"lists.import", "import lists of people to reach"};

// Where each row of a file ended; every row is in exactly one of the first six.
struct Counts {
    std::size_t superseded = 0;  // an older row of the same id
    std::size_t known = 0;       // attached to a person already known, or said something new of one
    std::size_t added = 0;       // new people
    std::size_t unchanged = 0;   // said nothing new since the last import
    std::size_t refused = 0;     // kept with the reason
    std::size_t ended = 0;       // not rows: on the list before, not in this file

    std::size_t rows() const { return superseded + known + added + unchanged + refused; }
    Counts& operator+=(const Counts& more);
    friend bool operator==(const Counts&, const Counts&) = default;
};

struct Progress {
    std::size_t done = 0;
    std::size_t total = 0;
};

// What is recorded of a list besides its rows: why the council may use it, and until when.
struct About {
    std::string file_name{};  // as shown; empty: the file's own name
    std::string purpose{}, legal_basis{};
    std::optional<Day> expires_on{};
};

struct Job {
    sql::Database& database;
    sql::Actor actor;
    std::filesystem::path file;  // plain or gzip
    const Clock& clock;
    std::function<void(Progress)> progress = {};
    About about = {};
    // The row of list_import to fill, made before; empty: a new one.
    std::string import_id = {};
};

// Imports the April 2020 daily file. Safe to interrupt and to repeat: what is done stays done, and
// the same file again changes nothing. Invalid, and nothing is changed, when it is no such file or
// holds fewer than half of those on the list now.
Result<Counts> import_shielding(const Job& job);
// Imports whom the council already knows: person_id, first_name, middle_name, last_name,
// date_of_birth, nhs_number, address, postcode, mobile, landline, email.
Result<Counts> import_register(const Job& job);
// Reads postcode positions (Code-Point Open with lat and lon, or ONSPD), then gives people without
// a place theirs. `known` counts the postcodes.
Result<Counts> import_postcodes(const Job& job);
// By name: "shielding", "register", "postcodes".
Result<Counts> import_list(std::string_view kind, const Job& job);

// The refused rows of an import as CSV: row, reason, and the row as it stood in the file.
std::string refused_csv(sql::Session& session, std::string_view import_id);

std::vector<web::Route> routes();

}  // namespace kith::lists
