#include "practice/sharing/decision.hpp"

#include <gtest/gtest.h>

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
    const auto decision = decide(viewer({"people.see"}), {});

    EXPECT_TRUE(decision.allowed);
    EXPECT_TRUE(decision.sees(Part::concerns));
    EXPECT_FALSE(decision.sees(Part::sensitive_notes));
}

TEST(Decide, OpensSensitiveNotesOnlyWithTheirPermission) {
    const auto decision = decide(viewer({"people.see", "people.see-sensitive"}), {});

    EXPECT_TRUE(decision.sees(Part::sensitive_notes));
}

TEST(Decide, RefusesAPartnerWithoutAReferral) {
    const auto decision = decide(viewer({"people.see-involved"}), {});

    EXPECT_FALSE(decision.allowed);
    EXPECT_FALSE(decision.sees(Part::name));
}

TEST(Decide, OpensToAPartnerOnlyWhatTheReferralShares) {
    const auto decision =
        decide(viewer({"people.see-involved"}),
               {{.level = Level::referral, .parts = {Part::name, Part::contact}}});

    EXPECT_TRUE(decision.sees(Part::contact));
    EXPECT_FALSE(decision.sees(Part::address));
    EXPECT_EQ(decision.basis, "an open referral");
}

TEST(Decide, OpensToAVolunteerWhatAJobNeedsAndNoMore) {
    const auto decision = decide(viewer({"jobs.do"}), {{.level = Level::job, .parts = {}}});

    EXPECT_TRUE(decision.sees(Part::address));
    EXPECT_FALSE(decision.sees(Part::story));
    EXPECT_FALSE(decision.sees(Part::birth_date));
}

TEST(Decide, DoesNotOpenAReferralToSomebodyWithoutTheRole) {
    const auto decision = decide(viewer({"jobs.do"}), {{.level = Level::referral, .parts = {}}});

    EXPECT_FALSE(decision.allowed);
}

TEST(Decide, SensitivePermissionAloneOpensNothing) {
    EXPECT_FALSE(decide(viewer({"people.see-sensitive"}), {}).allowed);
}

TEST(Parts, HaveNamesThatLeadBack) {
    for (int at = 0; at <= static_cast<int>(Part::concerns); ++at) {
        const auto part = static_cast<Part>(at);
        EXPECT_EQ(part_named(part_name(part)), part);
    }
}

}  // namespace
}  // namespace kith::sharing
