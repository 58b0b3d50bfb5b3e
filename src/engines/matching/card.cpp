#include "engines/matching/card.hpp"

#include <algorithm>
#include <array>

namespace kith::matching {
namespace {

constexpr int day_most = std::numeric_limits<std::uint16_t>::max();
constexpr int minutes_most = std::numeric_limits<std::uint16_t>::max();

constexpr std::array rules_on_the_card{
    &rule_available, &rule_kind,       &rule_checks,         &rule_training, &rule_skills,
    &rule_vehicle,   &rule_language,   &rule_sex,            &rule_age,      &rule_jobs_at_once,
    &rule_hours_free, &rule_distance,  &rule_never_together, &rule_dates,    &rule_times,
};
constexpr std::array preferences_on_the_card{
    &prefer_near,    &prefer_known,   &prefer_rested, &prefer_waiting,
    &prefer_newcomer, &prefer_willing, &prefer_early,  &prefer_one_trip,
};

template <class Item, class Known>
std::vector<const Item*> others(std::span<const Item* const> all, const Known& on_the_card) {
    std::vector<const Item*> list;
    for (const Item* item : all) {
        if (std::ranges::find(on_the_card, item) == on_the_card.end()) list.push_back(item);
    }
    return list;
}

std::span<const Rule* const> further_rules() {
    static const auto list = others(rules(), rules_on_the_card);
    return list;
}

std::span<const Preference* const> further_preferences() {
    static const auto list = others(preferences(), preferences_on_the_card);
    return list;
}

std::int64_t number_of(Day day) { return day.time_since_epoch().count(); }

// Writes a day so that comparing it with days a job can have gives what comparing the real one
// would.
std::uint16_t packed(std::int64_t day) {
    return static_cast<std::uint16_t>(std::clamp<std::int64_t>(day, 0, day_most));
}

std::int64_t coming_of_age(Day born) {
    const std::chrono::year_month_day date{born};
    const std::chrono::year_month_day birthday{date.year() + std::chrono::years{18}, date.month(),
                                               date.day()};
    if (birthday.ok()) return number_of(Day{birthday});
    return number_of(Day{birthday.year() / std::chrono::March / 1});
}

std::uint16_t in_date_before(const Volunteer& volunteer) {
    std::int64_t first = day_most;
    for (const auto* list : {&volunteer.checks, &volunteer.training}) {
        for (const Dated& held : *list) {
            if (held.until) first = std::min(first, number_of(*held.until) + 1);
        }
    }
    return packed(first);
}

}  // namespace

Card card_of(const Volunteer& volunteer) {
    Card card;
    card.hours = volunteer.hours;
    card.in_date_before = in_date_before(volunteer);
    card.adult_from = volunteer.born ? packed(coming_of_age(*volunteer.born)) : std::uint16_t{0};
    card.helps_from = volunteer.from ? packed(number_of(*volunteer.from)) : std::uint16_t{0};
    card.helps_until = packed(volunteer.until ? number_of(*volunteer.until) : day_most);
    card.minutes_free =
        static_cast<std::uint16_t>(std::clamp(volunteer.minutes_free, 0, minutes_most));
    card.has_room = volunteer.jobs_free > 0;
    card.is_away = !volunteer.away.empty() || !volunteer.extra.empty();
    card.avoids_somebody = !volunteer.never.empty();
    card.traits_lost = !traits_tell_all(volunteer);
    card.history_lost = !glance_tells_all(volunteer);
    card.odd = volunteer.minutes_free < 0 ||
               (volunteer.until && number_of(*volunteer.until) < 0);
    return card;
}

int early_cost(const Ask& ask, const WeekHours& starts) {
    if (!ask.closes) return 0;
    const Moment rounded = ask.opens + std::chrono::minutes{slot_minutes - 1};
    const auto wait = starts.next_open(slot_of(rounded));
    if (!wait) return 0;
    const auto done = ask.opens + std::chrono::minutes{(*wait + ask.slots) * slot_minutes};
    const std::int64_t enough = 60 * std::max(1, ask.setting.weights.hours_of_slack_enough);
    const auto slack = std::clamp<std::int64_t>((*ask.closes - done).count(), 0, enough);
    return static_cast<int>(ask.setting.weights.no_slack * (enough - slack) / enough);
}

Query::Query(const Ask& ask)
    : ask_(ask),
      opens_day_(number_of(day_of(ask.opens))),
      closes_day_(ask.closes ? number_of(day_of(*ask.closes)) : day_most),
      last_day_(number_of(ask.day)),
      odd_(ask.job.minutes > minutes_most || opens_day_ < 0 || opens_day_ >= day_most ||
           last_day_ < 0 || last_day_ >= day_most || closes_day_ < 0 || closes_day_ > day_most),
      traits_lost_(!traits_tell_all(ask.job)),
      fits_its_time_(!ask.closes ||
                     *ask.closes >= ask.opens + std::chrono::minutes{ask.job.minutes}) {
    others_pay_ = early_cost(ask, ask.hours.starts(ask.slots));
    if (!ask.job.before.empty()) others_pay_ += ask.setting.weights.not_known_to_person;
    for (const Preference* preference : further_preferences()) {
        has_further_preferences_ = has_further_preferences_ || preference->counts(ask);
    }
}

bool Query::is_of_age(const Card& card) const {
    if (ask_.job.youth == Youth::anyone || opens_day_ >= card.adult_from) return true;
    return ask_.job.youth == Youth::with_an_adult && ask_.job.volunteers > 1;
}

bool Query::reaches(const Volunteer& volunteer, const Glance& glance) const {
    if (ask_.job.by_phone) return true;
    if (!glance.has_place || !ask_.job.place) return false;
    const auto metres = metres_between(*ask_.job.place, glance.place);
    return metres <= (ask_.job.vehicles.empty() ? glance.reach : volunteer.reach.car);
}

bool Query::has_what_is_needed(const Volunteer& volunteer, const Card& card) const {
    if (last_day_ >= card.in_date_before &&
        (!rule_checks.holds(ask_, volunteer) || !rule_training.holds(ask_, volunteer))) {
        return false;
    }
    if (!traits_lost_ && !card.traits_lost) return true;
    return rule_kind.holds(ask_, volunteer) && rule_checks.holds(ask_, volunteer) &&
           rule_training.holds(ask_, volunteer) && rule_skills.holds(ask_, volunteer) &&
           rule_vehicle.holds(ask_, volunteer) && rule_language.holds(ask_, volunteer);
}

bool Query::may(const Volunteer& volunteer, const Glance& glance, const Card& card) const {
    if ((glance.traits & ask_.traits) != ask_.traits || !card.has_room || !fits_its_time_ ||
        card.minutes_free < ask_.job.minutes || card.helps_until < opens_day_ ||
        card.helps_from > closes_day_ || !is_of_age(card) || !reaches(volunteer, glance) ||
        !has_what_is_needed(volunteer, card)) {
        return false;
    }
    const bool may_be_avoided = card.avoids_somebody || !ask_.job.never.empty();
    return !may_be_avoided || rule_never_together.holds(ask_, volunteer);
}

int Query::history_cost(const Volunteer& volunteer, const Glance& glance, const Card& card) const {
    int cost = 0;
    if (card.history_lost) {
        for (const Preference* part :
             {&prefer_rested, &prefer_waiting, &prefer_newcomer, &prefer_willing}) {
            cost += part->cost(ask_, volunteer);
        }
        return cost + prefer_one_trip.cost(ask_, volunteer);
    }
    cost = usual_cost(glance, ask_.setting);
    if (glance.has_stops) cost += prefer_one_trip.cost(ask_, volunteer);
    return cost;
}

int Query::cost_with(const Volunteer& volunteer, const Glance& glance, const Card& card,
                     bool known, int most) const {
    if (odd_ || card.odd) {
        return allowed(ask_, volunteer) ? matching::cost(ask_, volunteer) : not_allowed;
    }
    if (!may(volunteer, glance, card)) return not_allowed;
    const WeekHours starts = card.is_away ? possible_starts(ask_, volunteer)
                                          : ask_.hours.both(card.hours).starts(ask_.slots);
    if (!starts.any()) return not_allowed;
    for (const Rule* rule : further_rules()) {
        if (!rule->holds(ask_, volunteer)) return not_allowed;
    }
    int cost = early_cost(ask_, starts) + history_cost(volunteer, glance, card);
    cost += ask_.job.place && glance.has_place
                ? near_cost(ask_.setting.weights, metres_between(*ask_.job.place, glance.place))
                : prefer_near.cost(ask_, volunteer);
    if (!ask_.job.before.empty() && !known) cost += ask_.setting.weights.not_known_to_person;
    if (!has_further_preferences_ || cost > most) return cost;
    for (const Preference* preference : further_preferences()) {
        cost += preference->cost(ask_, volunteer);
    }
    return cost;
}

}  // namespace kith::matching
