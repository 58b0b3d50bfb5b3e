// How to reach somebody who is known, as fields of the page staff follow a call on: shown as it
// stands, changed by what is typed, and nothing of it lost that the page does not ask.
#pragma once

#include "practice/asking/answers.hpp"
#include "practice/people/people.hpp"

namespace kith::asking {

// "safe-rule", "no-message" and the others.
const std::vector<std::string>& reach_fields();

// Fills the fields with what is known of the person, once for each person chosen: what was typed
// before stands, and what came from another person goes.
void begin_reach(Answers& typed, const people::PersonView& person);
// Nobody known is chosen any more: what came from a record goes with them.
void end_reach(Answers& typed);

// What was said differently, or nothing. `version` is the record's when its page was shown.
struct SaidReach {
    people::Care care;
    int version = 1;
};
std::optional<SaidReach> said_reach(const Answers& typed, const people::PersonView& person);

// The care of a new record. Words for nothing said are left empty.
people::Care care_from(const Answers& typed);

}  // namespace kith::asking
