#include "engines/rounds/tables.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "engines/rounds/table_reader.hpp"
#include "platform/base/digits.hpp"
#include "platform/base/text.hpp"

namespace kith::rounds {
namespace {

constexpr double kMinute = 60;
constexpr double kDay = 24 * 3600;
constexpr double kWeekInMinutes = 7 * 24 * 60;

struct Mode {
    std::string_view name;
    double kilometres_an_hour;
};

// Door to door in a town, stops for lights and looking for a place to park included.
constexpr Mode kModes[] = {{"foot", 4.5}, {"bicycle", 14}, {"car", 30}};

// The two columns of a place in one way of giving it.
struct Axes {
    std::string_view across;
    std::string_view up;
    std::string_view end_across;
    std::string_view end_up;
    Ground ground;
};

constexpr Axes kAxes[] = {
    {"longitude", "latitude", "end_longitude", "end_latitude", Ground::Earth},
    {"easting", "northing", "end_easting", "end_northing", Ground::Plane},
    {"x", "y", "end_x", "end_y", Ground::Plane},
};

const Axes* axes_of(const TableReader& table) {
    const auto found = std::ranges::find_if(kAxes, [&](const Axes& axes) {
        return table.has(axes.across) && table.has(axes.up);
    });
    return found == std::end(kAxes) ? nullptr : found;
}

Stop read_stop(TableReader& table, const Axes& axes) {
    Stop stop;
    stop.id = std::string(table.text("id"));
    if (stop.id.empty()) table.refuse("a stop without an id");
    const auto place = table.place(axes.across, axes.up);
    if (!place) table.refuse("a stop without a place");
    stop.place = place.value_or(Place{});
    stop.window = {table.time("from", 0), table.time("to", kDay)};
    if (stop.window.to < stop.window.from) table.refuse("‘to’ is before ‘from’");
    stop.service = table.number("service", 0, 0, kWeekInMinutes) * kMinute;
    stop.load = table.number("load", 0, 0, 1e9);
    stop.weight = table.number("priority", 1, 0.001, 1e6);
    stop.people = table.number("people", 1, 1, 2) > 1 ? 2 : 1;
    stop.skills = table.list("skills");
    stop.never = table.list("never");
    stop.usual = std::string(table.text("usual"));
    return stop;
}

double read_speed(TableReader& table) {
    double speed = kModes[2].kilometres_an_hour;
    if (const auto mode = text::lower(table.text("mode")); !mode.empty()) {
        const auto found = std::ranges::find(kModes, mode, &Mode::name);
        if (found == std::end(kModes)) {
            table.refuse(fmt::format("mode must be foot, bicycle or car, not ‘{}’", mode));
        } else {
            speed = found->kilometres_an_hour;
        }
    }
    return table.number("speed_kmh", speed, 0.1, 500) / 3.6;
}

bool read_returns(TableReader& table) {
    const auto word = text::lower(table.text("returns"));
    if (!word.empty() && word != "yes" && word != "no") {
        table.refuse(fmt::format("returns must be yes or no, not ‘{}’", word));
    }
    return word != "no";
}

Worker read_worker(TableReader& table, const Axes& axes) {
    Worker worker;
    worker.id = std::string(table.text("id"));
    if (worker.id.empty()) table.refuse("a volunteer without an id");
    worker.start = table.place(axes.across, axes.up);
    worker.end = table.place(axes.end_across, axes.end_up);
    const bool returns = read_returns(table);
    if (!worker.end && returns) worker.end = worker.start;
    if (!returns) worker.end.reset();
    worker.shift = {table.time("from", 0), table.time("to", kDay)};
    if (worker.shift.to < worker.shift.from) table.refuse("‘to’ is before ‘from’");
    worker.capacity = table.number("capacity", kNoLimit, 0, 1e9);
    worker.speed = read_speed(table);
    const auto longest = table.number("longest", kWeekInMinutes, 0, kWeekInMinutes);
    worker.longest = longest * kMinute;
    worker.most_stops = static_cast<int>(table.number("most_stops", 1e6, 0, 1e6));
    worker.skills = table.list("skills");
    return worker;
}

void refuse_repeated(TableReader& table, std::vector<std::string>& seen, const std::string& id) {
    const auto place = std::ranges::lower_bound(seen, id);
    if (place != seen.end() && *place == id) {
        table.refuse(fmt::format("the id ‘{}’ is there twice", id));
    } else {
        seen.insert(place, id);
    }
}

void read_stops(TableReader& table, const Axes& axes, Problem& problem) {
    std::vector<std::string> seen;
    table.refuse_unknown({"id", axes.across, axes.up, "from", "to", "service", "load", "priority",
                          "people", "skills", "never", "usual"});
    while (table.next()) {
        problem.stops.push_back(read_stop(table, axes));
        refuse_repeated(table, seen, problem.stops.back().id);
    }
}

void read_workers(TableReader& table, const Axes& axes, Problem& problem) {
    std::vector<std::string> seen;
    table.refuse_unknown({"id", axes.across, axes.up, axes.end_across, axes.end_up, "returns",
                          "from", "to", "capacity", "mode", "speed_kmh", "longest", "most_stops",
                          "skills"});
    while (table.next()) {
        problem.workers.push_back(read_worker(table, axes));
        refuse_repeated(table, seen, problem.workers.back().id);
    }
}

}  // namespace

Result<Problem> read_tables(std::string_view stops, std::string_view volunteers) {
    TableReader stop_table("stops", stops);
    TableReader worker_table("volunteers", volunteers);
    const auto* axes = axes_of(stop_table);
    const auto* worker_axes = axes_of(worker_table);
    Problem problem;
    if (axes == nullptr) {
        stop_table.refuse("needs columns longitude and latitude, easting and northing, or x and y");
    } else if (worker_axes != axes) {
        worker_table.refuse(fmt::format("needs columns {} and {}, as the stops have", axes->across,
                                        axes->up));
    } else {
        problem.ground = axes->ground;
        read_stops(stop_table, *axes, problem);
        read_workers(worker_table, *axes, problem);
    }
    auto faults = stop_table.take_faults();
    std::ranges::move(worker_table.take_faults(), std::back_inserter(faults));
    if (!faults.empty()) return kith::problem(Invalid{std::move(faults)});
    return problem;
}

std::optional<double> read_time(std::string_view text) {
    const auto parts = text::split(text, ':');
    if (parts.size() != 2 && parts.size() != 3) return std::nullopt;
    double seconds = 0;
    for (std::size_t index = 0; index < 3; ++index) {
        const auto part = index < parts.size() ? digits_value(parts[index]) : 0;
        const bool wide = index < parts.size() && parts[index].size() > 2;
        if (!part || wide || (index > 0 && *part > 59)) return std::nullopt;
        seconds = seconds * 60 + *part;
    }
    if (seconds > kDay) return std::nullopt;
    return seconds;
}

std::string write_time(double seconds) {
    const auto whole = static_cast<long>(std::floor(seconds + 0.5));
    return fmt::format("{:02}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

std::string_view name_of(Reason reason) {
    switch (reason) {
        case Reason::NoSkill: return "no skill";
        case Reason::Barred: return "barred";
        case Reason::TooBig: return "too big";
        case Reason::OutOfHours: return "out of hours";
        case Reason::TooFar: return "too far";
        case Reason::NotEnough: return "not enough people";
        case Reason::Full: return "full";
    }
    return "";
}

namespace {

class RoundsWriter {
  public:
    RoundsWriter(const Problem& problem, Times times, std::string& out)
        : problem_(problem), times_(times), csv_(out) {
        csv_.row({"volunteer", "order", "what", "stop", "arrive", "start", "leave", "distance",
                  "added", "reason"});
    }

    void write(const Round& round) {
        const auto& worker = problem_.workers[round.worker];
        const auto leaves = time(round.leaves);
        csv_.row({worker.id, "0", "leave", "", "", "", leaves, "0", "", ""});
        auto here = worker.start;
        int order = 0;
        for (const auto& visit : round.visits) {
            const auto& stop = problem_.stops[visit.stop];
            const auto way = here ? rounds::distance(problem_, *here, stop.place) : 0;
            csv_.row({worker.id, std::to_string(++order), "visit", stop.id, time(visit.arrive),
                      time(visit.start), time(visit.leave), length(way), length(visit.added), ""});
            here = stop.place;
        }
        const auto home = here && worker.end ? rounds::distance(problem_, *here, *worker.end) : 0;
        csv_.row({worker.id, std::to_string(++order), "home", "", time(round.ends), "", "",
                  length(home), "", ""});
    }

    void write(const Unserved& left) {
        const auto reason = fmt::format("{}: {}", name_of(left.reason), left.text);
        csv_.row({"", "", "unserved", problem_.stops[left.stop].id, "", "", "", "", "", reason});
    }

  private:
    std::string time(double value) const {
        return times_ == Times::Clock ? write_time(value) : fmt::format("{:.6f}", value);
    }
    std::string length(double value) const {
        return fmt::format(fmt::runtime(times_ == Times::Clock ? "{:.0f}" : "{:.6f}"), value);
    }

    const Problem& problem_;
    Times times_;
    CsvWriter csv_;
};

}  // namespace

std::string write_rounds(const Problem& problem, const Plan& plan, Times times) {
    std::string text;
    RoundsWriter writer(problem, times, text);
    for (const auto& round : plan.rounds) writer.write(round);
    for (const auto& left : plan.unserved) writer.write(left);
    return text;
}

}  // namespace kith::rounds
