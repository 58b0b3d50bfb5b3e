// For a job nobody can take: which single condition would have to give.
#include <algorithm>
#include <bit>
#include <limits>

#include "engines/matching/reasons.hpp"
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

constexpr int looked_at_most = 5'000;
constexpr std::string_view elsewhere = "free of other jobs";
constexpr std::string_view own_times = "the job's own times";

// Whether the job leaves no time at which anybody could do it.
bool has_no_time(const Ask& ask) {
    if (ask.closes && *ask.closes < ask.opens + std::chrono::minutes{ask.job.minutes}) return true;
    return !ask.hours.starts(ask.slots).any();
}

// Where the job has no time, both rules of time say so; it counts as one condition.
std::uint32_t as_one(std::uint32_t broken) {
    std::uint32_t of_time = 0;
    for (std::size_t rule = 0; rule < rules().size(); ++rule) {
        const bool counts = rules()[rule] == &rule_times || rules()[rule] == &rule_dates;
        if (counts && (broken >> rule & 1) != 0) of_time |= std::uint32_t{1} << rule;
    }
    return (broken & ~of_time) | (of_time & (~of_time + 1));
}

std::string_view condition_of(std::size_t rule, bool without_time) {
    if (rule == rules().size()) return elsewhere;
    const bool of_time = rules()[rule] == &rule_times || rules()[rule] == &rule_dates;
    return without_time && of_time ? own_times : rules()[rule]->name;
}

struct Nearest {
    int count = 0;
    std::int32_t metres = std::numeric_limits<std::int32_t>::max();
    const Volunteer* who = nullptr;
    std::uint32_t broken = 0;

    void take(const Volunteer& volunteer, std::int32_t away, std::uint32_t rules_broken) {
        ++count;
        if (who && (away > metres || (away == metres && volunteer.id > who->id))) return;
        metres = away;
        who = &volunteer;
        broken = rules_broken;
    }
};

// The survey: for each condition those who miss it alone; and, of all, who misses fewest.
struct Survey {
    std::vector<Nearest> alone;
    Nearest fewest;
    int fewest_broken = std::numeric_limits<int>::max();

    void take(const Volunteer& volunteer, std::int32_t metres, std::uint32_t broken) {
        const int number = std::popcount(broken);
        if (number == 0) return;
        if (number == 1) {
            const auto rule = static_cast<std::size_t>(std::countr_zero(broken));
            alone[rule].take(volunteer, metres, broken);
        }
        if (number > fewest_broken) return;
        if (number < fewest_broken) fewest = {};
        fewest_broken = number;
        fewest.take(volunteer, metres, broken);
    }
};

Survey survey(const Ask& ask, const Index& index,
              const std::function<bool(Seat)>& needed_elsewhere) {
    Survey result{.alone = std::vector<Nearest>(rules().size() + 1), .fewest = {}};
    int looked_at = 0;
    const bool without_time = has_no_time(ask);
    Nearby nearby(index);
    nearby.start(ask.job.place, 0, true);
    while (looked_at < looked_at_most && nearby.next()) {
        for (Seat seat = nearby.first(); seat < nearby.last(); ++seat) {
            if (!index.present(seat)) continue;
            const Volunteer& volunteer = index.at(seat);
            std::uint32_t broken = broken_rules(ask, volunteer);
            if (without_time) broken = as_one(broken);
            if (needed_elsewhere(seat)) broken |= std::uint32_t{1} << rules().size();
            const auto unknown = std::numeric_limits<std::int32_t>::max();
            result.take(volunteer, distance(ask, volunteer).value_or(unknown), broken);
            ++looked_at;
        }
    }
    return result;
}

std::string words_for(const Ask& ask, const Volunteer& volunteer, std::uint32_t broken) {
    std::string words;
    for (std::size_t rule = 0; rule <= rules().size(); ++rule) {
        if ((broken >> rule & 1) == 0) continue;
        if (!words.empty()) words += " and ";
        words += rule == rules().size() ? "is needed for other jobs"
                                        : rules()[rule]->broken(ask, volunteer);
    }
    return words;
}

}  // namespace

std::vector<Obstacle> obstacles(const Ask& ask, const Index& index,
                                const std::function<bool(Seat)>& needed_elsewhere) {
    const Survey found = survey(ask, index, needed_elsewhere);
    const bool without_time = has_no_time(ask);
    std::vector<Obstacle> list;
    for (std::size_t rule = 0; rule < found.alone.size(); ++rule) {
        const Nearest& alone = found.alone[rule];
        if (!alone.who) continue;
        list.push_back({.condition = condition_of(rule, without_time),
                        .volunteers = alone.count,
                        .nearest = alone.who->id,
                        .words = words_for(ask, *alone.who, alone.broken)});
    }
    std::ranges::stable_sort(list, std::ranges::greater{}, &Obstacle::volunteers);
    if (list.empty() && found.fewest.who) {
        list.push_back({.condition = "more than one condition",
                        .volunteers = 0,
                        .nearest = found.fewest.who->id,
                        .words = words_for(ask, *found.fewest.who, found.fewest.broken)});
    }
    return list;
}

}  // namespace kith::matching
