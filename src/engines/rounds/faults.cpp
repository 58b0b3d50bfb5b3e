// Deliberately shares nothing with the solver but the measure of distance.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <set>

#include "engines/rounds/rounds.hpp"

namespace kith::rounds {
namespace {

class Inspection {
  public:
    Inspection(const Problem& problem, const Plan& plan, double tolerance)
        : problem_(problem), plan_(plan), tolerance_(tolerance) {}

    std::vector<std::string> run() {
        std::set<std::size_t> sent;
        for (const auto& round : plan_.rounds) {
            if (round.worker >= problem_.workers.size()) {
                report("a round for worker {}, who does not exist", round.worker);
                return std::move(found_);
            }
            if (!sent.insert(round.worker).second) {
                report("{} has two rounds", problem_.workers[round.worker].id);
            }
            if (!inspect(round)) return std::move(found_);
        }
        count_visits();
        if (std::abs(distance_ - plan_.distance) > 1e-6 * (1 + distance_)) {
            report("the distance is {}, not {}", distance_, plan_.distance);
        }
        return std::move(found_);
    }

  private:
    template <class... Values>
    void report(fmt::format_string<Values...> text, Values&&... values) {
        found_.push_back(fmt::format(text, std::forward<Values>(values)...));
    }

    double between(const std::optional<Place>& from, const std::optional<Place>& to) const {
        return from && to ? rounds::distance(problem_, *from, *to) : 0;
    }

    // False when it names a stop that does not exist, so that no more can be said.
    bool inspect(const Round& round) {
        const auto& worker = problem_.workers[round.worker];
        double load = 0;
        double length = 0;
        double time = round.leaves;
        auto here = worker.start;
        if (time < worker.shift.from - tolerance_) report("{} leaves too early", worker.id);
        if (round.visits.empty()) report("{} goes nowhere", worker.id);
        for (const auto& visit : round.visits) {
            if (visit.stop >= problem_.stops.size()) {
                report("{} visits a stop that does not exist", worker.id);
                return false;
            }
            const auto& stop = problem_.stops[visit.stop];
            const auto way = between(here, stop.place);
            check_visit(worker, stop, visit, time + way / worker.speed);
            length += way;
            load += stop.load;
            time = visit.leave;
            here = stop.place;
            starts_[visit.stop].push_back(visit.start);
        }
        const auto way = between(here, worker.end);
        check_end(worker, round, length + way, load, time + way / worker.speed);
        distance_ += length + way;
        return true;
    }

    void check_visit(const Worker& worker, const Stop& stop, const Visit& visit, double soonest) {
        const auto wrong = [&](bool is, std::string_view what) {
            if (is) report("{} at {}: {}", worker.id, stop.id, what);
        };
        wrong(visit.arrive < soonest - tolerance_, "arrives sooner than possible");
        wrong(visit.start < visit.arrive - tolerance_, "begins before arriving");
        wrong(visit.start < stop.window.from - tolerance_, "begins before the window");
        wrong(visit.start > stop.window.to + tolerance_, "begins after the window");
        wrong(visit.leave < visit.start + stop.service - tolerance_, "leaves too soon");
        wrong(std::ranges::count(stop.never, worker.id) > 0, "may not come");
        for (const auto& skill : stop.skills) {
            wrong(std::ranges::count(worker.skills, skill) == 0, "lacks the skill " + skill);
        }
    }

    void check_end(const Worker& worker, const Round& round, double length, double load,
                   double ends) {
        const auto wrong = [&](bool is, std::string_view what) {
            if (is) report("{}: {}", worker.id, what);
        };
        wrong(round.ends < ends - tolerance_, "ends sooner than possible");
        wrong(round.ends > worker.shift.to + tolerance_, "ends after the shift");
        wrong(round.ends - round.leaves > worker.longest + tolerance_, "is out too long");
        wrong(load > worker.capacity + tolerance_, "carries too much");
        wrong(std::abs(load - round.load) > tolerance_, "carries another load than said");
        wrong(static_cast<int>(round.visits.size()) > worker.most_stops, "has too many stops");
        wrong(std::abs(length - round.distance) > 1e-6 * (1 + length),
              "goes another distance than said");
    }

    // Each stop is served by as many as it needs, together, or is listed as unserved.
    void count_visits() {
        std::set<std::size_t> unserved;
        for (const auto& left : plan_.unserved) {
            if (!unserved.insert(left.stop).second) report("a stop is twice unserved");
        }
        for (std::size_t index = 0; index < problem_.stops.size(); ++index) {
            const auto& stop = problem_.stops[index];
            const auto& starts = starts_[index];
            const auto wanted = unserved.contains(index) ? 0 : stop.people;
            if (static_cast<int>(starts.size()) != wanted) {
                report("{} is visited by {}, not {}", stop.id, starts.size(), wanted);
            }
            if (starts.size() == 2 && std::abs(starts[0] - starts[1]) > tolerance_) {
                report("two come to {} at different times", stop.id);
            }
        }
    }

    const Problem& problem_;
    const Plan& plan_;
    double tolerance_;
    double distance_ = 0;
    std::map<std::size_t, std::vector<double>> starts_;
    std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> faults(const Problem& problem, const Plan& plan, double tolerance) {
    return Inspection(problem, plan, tolerance).run();
}

}  // namespace kith::rounds
