// A death becomes known: those who would still write or call are told, in the same transaction.
#pragma once

#include "practice/people/people.hpp"

namespace kith::people {

// Tells those registered by on_death when `after` is the first to say that the person has died.
void tell_of_death(sql::Transaction& transaction, PersonId person, const Care& before,
                   const Care& after, Instant now);

}  // namespace kith::people
