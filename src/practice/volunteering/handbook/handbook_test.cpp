#include "practice/volunteering/handbook/handbook.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace kith::volunteering {
namespace {

using testing::Contains;
using testing::ElementsAre;

const Handbook& book() { return Handbook::delivered(); }

HandbookPage dogs(int version, std::string state, std::vector<std::string> checks) {
    return {.part = Part::job_kind, .id = "dogs", .version = version, .state = std::move(state),
            .name = "dogs " + std::to_string(version),
            .body = body_of(JobKind{.id = "dogs", .name = {}, .checks = std::move(checks)})};
}

HandbookPage other() {
    return {.part = Part::job_kind, .id = "other", .state = "published", .name = "other",
            .body = body_of(JobKind{.id = "other", .name = {}})};
}

TEST(DeliveredKindsOfJob, NameOnlyChecksThereAre) {
    ASSERT_FALSE(book().kinds().empty());
    for (const JobKind& kind : book().kinds()) {
        for (const auto& check : kind.checks) {
            EXPECT_NE(book().check(check), nullptr) << kind.id << ": " << check;
        }
        EXPECT_THAT(kind.checks, Contains("identity")) << kind.id << ": whoever comes is known";
    }
    EXPECT_GT(book().kind("prescriptions").checks.size(), book().kind("dogs").checks.size());
}

TEST(DeliveredKindsOfJob, EndWithDoneAndSayWhatToRemember) {
    for (const JobKind& kind : book().kinds()) {
        ASSERT_FALSE(kind.steps.empty()) << kind.id;
        EXPECT_EQ(kind.steps.back(), "done") << kind.id;
        EXPECT_FALSE(kind.rules.empty()) << kind.id;
    }
}

TEST(DeliveredKindsOfJob, AlwaysForbidBankCardsWhereMoneyMayPass) {
    for (const auto id : {"food", "other"}) {
        const JobKind& kind = book().kind(id);
        ASSERT_TRUE(kind.money);
        EXPECT_TRUE(std::any_of(kind.rules.begin(), kind.rules.end(), [](const auto& rule) {
            return rule.find("bank card") != std::string::npos;
        })) << id;
    }
}

TEST(DeliveredRoles, TakeAtLeastTheChecksTheirJobsNeed) {
    ASSERT_FALSE(book().roles().empty());
    for (const Role& role : book().roles()) {
        EXPECT_FALSE(role.kinds.empty()) << role.id;
        for (const auto& kind : role.kinds) {
            for (const auto& check : book().kind(kind).checks) {
                EXPECT_THAT(role.steps, Contains(check)) << role.id << " does " << kind;
            }
        }
    }
}

TEST(DeliveredRoles, HaveOnlyStepsThatAreChecksWithSomebodyToTakeThem) {
    for (const Role& role : book().roles()) {
        for (const auto& step : role.steps) {
            const CheckKind* check = book().check(step);
            ASSERT_NE(check, nullptr) << step;
            EXPECT_THAT(check->who, testing::AnyOf("volunteer", "coordinator", "referees"));
            EXPECT_FALSE(check->next.empty());
        }
    }
}

TEST(DeliveredChecks, OfDbsRunOutAndIdentityDoesNot) {
    EXPECT_TRUE(book().check("dbs enhanced")->months.has_value());
    EXPECT_FALSE(book().check("identity")->months.has_value());
    EXPECT_EQ(book().check("horoscope"), nullptr);
    EXPECT_EQ(book().check_name("horoscope"), "horoscope");
}

TEST(AHandbook, TreatsAKindItDoesNotKnowAsOther) {
    EXPECT_EQ(book().kind("juggling").id, "other");
    EXPECT_EQ(book().kind("juggling", 7).id, "other");
}

TEST(AHandbook, ShowsWhatStandsAndRemembersWhatStoodBefore) {
    const Handbook two({other(), dogs(1, "retired", {"identity"}),
                        dogs(2, "published", {"identity", "training"}),
                        dogs(3, "draft", {})});

    EXPECT_EQ(two.kinds().size(), 2u);
    EXPECT_EQ(two.kind("dogs").version, 2);
    EXPECT_THAT(two.kind("dogs", 1).checks, ElementsAre("identity"));
    EXPECT_THAT(two.kind("dogs", 2).checks, ElementsAre("identity", "training"));
    EXPECT_EQ(two.kind("dogs", 3).version, 2);
}

TEST(AHandbook, KeepsTheRulesOfAKindThatIsRetired) {
    const Handbook none({other(), dogs(1, "retired", {}), dogs(2, "retired", {"identity"})});

    EXPECT_EQ(none.kinds().size(), 1u);
    EXPECT_THAT(none.kind("dogs").checks, ElementsAre("identity"));
}

TEST(APageOfTheHandbook, ComesBackAsItWasWritten) {
    const JobKind kind{.id = "garden", .version = 4, .name = "gardening",
                       .checks = {"identity"}, .steps = {"started", "done"},
                       .rules = {"Ask first."}, .vehicle = "car", .skills = "first aid",
                       .minutes = 90, .every_days = 14, .health_critical = true, .money = true,
                       .by_phone = true, .likeness = true};
    EXPECT_EQ(job_kind_of({.part = Part::job_kind, .id = "garden", .version = 4, .state = "draft",
                           .name = "gardening", .body = body_of(kind)}),
              kind);
    const Role role{.id = "r", .name = "R", .about = "A", .kinds = {"food"}, .steps = {"code"}};
    EXPECT_EQ(role_of({.part = Part::role, .id = "r", .state = "draft", .name = "R",
                       .body = body_of(role)}),
              role);
    const CheckKind check{.id = "c", .name = "C", .months = 6, .who = "volunteer", .next = "Do."};
    EXPECT_EQ(check_kind_of({.part = Part::check, .id = "c", .state = "draft", .name = "C",
                             .body = body_of(check)}),
              check);
}

}  // namespace
}  // namespace kith::volunteering
