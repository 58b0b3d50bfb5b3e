#include "commands/first_council.hpp"

#include <gtest/gtest.h>

#include "practice/casework/casework.hpp"
#include "practice/lists/lists.hpp"
#include "practice/people/people.hpp"
#include "support/test_database.hpp"

namespace kith::commands {
namespace {

constexpr std::string_view feed =
    "Timestamp,Reference,LocalAuthorityDistrict,FirstName,MiddleName,LastName,Address1,Address2,"
    "Address3,Address4,Address5,Postcode,Phone,Mobile,IVRPhone,IVRMobile,Email,ReceivedLetter,"
    "MedicalConditions,NHSNumber,ID,DateOfBirth,EssentialSupplies,DietaryRequirements,"
    "BasicCareNeedsMet,CarrySupplies\n"
    "2020-04-05T09:00:00,R1,,Ada,,Ellison,1 Mill Road,,,,,,01632960001,,,,,Yes,Yes,,ID1,"
    "1941-03-04,No,,Yes,Yes\n";

class TheFirstCouncil : public test::OnBothDatabases {
  protected:
    bool make() {
        return db().write(actor, [](sql::Transaction& t) { return make_council_if_none(t); });
    }
    Result<OrganisationCalled> called(const std::string& name) {
        return db().write(actor, [&](sql::Transaction& t) {
            return organisation_called(t, name, clock.now());
        });
    }
    std::vector<accounts::OrganisationSummary> all() {
        return db().read([](sql::Session& s) { return accounts::organisations(s); });
    }
};

TEST_P(TheFirstCouncil, IsMadeOnceWithATeamThatAnswers) {
    EXPECT_TRUE(make());
    EXPECT_FALSE(make());
    ASSERT_EQ(all().size(), 1u);
    EXPECT_EQ(db().read([&](sql::Session& s) {
        return accounts::teams(s, accounts::council(s)).size();
    }), 1u);
}

TEST_P(TheFirstCouncil, IsNotMadeBesideAnother) {
    db().write(actor, [&](sql::Transaction& t) { make_council(t, "Westshire", clock.now()); });
    EXPECT_FALSE(make());
    ASSERT_EQ(all().size(), 1u);
    EXPECT_EQ(all().front().name, "Westshire");
}

TEST_P(TheFirstCouncil, IsEnoughToWorkAListOfPeople) {
    make();
    db().write(actor, [&](sql::Transaction& t) {
        people::install_defaults(t, clock.now());
        casework::install_defaults(t, clock.now());
    });
    const auto counts = lists::import_list(
        "shielding", {.database = db(), .actor = actor, .clock = clock,
                      .content = std::string(feed)});
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->added, 1u);
}

TEST_P(TheFirstCouncil, GetsItsNameFromTheFirstAccount) {
    make();
    const auto before = all().front().id;
    const auto named = called("Westshire");
    ASSERT_TRUE(named);
    EXPECT_TRUE(named->named_now);
    EXPECT_EQ(named->id, before) << "what was imported stays its own";
    EXPECT_EQ(all().front().name, "Westshire");
    const auto again = called("Westshire");
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->named_now);
}

TEST_P(TheFirstCouncil, IsNotNamedWhereSomebodyHasTouchedIt) {
    make();
    db().write(actor, [&](sql::Transaction& t) {
        t.execute("UPDATE organisation SET phone = '01632 960001', version = version + 1");
        t.unlogged("a test");
    });
    const auto refused = called("Westshire");
    ASSERT_FALSE(refused);
    EXPECT_EQ(std::get<Invalid>(refused.error()).errors.front().message,
              "There is no organisation called Westshire. There are: The council");
    EXPECT_EQ(called("")->id, all().front().id);
}

TEST_P(TheFirstCouncil, IsNotNamedBesideAnother) {
    make();
    db().write(actor, [&](sql::Transaction& t) {
        accounts::add_organisation(t, {.kind = "charity", .name = "Helping Hands", .email = ""},
                                   clock.now());
    });
    EXPECT_FALSE(called("Westshire"));
}

TEST_P(TheFirstCouncil, IsMadeByTheFirstAccountWithAName) {
    EXPECT_FALSE(called(""));
    const auto made = called("Westshire");
    ASSERT_TRUE(made);
    EXPECT_FALSE(made->named_now);
    EXPECT_EQ(all().front().name, "Westshire");
}

INSTANTIATE_TEST_SUITE_P(On, TheFirstCouncil, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::commands
