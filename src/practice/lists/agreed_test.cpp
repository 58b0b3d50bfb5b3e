// A list under an agreement that Kith holds: the agreement decides.
#include "platform/base/csv.hpp"
#include "platform/base/london.hpp"
#include "practice/lists/county_test.hpp"

namespace kith::lists {
namespace {

class ListsUnderAnAgreement : public test::WithLists {
  protected:
    void SetUp() override {
        WithLists::SetUp();
        if (IsSkipped()) return;
        agreement = db().write(actor, [&](sql::Transaction& transaction) {
            return agree(transaction);
        });
    }
    // Lets names and NHS numbers be told until a year from now. Gives its reference.
    std::string agree(sql::Transaction& transaction) {
        const auto council = transaction.value<OrganisationId>(
            "SELECT id FROM organisation WHERE kind = 'council'");
        const auto sender = accounts::add_organisation(
            transaction, {.kind = "nhs", .name = "NHS Digital", .email = "n@n.example"},
            clock.now());
        const Day today = london_day(clock.now());
        sharing::NewAgreement says{
            .title = "Shielding",
            .parties = {{council, "controller", "The council's officer"},
                        {sender, "controller", "Their officer"}},
            .terms = sharing::usual_terms("To reach people who are told to shield"),
            .lawful_basis = "public task",
            .article9 = "health or care",
            .parts = {sharing::Part::name, sharing::Part::nhs_number},
            .means = {sharing::Means::list, sharing::Means::copy},
            .onward = "none",
            .retention_months = 24,
            .starts_on = today,
            .review_on = today + 180,
            .expires_on = today + 365};
        const auto id = sharing::draft(transaction, says, clock.now());
        EXPECT_TRUE(sharing::sign_for_all(transaction, id, "The test", clock.now()));
        return transaction.value<std::string>("SELECT reference FROM agreement WHERE id = $1", id);
    }
    Result<Counts> import_under(const std::string& named) {
        clock.advance(std::chrono::minutes(1));
        return import_list("shielding",
                           {.database = db(), .actor = actor, .clock = clock,
                            .about = {.file_name = "daily.csv", .agreement = named},
                            .content = std::string(test::head) + test::Line{}.text()});
    }
    // Rings whoever is on the list, so that there is something to tell.
    void ring() {
        db().write(actor, [&](sql::Transaction& transaction) {
            const auto call = transaction.value<CallId>("SELECT id FROM call");
            transaction.execute(
                "INSERT INTO call_attempt (id, call_id, at, by_account, outcome) "
                "VALUES ('a', $1, $2, 'x', 'spoke')",
                call, clock.now());
            transaction.unlogged("a test rings");
        });
    }
    Result<Feedback> feedback() {
        const Day today = london_day(clock.now());
        return db().read([&](sql::Session& session) {
            return feedback_of(session, {}, "shielding", today + -7, today, clock.now());
        });
    }

    std::string agreement;
};

TEST_P(ListsUnderAnAgreement, ComeInWhileItIsInForce) {
    EXPECT_TRUE(import_under(agreement));

    clock.advance(std::chrono::hours(24 * 400));
    const auto refused = import_under("");
    ASSERT_FALSE(refused) << "the list remembers its agreement, which has run out";
    EXPECT_EQ(value("SELECT count(*) FROM list_import"), 1);
}

TEST_P(ListsUnderAnAgreement, AreNotTakenInUnderOneThatThereIsNot) {
    EXPECT_FALSE(import_under(Reference::make('G').text()));
    EXPECT_TRUE(import_under("DSA 2020-17")) << "one that Kith does not hold is only written down";
}

TEST_P(ListsUnderAnAgreement, TellOnlyThePartsItNames) {
    ASSERT_TRUE(import_under(agreement));
    ring();

    const auto csv = feedback();
    ASSERT_TRUE(csv);
    CsvReader reader(csv->csv);
    ASSERT_TRUE(reader.next());
    const CsvHeader header(reader.fields());
    ASSERT_TRUE(reader.next());
    EXPECT_EQ(reader[*header.column("Code")], "CC002");
    EXPECT_EQ(reader[*header.column("LastName")], "Ellison");
    EXPECT_EQ(reader[*header.column("NHSNumber")], "9990000018");
    EXPECT_EQ(reader[*header.column("Postcode")], "");
    EXPECT_EQ(reader[*header.column("Phone")], "");
    EXPECT_EQ(reader[*header.column("DateOfBirth")], "");
    EXPECT_NE(csv->withheld.find("DateOfBirth"), std::string::npos) << "it says what is left out";
}

TEST_P(ListsUnderAnAgreement, TellNothingOnceItHasRunOut) {
    ASSERT_TRUE(import_under(agreement));
    clock.advance(std::chrono::hours(24 * 400));

    EXPECT_FALSE(feedback());
}

INSTANTIATE_TEST_SUITE_P(On, ListsUnderAnAgreement, kith::test::both_databases(),
                         kith::test::database_name);

}  // namespace
}  // namespace kith::lists
