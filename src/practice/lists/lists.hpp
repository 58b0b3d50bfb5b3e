// Lists of people who must be reached: imported whole, every row accounted for.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "practice/calls/calls.hpp"
#include "practice/casework/casework.hpp"

namespace kith::lists {

inline constexpr web::Permission import_lists{"lists.import", "import lists of people to reach"};

struct Counts {
    std::size_t rows = 0;        // in the file
    std::size_t superseded = 0;  // an older row of the same id
    std::size_t known = 0;       // attached to a person already known
    std::size_t added = 0;       // new people
    std::size_t unchanged = 0;   // said nothing new since the last import
    std::size_t refused = 0;     // kept with the reason
    std::size_t ended = 0;       // on the list before, not in this file
};

struct Progress {
    std::size_t done = 0;
    std::size_t total = 0;
};

// Imports the April 2020 daily file. Safe to interrupt and to repeat: what is done stays done, and
// the same file again changes nothing.
Result<Counts> import_shielding(sql::Database& database, const sql::Actor& actor,
                                const std::filesystem::path& file, const Clock& clock,
                                const std::function<void(Progress)>& progress);

// Reads postcode positions (Code-Point Open or ONSPD CSV, gzip or not). Gives how many.
Result<std::size_t> import_postcodes(sql::Database& database, const std::filesystem::path& file,
                                     const std::function<void(Progress)>& progress);

std::vector<web::Route> routes();

}  // namespace kith::lists
