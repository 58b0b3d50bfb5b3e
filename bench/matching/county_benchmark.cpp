// Whole days on made-up counties: how long one job and all jobs take, how fair the outcome is
// against nearest-first on the same day, and what fairness costs in distance, as a table and curve.
//   matching_county_benchmark speed JOBS VOLUNTEERS
//   matching_county_benchmark fairness JOBS VOLUNTEERS SIDE_KM FOLDER
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>
#include <unordered_map>

#include "county.hpp"
#include "engines/matching/candidates.hpp"
#include "engines/matching/planner.hpp"

namespace {

using namespace kith::matching;

// Processor time of this thread or of the whole program, in seconds: the machine may be shared.
double now_on(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

void speed(const County& county) {
    const Weights weights;
    const Setting setting{county.terms, weights, county.now};
    double began = now_on(CLOCK_PROCESS_CPUTIME_ID);
    const Index index(county.volunteers);
    fmt::print("index of {} volunteers {:.2f} s\n", index.size(),
               now_on(CLOCK_PROCESS_CPUTIME_ID) - began);
    std::vector<double> took;
    std::vector<double> took_unmet;
    for (std::size_t i = 0; i < std::min<std::size_t>(county.jobs.size(), 10'000); ++i) {
        const double start = now_on(CLOCK_THREAD_CPUTIME_ID);
        const Answer answer = best_for(county.jobs[i], index, setting, 5);
        auto& list = answer.proposals.empty() ? took_unmet : took;
        list.push_back(1e3 * (now_on(CLOCK_THREAD_CPUTIME_ID) - start));
    }
    std::ranges::sort(took);
    fmt::print("one job, best five with reasons: {} jobs, p50 {:.3f} ms, p99 {:.3f} ms, most "
               "{:.3f} ms; {} jobs with nobody explained in {:.2f} ms each\n",
               took.size(), took[took.size() / 2], took[took.size() * 99 / 100], took.back(),
               took_unmet.size(),
               std::accumulate(took_unmet.begin(), took_unmet.end(), 0.0) /
                   static_cast<double>(std::max<std::size_t>(1, took_unmet.size())));
    began = now_on(CLOCK_PROCESS_CPUTIME_ID);
    std::vector<Ask> asks;
    for (const Job& job : county.jobs) asks.push_back(ask(job, setting));
    std::vector<Wanted> wanted;
    for (const Ask& one : asks) wanted.push_back({&one, 20});
    const double wall_began = now_on(CLOCK_MONOTONIC);
    std::size_t found = 0;
    for (const Candidates& list : find_for_all(index, wanted, 2)) found += list.list.size();
    fmt::print("candidates: 20 best of {} jobs, {} found, {:.2f} s of processor time, {:.2f} s by "
               "the clock\n",
               county.jobs.size(), found, now_on(CLOCK_PROCESS_CPUTIME_ID) - began,
               now_on(CLOCK_MONOTONIC) - wall_began);
    Planner planner(county.jobs, county.volunteers, setting, {.threads = 2});
    began = now_on(CLOCK_PROCESS_CPUTIME_ID);
    planner.solve();
    const Plan plan = planner.plan();
    fmt::print("all {} jobs: {:.2f} s of processor time; {} placed, {} unmet, cost {}, bound {}, "
               "gap {:.4f}%\n",
               county.jobs.size(), now_on(CLOCK_PROCESS_CPUTIME_ID) - began,
               plan.placements.size(), plan.unmet.size(), plan.cost, plan.bound,
               100.0 * static_cast<double>(plan.cost - plan.bound) /
                   static_cast<double>(plan.cost));
}

struct Outcome {
    std::string name;
    std::size_t placed = 0;
    double mean_km = 0;
    double p95_km = 0;
    double kept = 0;
    double gini = 0;
    int most = 0;
    double given_share = 0;
};

using Pairs = std::vector<std::pair<const Job*, const Volunteer*>>;

// Work is counted over the week: what was done before and what is given now.
Outcome outcome_of(std::string name, const County& county, const Pairs& pairs) {
    Outcome outcome{.name = std::move(name), .placed = pairs.size()};
    std::vector<double> km;
    std::unordered_map<const Volunteer*, int> given;
    double known = 0;
    double kept = 0;
    for (const auto& [job, who] : pairs) {
        ++given[who];
        if (!job->by_phone) km.push_back(metres_between(*job->place, *who->place) / 1000.0);
        kept += std::ranges::find(job->before, who->id) != job->before.end();
    }
    for (const Job& job : county.jobs) known += job.before.empty() ? 0 : 1;
    std::ranges::sort(km);
    outcome.mean_km = std::accumulate(km.begin(), km.end(), 0.0) / static_cast<double>(km.size());
    outcome.p95_km = km[km.size() * 95 / 100];
    outcome.kept = kept / known;
    std::vector<int> week;
    for (const Volunteer& who : county.volunteers) {
        const auto found = given.find(&who);
        week.push_back(who.jobs_this_week + (found == given.end() ? 0 : found->second));
    }
    std::ranges::sort(week);
    double weighted = 0;
    double sum = 0;
    for (std::size_t i = 0; i < week.size(); ++i) {
        weighted += static_cast<double>(i + 1) * week[i];
        sum += week[i];
    }
    const auto count = static_cast<double>(week.size());
    outcome.gini = 2 * weighted / (count * sum) - (count + 1) / count;
    for (const auto& [who, jobs] : given) outcome.most = std::max(outcome.most, jobs);
    outcome.given_share = static_cast<double>(given.size()) / count;
    return outcome;
}

// What was done by hand in 2020: each job as it comes to the nearest who may and has room.
Pairs nearest_first(const County& county, const Index& index) {
    Weights nearest{};
    nearest = {.kilometre = 1000, .not_known_to_person = 0, .year_of_age_apart = 0,
               .no_shared_interest = 0, .no_shared_language = 0, .no_shared_experience = 0,
               .job_this_week = 0, .job_this_month = 0, .further_job_in_run = 0, .not_waiting = 0,
               .not_a_newcomer = 0, .sure_to_refuse = 0, .no_slack = 0, .trip_of_its_own = 0};
    const Setting setting{county.terms, nearest, county.now};
    Finder finder(index);
    std::vector<int> jobs(index.seats(), 0);
    std::vector<int> minutes(index.seats(), 0);
    Pairs pairs;
    for (const Job& job : county.jobs) {
        int missing = job.volunteers;
        for (const auto& [seat, metres] : finder.best(ask(job, setting), 400).list) {
            const Volunteer& who = index.at(seat);
            const bool room = jobs[seat] < who.jobs_free &&
                              minutes[seat] + job.minutes <= who.minutes_free;
            if (!room || missing == 0) continue;
            --missing;
            ++jobs[seat];
            minutes[seat] += job.minutes;
            pairs.emplace_back(&job, &who);
        }
    }
    return pairs;
}

Pairs planned(const County& county, const Index& index, const Weights& weights) {
    const Setting setting{county.terms, weights, county.now};
    Planner planner(county.jobs, county.volunteers, setting, {.threads = 2});
    planner.solve();
    std::unordered_map<std::string, const Job*> jobs;
    for (const Job& job : county.jobs) jobs[job.id] = &job;
    Pairs pairs;
    for (const Placement& placement : planner.plan().placements) {
        pairs.emplace_back(jobs.at(placement.job), &index.at(*index.find(placement.volunteer)));
    }
    return pairs;
}

Weights fairness_times(double factor) {
    Weights weights;
    const Weights plain;
    for (int Weights::*weight : {&Weights::job_this_week, &Weights::job_this_month,
                                 &Weights::further_job_in_run, &Weights::not_waiting,
                                 &Weights::not_a_newcomer}) {
        weights.*weight = static_cast<int>(plain.*weight * factor);
    }
    return weights;
}

std::string table_of(const std::vector<Outcome>& outcomes) {
    std::string text =
        "| run | placed | mean km | p95 km | known volunteer kept | Gini of the week | most given "
        "| volunteers given something |\n|---|---|---|---|---|---|---|---|\n";
    for (const Outcome& one : outcomes) {
        text += fmt::format("| {} | {} | {:.2f} | {:.2f} | {:.1f}% | {:.3f} | {} | {:.1f}% |\n",
                            one.name, one.placed, one.mean_km, one.p95_km, 100 * one.kept,
                            one.gini, one.most, 100 * one.given_share);
    }
    return text;
}

// Mean distance (up) against the spread of the work (across), a point for each factor.
std::string curve_of(const std::vector<Outcome>& outcomes) {
    double gini_low = 1, gini_high = 0, km_low = 1e9, km_high = 0;
    for (const Outcome& one : outcomes) {
        gini_low = std::min(gini_low, one.gini);
        gini_high = std::max(gini_high, one.gini);
        km_low = std::min(km_low, one.mean_km);
        km_high = std::max(km_high, one.mean_km);
    }
    const auto x = [&](double gini) {
        return 80 + 500 * (gini_high - gini) / std::max(1e-9, gini_high - gini_low);
    };
    const auto y = [&](double km) {
        return 330 - 280 * (km - km_low) / std::max(1e-9, km_high - km_low);
    };
    std::string points;
    std::string marks;
    for (const Outcome& one : outcomes) {
        const bool curve = one.name != "nearest first";
        if (curve) points += fmt::format("{:.1f},{:.1f} ", x(one.gini), y(one.mean_km));
        marks += fmt::format("<circle cx=\"{0:.1f}\" cy=\"{1:.1f}\" r=\"5\" fill=\"{2}\"/>"
                             "<text x=\"{0:.1f}\" y=\"{3:.1f}\">{4}</text>\n",
                             x(one.gini), y(one.mean_km), curve ? "#1f5fa8" : "#b3261e",
                             y(one.mean_km) - 10, one.name);
    }
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 680 400\" role=\"img\" "
        "font-family=\"sans-serif\" font-size=\"12\" text-anchor=\"middle\">\n"
        "<title>The price of fairness</title>\n<rect width=\"680\" height=\"400\" fill=\"#fff\"/>\n"
        "<path d=\"M60 30V350H640\" fill=\"none\" stroke=\"#555\"/>\n"
        "<text x=\"340\" y=\"385\">fairer: Gini of the week from {:.3f} (left) to {:.3f}</text>\n"
        "<text transform=\"translate(20 190) rotate(-90)\">mean distance, {:.2f} to {:.2f} km"
        "</text>\n<polyline points=\"{}\" fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"2\"/>\n"
        "{}</svg>\n",
        gini_high, gini_low, km_low, km_high, points, marks);
}

void fairness(const County& county, const std::string& folder) {
    const Index index(county.volunteers);
    std::vector<Outcome> outcomes;
    const auto add = [&](std::string name, const Pairs& pairs) {
        Pairs own;
        for (const auto& [job, who] : pairs) {
            const auto number = std::strtoul(who->id.c_str() + 1, nullptr, 10);
            own.emplace_back(job, &county.volunteers[number]);
        }
        outcomes.push_back(outcome_of(std::move(name), county, own));
    };
    add("nearest first", nearest_first(county, index));
    for (const double factor : {0.0, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0}) {
        add(fmt::format("fairness × {:g}", factor),
            planned(county, index, fairness_times(factor)));
    }
    fmt::print("{}", table_of(outcomes));
    std::ofstream(folder + "/fairness.md") << table_of(outcomes);
    std::ofstream(folder + "/fairness.svg") << curve_of(outcomes);
}

}  // namespace

int main(int argc, char** argv) {
    const std::string what = argc > 3 ? argv[1] : "";
    if (what == "speed") {
        const County county = make_county(std::atoi(argv[2]), std::atoi(argv[3]), 0, 1);
        fmt::print("places: {}\n", county.real_places ? "small areas of England" : "made up");
        speed(county);
    } else if (what == "fairness" && argc == 6) {
        fairness(make_county(std::atoi(argv[2]), std::atoi(argv[3]), std::atoi(argv[4]), 1),
                 argv[5]);
    } else {
        std::cerr << "matching_county_benchmark speed JOBS VOLUNTEERS\n"
                     "matching_county_benchmark fairness JOBS VOLUNTEERS SIDE_KM FOLDER\n";
        return 2;
    }
}
