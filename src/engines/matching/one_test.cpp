#include <gmock/gmock.h>

#include <random>

#include "engines/matching/matching.hpp"
#include "engines/matching/preference.hpp"
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

using testing::Contains;
using testing::HasSubstr;

// Monday morning.
const Moment monday = start_of(Day{std::chrono::year{2020} / 11 / 16}) + std::chrono::hours{9};

struct BestFor : testing::Test {
    Terms terms;
    Weights weights;
    Setting setting{terms, weights, monday};
    Word shopping = *terms.kinds.add("shopping");
    Word dbs = *terms.checks.add("dbs");

    Volunteer volunteer(std::string id, int east) {
        Volunteer made{.id = std::move(id), .place = Place{east, 0}, .reach = {.foot = 5000}};
        made.kinds.add(shopping);
        return made;
    }
    Job job() { return {.id = "J1", .place = Place{0, 0}, .kind = shopping}; }
};

TEST_F(BestFor, ProposesTheNearestFirst) {
    const Index index({volunteer("far", 3000), volunteer("near", 200), volunteer("mid", 900)});

    const Answer answer = best_for(job(), index, setting, 2);

    ASSERT_EQ(answer.proposals.size(), 2U);
    EXPECT_EQ(answer.proposals[0].volunteer, "near");
    EXPECT_EQ(answer.proposals[1].volunteer, "mid");
    EXPECT_THAT(answer.proposals[0].reasons, Contains("is 200 m away, on foot"));
    EXPECT_FALSE(answer.obvious_other);
}

// A Monday's job from 10 to 13, for one who is usually there at weekends.
struct ExtraTimes : BestFor {
    Job morning = job();
    Volunteer weekender = volunteer("weekender", 200);

    void SetUp() override {
        morning.not_before = monday + std::chrono::hours{1};
        morning.not_after = monday + std::chrono::hours{4};
        weekender.hours = *WeekHours::parse("weekends 9-18");
    }
    bool may(Extra extra) {
        weekender.extra = {extra};
        const Index index({weekender});
        const bool found = !best_for(morning, index, setting, 1).proposals.empty();
        EXPECT_EQ(judge(morning, weekender, setting).allowed, found);
        return found;
    }
};

TEST_F(ExtraTimes, AreTimesBesidesTheUsualWeek) {
    using namespace std::chrono_literals;
    EXPECT_FALSE(judge(morning, weekender, setting).allowed);
    EXPECT_TRUE(may({monday + 2h, monday + 3h}));
    EXPECT_FALSE(may({monday + 2h, monday + 2h + 30min})) << "too short";
    EXPECT_FALSE(may({monday - 2h, monday + 1h + 30min})) << "too early";
    EXPECT_FALSE(may({monday + 7 * 24h, monday + 7 * 24h + 8h})) << "a Monday, but the next";
}

TEST_F(ExtraTimes, HoldOnADayAway) {
    using namespace std::chrono_literals;
    weekender.away = {{day_of(monday), day_of(monday) + std::chrono::days{3}}};
    EXPECT_TRUE(may({monday, monday + 8h}));
}

TEST_F(ExtraTimes, HoldWhereTheJobCanWaitForMoreThanAWeek) {
    using namespace std::chrono_literals;
    weekender.hours = WeekHours();
    morning.not_after = monday + 20 * 24h;
    EXPECT_TRUE(may({monday + 10 * 24h, monday + 10 * 24h + 1h}));
    EXPECT_FALSE(may({monday + 30 * 24h, monday + 30 * 24h + 1h}));
}

TEST_F(BestFor, SaysWhyNotTheNearerOneWhoHasDoneNine) {
    Volunteer tired = volunteer("tired", 300);
    tired.jobs_this_week = 9;
    const Index index({tired, volunteer("fresh", 1200)});

    const Answer answer = best_for(job(), index, setting, 1);

    EXPECT_EQ(answer.proposals.at(0).volunteer, "fresh");
    ASSERT_TRUE(answer.obvious_other);
    EXPECT_EQ(answer.obvious_other->volunteer, "tired");
    EXPECT_EQ(answer.obvious_other->why, "is nearer (300 m), but has done 9 jobs this week");
}

TEST_F(BestFor, SaysWhichSingleConditionWouldHaveToGive) {
    Job checked = job();
    checked.checks.add(dbs);
    const Index index({volunteer("unchecked", 300)});

    const Answer answer = best_for(checked, index, setting, 3);

    EXPECT_TRUE(answer.proposals.empty());
    ASSERT_EQ(answer.obstacles.size(), 1U);
    EXPECT_EQ(answer.obstacles[0].condition, "checks in date");
    EXPECT_EQ(answer.obstacles[0].nearest, "unchecked");
    EXPECT_EQ(answer.obstacles[0].words, "has no check “dbs”");
}

TEST_F(BestFor, SaysOfAJobWithoutAnHourThatItsOwnTimesWouldHaveToGive) {
    Job hurried = job();
    hurried.not_before = monday;
    hurried.not_after = monday + std::chrono::minutes{45};
    const Index index({volunteer("ready", 300)});

    const Answer answer = best_for(hurried, index, setting, 3);

    ASSERT_EQ(answer.obstacles.size(), 1U);
    EXPECT_EQ(answer.obstacles[0].condition, "the job's own times");
    EXPECT_EQ(answer.obstacles[0].volunteers, 1);
}

TEST_F(BestFor, FollowsChangesOfTheIndex) {
    Index index({volunteer("a", 300), volunteer("b", 400)});
    index.put(volunteer("c", 100));
    EXPECT_EQ(best_for(job(), index, setting, 1).proposals.at(0).volunteer, "c");

    index.remove("c");
    Volunteer paused = volunteer("a", 300);
    paused.available = false;
    index.put(paused);

    const Answer answer = best_for(job(), index, setting, 3);
    ASSERT_EQ(answer.proposals.size(), 1U);
    EXPECT_EQ(answer.proposals[0].volunteer, "b");
    EXPECT_EQ(index.size(), 2U);
}

struct Crowd : BestFor {
    Crowd() {
        for (const char* word : {"one", "two", "three", "four"}) {
            for (Vocabulary* all : {&terms.kinds, &terms.skills, &terms.checks, &terms.interests}) {
                EXPECT_TRUE(all->add(word));
            }
        }
    }

    std::mt19937 random{7};
    int below(int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); }

    Volunteer anybody(int number) {
        Volunteer made{.id = "V" + std::to_string(number)};
        if (below(20) != 0) made.place = Place{below(20000), below(20000)};
        made.reach = {.foot = below(3000), .bicycle = below(6000), .car = below(15000)};
        for (Word word = 0; word < 4; ++word) {
            if (below(2) == 0) made.kinds.add(word);
            if (below(2) == 0) made.skills.add(word);
            const Day until = day_of(monday) + std::chrono::days{below(30) - 5};
            if (below(3) != 0) made.checks.push_back({word, until});
            if (below(3) == 0) made.interests.add(word);
        }
        made.hours = {};
        for (int i = 0; i < 4; ++i) {
            const int from = below(slots_in_week);
            made.hours.open(from, from + 1 + below(20));
        }
        if (below(2) == 0) made.last_job = day_of(monday) - std::chrono::days{below(60)};
        made.jobs_free = below(4);
        made.jobs_this_week = below(5);
        if (below(3) == 0) made.born = Day{std::chrono::year{1930 + below(80)} / 6 / 1};
        return made;
    }

    Job any_job(int number) {
        Job made{.id = "J" + std::to_string(number), .place = Place{below(20000), below(20000)}};
        made.kind = static_cast<Word>(below(4));
        if (below(3) == 0) made.skills.add(static_cast<Word>(below(4)));
        if (below(2) == 0) made.checks.add(static_cast<Word>(below(4)));
        made.by_phone = below(6) == 0;
        made.minutes = 30 * (1 + below(6));
        made.not_before = monday + std::chrono::hours{below(50)};
        made.not_after = *made.not_before + std::chrono::hours{3 + below(200)};
        made.likeness = below(2) == 0;
        made.age = 20 + below(70);
        made.interests.add(static_cast<Word>(below(4)));
        for (int i = below(3); i > 0; --i) made.before.push_back("V" + std::to_string(below(500)));
        return made;
    }
};

// Against looking at everybody: the index may leave nobody out who belongs among the best.
TEST_F(Crowd, TheIndexFindsWhatLookingAtEverybodyFinds) {
    for (int round = 0; round < 20; ++round) {
        std::vector<Volunteer> volunteers;
        for (int i = 0; i < 500; ++i) volunteers.push_back(anybody(i));
        const Index index(volunteers);
        for (int i = 0; i < 20; ++i) {
            const Job wanted = any_job(i);
            const Ask ready = ask(wanted, setting);
            std::vector<std::pair<int, std::string>> all;
            for (const Volunteer& one : volunteers) {
                if (allowed(ready, one)) all.emplace_back(cost(ready, one), one.id);
            }
            std::ranges::sort(all);
            all.resize(std::min<std::size_t>(all.size(), 5));

            std::vector<std::pair<int, std::string>> found;
            for (const Proposal& proposal : best_for(wanted, index, setting, 5).proposals) {
                found.emplace_back(proposal.cost, proposal.volunteer);
            }

            EXPECT_EQ(found, all);
        }
    }
}

TEST(WeekHours, AreReadAsPeopleWriteThem) {
    const auto week = WeekHours::parse("Mon Wed 9-12, 14:00-17:30; weekends");
    ASSERT_TRUE(week);
    EXPECT_TRUE(week->at(18));
    EXPECT_FALSE(week->at(24));
    EXPECT_TRUE(week->at(34));
    EXPECT_FALSE(week->at(35));
    EXPECT_FALSE(week->at(slots_in_day + 18));
    EXPECT_TRUE(week->at(2 * slots_in_day + 18));
    EXPECT_TRUE(week->at(5 * slots_in_day));
    EXPECT_FALSE(WeekHours::parse("Moonday 9-12"));
    EXPECT_FALSE(WeekHours::parse("Mon 9:15-12"));
}

TEST(WeekHours, RunsGoRoundFromSundayToMonday) {
    const auto week = WeekHours::parse("Sun 22-2");
    ASSERT_TRUE(week);
    EXPECT_TRUE(week->starts(8).at(6 * slots_in_day + 44));
    EXPECT_FALSE(week->starts(9).any());
    EXPECT_EQ(week->next_open(3), 0);
    EXPECT_EQ(week->next_open(4), 6 * slots_in_day + 40);
}

TEST(WeekHours, RunsAreThoseFoundSlotBySlot) {
    std::mt19937 random{3};
    for (int round = 0; round < 300; ++round) {
        WeekHours week;
        for (int i = 0; i < 12; ++i) {
            const int from = static_cast<int>(random() % slots_in_week);
            week.open(from, from + static_cast<int>(random() % 60));
        }
        const int length = 1 + static_cast<int>(random() % 50);
        const WeekHours starts = week.starts(length);
        for (int slot = 0; slot < slots_in_week; ++slot) {
            bool run = true;
            for (int i = 0; i < length; ++i) run = run && week.at(slot + i);
            ASSERT_EQ(starts.at(slot), run) << "slot " << slot << " length " << length;
        }
    }
}

}  // namespace
}  // namespace kith::matching
