#include <gtest/gtest.h>

#include "practice/sharing/sharing.hpp"
#include "support/test_database.hpp"

namespace kith::sharing {
namespace {

class Involvements : public test::OnBothDatabases {
  protected:
    PersonId person = PersonId(Uuid::of(Instant{}, 1, 1));
    OrganisationId partner = OrganisationId(Uuid::of(Instant{}, 1, 2));
    AccountId volunteer = AccountId(Uuid::of(Instant{}, 1, 3));

    web::Viewer viewer(std::string permission) {
        return {.account_id = volunteer.string(),
                .organisation_id = partner.string(),
                .name = "",
                .organisation_name = "",
                .permissions = {std::move(permission)}};
    }
    Decision decision(const web::Viewer& who) {
        return db().read([&](sql::Session& s) { return decide(s, who, person, clock.now()); });
    }
    void refer(std::vector<Part> parts = {}) {
        db().write(actor, [&](sql::Transaction& t) {
            involve(t,
                    {.person = person,
                     .organisation = partner,
                     .level = Level::referral,
                     .subject_id = "referral-1",
                     .parts = parts},
                    clock.now());
        });
    }
};

TEST_P(Involvements, OpenARecordToThePartnerUntilTheyEnd) {
    const auto who = viewer("people.see-involved");
    EXPECT_FALSE(decision(who).allowed);
    refer();
    EXPECT_TRUE(decision(who).sees(Part::needs));
    db().write(actor, [&](sql::Transaction& t) { release(t, person, "referral-1", clock.now()); });

    EXPECT_FALSE(decision(who).allowed);
}

TEST_P(Involvements, OpenOnlyThePartsAgreed) {
    refer({Part::name, Part::contact});
    const auto opened = decision(viewer("people.see-involved"));

    EXPECT_TRUE(opened.sees(Part::contact));
    EXPECT_FALSE(opened.sees(Part::needs));
}

TEST_P(Involvements, AreMadeOnceHoweverOftenTheyAreAsked) {
    refer();
    refer();

    EXPECT_EQ(db().read([](sql::Session& s) {
        return s.value<std::int64_t>("SELECT count(*) FROM involvement");
    }), 1);
    db().write(actor, [&](sql::Transaction& t) { release(t, person, "no such", clock.now()); });
    EXPECT_TRUE(decision(viewer("people.see-involved")).allowed);
}

TEST_P(Involvements, ListThePeopleAnAccountOrItsOrganisationWorksWith) {
    refer();
    const PersonId other(Uuid::of(Instant{}, 1, 9));
    db().write(actor, [&](sql::Transaction& t) {
        involve(t,
                {.person = other, .account = volunteer, .level = Level::job, .subject_id = "job-1"},
                clock.now());
    });
    const auto who = viewer("jobs.do");
    const auto list = [&](std::size_t most) {
        return db().read([&](sql::Session& s) { return involved(s, who, most); });
    };

    EXPECT_EQ(list(10), (std::vector<PersonId>{person, other}));
    EXPECT_EQ(list(1), std::vector<PersonId>{person});
}

TEST_P(Involvements, LeaveALineForEachLookAndSayWhenItWasRefused) {
    const auto who = viewer("jobs.do");
    db().write(actor, [&](sql::Transaction& t) {
        log_look(t, who, person, {"person", "answering a call"},
                 decide(t, who, person, clock.now()), "view", clock.now());
    });

    EXPECT_EQ(db().read([](sql::Session& s) {
        return s.value<std::string>("SELECT action FROM access_log WHERE results = 0");
    }), "refused");
}

INSTANTIATE_TEST_SUITE_P(On, Involvements, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::sharing
