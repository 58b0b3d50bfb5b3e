#include "engines/matching/schedule.hpp"

#include <algorithm>
#include <numeric>

namespace kith::matching {
namespace {

using std::chrono::minutes;

constexpr std::size_t all_orders_most = 5;

// Metres a minute, as the crow flies.
int speed(Travel by) {
    switch (by) {
        case Travel::foot: return 60;
        case Travel::bicycle: return 180;
        default: return 400;
    }
}

minutes way_between(const Ask& from, const Ask& to, const Volunteer& volunteer) {
    if (!from.job.place || !to.job.place || to.job.by_phone) return minutes{0};
    const int metres = metres_between(*from.job.place, *to.job.place);
    return minutes{metres / speed(travel(to, volunteer))};
}

// The end of the job if begun at the first possible half-hour from `from` on.
std::optional<Moment> earliest_end(const Ask& ask, const WeekHours& starts, Moment from) {
    const Moment begin = std::max(from, ask.opens) + minutes{slot_minutes - 1};
    const auto into_slot = (begin - start_of(day_of(begin))).count() % slot_minutes;
    const auto wait = starts.next_open(slot_of(begin));
    if (!wait) return std::nullopt;
    const Moment start = begin - minutes{into_slot} + minutes{*wait * slot_minutes};
    const Moment end = start + minutes{ask.job.minutes};
    if (ask.closes && end > *ask.closes) return std::nullopt;
    return end;
}

bool order_works(std::span<const Ask* const> jobs, std::span<const WeekHours> starts,
                 std::span<const std::size_t> order, const Volunteer& volunteer) {
    Moment free = jobs[order[0]]->opens;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Ask& job = *jobs[order[i]];
        if (i > 0) free += way_between(*jobs[order[i - 1]], job, volunteer);
        const auto end = earliest_end(job, starts[order[i]], free);
        if (!end) return false;
        free = *end;
    }
    return true;
}

}  // namespace

bool fit_together(std::span<const Ask* const> jobs, const Volunteer& volunteer) {
    if (jobs.size() < 2) return true;
    int in_all = 0;
    std::vector<WeekHours> starts;
    for (const Ask* job : jobs) {
        in_all += job->job.minutes;
        starts.push_back(possible_starts(*job, volunteer));
        const auto same = [&](const Ask* other) { return &other->job == &job->job; };
        if (std::ranges::count_if(jobs, same) > 1) return false;
    }
    if (in_all > volunteer.minutes_free) return false;
    std::vector<std::size_t> order(jobs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) {
        return jobs[i]->closes.value_or(Moment::max());
    });
    if (order_works(jobs, starts, order, volunteer)) return true;
    if (jobs.size() > all_orders_most) return false;
    std::ranges::sort(order);
    do {
        if (order_works(jobs, starts, order, volunteer)) return true;
    } while (std::ranges::next_permutation(order).found);
    return false;
}

bool may_meet(const Volunteer& one, const Volunteer& other) {
    return std::ranges::find(one.never, other.id) == one.never.end() &&
           std::ranges::find(other.never, one.id) == other.never.end();
}

bool on_one_trip(const Ask& one, const Ask& other) {
    if (!one.job.place || !other.job.place || one.job.by_phone || other.job.by_phone) return false;
    const int most = one.setting.weights.metres_of_one_trip;
    if (metres_between(*one.job.place, *other.job.place) > most) return false;
    const Day first = std::max(day_of(one.opens), day_of(other.opens));
    const auto last = [](const Ask& ask) {
        return ask.closes ? day_of(*ask.closes) : Day::max();
    };
    return first <= std::min(last(one), last(other));
}

}  // namespace kith::matching
