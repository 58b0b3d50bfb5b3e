#include "engines/matching/ask.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace kith::matching {
namespace {

using std::chrono::days;
using std::chrono::minutes;

// Where each sort of trait lies among the 64 bits: {first bit, width}.
struct Field {
    unsigned first;
    unsigned width;
};
constexpr Field kind_bits{0, 16};
constexpr Field check_bits{16, 8};
constexpr Field training_bits{24, 8};
constexpr Field skill_bits{32, 12};
constexpr Field vehicle_bits{44, 4};
constexpr Field language_bits{48, 10};
constexpr Field sex_bits{58, 3};
constexpr unsigned available_bit = 61;

std::uint64_t fold(const WordSet& words, Field field) {
    return std::uint64_t{words.folded(field.width)} << field.first;
}

bool within(const WordSet& words, Field field) { return words.below(field.width); }

WordSet held(const std::vector<Dated>& list) {
    WordSet words;
    for (const Dated& item : list) words.add(item.what);
    return words;
}

std::uint64_t sex_trait(Sex sex) {
    if (sex == Sex::unknown) return 0;
    return std::uint64_t{1} << (sex_bits.first + static_cast<unsigned>(sex));
}

void set_hours(Ask& ready) {
    ready.longer_than_a_week = !ready.closes || *ready.closes - ready.opens >= days{7};
    if (ready.longer_than_a_week) {
        ready.hours = ready.job.hours;
    } else if (*ready.closes > ready.opens) {
        ready.hours = ready.job.hours.both(hours_between(ready.opens, *ready.closes));
    }
}

// The weekly hours without the days away. Over more than a week a day away leaves another like it.
WeekHours usual_hours(const Ask& ask, const Volunteer& volunteer) {
    WeekHours open = ask.hours.both(volunteer.hours);
    for (const Away& away : volunteer.away) {
        const Moment gone = start_of(away.from);
        const Moment back = start_of(away.to + days{1});
        if (ask.longer_than_a_week) {
            if (ask.closes && gone <= ask.opens && back >= *ask.closes) return {};
            continue;
        }
        const Moment from = std::max(gone, ask.opens);
        const Moment to = std::min(back, *ask.closes);
        if (to <= from) continue;
        const auto length = (to - from).count() / slot_minutes + 1;
        open.close(slot_of(from), slot_of(from) + static_cast<int>(length));
    }
    return open;
}

}  // namespace

WeekHours hours_between(Moment opens, Moment closes) {
    WeekHours hours;
    const auto up = minutes{slot_minutes - 1};
    const int from = slot_of(opens + up);
    const auto part = (opens + up - start_of(day_of(opens + up))).count() % slot_minutes;
    const Moment first = opens + up - minutes{part};
    const auto fits = (closes - first).count() / slot_minutes;
    if (fits > 0) hours.open(from, from + static_cast<int>(fits));
    return hours;
}

Ask ask(const Job& job, const Setting& setting) {
    const Moment opens = std::max(setting.now, job.not_before.value_or(setting.now));
    Ask ready{.job = job,
              .setting = setting,
              .opens = opens,
              .closes = job.not_after,
              .longer_than_a_week = false,
              .hours = {},
              .slots = std::max(1, (job.minutes + slot_minutes - 1) / slot_minutes),
              .day = day_of(job.not_after.value_or(opens)),
              .traits = 0,
              .quarters = 0};
    ready.day = std::max(ready.day, day_of(opens));
    set_hours(ready);
    WordSet kind;
    kind.add(job.kind);
    ready.traits = fold(kind, kind_bits) | fold(job.checks, check_bits) |
                   fold(job.training, training_bits) | fold(job.skills, skill_bits) |
                   fold(job.vehicles, vehicle_bits) | fold(job.languages, language_bits) |
                   sex_trait(job.sex_asked_for) | std::uint64_t{1} << available_bit;
    ready.quarters = ready.hours.quarters();
    return ready;
}

std::uint64_t traits_of(const Volunteer& volunteer) {
    return fold(volunteer.kinds, kind_bits) | fold(held(volunteer.checks), check_bits) |
           fold(held(volunteer.training), training_bits) | fold(volunteer.skills, skill_bits) |
           fold(volunteer.vehicles, vehicle_bits) | fold(volunteer.languages, language_bits) |
           sex_trait(volunteer.sex) | std::uint64_t{volunteer.available} << available_bit;
}

bool traits_tell_all(const Volunteer& volunteer) {
    return within(volunteer.kinds, kind_bits) && within(held(volunteer.checks), check_bits) &&
           within(held(volunteer.training), training_bits) &&
           within(volunteer.skills, skill_bits) && within(volunteer.vehicles, vehicle_bits) &&
           within(volunteer.languages, language_bits);
}

bool traits_tell_all(const Job& job) {
    return job.kind < kind_bits.width && within(job.checks, check_bits) &&
           within(job.training, training_bits) && within(job.skills, skill_bits) &&
           within(job.vehicles, vehicle_bits) && within(job.languages, language_bits);
}

std::optional<int> age_on(const Volunteer& volunteer, Day day) {
    if (!volunteer.born) return std::nullopt;
    const std::chrono::year_month_day birth{*volunteer.born};
    const std::chrono::year_month_day today{day};
    const int years = static_cast<int>(today.year()) - static_cast<int>(birth.year());
    const bool before_birthday = std::pair{today.month(), today.day()} <
                                 std::pair{birth.month(), birth.day()};
    return years - (before_birthday ? 1 : 0);
}

WeekHours possible_starts(const Ask& ask, const Volunteer& volunteer) {
    WeekHours open = usual_hours(ask, volunteer);
    for (const Extra& extra : volunteer.extra) {
        const Moment from = std::max(extra.from, ask.opens);
        const Moment to = ask.closes ? std::min(extra.to, *ask.closes) : extra.to;
        if (to > from) open = open.or_else(ask.hours.both(hours_between(from, to)));
    }
    return open.starts(ask.slots);
}

std::optional<std::int32_t> distance(const Ask& ask, const Volunteer& volunteer) {
    if (!ask.job.place || !volunteer.place) return std::nullopt;
    return metres_between(*ask.job.place, *volunteer.place);
}

std::int32_t farthest(const Reach& reach, bool by_car_only) {
    return by_car_only ? reach.car : std::max({reach.foot, reach.bicycle, reach.car});
}

Travel travel(const Ask& ask, const Volunteer& volunteer) {
    if (ask.job.by_phone) return Travel::phone;
    const auto metres = distance(ask, volunteer);
    if (!metres) return Travel::none;
    const bool carries = !ask.job.vehicles.empty();
    if (!carries && *metres <= volunteer.reach.foot) return Travel::foot;
    if (!carries && *metres <= volunteer.reach.bicycle) return Travel::bicycle;
    return *metres <= volunteer.reach.car ? Travel::car : Travel::none;
}

std::string_view travel_words(Travel by) {
    switch (by) {
        case Travel::phone: return "by phone";
        case Travel::foot: return "on foot";
        case Travel::bicycle: return "by bicycle";
        case Travel::car: return "by car";
        case Travel::none: break;
    }
    return "too far";
}

std::string metres_words(std::int32_t metres) {
    return metres < 1000 ? fmt::format("{} m", metres) : fmt::format("{:.1f} km", metres / 1000.0);
}

}  // namespace kith::matching
