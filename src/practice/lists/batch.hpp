// One batch of rows while it is written: whom each means and what was made because of it.
#pragma once

#include <map>

#include "practice/lists/moves.hpp"
#include "practice/lists/write.hpp"

namespace kith::lists {

struct Writer::Batch {
    sql::Transaction& transaction;
    std::vector<Taken>& taken;
    std::vector<std::optional<PersonId>> person{};
    std::vector<std::string> outcome{};
    std::vector<std::string> did{};
    std::vector<bool> is_new{};
    std::map<PersonId, people::Standing> standing{};
    std::map<std::size_t, Move> moved{};

    bool alive(std::size_t row) const {
        const auto found = standing.find(*person[row]);
        return found == standing.end() || !found->second.died_on;
    }
    void note(std::size_t row, std::string_view what, std::string_view id) {
        did[row] += (did[row].empty() ? "" : " ") + std::string(what) + ":" + std::string(id);
    }
};

}  // namespace kith::lists
