// Somebody on a list has moved: out of the area, back into it, or only to another door.
#pragma once

#include "practice/people/people.hpp"

namespace kith::lists {

// Where a postcode lies: outside when its place is known and none of the council's wards holds it.
bool lies_outside(sql::Session& session, const Postcode& postcode);

struct Move {
    enum class Kind { within, away, back };
    Kind kind = Kind::within;
    std::optional<Day> away_before{};  // of a move back
};
// Records that somebody now lives at `postcode`. Whoever moved away is somebody's work: to hand
// them over to the council there, and to end what was arranged. A move back is recorded too.
Move follow_move(sql::Transaction& transaction, PersonId person, const Postcode& postcode,
                 Day said_on, Instant now);
// As it was: never away, or away since `away_before`.
void take_back_move(sql::Transaction& transaction, PersonId person,
                    const std::optional<Day>& away_before, Instant now);
// Ends a sentence of the person's story that begins with the list's name.
std::string_view words_of(const Move& move);

}  // namespace kith::lists
