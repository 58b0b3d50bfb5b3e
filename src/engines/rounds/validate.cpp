#include "engines/rounds/validate.hpp"

#include <cmath>
#include <fmt/format.h>
#include <unordered_set>

namespace kith::rounds {
namespace {

class Faults {
  public:
    void refuse(bool wrong, std::string_view message) {
        if (wrong) found_.push_back({about_, std::string(message)});
    }
    void about(std::string what) { about_ = std::move(what); }
    std::vector<FieldError> take() { return std::move(found_); }

  private:
    std::string about_;
    std::vector<FieldError> found_;
};

// NaN is not at least anything.
bool at_least(double value, double least) { return value >= least; }

void check_place(const Problem& problem, Place place, Faults& faults) {
    faults.refuse(!std::isfinite(place.x) || !std::isfinite(place.y), "has no place");
    if (problem.ground == Ground::Plane) return;
    faults.refuse(std::abs(place.x) > 180 || std::abs(place.y) > 90, "is not on the earth");
}

void check_window(Window window, Faults& faults) {
    faults.refuse(!std::isfinite(window.from), "begins at no time");
    faults.refuse(!at_least(window.to, window.from), "ends before it begins");
}

void check_stop(const Problem& problem, const Stop& stop, Faults& faults) {
    faults.about("stop " + stop.id);
    check_place(problem, stop.place, faults);
    check_window(stop.window, faults);
    faults.refuse(!at_least(stop.service, 0) || !std::isfinite(stop.service),
                  "takes a service time below 0");
    faults.refuse(!at_least(stop.load, 0) || !std::isfinite(stop.load), "has a load below 0");
    faults.refuse(!(stop.weight > 0) || stop.weight > 1e6, "must weigh above 0, to a million");
    faults.refuse(stop.people != 1 && stop.people != 2, "must be for one person or two");
}

void check_worker(const Problem& problem, const Worker& worker, Faults& faults) {
    faults.about("worker " + worker.id);
    if (worker.start) check_place(problem, *worker.start, faults);
    if (worker.end) check_place(problem, *worker.end, faults);
    check_window(worker.shift, faults);
    faults.refuse(!at_least(worker.capacity, 0), "has a capacity below 0");
    faults.refuse(!(worker.speed > 0) || !std::isfinite(worker.speed), "must have a speed above 0");
    faults.refuse(!at_least(worker.longest, 0), "has a longest round below 0");
    faults.refuse(worker.most_stops < 0, "may make fewer than no stops");
}

void check_weights(const Problem& problem, Faults& faults) {
    faults.about("weights");
    for (const auto weight : {problem.weights.distance, problem.weights.time,
                              problem.weights.round, problem.weights.unusual}) {
        faults.refuse(!at_least(weight, 0) || !std::isfinite(weight), "must be at least 0");
    }
    faults.about("detour");
    faults.refuse(!(problem.detour > 0) || !std::isfinite(problem.detour), "must be above 0");
}

}  // namespace

std::vector<FieldError> wrongs(const Problem& problem) {
    Faults faults;
    check_weights(problem, faults);
    std::unordered_set<std::string_view> stops;
    for (const auto& stop : problem.stops) {
        check_stop(problem, stop, faults);
        faults.refuse(stop.id.empty(), "has no id");
        faults.refuse(!stops.insert(stop.id).second, "is there twice");
    }
    std::unordered_set<std::string_view> workers;
    for (const auto& worker : problem.workers) {
        check_worker(problem, worker, faults);
        faults.refuse(worker.id.empty(), "has no id");
        faults.refuse(!workers.insert(worker.id).second, "is there twice");
    }
    return faults.take();
}

}  // namespace kith::rounds
