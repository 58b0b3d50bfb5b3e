// Two or three files about the same people, taken back in every order: whoever was made only by
// them is gone in the end, and what a file gave that stands is kept.
#include <algorithm>

#include "practice/lists/county_test.hpp"
#include "practice/lists/layout.hpp"

namespace kith::lists {
namespace {

class TakeImportsBackInAnyOrder : public test::WithLists {
  protected:
    void SetUp() override {
        WithLists::SetUp();
        if (IsSkipped()) return;
        know("Somebody", "Else", "1950-01-01");
        before = everything();
    }
    // A file of another list; one of each name.
    std::string others(const std::string& name, const std::string& phone) {
        db().write(actor, [&](sql::Transaction& transaction) {
            put_list_kind(transaction,
                          {.id = name, .name = name,
                           .layout = {.id = name, .name = name, .call = true,
                                      .columns = {{"No", Column::id},
                                                  {"First", Column::first_name},
                                                  {"Last", Column::last_name},
                                                  {"Born", Column::birth_date},
                                                  {"NHS", Column::nhs_number},
                                                  {"Phone", Column::phone}}}},
                          "");
        });
        clock.advance(std::chrono::minutes(1));
        const auto counts = import_list(
            name, {.database = db(), .actor = actor, .clock = clock,
                   .about = {.file_name = name + ".csv"},
                   .content = "No,First,Last,Born,NHS,Phone\n7,Margaret,Ellison,04/03/1941," +
                              std::string("9990000018,") + phone + "\n"});
        EXPECT_TRUE(counts);
        return last_import();
    }
    std::string daily(const std::vector<test::Line>& lines) {
        EXPECT_TRUE(import(lines));
        return last_import();
    }
    void undo(const std::string& id) {
        const auto taken = undo_import(db(), actor, id, clock);
        EXPECT_TRUE(taken) << id;
    }
    bool knows_margaret() {
        return value("SELECT count(*) FROM person WHERE last_name = 'Ellison'") > 0;
    }

    std::string before;
};

TEST_P(TakeImportsBackInAnyOrder, LaterFilesOfOneListThatChangedEverything) {
    const auto first = daily({{.supplies = "No"}});
    const auto second = daily({{.at = "2020-04-05T10:00:00", .street = "9 Mill Lane",
                                .postcode = "ZZ99 5AA", .phone = "01632 960 124",
                                .supplies = "No", .diet = "no nuts", .care = "No"}});
    const auto third = daily({{.at = "2020-04-06T10:00:00", .street = "1 Quay",
                               .postcode = "ZZ99 4QT", .supplies = "No", .diet = "soft food"}});
    EXPECT_FALSE(undo_import(db(), actor, first, clock)) << "what the second gave is kept";
    EXPECT_FALSE(undo_import(db(), actor, second, clock));

    undo(third);
    EXPECT_TRUE(knows_margaret());
    undo(second);
    EXPECT_TRUE(knows_margaret());
    undo(first);
    EXPECT_EQ(everything(), before);
}

TEST_P(TakeImportsBackInAnyOrder, AFileThatSaysAgainThatFoodIsNeeded) {
    const auto first = daily({{.supplies = "No"}});
    const auto second = daily({{.at = "2020-04-05T10:00:00", .supplies = "No", .diet = "no nuts"}});
    ASSERT_EQ(value("SELECT count(*) FROM need"), 1);
    undo(second);
    undo(first);
    EXPECT_EQ(everything(), before);
}

TEST_P(TakeImportsBackInAnyOrder, KeepsANeedThatSomebodyWorkedOnHoweverOftenListsJoinedIt) {
    const auto first = daily({{.supplies = "No"}});
    const auto second = daily({{.at = "2020-04-05T10:00:00", .supplies = "No", .diet = "no nuts"}});
    db().write(actor, [&](sql::Transaction& transaction) {
        const auto need = transaction.value<NeedId>("SELECT id FROM need");
        EXPECT_TRUE(casework::move_need(transaction, need, "assigned", "", "Ann", clock.now()));
    });
    undo(second);
    undo(first);
    EXPECT_TRUE(knows_margaret());
    EXPECT_EQ(value("SELECT count(*) FROM need"), 1);
}

TEST_P(TakeImportsBackInAnyOrder, KeepsWhomSomebodyChangedHoweverOftenListsDid) {
    const auto first = daily({{}});
    const auto second = daily({{.at = "2020-04-05T10:00:00", .street = "9 Mill Lane",
                                .postcode = "ZZ99 5AA"}});
    db().write(actor, [&](sql::Transaction& transaction) {
        const auto margaret = transaction.value<PersonId>(
            "SELECT id FROM person WHERE last_name = 'Ellison'");
        const auto version = transaction.value<int>(
            "SELECT version FROM person WHERE last_name = 'Ellison'");
        EXPECT_TRUE(people::change_care(transaction, margaret, version,
                                        {.best_time = "mornings"}, clock.now()));
    });
    undo(second);
    undo(first);
    EXPECT_TRUE(knows_margaret());
}

// What each file of three lists gave: the one that named Margaret first made her record.
TEST_P(TakeImportsBackInAnyOrder, FilesOfThreeLists) {
    std::vector<int> order{0, 1, 2};
    do {
        const std::vector<std::string> imports{
            daily({{.supplies = "No"}}), others("choir", "01632 960 200"),
            others("club", "01632 960 300")};
        ASSERT_EQ(value("SELECT count(*) FROM person WHERE last_name = 'Ellison'"), 1);
        for (std::size_t each = 0; each < order.size(); ++each) {
            undo(imports[static_cast<std::size_t>(order[each])]);
            const bool any_left = each + 1 < order.size();
            EXPECT_EQ(knows_margaret(), any_left);
            for (std::size_t left = each + 1; left < order.size(); ++left) {
                const std::string phone = order[left] == 0   ? "+441632960123"
                                          : order[left] == 1 ? "+441632960200"
                                                             : "+441632960300";
                EXPECT_EQ(value("SELECT count(*) FROM person_number WHERE value = '" + phone +
                                "'"),
                          1)
                    << "what a list that stands gave is kept";
            }
        }
        EXPECT_EQ(everything(), before) << order[0] << order[1] << order[2];
    } while (std::next_permutation(order.begin(), order.end()));
}

INSTANTIATE_TEST_SUITE_P(On, TakeImportsBackInAnyOrder, kith::test::both_databases(),
                         kith::test::database_name);

}  // namespace
}  // namespace kith::lists
