#include "practice/lists/moves.hpp"

#include "practice/casework/casework.hpp"
#include "practice/people/many.hpp"

namespace kith::lists {
namespace {

constexpr std::string_view moved_away = "moved away";
constexpr auto time_to_hand_over = std::chrono::hours(24 * 3);

}  // namespace

bool lies_outside(sql::Session& session, const Postcode& postcode) {
    const std::string ward = people::place_of(session, postcode).ward;
    if (ward.empty() || !people::ward_name(session, ward).empty()) return false;
    return !people::wards(session).empty();
}

Move follow_move(sql::Transaction& transaction, PersonId person, const Postcode& postcode,
                 Day said_on, Instant now) {
    if (!lies_outside(transaction, postcode)) {
        const auto back = people::record_move(transaction, person, std::nullopt, now);
        if (!back) return {};
        casework::finish_work(transaction, moved_away, person.text(), now);
        return {.kind = Move::Kind::back, .away_before = back->away_before};
    }
    if (!people::record_move(transaction, person, said_on, now)) return {};
    casework::put_work(transaction,
                       {.subject_kind = std::string(moved_away),
                        .subject_id = person.string(),
                        .person = person,
                        .title = "Hand somebody over to the council they have moved to",
                        .path = people::path(person).str(),
                        .owner = {.team = accounts::answering_team(transaction, "calls")},
                        .due_at = now + time_to_hand_over,
                        .priority = 1},
                       now);
    return {.kind = Move::Kind::away};
}

void take_back_move(sql::Transaction& transaction, PersonId person,
                    const std::optional<Day>& away_before, Instant now) {
    people::record_move(transaction, person, away_before, now);
    if (!away_before) casework::take_back_work(transaction, moved_away, {person.string()});
}

std::string_view words_of(const Move& move) {
    if (move.kind == Move::Kind::away) return " says that they have moved out of the area";
    if (move.kind == Move::Kind::back) return " says that they are back in the area";
    return " gives a new address";
}

}  // namespace kith::lists
