// Plays the text tables of tests/scenarios/rounds: each names what a coordinator would expect.
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <sstream>

#include "engines/rounds/rounds.hpp"

namespace kith::rounds {
namespace {

using Row = std::map<std::string, std::string>;

struct Scenario {
    std::string title;
    Row settings;
    std::vector<Row> stops;
    std::vector<Row> workers;
    std::vector<std::string> expected;
};

void PrintTo(const Scenario& scenario, std::ostream* out) { *out << scenario.title; }

std::string trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

std::vector<std::string> split(const std::string& text, char by) {
    std::vector<std::string> parts;
    std::stringstream stream(text);
    for (std::string part; std::getline(stream, part, by);) parts.push_back(trimmed(part));
    return parts;
}

// Reads one file: "# title", then "stops" and "workers" tables, settings "name = value", and
// lines after "expect".
class Reader {
  public:
    std::vector<Scenario> read(std::istream& file) {
        for (std::string line; std::getline(file, line);) take(trimmed(line));
        return std::move(scenarios_);
    }

  private:
    void take(const std::string& line) {
        if (line.empty()) return;
        if (line.starts_with("# ")) {
            scenarios_.push_back({line.substr(2), {}, {}, {}, {}});
            part_ = "words";
        } else if (line == "stops" || line == "workers" || line == "expect" ||
                   line == "settings") {
            part_ = line;
            columns_.clear();
        } else if (part_ == "words") {
            return;
        } else if (part_ == "expect") {
            scenarios_.back().expected.push_back(line);
        } else if (part_ == "settings") {
            const auto halves = split(line, '=');
            scenarios_.back().settings[halves.at(0)] = halves.at(1);
        } else {
            take_row(split(line, '|'));
        }
    }

    void take_row(const std::vector<std::string>& cells) {
        if (columns_.empty()) {
            columns_ = cells;
            return;
        }
        Row row;
        for (std::size_t index = 0; index < cells.size(); ++index) {
            if (!cells[index].empty()) row[columns_.at(index)] = cells[index];
        }
        auto& rows = part_ == "stops" ? scenarios_.back().stops : scenarios_.back().workers;
        rows.push_back(std::move(row));
    }

    std::vector<Scenario> scenarios_;
    std::string part_ = "words";
    std::vector<std::string> columns_;
};

double number(const Row& row, const std::string& name, double otherwise) {
    const auto found = row.find(name);
    return found == row.end() ? otherwise : std::stod(found->second);
}

std::vector<std::string> list(const Row& row, const std::string& name) {
    const auto found = row.find(name);
    return found == row.end() ? std::vector<std::string>() : split(found->second, ',');
}

// "12 3", or nothing where a worker begins or ends anywhere ("-").
std::optional<Place> place(const Row& row, const std::string& name, const std::string& otherwise) {
    auto found = row.find(name);
    if (found == row.end()) found = row.find(otherwise);
    if (found == row.end()) return Place{0, 0};
    if (found->second == "-") return std::nullopt;
    std::istringstream words(found->second);
    Place read;
    words >> read.x >> read.y;
    return read;
}

Stop make_stop(const Row& row) {
    Stop stop;
    stop.id = row.at("id");
    stop.place = *place(row, "at", "at");
    stop.window = {number(row, "from", 0), number(row, "to", 1000)};
    stop.service = number(row, "service", 0);
    stop.load = number(row, "load", 0);
    stop.weight = number(row, "weight", 1);
    stop.people = static_cast<int>(number(row, "people", 1));
    stop.skills = list(row, "skills");
    stop.never = list(row, "never");
    const auto usual = list(row, "usual");
    if (!usual.empty()) stop.usual = usual[0];
    return stop;
}

Worker make_worker(const Row& row) {
    Worker worker;
    worker.id = row.at("id");
    worker.start = place(row, "start", "start");
    worker.end = place(row, "end", "start");
    worker.shift = {number(row, "from", 0), number(row, "to", 1000)};
    worker.capacity = number(row, "capacity", kNoLimit);
    worker.speed = number(row, "speed", 1);
    worker.longest = number(row, "longest", kNoLimit);
    worker.most_stops = static_cast<int>(number(row, "stops", 1000));
    worker.skills = list(row, "skills");
    return worker;
}

Problem make_problem(const Scenario& scenario) {
    Problem problem;
    for (const auto& row : scenario.stops) problem.stops.push_back(make_stop(row));
    for (const auto& row : scenario.workers) problem.workers.push_back(make_worker(row));
    problem.weights.distance = number(scenario.settings, "distance", 1);
    problem.weights.time = number(scenario.settings, "time", 0);
    problem.weights.round = number(scenario.settings, "round", 0);
    problem.weights.unusual = number(scenario.settings, "unusual", 0);
    return problem;
}

const std::map<Reason, std::string> kReasons = {
    {Reason::NoSkill, "no skill"},       {Reason::Barred, "barred"},
    {Reason::TooBig, "too big"},         {Reason::OutOfHours, "out of hours"},
    {Reason::TooFar, "too far"},         {Reason::NotEnough, "not enough"},
    {Reason::Full, "full"},
};

// The plan in the words of the tables: "ann: bread 10, doctor 35" or "left bread: full".
std::vector<std::string> lines_of(const Problem& problem, const Plan& plan, bool times) {
    std::vector<std::string> lines;
    for (const auto& round : plan.rounds) {
        std::vector<std::string> visits;
        for (const auto& visit : round.visits) {
            const auto& id = problem.stops[visit.stop].id;
            visits.push_back(times ? fmt::format("{} {:g}", id, visit.start) : id);
        }
        lines.push_back(fmt::format("{}: {}", problem.workers[round.worker].id,
                                    fmt::join(visits, ", ")));
    }
    for (const auto& left : plan.unserved) {
        lines.push_back(fmt::format("left {}: {}", problem.stops[left.stop].id,
                                    kReasons.at(left.reason)));
    }
    return lines;
}

std::vector<Scenario> all_scenarios() {
    std::vector<std::filesystem::path> files;
    const std::filesystem::path folder = KITH_SOURCE_DIR "/tests/scenarios/rounds";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::vector<Scenario> scenarios;
    for (const auto& path : files) {
        std::ifstream file(path);
        std::ranges::move(Reader().read(file), std::back_inserter(scenarios));
    }
    return scenarios;
}

class RoundsScenario : public testing::TestWithParam<Scenario> {};

TEST_P(RoundsScenario, ends_as_a_coordinator_expects) {
    const auto& scenario = GetParam();
    const auto problem = make_problem(scenario);
    Options options;
    options.iterations = 2000;
    if (scenario.settings.contains("objective")) options.objective = Objective::FewestRounds;
    const auto plan = solve(problem, options);
    ASSERT_TRUE(plan) << scenario.title;
    EXPECT_EQ(faults(problem, *plan), std::vector<std::string>()) << scenario.title;
    const bool times = scenario.settings.contains("times");
    ASSERT_FALSE(scenario.expected.empty());
    EXPECT_EQ(lines_of(problem, *plan, times), scenario.expected) << scenario.title;
}

INSTANTIATE_TEST_SUITE_P(Tables, RoundsScenario, testing::ValuesIn(all_scenarios()));

}  // namespace
}  // namespace kith::rounds
