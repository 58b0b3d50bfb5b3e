#include "commands/match.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <ctime>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include "commands/link_lists.hpp"
#include "commands/match_report.hpp"
#include "commands/options.hpp"
#include "engines/matching/arcs_text.hpp"
#include "engines/matching/fields.hpp"
#include "engines/matching/planner.hpp"
#include "engines/matching/reading.hpp"

namespace kith::commands {
namespace {

using namespace matching;

struct Words {
    std::string jobs;
    std::string volunteers;
    std::string out;
    std::string weights;
    std::string report;
    std::string now;
    std::string arcs;
    std::string capacity;
    std::string unserved;
    bool bound = false;
    bool quiet = false;
    int best = 0;
    int threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
};

// What was sent cannot be used: said line by line, exit code 2.
struct BadInput {
    std::string file;
    Problem problem;
};

template <class T>
T accepted(Result<T> result, const std::string& file) {
    if (result) return *std::move(result);
    throw BadInput{file, std::move(result.error())};
}

MappedFile opened(const std::string& path) {
    try {
        return MappedFile(path);
    } catch (const std::runtime_error& error) {
        throw BadInput{"", Invalid{{{path, error.what()}}}};
    }
}

int refuse(const BadInput& bad) {
    const auto* const invalid = std::get_if<Invalid>(&bad.problem);
    if (invalid == nullptr) return 1;
    for (const FieldError& error : invalid->errors) {
        const std::string where = bad.file.empty() ? "" : bad.file + " ";
        std::cerr << fmt::format("{}{}: {}\n", where, error.field, error.message);
    }
    return 2;
}

// How long each step took, on standard error.
class Steps {
  public:
    explicit Steps(bool quiet) : quiet_(quiet) {}
    void done(std::string_view what) {
        const auto now = std::chrono::steady_clock::now();
        const std::chrono::duration<double> took = now - last_;
        if (!quiet_) std::cerr << fmt::format("{}: {:.3f} s\n", what, took.count());
        last_ = now;
    }

  private:
    bool quiet_;
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

std::string bound_line(const std::string& bound, const std::string& gap) {
    return fmt::format("bound {}, gap {}\n", bound, gap);
}

int match_arcs(const Words& words) {
    Steps steps(words.quiet);
    const MappedFile arcs = opened(words.arcs);
    const MappedFile capacity = opened(words.capacity);
    const PlainQuestion question =
        accepted(read_plain(arcs.text(), capacity.text(), words.unserved, words.threads), "");
    steps.done("read");
    Solver solver(question.market);
    solver.solve();
    steps.done("solved");
    const Assignment result = solver.assignment();
    std::string rows = "job,volunteer\n";
    for (std::size_t job = 0; job < question.jobs.size(); ++job) {
        if (result.volunteer[job] == nobody) continue;
        rows += csv_cell(question.jobs[job]);
        rows += ',';
        rows += csv_cell(question.volunteers[result.volunteer[job]]);
        rows += '\n';
    }
    write_file(words.out, rows);
    steps.done("written");
    if (words.bound) {
        const Cost bound = lower_bound(question.market, solver.prices());
        std::cout << bound_line(question.written(bound), question.written(result.cost - bound));
    }
    std::cout << fmt::format("assigned {} of {}, total cost {}\n", result.assigned,
                             question.jobs.size(), question.written(result.cost));
    return 0;
}

Moment now_of(const Words& words) {
    if (words.now.empty()) {
        const std::time_t now = std::time(nullptr);
        std::tm local{};
        localtime_r(&now, &local);
        using namespace std::chrono;
        const Day day{year{local.tm_year + 1900} / (local.tm_mon + 1) / local.tm_mday};
        return start_of(day) + hours{local.tm_hour} + minutes{local.tm_min};
    }
    Table table;
    table.add_column("now");
    table.add_row(1, {words.now});
    static constexpr std::array<std::string_view, 1> columns{"now"};
    Fields fields = accepted(Fields::of(table, columns), "");
    fields.go_to(0);
    const auto now = fields.moment("now");
    if (!now) throw BadInput{"--now", Invalid{fields.errors()}};
    return *now;
}

std::string kilometres(const std::optional<std::int32_t>& metres) {
    return metres ? fmt::format("{:.3f}", *metres / 1000.0) : "";
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        if (!text.empty()) text += "; ";
        text += part;
    }
    return text;
}

std::string obstacle_words(const std::vector<Obstacle>& obstacles) {
    if (obstacles.empty()) return "there are no volunteers";
    std::string text;
    for (const Obstacle& obstacle : obstacles) {
        if (!text.empty()) text += "; ";
        if (obstacle.volunteers == 0) {
            text += fmt::format("{}: {} {}", obstacle.condition, obstacle.nearest, obstacle.words);
            continue;
        }
        text += fmt::format("{} would have to give ({} could then): the nearest, {}, {}",
                            obstacle.condition, obstacle.volunteers, obstacle.nearest,
                            obstacle.words);
    }
    return text;
}

constexpr std::string_view offers_heading =
    "job,volunteer,cost,km,travel,why,instead_of,why_not\n";

struct Explained {
    std::string rows{};
    std::vector<UnmetReason> unmet{};
};

void add_offers(Explained& explained, const std::string& job, const Answer& answer) {
    bool first = true;
    for (const Proposal& proposal : answer.proposals) {
        const Other other = first ? answer.obvious_other.value_or(Other{}) : Other{};
        explained.rows += fmt::format(
            "{},{},{},{},{},{},{},{}\n", csv_cell(job), csv_cell(proposal.volunteer),
            proposal.cost, kilometres(proposal.metres), travel_words(proposal.by),
            csv_cell(joined(proposal.reasons)), csv_cell(other.volunteer), csv_cell(other.why));
        first = false;
    }
    if (!answer.proposals.empty() && answer.obstacles.empty()) return;
    const std::string why = obstacle_words(answer.obstacles);
    explained.rows += fmt::format("{},,,,,{},,\n", csv_cell(job), csv_cell(why));
    const std::string_view condition =
        answer.obstacles.empty() ? "there are no volunteers" : answer.obstacles.front().condition;
    explained.unmet.push_back({job, std::string(condition), why});
}

// Explains jobs on several threads; what comes out is in the order of the jobs.
template <class Explain>
Explained explained(const std::vector<Job>& jobs, int threads, Explain explain) {
    const auto wanted = static_cast<std::size_t>(std::max(1, threads));
    std::vector<Explained> parts(wanted);
    const std::size_t each = jobs.size() / wanted + 1;
    {
        std::vector<std::jthread> others;
        for (std::size_t part = 0; part < wanted; ++part) {
            others.emplace_back([&, part] {
                const auto end = std::min(jobs.size(), (part + 1) * each);
                for (auto i = part * each; i < end; ++i) {
                    add_offers(parts[part], jobs[i].id, explain(jobs[i]));
                }
            });
        }
    }
    Explained all{.rows = std::string(offers_heading)};
    for (Explained& part : parts) {
        all.rows += part.rows;
        std::ranges::move(part.unmet, std::back_inserter(all.unmet));
    }
    return all;
}

int match_best(const Words& words, const std::vector<Job>& jobs,
               std::vector<Volunteer> volunteers, const Setting& setting) {
    const Index index(std::move(volunteers));
    const auto explain = [&](const Job& job) {
        return best_for(job, index, setting, words.best);
    };
    write_file(words.out, explained(jobs, words.threads, explain).rows);
    return 0;
}

int match_all(const Words& words, const std::vector<Job>& jobs, std::vector<Volunteer> volunteers,
              const Setting& setting, Steps& steps) {
    Planner planner(jobs, std::move(volunteers), setting, {.threads = words.threads});
    steps.done("indexed");
    planner.solve();
    steps.done("matched");
    const Plan plan = planner.plan();
    const auto explain = [&](const Job& job) { return planner.explain(job.id); };
    const Explained answers = explained(jobs, words.threads, explain);
    write_file(words.out, answers.rows);
    steps.done("explained and written");
    if (!words.report.empty()) {
        write_file(words.report, match_report(plan, jobs, planner.index(), answers.unmet));
        steps.done("report");
    }
    std::size_t places = plan.placements.size();
    for (const Unmet& unmet : plan.unmet) places += static_cast<std::size_t>(unmet.missing);
    if (plan.moved_onto_trips > 0) {
        std::cout << fmt::format("{} moved onto one trip with another job, saving {}\n",
                                 plan.moved_onto_trips, plan.saved_by_trips);
    }
    if (words.bound) {
        std::cout << bound_line(std::to_string(plan.bound),
                                std::to_string(plan.cost - plan.bound));
    }
    std::cout << fmt::format("assigned {} of {}, total cost {}\n", plan.placements.size(), places,
                             plan.cost);
    return 0;
}

int match_files(const Words& words) {
    Steps steps(words.quiet);
    Terms terms;
    Weights weights;
    if (!words.weights.empty()) {
        const MappedFile file = opened(words.weights);
        weights = accepted(weights_from_json(file.text()), words.weights);
    }
    const Setting setting{terms, weights, now_of(words)};
    const MappedFile jobs_file = opened(words.jobs);
    const MappedFile volunteers_file = opened(words.volunteers);
    const Table job_table = accepted(Table::from_csv(jobs_file.text()), words.jobs);
    const auto jobs = accepted(read_jobs(job_table, terms), words.jobs);
    const Table volunteer_table = accepted(Table::from_csv(volunteers_file.text()),
                                           words.volunteers);
    auto volunteers = accepted(read_volunteers(volunteer_table, terms), words.volunteers);
    steps.done("read");
    if (words.best > 0) return match_best(words, jobs, std::move(volunteers), setting);
    return match_all(words, jobs, std::move(volunteers), setting, steps);
}

void add_options(CLI::App& app, Words& words) {
    auto* const jobs = app.add_option("--jobs", words.jobs, "CSV of jobs");
    auto* const volunteers = app.add_option("--volunteers", words.volunteers,
                                            "CSV of volunteers");
    app.add_option("--out", words.out, "Write the result here, CSV")->required();
    app.add_option("--weights", words.weights, "JSON of weights, see docs/matching.md");
    app.add_option("--report", words.report, "Write a report with a map, HTML");
    app.add_option("--now", words.now, "The time to match for, such as \"2020-11-16 09:00\"");
    app.add_option("--best", words.best, "Give the best N for each job by itself, instead")
        ->check(CLI::Range(1, 1000));
    auto* const arcs = app.add_option("--arcs", words.arcs, "CSV of job,volunteer,cost");
    auto* const capacity = app.add_option("--capacity", words.capacity,
                                          "CSV of volunteer,capacity");
    auto* const unserved = app.add_option("--unserved", words.unserved,
                                          "What a job left over costs");
    app.add_flag("--bound", words.bound, "Print a proven bound on the least cost, and the gap");
    app.add_option("--threads", words.threads, "Threads; the result is the same for any number")
        ->check(CLI::Range(1, 256));
    app.add_flag("--quiet", words.quiet, "Say nothing about how long it took");
    jobs->needs(volunteers);
    volunteers->needs(jobs);
    arcs->needs(capacity)->needs(unserved)->excludes(jobs);
    capacity->needs(arcs);
    unserved->needs(arcs);
}

}  // namespace

int match(const std::vector<std::string>& arguments) {
    CLI::App app("Match jobs to volunteers", "match");
    Words words;
    add_options(app, words);
    if (const auto code = read_words(app, arguments)) return *code;
    if (words.arcs.empty() && words.jobs.empty()) {
        std::cerr << "Give --jobs and --volunteers, or --arcs, --capacity and --unserved.\n";
        return 2;
    }
    return guarded([&] {
        try {
            return words.arcs.empty() ? match_files(words) : match_arcs(words);
        } catch (const BadInput& bad) {
            return refuse(bad);
        }
    });
}

}  // namespace kith::commands
