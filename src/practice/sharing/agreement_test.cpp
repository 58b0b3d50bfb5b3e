#include "practice/sharing/agreement_store.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "platform/base/london.hpp"
#include "support/test_app.hpp"

namespace kith::sharing {
namespace {

const Day today = Day::parse("2020-04-06").value();

// Everything an agreement needs between two parties.
AgreementRow whole() {
    AgreementRow row{.id = AgreementId(Uuid::of(Instant{}, 1, 1)),
                     .series = AgreementId(Uuid::of(Instant{}, 1, 1)),
                     .reference = "G-1"};
    row.says = {.title = "Frailty",
                .parties = {},
                .terms = usual_terms("To help sooner"),
                .lawful_basis = "public task",
                .article9 = "health or care",
                .parts = {Part::name, Part::flags},
                .means = {Means::page},
                .onward = "none",
                .retention_months = 12,
                .starts_on = today,
                .review_on = today + 100,
                .expires_on = today + 365};
    for (const std::uint64_t at : {2u, 3u}) {
        row.parties.push_back({.organisation = OrganisationId(Uuid::of(Instant{}, 1, at)),
                               .name = "Party",
                               .contact = "Their officer"});
    }
    return row;
}

std::vector<std::string> fields_missing(const AgreementRow& row) {
    std::vector<std::string> fields;
    for (const auto& fault : missing(row, today)) fields.push_back(fault.field);
    return fields;
}

TEST(AnAgreement, MissesNothingWhenEverythingIsSaid) {
    EXPECT_TRUE(fields_missing(whole()).empty());
}

TEST(AnAgreement, SaysEachThingThatIsMissing) {
    auto row = whole();
    row.says.terms.erase("breach");
    row.says.expires_on.reset();
    row.parties.front().contact.clear();
    const auto fields = fields_missing(row);

    EXPECT_EQ(fields.size(), 3u);
    EXPECT_NE(std::find(fields.begin(), fields.end(), "breach"), fields.end());
    EXPECT_NE(std::find(fields.begin(), fields.end(), "expires_on"), fields.end());
}

TEST(AnAgreement, NeedsAConditionOfArticleNineWhenItSharesHealth) {
    auto row = whole();
    row.says.article9 = "none";
    EXPECT_EQ(fields_missing(row), std::vector<std::string>{"article9"});
    row.says.parts = {Part::name, Part::address};
    EXPECT_TRUE(fields_missing(row).empty());
}

TEST(AnAgreement, MayNotOpenTheWholeCounty) {
    auto row = whole();
    row.says.covers = "known";
    EXPECT_EQ(fields_missing(row), std::vector<std::string>{"covers"});
    row.says.covers_age = 65;
    EXPECT_TRUE(fields_missing(row).empty());
}

TEST(AnAgreement, MustStartBeforeItsReviewAndEnd) {
    auto row = whole();
    row.says.review_on = today + 400;
    EXPECT_EQ(fields_missing(row), std::vector<std::string>{"review_on"});
    row.says.expires_on = today - 1;
    EXPECT_FALSE(fields_missing(row).empty());
}

TEST(AnAgreement, StandsByItsDates) {
    auto row = whole();
    EXPECT_EQ(standing(row, today), "draft");
    row.state = "signed";
    EXPECT_EQ(standing(row, today), "in force");
    EXPECT_EQ(standing(row, today - 1), "not yet");
    EXPECT_EQ(standing(row, today + 366), "expired");
    EXPECT_EQ(warning(row, today), "");
    EXPECT_NE(warning(row, today + 100), "");
    EXPECT_NE(warning(row, today + 364), "");
}

TEST(AnAgreement, SaysWhomItCovers) {
    auto row = whole();
    row.says.covers = "known";
    row.says.covers_age = 65;
    row.says.covers_flag = "frail";
    EXPECT_EQ(covers_in_words(row.says, "Lives with frailty"),
              "People the council knows, 65 or older, recorded as \"Lives with frailty\"");
}

// A council, a charity and somebody the charity works with, on both databases.
class InForce : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        db().write(actor, [&](sql::Transaction& t) {
            accounts::install_defaults(t, clock.now());
            council = add(t, "council", "Fenmarch");
            charity = add(t, "charity", "Age Well");
            t.execute("INSERT INTO person (id, reference, born_on, district, source, created_at, "
                      "changed_at) VALUES ($1, 'K-1', '1941-03-04', 'Northmere', 'test', 'x', 'x')",
                      person);
            t.unlogged("a person for a test");
        });
    }
    OrganisationId add(sql::Transaction& t, std::string kind, std::string name) {
        return accounts::add_organisation(
            t, {.kind = std::move(kind), .name = std::move(name), .email = ""}, clock.now());
    }
    NewAgreement says() {
        NewAgreement says = whole().says;
        const Day day = london_day(clock.now());
        says.starts_on = day;
        says.review_on = day + 100;
        says.expires_on = day + 365;
        says.parties = {{*council, "controller", "a"}, {*charity, "controller", "b"}};
        return says;
    }
    AgreementId sign_now(const NewAgreement& what) {
        return db().write(actor, [&](sql::Transaction& t) {
            const auto id = draft(t, what, clock.now());
            EXPECT_TRUE(sign_for_all(t, id, "Somebody", clock.now()));
            return id;
        });
    }
    void refer() {
        db().write(actor, [&](sql::Transaction& t) {
            involve(t,
                    {.person = person,
                     .organisation = *charity,
                     .level = Level::referral,
                     .subject_id = "referral-1",
                     .parts = {Part::name, Part::address, Part::flags}},
                    clock.now());
        });
    }
    web::Viewer partner() {
        return {.account_id = "dev", .organisation_id = charity->string(), .name = "Dev",
                .organisation_name = "Age Well", .permissions = {"people.see-involved"}};
    }
    Decision sees(Means means = Means::page) {
        return db().read([&](sql::Session& s) {
            return decide(s, partner(), person, clock.now(), means);
        });
    }

    PersonId person = PersonId(Uuid::of(Instant{}, 7, 7));
    std::optional<OrganisationId> council, charity;
};

TEST_P(InForce, AnAgreementOpensWhatAReferralSharesFieldByField) {
    refer();
    EXPECT_FALSE(sees().allowed);
    sign_now(says());

    EXPECT_EQ(sees().parts, (std::vector{Part::name, Part::flags}));
    EXPECT_FALSE(sees(Means::api).allowed);
}

TEST_P(InForce, ADraftOpensNothingAndAnExpiredAgreementNothingMore) {
    refer();
    db().write(actor, [&](sql::Transaction& t) { draft(t, says(), clock.now()); });
    EXPECT_FALSE(sees().allowed);
    sign_now(says());
    EXPECT_TRUE(sees().allowed);
    clock.advance(std::chrono::hours(24 * 366));

    EXPECT_FALSE(sees().allowed);
}

TEST_P(InForce, AnAgreementAboutPeopleKnownCoversOnlyThoseItsRuleFits) {
    auto what = says();
    what.covers = "known";
    what.covers_age = 65;
    sign_now(what);
    EXPECT_TRUE(sees().sees(Part::flags));

    auto older = says();
    older.covers = "known";
    older.covers_age = 95;
    EXPECT_TRUE(sees().allowed);
    db().write(actor, [&](sql::Transaction& t) {
        for (const auto& row : agreements(t, std::nullopt)) {
            EXPECT_TRUE(end(t, row, "For the test", clock.now()));
        }
    });
    EXPECT_FALSE(sees().allowed);
    sign_now(older);
    EXPECT_FALSE(sees().allowed);
}

TEST_P(InForce, AnAgreementMayAskForAFlagOrADistrict) {
    auto what = says();
    what.covers = "known";
    what.covers_district = "Southmere";
    sign_now(what);
    EXPECT_FALSE(sees().allowed);
    what.covers_district = "";
    what.covers_flag = "frail";
    sign_now(what);
    EXPECT_FALSE(sees().allowed);
    db().write(actor, [&](sql::Transaction& t) {
        t.execute("INSERT INTO person_flag (id, person_id, kind, source, started_on) "
                  "VALUES ('f', $1, 'frail', 'test', '2020-01-01')",
                  person);
        t.unlogged("a flag for a test");
    });
    EXPECT_TRUE(sees().allowed);
}

TEST_P(InForce, AnObjectionClosesTheRecordUntilItIsSetAsideByTwoPeople) {
    refer();
    sign_now(says());
    db().write(actor, [&](sql::Transaction& t) {
        record_said(t,
                    {.person = person, .answer = "objects", .asked = "May we share?",
                     .how = "by phone", .asked_by_name = "Amara"},
                    clock.now());
    });
    EXPECT_FALSE(sees().allowed);
    db().write(actor, [&](sql::Transaction& t) {
        EXPECT_TRUE(ask_override(t,
                                 {.person = person, .organisation = *charity,
                                  .ground = "To protect their life", .reason = "No insulin",
                                  .asked_by = "amara", .asked_by_name = "Amara",
                                  .until = clock.now() + std::chrono::hours(24)},
                                 clock.now()));
    });
    EXPECT_FALSE(sees().allowed);
    const auto id = db().read([&](sql::Session& s) { return overrides(s, person).front().id; });
    const auto decide_as = [&](std::string who) {
        return db().write(actor, [&](sql::Transaction& t) {
            return decide_override(
                t, id, {.decision = "allowed", .note = "Right", .by = who, .by_name = who},
                clock.now());
        });
    };
    EXPECT_FALSE(decide_as("amara")) << "nobody decides about their own request";
    EXPECT_TRUE(decide_as("sanjay"));
    EXPECT_TRUE(sees().allowed);
    clock.advance(std::chrono::hours(25));
    EXPECT_FALSE(sees().allowed);
}

TEST_P(InForce, WordsAboutOneOrganisationGoBeforeWordsAboutAllAndRunOut) {
    refer();
    sign_now(says());
    const auto say = [&](std::string answer, std::optional<OrganisationId> about,
                         std::optional<Instant> until) {
        db().write(actor, [&](sql::Transaction& t) {
            record_said(t,
                        {.person = person, .organisation = about, .answer = answer,
                         .asked = "May we share?", .how = "by phone", .asked_by_name = "Amara",
                         .until = until},
                        clock.now());
        });
    };
    say("objects", std::nullopt, std::nullopt);
    say("agreed", charity, clock.now() + std::chrono::hours(1));
    EXPECT_TRUE(sees().allowed);
    clock.advance(std::chrono::hours(2));
    EXPECT_FALSE(sees().allowed);
}

TEST_P(InForce, AnEmergencyOpensARecordForAnHourAndIsReviewedBySomebodyElse) {
    auto nurse = partner();
    nurse.permissions = {"people.emergency"};
    const auto open = [&](std::string reason) {
        return db().write(actor, [&](sql::Transaction& t) {
            t.unlogged("perhaps refused");
            return open_in_emergency(t, nurse, person, reason, "", clock.now());
        });
    };
    EXPECT_FALSE(open(""));
    EXPECT_TRUE(open("Found on the floor"));
    EXPECT_TRUE(sees().emergency);
    const auto id =
        db().read([&](sql::Session& s) { return emergencies(s, std::nullopt).front().id; });
    const auto review_as = [&](std::string who) {
        return db().write(actor, [&](sql::Transaction& t) {
            return review_emergency(
                t, id, {.finding = "right", .note = "She fell", .by = who, .by_name = who},
                clock.now());
        });
    };
    EXPECT_FALSE(review_as("dev"));
    EXPECT_TRUE(review_as("sanjay"));
    clock.advance(std::chrono::hours(2));
    EXPECT_FALSE(sees().allowed);
}

TEST_P(InForce, ANewIssueReplacesTheOneBeforeWhenItIsSigned) {
    const auto first = sign_now(says());
    const auto next = db().write(actor, [&](sql::Transaction& t) {
        const auto row = *agreement(t, first);
        const auto id = next_issue(t, row, "Sanjay", clock.now());
        EXPECT_EQ(next_issue(t, row, "Sanjay", clock.now()), id) << "one draft at a time";
        EXPECT_TRUE(sign_for_all(t, id, "Somebody", clock.now()));
        return id;
    });
    const auto rows =
        db().read([&](sql::Session& s) { return issues_of(s, agreement(s, first)->series); });

    EXPECT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows.front().id, next);
    EXPECT_EQ(rows.front().issue, 2);
    EXPECT_EQ(rows.back().state, "ended");
}

TEST_P(InForce, ReachSaysBeforehandWhatMayBeShared) {
    const auto reach = [&] {
        return db().read([&](sql::Session& s) {
            return reach_of(s, *charity, person, Means::page, clock.now());
        });
    };
    EXPECT_FALSE(reach().possible);
    EXPECT_NE(reach().why_not, "");
    sign_now(says());
    EXPECT_EQ(reach().parts, (std::vector{Part::name, Part::flags}));
    EXPECT_TRUE(db().read([&](sql::Session& s) {
        return reaches(s, Means::page, clock.now()).contains(*charity) &&
               !reaches(s, Means::page, clock.now()).contains(*council) &&
               reaches(s, Means::api, clock.now()).empty();
    }));
    EXPECT_TRUE(db().read([&](sql::Session& s) {
        return reach_of(s, *council, person, Means::page, clock.now()).possible;
    }));
}

INSTANTIATE_TEST_SUITE_P(On, InForce, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::sharing
