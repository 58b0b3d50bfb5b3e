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

INSTANTIATE_TEST_SUITE_P(On, TheFirstCouncil, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::commands
