#include <set>

#include "practice/casework/concern.hpp"
#include "practice/casework/county_test.hpp"
#include "practice/casework/lists.hpp"
#include "support/county_app.hpp"

namespace kith::casework {
namespace {

using namespace std::chrono_literals;

class CaseworkStore : public test::CountyStore<County> {};

TEST_P(CaseworkStore, OpensANeedWithAnOwnerADayAndALineOfWork) {
    const auto opened = write([&](sql::Transaction& t) { return county->a_need(t, now()); });

    const auto found = read([&](sql::Session& s) { return need(s, opened.id); }).value();
    EXPECT_EQ(found.status, "waiting");
    EXPECT_EQ(found.team, county->team());
    EXPECT_EQ(found.category_version, 1);
    EXPECT_GT(found.due_on, Day(std::chrono::year(2020) / 4 / 6));
    const auto lines = read([&](sql::Session& s) {
        return work_lines(s, {.teams = {county->team()}}, 10);
    });
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].subject_id, opened.id.string());
    EXPECT_TRUE(read([](sql::Session& s) { return check(s); }).empty());
}

TEST_P(CaseworkStore, JoinsTheSameNeedAskedForTwice) {
    const auto first = write([&](sql::Transaction& t) { return county->a_need(t, now()); });
    const auto second = write([&](sql::Transaction& t) { return county->a_need(t, now(), true); });

    EXPECT_TRUE(second.joined);
    EXPECT_EQ(second.id, first.id);
    const auto all = read([&](sql::Session& s) { return needs_of(s, county->person()); });
    ASSERT_EQ(all.size(), 1u);
    EXPECT_TRUE(all[0].urgent);
}

TEST_P(CaseworkStore, RecordsTheSameContactOnce) {
    const NewContact contact{.person = county->person(), .channel = "phone",
                             .same_request = "one form"};
    const auto first =
        write([&](sql::Transaction& t) { return record_contact(t, contact, now()); });
    const auto again =
        write([&](sql::Transaction& t) { return record_contact(t, contact, now()); });

    EXPECT_FALSE(first.repeated);
    EXPECT_TRUE(again.repeated);
    EXPECT_EQ(first.id, again.id);
}

TEST_P(CaseworkStore, TakesWorkOffTheListWhenTheNeedIsMet) {
    const auto opened = write([&](sql::Transaction& t) { return county->a_need(t, now()); });
    const auto moved = write([&](sql::Transaction& t) {
        return move_need(t, opened.id, "met", "", "Amara Osei", now());
    });

    EXPECT_TRUE(moved);
    EXPECT_TRUE(read([&](sql::Session& s) {
                    return work_lines(s, {.teams = {county->team()}}, 10);
                }).empty());
    EXPECT_TRUE(read([](sql::Session& s) { return check(s); }).empty());
}

std::vector<ClosedNeed>& heard() {
    static std::vector<ClosedNeed> all;
    return all;
}
void hear(sql::Transaction&, const ClosedNeed& need, Instant) { heard().push_back(need); }

TEST_P(CaseworkStore, SaysOnceThatANeedIsClosedToWhatWasArrangedForIt) {
    static const bool listening = [] { return on_closed(hear), true; }();
    ASSERT_TRUE(listening);
    heard().clear();
    const auto met = write([&](sql::Transaction& t) { return county->a_need(t, now()); });

    for (int twice = 0; twice < 2; ++twice) {
        ASSERT_TRUE(write([&](sql::Transaction& t) {
            return move_need(t, met.id, "met", "", "Ada Lark", now());
        }));
    }

    ASSERT_EQ(heard().size(), 1u);
    EXPECT_EQ(heard()[0].id, met.id);
    EXPECT_EQ(heard()[0].why, "This need is met");
    EXPECT_EQ(heard()[0].by_name, "Ada Lark");
}

TEST_P(CaseworkStore, TellsFiguresWhatEachKindOfNeedIsCalled) {
    EXPECT_EQ(read([](sql::Session& s) {
                  return s.value<std::string>("SELECT name FROM category_facts WHERE id = 'food'");
              }),
              "Food and essentials");
}

TEST_P(CaseworkStore, WithdrawsEveryOpenNeedOfAPerson) {
    const auto open = write([&](sql::Transaction& t) { return county->a_need(t, now()); });

    write([&](sql::Transaction& t) {
        withdraw_all(t, county->person(), "They have died", "Kith", now());
    });

    const auto found = read([&](sql::Session& s) { return need(s, open.id); }).value();
    EXPECT_EQ(found.status, "withdrawn");
    EXPECT_EQ(found.status_reason, "They have died");
}

TEST_P(CaseworkStore, PutsUrgentWorkFirstThenWhatIsDueFirst) {
    write([&](sql::Transaction& t) {
        for (const auto& [name, due, urgent] :
             {std::tuple{"later", 50h, false}, {"soon", 2h, false}, {"urgent", 70h, true}}) {
            put_work(t,
                     {.subject_kind = "review",
                      .subject_id = name,
                      .title = name,
                      .owner = {.account = county->amara()},
                      .due_at = now() + due,
                      .urgent = urgent},
                     now());
        }
    });
    const auto lines = read([&](sql::Session& s) {
        return work_lines(s, {.account = county->amara()}, 2);
    });

    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].title, "urgent");
    EXPECT_EQ(lines[1].title, "soon");
}

TEST_P(CaseworkStore, RefusesAChangeOfANeedThatMovedOn) {
    const auto opened = write([&](sql::Transaction& t) { return county->a_need(t, now()); });
    const NeedChange change{.details = Private("Ring twice"), .due = {.kind = "by"}};
    const auto first = write([&](sql::Transaction& t) {
        return change_need(t, opened.id, 1, change, "Amara Osei", now());
    });
    const auto second = write([&](sql::Transaction& t) {
        return change_need(t, opened.id, 1, change, "Tom Reyes", now());
    });

    EXPECT_TRUE(first);
    ASSERT_FALSE(second);
    EXPECT_TRUE(std::holds_alternative<Stale>(second.error()));
}

TEST_P(CaseworkStore, PagesNeedsWithoutLosingOrRepeatingOne) {
    const auto kinds = read([](sql::Session& s) { return categories(s); });
    write([&](sql::Transaction& t) {
        for (const auto& kind : kinds) {
            open_need(t,
                      {.person = county->person(), .category = kind.id,
                       .urgent = kind.id == "money", .due = {}},
                      now());
        }
    });
    const Day today(std::chrono::year(2020) / 4 / 6);
    std::vector<std::string> seen;
    std::optional<NeedId> after;
    for (int page = 0; page < 10; ++page) {
        auto found =
            read([&](sql::Session& s) { return need_list(s, {}, after, today, 3); });
        const bool more = found.size() > 3;
        if (more) found.pop_back();
        for (const auto& one : found) seen.push_back(one.category);
        if (!more) break;
        after = found.back().id;
    }

    EXPECT_EQ(seen.size(), kinds.size());
    EXPECT_EQ(seen.front(), "money");
    EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), kinds.size());
}

TEST_P(CaseworkStore, TellsTheStoryTheLatestFirstAPageAtATime) {
    write([&](sql::Transaction& t) {
        for (int line = 1; line <= 5; ++line) {
            tell(t,
                 {.person = county->person(), .kind = "change", .subject_id = "x",
                  .headline = std::to_string(line), .by_name = "Kith"},
                 now() + std::chrono::minutes(line / 2));
        }
    });
    const auto first = read([&](sql::Session& s) {
        return story_page(s, county->person(), "", 2);
    });
    ASSERT_EQ(first.size(), 3u);
    EXPECT_EQ(first[0].headline, "5");
    const auto next = read([&](sql::Session& s) {
        return story_page(s, county->person(), first[1].id, 2);
    });
    ASSERT_EQ(next.size(), 3u);
    EXPECT_EQ(next[0].headline, first[2].headline);
}

TEST_P(CaseworkStore, RaisesAConcernOnceHoweverOftenTheFormIsSent) {
    const NewConcern concern{.person = county->person(), .text = Private("Worried"),
                             .raised_by_name = "Tom", .same_request = "one form"};
    const auto first = write([&](sql::Transaction& t) { return raise_concern(t, concern, now()); });
    const auto again = write([&](sql::Transaction& t) { return raise_concern(t, concern, now()); });

    EXPECT_EQ(first, again);
}

TEST_P(CaseworkStore, EscalatesAConcernUntilItIsAnswered) {
    const auto id = write([&](sql::Transaction& t) { return county->a_concern(t, now()); });
    clock.advance(4h + 1min);
    write([&](sql::Transaction& t) { escalate(t, now()); });

    auto row = read([&](sql::Session& s) { return concern_row(s, id); });
    EXPECT_EQ(row->escalated, 1);
    EXPECT_EQ(row->answer_by, next_answer_by("today", now()));
    write([&](sql::Transaction& t) {
        EXPECT_TRUE(answer_concern(t, id,
                                   {.kind = "all well", .outcome = Private("Rang her"),
                                    .told_raiser = "All is well", .by = county->amara(),
                                    .by_name = "Amara Osei"},
                                   now()));
    });
    clock.advance(48h);
    write([&](sql::Transaction& t) {
        escalate(t, now());
        t.unlogged("nothing is late");
    });
    row = read([&](sql::Session& s) { return concern_row(s, id); });
    EXPECT_EQ(row->escalated, 1);
    EXPECT_TRUE(read([](sql::Session& s) { return check(s); }).empty());
}

TEST_P(CaseworkStore, PassesAConcernToAnotherTeamInTheSameTime) {
    const auto id = write([&](sql::Transaction& t) { return county->a_concern(t, now()); });
    const auto before = read([&](sql::Session& s) { return concern_row(s, id); });
    const auto team = write([&](sql::Transaction& t) {
        const auto made = accounts::add_team(t, county->council(), "Social care", now());
        EXPECT_TRUE(pass_concern(t, id, made, Private("Fell twice"), "Amara Osei", now()));
        return made;
    });

    const auto row = read([&](sql::Session& s) { return concern_row(s, id); });
    EXPECT_EQ(row->team, team);
    EXPECT_EQ(row->status, "passed on");
    EXPECT_EQ(row->answer_by, before->answer_by);
    const auto lines = read([&](sql::Session& s) { return work_lines(s, {.teams = {team}}, 5); });
    EXPECT_EQ(lines.size(), 1u);
}

TEST_P(CaseworkStore, HandsOverWhatALeaverHadInHand) {
    const auto opened = write([&](sql::Transaction& t) {
        const auto made = county->a_need(t, now());
        EXPECT_TRUE(assign_need(t, made.id, {.account = county->amara()}, "Amara Osei", now()));
        return made;
    });
    write([&](sql::Transaction& t) {
        hand_over(t, county->amara(), county->tom(), now());
    });

    const auto lines = read([&](sql::Session& s) {
        return work_lines(s, {.account = county->tom()}, 5);
    });
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].subject_id, opened.id.string());
}

TEST_P(CaseworkStore, WritesANoteOnceHoweverOftenTheFormIsSent) {
    const NewNote note{.person = county->person(), .text = Private("Prefers mornings"),
                       .by_name = "Amara Osei", .same_request = "one form"};
    write([&](sql::Transaction& t) { add_note(t, note, now()); });
    write([&](sql::Transaction& t) {
        add_note(t, note, now());
        t.unlogged("the same form again");
    });

    const auto story = read([&](sql::Session& s) {
        return story_page(s, county->person(), "", 10);
    });
    EXPECT_EQ(story.size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(On, CaseworkStore, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::casework
