#include "commands/rounds.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "commands/options.hpp"
#include "commands/rounds_report.hpp"
#include "engines/rounds/rounds.hpp"
#include "engines/rounds/solomon.hpp"
#include "engines/rounds/tables.hpp"

namespace kith::commands {
namespace {

using Clock = std::chrono::steady_clock;

struct Words {
    std::string stops;
    std::string volunteers;
    std::string solomon;
    std::string out;
    std::string report;
    std::string objective;
    double seconds = 1;
    std::size_t iterations = 0;
    std::uint64_t seed = 1;
    std::size_t threads = 2;
    double detour = 1.3;
    double per_round = 0;
    double usual = 0;
};

void describe(CLI::App& app, Words& words) {
    app.add_option("--stops", words.stops, "The stops, as a table or in Solomon's format");
    app.add_option("--volunteers", words.volunteers, "The volunteers, as a table");
    app.add_option("--solomon", words.solomon, "A whole problem in Solomon's format");
    app.add_option("--out", words.out,
                   "Where the rounds go (from a Solomon file: as routes, unless it ends in .csv)");
    app.add_option("--report", words.report, "Where a page with a map of the rounds goes");
    app.add_option("--seconds", words.seconds, "How long to search")
        ->check(CLI::Range(0.001, 86400.0))
        ->capture_default_str();
    app.add_option("--iterations", words.iterations,
                   "Try so many changes for each of two searches instead: the same every time");
    app.add_option("--seed", words.seed, "Another number, another search")->capture_default_str();
    app.add_option("--threads", words.threads, "Searches at the same time")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    app.add_option("--objective", words.objective,
                   "time (usual for tables), distance (usual for Solomon) or vehicles: the fewest, "
                   "then the shortest")
        ->check(CLI::IsMember({"time", "distance", "vehicles"}));
    app.add_option("--detour", words.detour, "Roads are this much longer than straight lines")
        ->check(CLI::Range(1.0, 10.0))
        ->capture_default_str();
    app.add_option("--per-round", words.per_round,
                   "Minutes (metres, with --objective distance) that sending one volunteer fewer "
                   "is worth")
        ->check(CLI::Range(0.0, 1e9));
    app.add_option("--usual", words.usual,
                   "Minutes (or metres) that the usual volunteer's coming is worth")
        ->check(CLI::Range(0.0, 1e9));
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("Cannot read " + path + ".");
    std::stringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

void write_file(const std::string& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary);
    file << text;
    file.close();
    if (!file) throw std::runtime_error("Cannot write " + path + ".");
}

int say_faults(const Problem& problem) {
    if (const auto* invalid = std::get_if<Invalid>(&problem)) {
        for (const auto& error : invalid->errors) {
            std::cerr << error.field << ": " << error.message << '\n';
        }
    }
    return 1;
}

// The problem, and whether it came in Solomon's format.
struct Task {
    rounds::Problem problem;
    bool solomon = false;
};

void weigh(const Words& words, Task& task) {
    auto& weights = task.problem.weights;
    const bool by_time = words.objective.empty() ? !task.solomon : words.objective == "time";
    weights.distance = by_time ? 0 : 1;
    weights.time = by_time ? 1 : 0;
    weights.round = words.per_round * (by_time && !task.solomon ? 60 : 1);
    weights.unusual = words.usual * (by_time && !task.solomon ? 60 : 1);
}

Result<Task> read_task(const Words& words) {
    Task task;
    const auto path = words.solomon.empty() ? words.stops : words.solomon;
    const auto text = read_file(path);
    task.solomon = !words.solomon.empty() || rounds::looks_like_solomon(text);
    if (task.solomon) {
        task.problem = KITH_TRY(rounds::read_solomon(text));
    } else if (words.volunteers.empty()) {
        return invalid("--volunteers", "is needed with a table of stops");
    } else {
        task.problem = KITH_TRY(rounds::read_tables(text, read_file(words.volunteers)));
        task.problem.detour = words.detour;
    }
    weigh(words, task);
    return task;
}

// `begun` is when the command was: reading and writing count against its time.
rounds::Options options_of(const Words& words, Clock::time_point begun) {
    rounds::Options options;
    options.seed = words.seed;
    options.threads = words.threads;
    options.chains = std::max<std::size_t>(options.chains, words.threads);
    if (words.objective == "vehicles") options.objective = rounds::Objective::FewestRounds;
    if (words.iterations > 0) {
        options.iterations = words.iterations;
        options.chains = 2;
    } else {
        options.spent = [begun, seconds = words.seconds] {
            return std::chrono::duration<double>(Clock::now() - begun).count() / seconds;
        };
    }
    return options;
}

void write_out(const Words& words, const Task& task, const rounds::Plan& plan) {
    if (!words.out.empty()) {
        const auto times = task.solomon ? rounds::Times::Numbers : rounds::Times::Clock;
        const bool routes = task.solomon && !words.out.ends_with(".csv");
        write_file(words.out, routes ? rounds::write_solomon(task.problem, plan)
                                     : rounds::write_rounds(task.problem, plan, times));
    }
    if (!words.report.empty()) write_file(words.report, rounds_report(task.problem, plan));
}

int run(const Words& words) {
    const auto begun = Clock::now();
    const auto task = read_task(words);
    if (!task) return say_faults(task.error());
    const auto plan = rounds::solve(task->problem, options_of(words, begun));
    if (!plan) return say_faults(plan.error());
    write_out(words, *task, *plan);
    for (const auto& left : plan->unserved) {
        std::cout << "unserved " << task->problem.stops[left.stop].id << ": " << left.text << '\n';
    }
    std::cout << fmt::format("vehicles {}, distance {:.2f}\n", plan->rounds.size(),
                             plan->distance);
    return 0;
}

}  // namespace

int rounds(const std::vector<std::string>& arguments) {
    CLI::App app("Bundle a day's stops into rounds", "rounds");
    Words words;
    describe(app, words);
    if (const auto code = read_words(app, arguments)) return *code;
    if (words.stops.empty() == words.solomon.empty()) {
        std::cerr << "Give either --stops or --solomon.\nTry: kith rounds --help\n";
        return 2;
    }
    return guarded([&] { return run(words); });
}

}  // namespace kith::commands
