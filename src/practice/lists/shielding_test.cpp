#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <unistd.h>

#include "practice/lists/county_test.hpp"

namespace kith::lists {
namespace {

using test::head;
using test::Line;

// From a file, as the command line imports.
class ImportShielding : public test::WithLists {
  protected:
    void SetUp() override {
        WithLists::SetUp();
        if (IsSkipped()) return;
        file_ = std::filesystem::temp_directory_path() /
                ("kith-list-" + std::to_string(::getpid()) + ".csv");
    }
    void TearDown() override { std::filesystem::remove(file_); }

    Result<Counts> import(const std::vector<Line>& lines) {
        std::ofstream out(file_);
        out << head;
        for (const Line& line : lines) out << line.text();
        out.close();
        return import_list("shielding", {.database = db(), .actor = actor, .file = file_,
                                         .clock = clock});
    }
    std::int64_t count(const std::string& query) { return value(query); }

    std::filesystem::path file_;
};

TEST_P(ImportShielding, AddsSomebodyNewWithFlagAndFirstCall) {
    const auto counts = import({{}});

    ASSERT_TRUE(counts);
    EXPECT_EQ(*counts, (Counts{.added = 1}));
    EXPECT_EQ(count("SELECT count(*) FROM person_flag WHERE kind = 'shielding' AND source = "
                    "'shielding list' AND started_on = '2020-04-03'"),
              1);
    EXPECT_EQ(count("SELECT count(*) FROM call WHERE purpose = 'first contact'"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM need"), 0) << "Yes means that no delivery is needed";
}

TEST_P(ImportShielding, OpensANeedForFoodWhenThereIsNoWayToGetIt) {
    ASSERT_TRUE(import({{.supplies = "No", .diet = "Diabetic", .carry = "No"}}));

    const auto details = db().read([](sql::Session& session) {
        return session.value<std::string>("SELECT details FROM need WHERE category = 'food'");
    });
    EXPECT_NE(details.find("Diabetic"), std::string::npos);
    EXPECT_NE(details.find("carry"), std::string::npos);
    EXPECT_EQ(count("SELECT count(*) FROM person_flag WHERE kind = 'cannot-carry'"), 1);
}

TEST_P(ImportShielding, PutsThoseWithoutBasicCareFirst) {
    ASSERT_TRUE(import({{}, {.first = "Tom", .phone = "", .nhs = "9990000026", .id = "ID2",
                             .care = "No"}}));

    EXPECT_EQ(count("SELECT count(*) FROM need WHERE category = 'health' AND urgent = 1"), 1);
    EXPECT_EQ(count("SELECT max(priority) - min(priority) FROM call"), 60);
}

TEST_P(ImportShielding, TakesTheLatestRowOfAnIdWhateverTheOrderAndDateFormat) {
    const auto counts = import({{.at = "05/04/2020 09:00", .supplies = "No"},
                                {.at = "2020-04-03T10:15:00", .supplies = "Yes"},
                                {.at = "20200404", .supplies = "Yes"}});

    EXPECT_EQ(*counts, (Counts{.superseded = 2, .added = 1}));
    EXPECT_EQ(count("SELECT count(*) FROM need WHERE category = 'food'"), 1);
}

TEST_P(ImportShielding, ChangesNothingWhenTheSameFileComesAgain) {
    const std::vector<Line> lines{{.supplies = "No"}, {.first = "Tom", .nhs = "9990000026",
                                                       .id = "ID2"}};
    ASSERT_TRUE(import(lines));
    const std::string of_others =
        "SELECT count(*) FROM change_log WHERE entity NOT IN ('list import', 'list')";
    const auto changes = count(of_others);

    const auto again = import(lines);

    EXPECT_EQ(*again, (Counts{.unchanged = 2}));
    EXPECT_EQ(count(of_others), changes);
}

TEST_P(ImportShielding, AddsUpdatesAndEndsFromALaterFile) {
    ASSERT_TRUE(import({{}, {.first = "Tom", .phone = "", .nhs = "9990000026", .id = "ID2"}}));

    const auto later = import({{.at = "2020-04-04T08:00:00", .phone = "01632 960 777",
                                .supplies = "No"},
                               {.first = "Ann", .phone = "", .nhs = "9990000034", .id = "ID3"}});

    EXPECT_EQ(*later, (Counts{.known = 1, .added = 1, .ended = 1}));
    EXPECT_EQ(count("SELECT count(*) FROM person_number"), 2);
    EXPECT_EQ(count("SELECT count(*) FROM need WHERE category = 'food'"), 1);
    EXPECT_EQ(count("SELECT count(*) FROM person_flag WHERE kind = 'shielding' AND ended_on IS "
                    "NOT NULL"),
              1);
    EXPECT_EQ(count("SELECT count(*) FROM list_entry WHERE ended_at IS NOT NULL"), 1);
}

TEST_P(ImportShielding, KnowsPeopleTheCouncilKnows) {
    db().write(actor, [&](sql::Transaction& transaction) {
        people::Details details;
        details.first_name = Private("MARGARET");
        details.last_name = Private("ellison");
        details.nhs_number = NhsNumber::parse("9990000018").value();
        details.source = "test";
        people::add(transaction, details, clock.now());
    });

    EXPECT_EQ(*import({{}}), (Counts{.known = 1}));
    EXPECT_EQ(count("SELECT count(*) FROM person"), 1);
}

TEST_P(ImportShielding, KeepsEveryRefusedRowWithItsReason) {
    const auto counts = import({{.id = ""}, {.at = "tomorrow", .id = "ID2"},
                                {.first = "", .last = "", .id = "ID3"}, {.id = "ID4"}});

    EXPECT_EQ(*counts, (Counts{.added = 1, .refused = 3}));
    const auto csv = db().read([&](sql::Session& session) {
        return refused_csv(session, {}, imports(session, "", 1).at(0).id, clock.now()).value();
    });
    EXPECT_NE(csv.find("No ID"), std::string::npos);
    EXPECT_NE(csv.find("No name"), std::string::npos);
    EXPECT_NE(csv.find("3 Orchard Row"), std::string::npos);
}

TEST_P(ImportShielding, KeepsABadNumberWithTheReason) {
    ASSERT_TRUE(import({{.phone = "12"}}));

    EXPECT_EQ(count("SELECT count(*) FROM person_number WHERE state = 'bad' AND value = '12' AND "
                    "why_bad <> ''"),
              1);
}

TEST_P(ImportShielding, RefusesAFileOfAnotherKindAndAFileCutShort) {
    std::ofstream(file_) << "a,b\n1,2\n";
    EXPECT_FALSE(
        import_list("shielding", {.database = db(), .actor = actor, .file = file_,
                                  .clock = clock}));
    std::vector<Line> many;
    for (int id = 0; id < 60; ++id) {
        many.push_back({.first = "P" + std::to_string(id), .phone = "", .nhs = "",
                        .id = "ID" + std::to_string(id)});
    }
    ASSERT_TRUE(import(many));

    EXPECT_FALSE(import({many[0], many[1]}));
    EXPECT_EQ(count("SELECT count(*) FROM list_entry WHERE ended_at IS NOT NULL"), 0);
}

TEST_P(ImportShielding, TakesTheRealisticSampleAndItsCountsAddUp) {
    const std::filesystem::path sample =
        std::filesystem::path(KITH_SOURCE_DIR) / "../shared/data/shielding/sample/daily.csv";
    if (!std::filesystem::exists(sample)) GTEST_SKIP() << "no ../shared/data on this machine";
    if (db().postgres()) GTEST_SKIP() << "on SQLite only, for its length";

    const auto start = std::chrono::steady_clock::now();
    const auto counts =
        import_list("shielding", {.database = db(), .actor = actor, .file = sample,
                                  .clock = clock});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;

    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->rows(), 14103u);
    EXPECT_EQ(count("SELECT count(*) FROM person"),
              static_cast<std::int64_t>(counts->added + counts->review));
    std::cout << "superseded " << counts->superseded << " known " << counts->known << " added "
              << counts->added << " refused " << counts->refused << ", "
              << static_cast<double>(counts->rows()) / took.count() << " rows a second\n";
}

INSTANTIATE_TEST_SUITE_P(On, ImportShielding, kith::test::both_databases(),
                         kith::test::database_name);

}  // namespace
}  // namespace kith::lists
