// Candidates found the quick ways against looking at everybody, with volunteers and jobs of every
// odd sort: what is packed may never decide otherwise than the rules and preferences themselves.
#include "engines/matching/candidates.hpp"

#include <gtest/gtest.h>

#include <random>

namespace kith::matching {
namespace {

const Moment monday = start_of(Day{std::chrono::year{2020} / 11 / 16}) + std::chrono::hours{9};

struct OddCrowd : testing::Test {
    Terms terms;
    Weights weights;
    Setting setting{terms, weights, monday};
    std::mt19937 random{11};

    int below(int limit) {
        return static_cast<int>(random() % static_cast<std::uint32_t>(limit));
    }
    bool seldom() { return below(25) == 0; }
    Day some_day() {
        if (seldom()) return Day{std::chrono::days{below(200'000) - 80'000}};
        return day_of(monday) + std::chrono::days{below(60) - 20};
    }
    // Mostly few words, sometimes more than fold without loss.
    Word word() { return static_cast<Word>(seldom() ? below(words_max) : below(4)); }
    WordSet words(int most) {
        WordSet set;
        for (int i = below(most + 1); i > 0; --i) set.add(word());
        return set;
    }
    std::vector<Dated> dated() {
        std::vector<Dated> list;
        for (int i = below(5); i > 0; --i) {
            list.push_back({word(), below(3) == 0 ? std::nullopt : std::optional(some_day())});
        }
        return list;
    }
    WeekHours hours() {
        WeekHours week;
        for (int i = 0; i < 5; ++i) {
            const int from = below(slots_in_week);
            week.open(from, from + 1 + below(30));
        }
        return week;
    }
    Place place() {
        if (seldom()) return {below(2'000'000'000) - 1'000'000'000, below(2'000'000'000)};
        return {below(12'000), below(12'000)};
    }

    void give_history(Volunteer& made) {
        if (below(2) == 0) made.last_job = some_day();
        made.jobs_this_week = seldom() ? below(2000) - 500 : below(5);
        made.jobs_this_month = seldom() ? below(2000) - 500 : below(20);
        made.asked = below(20);
        made.accepted = seldom() ? below(40) - 10 : below(made.asked + 1);
        if (below(4) == 0) made.stops.push_back({place(), some_day()});
    }

    Volunteer anybody(int number) {
        Volunteer made{.id = "V" + std::to_string(number)};
        if (!seldom()) made.place = place();
        made.reach = {.foot = below(3000), .bicycle = below(6000), .car = below(15000)};
        made.available = !seldom();
        made.kinds = words(6);
        made.kinds.add(static_cast<Word>(below(3)));
        made.checks = dated();
        made.training = dated();
        made.skills = words(6);
        made.vehicles = words(3);
        made.languages = words(4);
        made.sex = static_cast<Sex>(below(3));
        const Day end_of_february{std::chrono::year{1930 + below(80)} / 2 / 28};
        if (below(2) == 0) made.born = end_of_february + std::chrono::days{below(3)};
        made.hours = below(3) == 0 ? WeekHours::always() : hours();
        if (below(5) == 0) made.away.push_back({some_day(), some_day()});
        if (below(5) == 0) {
            const Moment begins = start_of(some_day()) + std::chrono::minutes{below(1200)};
            made.extra.push_back({begins, begins + std::chrono::minutes{below(400)}});
        }
        if (seldom()) made.from = some_day();
        if (seldom()) made.until = some_day();
        made.jobs_free = below(4);
        made.minutes_free = seldom() ? below(200'000) - 50'000 : below(400);
        if (seldom()) made.never.push_back("P" + std::to_string(below(9)));
        made.interests = words(4);
        made.experience = words(2);
        give_history(made);
        return made;
    }

    Job any_job(int number) {
        Job made{.id = "J" + std::to_string(number)};
        made.person = "P" + std::to_string(below(9));
        if (!seldom()) made.place = place();
        made.by_phone = below(5) == 0;
        made.kind = static_cast<Word>(seldom() ? below(words_max) : below(3));
        if (below(2) == 0) made.checks.add(word());
        if (below(4) == 0) made.training.add(word());
        if (below(4) == 0) made.skills.add(word());
        if (below(6) == 0) made.vehicles.add(word());
        if (below(6) == 0) made.languages.add(word());
        if (below(6) == 0) made.sex_asked_for = Sex::female;
        made.youth = static_cast<Youth>(below(3));
        made.volunteers = 1 + below(2);
        if (below(4) != 0) made.not_before = start_of(some_day()) + std::chrono::hours{below(24)};
        if (below(4) != 0) made.not_after = start_of(some_day()) + std::chrono::hours{below(24)};
        made.hours = below(3) == 0 ? WeekHours::always() : hours();
        made.minutes = seldom() ? below(100'000) : 30 * below(6);
        if (seldom()) made.never.push_back("V" + std::to_string(below(300)));
        for (int i = below(3); i > 0; --i) made.before.push_back("V" + std::to_string(below(300)));
        made.likeness = below(3) == 0;
        if (below(2) == 0) made.age = below(110);
        made.speaks = words(1);
        made.interests = words(3);
        made.experience = words(1);
        return made;
    }

    std::vector<Candidate> everybody(const Ask& ready, const Index& index) const {
        std::vector<Candidate> all;
        for (Seat seat = 0; seat < index.seats(); ++seat) {
            if (!index.present(seat) || !allowed(ready, index.at(seat))) continue;
            all.push_back({seat, cost(ready, index.at(seat))});
        }
        std::ranges::sort(all, [&](const Candidate& a, const Candidate& b) {
            if (a.cost != b.cost) return a.cost < b.cost;
            return index.at(a.seat).id < index.at(b.seat).id;
        });
        return all;
    }

    void expect_best(const Candidates& found, const std::vector<Candidate>& all, int wanted) {
        const auto count = std::min(all.size(), static_cast<std::size_t>(wanted));
        ASSERT_EQ(found.list.size(), count);
        for (std::size_t i = 0; i < count; ++i) {
            EXPECT_EQ(found.list[i].seat, all[i].seat);
            EXPECT_EQ(found.list[i].cost, all[i].cost);
        }
        if (all.size() == count) return;
        EXPECT_LE(found.others_cost_at_least, all[count].cost);
    }

    void try_all_ways() {
        std::vector<Volunteer> volunteers;
        for (int i = 0; i < 300; ++i) volunteers.push_back(anybody(i));
        Index index(std::move(volunteers));
        for (int i = 0; i < 20; ++i) index.put(anybody(below(320)));
        for (int i = 0; i < 20; ++i) index.remove("V" + std::to_string(below(320)));
        std::vector<Job> jobs;
        for (int i = 0; i < 900; ++i) jobs.push_back(any_job(i));
        std::vector<Ask> asks;
        for (const Job& job : jobs) asks.push_back(ask(job, setting));
        std::vector<Wanted> wanted;
        for (const Ask& ready : asks) wanted.push_back({&ready, 1 + below(12)});

        Finder finder(index);
        const std::vector<Candidates> together = find_for_all(index, wanted, 1);
        const std::vector<Candidates> by_three = find_for_all(index, wanted, 3);

        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const std::vector<Candidate> all = everybody(asks[i], index);
            SCOPED_TRACE(jobs[i].id);
            expect_best(finder.best(asks[i], wanted[i].how_many), all, wanted[i].how_many);
            expect_best(together[i], all, wanted[i].how_many);
            expect_best(by_three[i], all, wanted[i].how_many);
            EXPECT_EQ(together[i].others_cost_at_least, by_three[i].others_cost_at_least);
        }
    }
};

TEST_F(OddCrowd, IsSearchedRightlyByAllWays) {
    for (int round = 0; round < 5; ++round) try_all_ways();
}

TEST_F(OddCrowd, IsSearchedRightlyWhateverTheWeights) {
    weights.kilometre = 0;
    try_all_ways();
    weights.kilometre = 3;
    weights.not_known_to_person = 0;
    try_all_ways();
    weights = {.kilometre = 50'000, .no_slack = 0, .hours_of_slack_enough = 0};
    try_all_ways();
}

}  // namespace
}  // namespace kith::matching
