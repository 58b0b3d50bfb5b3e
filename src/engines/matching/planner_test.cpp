#include "engines/matching/planner.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "engines/matching/preference.hpp"
#include "engines/matching/rule.hpp"
#include "engines/matching/schedule.hpp"
#include "instances.hpp"

namespace kith::matching {
namespace {

using std::chrono::days;
using std::chrono::hours;

const Moment monday = start_of(Day{std::chrono::year{2020} / 11 / 16}) + hours{9};

// A made-up parish of ten by ten kilometres with every sort of condition in it.
struct Parish : testing::Test {
    Parish() {
        for (const char* word : {"one", "two", "three"}) {
            for (Vocabulary* all : {&terms.kinds, &terms.skills, &terms.checks, &terms.interests}) {
                EXPECT_TRUE(all->add(word));
            }
        }
    }

    Volunteer somebody(int number) {
        Volunteer made{.id = "V" + std::to_string(number)};
        made.place = Place{random.below(10'000), random.below(10'000)};
        made.reach = {.foot = 1000 + random.below(4000), .car = random.below(9000)};
        for (Word word = 0; word < 3; ++word) {
            if (random.below(3) != 0) made.kinds.add(word);
            if (random.below(2) == 0) made.skills.add(word);
            if (random.below(4) != 0) made.checks.push_back({word, {}});
        }
        made.hours = {};
        for (int i = 0; i < 5; ++i) {
            const int from = random.below(slots_in_week);
            made.hours.open(from, from + 4 + random.below(20));
        }
        made.jobs_free = random.below(4);
        made.minutes_free = 60 * random.below(6);
        if (random.below(5) == 0) made.born = Day{std::chrono::year{2005} / 6 / 1};
        if (random.below(4) == 0) made.never.push_back("V" + std::to_string(random.below(40)));
        return made;
    }

    Job something(int number) {
        Job made{.id = "J" + std::to_string(number)};
        made.place = Place{random.below(10'000), random.below(10'000)};
        made.kind = static_cast<Word>(random.below(3));
        if (random.below(4) == 0) made.skills.add(static_cast<Word>(random.below(3)));
        if (random.below(3) == 0) made.checks.add(static_cast<Word>(random.below(3)));
        made.minutes = 30 * (1 + random.below(5));
        made.not_before = monday + hours{random.below(50)};
        made.not_after = *made.not_before + hours{3 + random.below(100)};
        made.volunteers = random.below(5) == 0 ? 2 : 1;
        made.health_critical = random.below(6) == 0;
        if (random.below(4) == 0) made.youth = Youth::with_an_adult;
        if (random.below(8) == 0) made.never.push_back("V" + std::to_string(random.below(40)));
        return made;
    }

    std::vector<Job> jobs_of(int count) {
        std::vector<Job> jobs;
        for (int i = 0; i < count; ++i) jobs.push_back(something(i));
        return jobs;
    }
    std::vector<Volunteer> volunteers_of(int count) {
        std::vector<Volunteer> volunteers;
        for (int i = 0; i < count; ++i) volunteers.push_back(somebody(i));
        return volunteers;
    }

    Plan planned(const std::vector<Job>& jobs, const std::vector<Volunteer>& volunteers,
                 PlanOptions options = {}) {
        Planner planner(jobs, volunteers, setting, options);
        planner.solve();
        return planner.plan();
    }

    Random random{17};
    Terms terms;
    Weights weights;
    Setting setting{terms, weights, monday};
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs pairs_of(const Plan& plan) {
    Pairs pairs;
    for (const Placement& placement : plan.placements) {
        pairs.emplace_back(placement.job, placement.volunteer);
    }
    std::ranges::sort(pairs);
    return pairs;
}

void expect_rules_kept(const Plan& plan, const std::vector<Job>& jobs,
                       const std::vector<Volunteer>& volunteers, const Setting& setting) {
    std::map<std::string, std::vector<std::string>> jobs_of;
    std::map<std::string, std::vector<const Volunteer*>> teams;
    for (const Placement& placement : plan.placements) {
        const auto& job = *std::ranges::find(jobs, placement.job, &Job::id);
        const auto& who = *std::ranges::find(volunteers, placement.volunteer, &Volunteer::id);
        EXPECT_TRUE(allowed(ask(job, setting), who)) << job.id << " " << who.id;
        jobs_of[who.id].push_back(job.id);
        teams[job.id].push_back(&who);
    }
    for (const auto& [id, taken] : jobs_of) {
        const auto& who = *std::ranges::find(volunteers, id, &Volunteer::id);
        EXPECT_LE(static_cast<int>(taken.size()), who.jobs_free);
        std::vector<Ask> asks;
        for (const auto& job : taken) {
            asks.push_back(ask(*std::ranges::find(jobs, job, &Job::id), setting));
        }
        std::vector<const Ask*> pointers;
        for (const Ask& one : asks) pointers.push_back(&one);
        EXPECT_TRUE(fit_together(pointers, who)) << id;
    }
    for (const auto& [id, team] : teams) {
        const auto& job = *std::ranges::find(jobs, id, &Job::id);
        EXPECT_LE(static_cast<int>(team.size()), job.volunteers);
        bool adult = job.youth != Youth::with_an_adult;
        for (const Volunteer* one : team) {
            adult = adult || age_on(*one, day_of(monday)).value_or(18) >= 18;
            for (const Volunteer* other : team) EXPECT_TRUE(one == other || may_meet(*one, *other));
        }
        EXPECT_TRUE(adult) << id;
    }
}

TEST_F(Parish, PlansNeverBreakARule) {
    for (int round = 0; round < 60; ++round) {
        const auto jobs = jobs_of(30);
        const auto volunteers = volunteers_of(40);

        const Plan plan = planned(jobs, volunteers);

        expect_rules_kept(plan, jobs, volunteers, setting);
        EXPECT_GE(plan.cost, plan.bound);
        EXPECT_GE(plan.saved_by_trips, 0);
    }
}

// With single jobs at times that never clash nothing is left to be put right, so that the plan
// must be the optimum over every allowed pair, candidates or not.
TEST_F(Parish, PlansAreTheOptimumOverAllAllowedPairs) {
    for (int round = 0; round < 60; ++round) {
        auto jobs = jobs_of(25);
        auto volunteers = volunteers_of(30);
        for (Job& job : jobs) {
            job.volunteers = 1;
            job.youth = Youth::adults_only;
            job.minutes = 30;
        }
        for (Volunteer& who : volunteers) {
            who.jobs_free = std::min(who.jobs_free, 1);
            who.minutes_free = 600;
        }
        lemon_reference::Question question;
        for (const Volunteer& who : volunteers) {
            question.room.push_back(who.jobs_free);
            question.step.push_back(0);
        }
        for (std::uint32_t j = 0; j < jobs.size(); ++j) {
            question.unserved.push_back(jobs[j].health_critical ? weights.health_critical_left_over
                                                                : weights.job_left_over);
            const Ask ready = ask(jobs[j], setting);
            for (std::uint32_t v = 0; v < volunteers.size(); ++v) {
                if (!allowed(ready, volunteers[v])) continue;
                question.arcs.push_back({j, v, cost(ready, volunteers[v])});
            }
        }

        const PlanOptions options{.threads = 1, .candidates = 2, .trips = false};
        const Plan plan = planned(jobs, volunteers, options);

        EXPECT_EQ(plan.cost, lemon_reference::network_simplex(question).cost);
        EXPECT_EQ(plan.bound, plan.cost);
    }
}

TEST_F(Parish, TheOrderOfWhatComesInDoesNotMatter) {
    for (int round = 0; round < 20; ++round) {
        auto jobs = jobs_of(30);
        auto volunteers = volunteers_of(40);
        const Pairs before = pairs_of(planned(jobs, volunteers));
        std::ranges::reverse(jobs);
        std::ranges::rotate(volunteers, volunteers.begin() + 13);

        EXPECT_EQ(pairs_of(planned(jobs, volunteers)), before);
    }
}

TEST_F(Parish, TheNumberOfThreadsDoesNotMatter) {
    const auto jobs = jobs_of(400);
    const auto volunteers = volunteers_of(300);
    const Pairs with_one = pairs_of(planned(jobs, volunteers));

    EXPECT_EQ(pairs_of(planned(jobs, volunteers, {.threads = 2})), with_one);
    EXPECT_EQ(pairs_of(planned(jobs, volunteers, {.threads = 5})), with_one);
}

TEST_F(Parish, OneVolunteerMoreNeverRaisesTheBound) {
    for (int round = 0; round < 30; ++round) {
        const auto jobs = jobs_of(30);
        auto volunteers = volunteers_of(40);
        const Cost before = planned(jobs, volunteers).bound;
        volunteers.push_back(somebody(40));

        EXPECT_LE(planned(jobs, volunteers).bound, before);
    }
}

TEST_F(Parish, MendedAfterChangesIsAsGoodAsPlannedAnew) {
    for (int round = 0; round < 15; ++round) {
        auto jobs = jobs_of(30);
        auto volunteers = volunteers_of(40);
        Planner planner(jobs, volunteers, setting, {.threads = 1, .candidates = 3});
        planner.solve();
        for (int change = 0; change < 12; ++change) {
            const auto j = static_cast<std::size_t>(random.below(30));
            const auto v = static_cast<std::size_t>(random.below(40));
            switch (random.below(4)) {
                case 0:
                    planner.remove_job(jobs[j].id);
                    jobs[j] = something(1000 + 100 * round + change);
                    planner.put_job(jobs[j]);
                    break;
                case 1:
                    jobs[j].minutes = 20;
                    planner.put_job(jobs[j]);
                    break;
                case 2: {
                    const std::string id = volunteers[v].id;
                    volunteers[v] = somebody(0);
                    volunteers[v].id = id;
                    planner.put_volunteer(volunteers[v]);
                    break;
                }
                default:
                    planner.remove_volunteer(volunteers[v].id);
                    volunteers[v].available = false;
            }
        }
        planner.solve();

        expect_rules_kept(planner.plan(), jobs, volunteers, setting);
        EXPECT_EQ(planner.plan().bound, planned(jobs, volunteers).bound);
    }
}

TEST_F(Parish, EveryJobThatIsLeftIsSaidWhy) {
    const auto jobs = jobs_of(60);
    Planner planner(jobs, volunteers_of(20), setting);
    planner.solve();
    ASSERT_FALSE(planner.plan().unmet.empty());

    for (const Unmet& unmet : planner.plan().unmet) {
        EXPECT_FALSE(planner.explain(unmet.job).obstacles.empty()) << unmet.job;
    }
}

TEST_F(Parish, NothingToDoIsDone) {
    EXPECT_TRUE(planned({}, volunteers_of(5)).placements.empty());
    EXPECT_EQ(planned(jobs_of(3), {}).unmet.size(), 3U);
    EXPECT_TRUE(planned({}, {}).unmet.empty());
}

}  // namespace
}  // namespace kith::matching
