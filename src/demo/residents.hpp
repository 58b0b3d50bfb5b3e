// Made-up residents and volunteers of the demonstration county.
#pragma once

#include <vector>

#include "demo/county.hpp"
#include "demo/organisations.hpp"
#include "practice/people/people.hpp"
#include "practice/volunteering/volunteering.hpp"

namespace kith::demo {

void add_places(sql::Transaction& transaction);

struct Resident {
    PersonId id;
    std::size_t postcode;  // index into postcodes()
    int born_in;
    bool carer = false;
    people::Details known{};  // as they were added
};
// Adds the next household of one or two; gives who was added.
std::vector<Resident> add_household(sql::Transaction& transaction, Chance& chance,
                                    std::size_t& numbers, Instant now);

// The first volunteer is the one the demonstration signs in as.
VolunteerId add_volunteer(sql::Transaction& transaction, Chance& chance, const County& county,
                          std::size_t index, Instant now);

}  // namespace kith::demo
