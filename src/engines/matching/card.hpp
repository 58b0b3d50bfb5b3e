// Everything about a volunteer that most rules and preferences need, in one line of the cache, and
// a job made ready to be put to thousands of such cards. Says exactly what the rules and the
// preferences say, only sooner: what a card cannot hold (holidays, people never to be met, words
// beyond what folds without loss) is asked of the record itself, and so is every rule or preference
// this file does not know.
#pragma once

#include <limits>

#include "engines/matching/glance.hpp"
#include "engines/matching/preference.hpp"
#include "engines/matching/rule.hpp"

namespace kith::matching {

inline constexpr int not_allowed = std::numeric_limits<int>::max();

struct alignas(64) Card {
    WeekHours hours{};
    // Days since 1970: the first on which a check or training has run out, the 18th birthday, and
    // the first and last day of helping.
    std::uint16_t in_date_before = 0;
    std::uint16_t adult_from = 0;
    std::uint16_t helps_from = 0;
    std::uint16_t helps_until = 0;
    std::uint16_t minutes_free = 0;
    bool has_room = false;
    // The record must be asked for times, for people never to be met, for traits, for the parts of
    // the cost that come from what they did before, or for everything.
    bool is_away = false;
    bool avoids_somebody = false;
    bool traits_lost = false;
    bool history_lost = false;
    bool odd = false;
};
static_assert(sizeof(Card) == 64);

Card card_of(const Volunteer& volunteer);

class Query {
  public:
    explicit Query(const Ask& ask);

    // What the job costs with this volunteer, or, as soon as it is known to be more than `most`, a
    // number it is not less than; `not_allowed` where a rule does not hold. `known`: whether the
    // person knows them.
    int cost_with(const Volunteer& volunteer, const Glance& glance, const Card& card, bool known,
                  int most) const;

    // Whatever anybody costs beside nearness and what `usual_cost` says, unless the person knows
    // them.
    int others_pay() const { return others_pay_; }
    const Ask& ask() const { return ask_; }

  private:
    bool may(const Volunteer& volunteer, const Glance& glance, const Card& card) const;
    bool is_of_age(const Card& card) const;
    bool reaches(const Volunteer& volunteer, const Glance& glance) const;
    bool has_what_is_needed(const Volunteer& volunteer, const Card& card) const;
    int history_cost(const Volunteer& volunteer, const Glance& glance, const Card& card) const;

    const Ask& ask_;
    std::int64_t opens_day_;
    std::int64_t closes_day_;
    std::int64_t last_day_;
    bool odd_;
    bool traits_lost_;
    bool fits_its_time_;
    int others_pay_;
    bool has_further_preferences_ = false;
};

// What the wait until the first of these starts leaves too little slack for.
int early_cost(const Ask& ask, const WeekHours& starts);

}  // namespace kith::matching
