#include "practice/sharing/decision.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kith::sharing {
namespace {

web::Viewer viewer(std::vector<std::string> permissions) {
    web::Viewer made{
        .account_id = "a", .organisation_id = "o", .name = "", .organisation_name = ""};
    std::sort(permissions.begin(), permissions.end());
    made.permissions = std::move(permissions);
    return made;
}

TEST(Decide, OpensEverythingButSensitiveNotesToThoseWhoWorkWithEveryone) {
    const auto decision = decide(viewer({"people.see"}), Facts{});

    EXPECT_TRUE(decision.allowed);
    EXPECT_TRUE(decision.sees(Part::concerns));
    EXPECT_FALSE(decision.sees(Part::sensitive_notes));
}

TEST(Decide, OpensSensitiveNotesOnlyWithTheirPermission) {
    const auto decision = decide(viewer({"people.see", "people.see-sensitive"}), Facts{});

    EXPECT_TRUE(decision.sees(Part::sensitive_notes));
}

TEST(Decide, RefusesAPartnerWithoutAReferral) {
    const auto decision = decide(viewer({"people.see-involved"}), Facts{});

    EXPECT_FALSE(decision.allowed);
    EXPECT_FALSE(decision.sees(Part::name));
}

TEST(Decide, OpensToAPartnerOnlyWhatTheReferralShares) {
    const auto decision =
        decide(viewer({"people.see-involved"}),
               {.known = {{.level = Level::referral, .parts = {Part::name, Part::contact}}}});

    EXPECT_TRUE(decision.sees(Part::contact));
    EXPECT_FALSE(decision.sees(Part::address));
    EXPECT_EQ(decision.basis, "an open referral");
}

TEST(Decide, OpensToAVolunteerWhatAJobNeedsAndNoMore) {
    const auto decision = decide(viewer({"jobs.do"}), {.known = {{.level = Level::job}}});

    EXPECT_TRUE(decision.sees(Part::address));
    EXPECT_FALSE(decision.sees(Part::story));
    EXPECT_FALSE(decision.sees(Part::birth_date));
}

TEST(Decide, DoesNotOpenAReferralToSomebodyWithoutTheRole) {
    const auto decision = decide(viewer({"jobs.do"}), {.known = {{.level = Level::referral}}});

    EXPECT_FALSE(decision.allowed);
}

TEST(Decide, SensitivePermissionAloneOpensNothing) {
    EXPECT_FALSE(decide(viewer({"people.see-sensitive"}), Facts{}).allowed);
}

Allowed agreement() {
    return {.reference = "G-1",
            .parts = {Part::name, Part::contact, Part::needs},
            .means = {"page", "list"}};
}

Facts outside_with(std::vector<Allowed> agreements) {
    return {.outside = true,
            .known = {{.level = Level::referral,
                       .parts = {Part::name, Part::contact, Part::address}}},
            .agreements = std::move(agreements)};
}

TEST(Agreements, AreNeededByEveryOtherOrganisation) {
    const auto decision = decide(viewer({"people.see-involved"}), outside_with({}));

    EXPECT_FALSE(decision.allowed);
    EXPECT_EQ(decision.basis, "no information-sharing agreement in force covers this person");
}

TEST(Agreements, OpenOnlyTheFieldsTheyNameAndSayWhyTheRestIsWithheld) {
    const auto decision = decide(viewer({"people.see-involved"}), outside_with({agreement()}));

    EXPECT_TRUE(decision.sees(Part::contact));
    EXPECT_FALSE(decision.sees(Part::address));
    EXPECT_FALSE(decision.sees(Part::needs)) << "the referral did not share it";
    EXPECT_EQ(decision.basis, "an open referral, agreement G-1");
    EXPECT_EQ(decision.withheld_why, "agreement G-1 does not cover it");
}

TEST(Agreements, OpenOnlyByTheMeansTheyName) {
    const auto who = viewer({"people.see-involved"});
    const auto facts = outside_with({agreement()});

    EXPECT_TRUE(decide(who, facts, Means::list).allowed);
    EXPECT_FALSE(decide(who, facts, Means::api).allowed);
    EXPECT_EQ(decide(who, facts, Means::api).basis,
              "the information-sharing agreement does not allow this way of sharing");
}

TEST(Agreements, OpenOnlyToTheRolesTheyName) {
    auto nurse = viewer({"people.see-involved"});
    nurse.role_names = {"Nurse"};
    auto named = agreement();
    named.roles = {"Doctor"};
    EXPECT_FALSE(decide(nurse, outside_with({named})).allowed);
    named.roles = {"Doctor", "Nurse"};
    EXPECT_TRUE(decide(nurse, outside_with({named})).allowed);
}

TEST(Agreements, AddUpWhenThereAreSeveral) {
    auto second = agreement();
    second.reference = "G-2";
    second.parts = {Part::address};
    const auto decision =
        decide(viewer({"people.see-involved"}), outside_with({agreement(), second}));

    EXPECT_TRUE(decision.sees(Part::address));
    EXPECT_EQ(decision.agreement, "G-1 and G-2");
}

TEST(Agreements, OpenRecordsNobodyReferredWhenTheyCoverEveryone) {
    auto everyone = agreement();
    everyone.everyone = true;
    const Facts facts{.outside = true, .agreements = {everyone}};

    EXPECT_TRUE(decide(viewer({"people.see-involved"}), facts).sees(Part::needs));
    EXPECT_FALSE(decide(viewer({"jobs.do"}), facts).allowed);
    EXPECT_FALSE(decide(viewer({"people.see-involved"}),
                        {.outside = true, .agreements = {agreement()}})
                     .allowed);
}

TEST(Agreements, BindEvenThoseOutsideWhoseRoleSeesEveryone) {
    EXPECT_FALSE(decide(viewer({"people.see"}), {.outside = true}).allowed);
    const auto decision = decide(viewer({"people.see"}), outside_with({agreement()}));
    EXPECT_EQ(decision.parts, (std::vector{Part::name, Part::contact}));
}

TEST(Objections, CloseARecordUntilTheyAreSetAside) {
    auto facts = outside_with({agreement()});
    facts.objects = true;
    EXPECT_FALSE(decide(viewer({"people.see-involved"}), facts).allowed);
    facts.overridden = "To protect their life";
    const auto decision = decide(viewer({"people.see-involved"}), facts);
    EXPECT_TRUE(decision.allowed);
    EXPECT_NE(decision.basis.find("To protect their life"), std::string::npos);
}

TEST(Objections, StandByTheLatestWordsAndByThoseAboutTheOrganisationFirst) {
    EXPECT_EQ(standing_answer({}, "nhs"), "not asked");
    EXPECT_EQ(standing_answer({{"", "agreed", "2020-01-01"}, {"", "objects", "2020-02-01"}}, "x"),
              "objects");
    EXPECT_EQ(standing_answer({{"nhs", "agreed", "2020-01-01"}, {"", "objects", "2020-02-01"}},
                              "nhs"),
              "agreed");
    EXPECT_EQ(standing_answer({{"nhs", "objects", "2020-01-01"}}, "charity"), "not asked");
}

TEST(Emergencies, OpenWhatKeepsSomebodySafeAndSaySo) {
    const auto until = parse_instant("2020-04-06T09:00:00Z").value();
    const auto decision =
        decide(viewer({"jobs.do"}), {.outside = true, .emergency_until = until});

    EXPECT_TRUE(decision.allowed);
    EXPECT_TRUE(decision.emergency);
    EXPECT_TRUE(decision.sees(Part::relations));
    EXPECT_FALSE(decision.sees(Part::notes));
    EXPECT_EQ(decision.basis, "emergency access until 10am");
}

TEST(Restriction, LeavesOnlyWhatReachesAndProtectsThePerson) {
    const Facts restricted{.restricted = true};

    EXPECT_FALSE(decide(viewer({"people.see"}), restricted).sees(Part::needs));
    EXPECT_TRUE(decide(viewer({"people.see"}), restricted).sees(Part::warnings));
    EXPECT_TRUE(
        decide(viewer({"people.see", "sharing.govern"}), restricted).sees(Part::needs));
}

TEST(Parts, HaveNamesThatLeadBack) {
    for (int at = 0; at <= static_cast<int>(Part::concerns); ++at) {
        const auto part = static_cast<Part>(at);
        EXPECT_EQ(part_named(part_name(part)), part);
    }
}

}  // namespace
}  // namespace kith::sharing
