#include <gtest/gtest.h>

#include "platform/base/vault.hpp"
#include "practice/sharing/sharing.hpp"
#include "support/test_database.hpp"

namespace kith::sharing {
namespace {

class AccessLogChain : public test::OnBothDatabases {
  protected:
    void look(int times) {
        db().write(actor, [&](sql::Transaction& t) {
            for (int i = 0; i < times; ++i) {
                log_list(t, viewer, {"call-list", "making calls"}, "list", 3, clock.now());
            }
        });
    }
    void seal_later() {
        clock.advance(std::chrono::seconds(10));
        db().write(actor, [&](sql::Transaction& t) { seal(t, clock.now()); });
    }
    std::vector<std::string> faults() { return db().read(check); }
    void tamper(std::string_view sql) {
        db().write(actor, [&](sql::Transaction& t) { t.execute_quietly(sql); });
    }
    std::int64_t count(std::string_view sql) {
        return db().read([&](sql::Session& s) { return s.value<std::int64_t>(sql); });
    }

    web::Viewer viewer{.account_id = "account",
                       .organisation_id = "organisation",
                       .name = "",
                       .organisation_name = ""};
};

TEST_P(AccessLogChain, IsWholeWhenEmptyAndWhenNothingWasTouched) {
    EXPECT_TRUE(faults().empty());
    look(3);
    seal_later();
    look(2);
    seal_later();

    EXPECT_EQ(count("SELECT count(*) FROM access_log WHERE hash IS NOT NULL"), 5);
    EXPECT_TRUE(faults().empty());
}

TEST_P(AccessLogChain, LeavesTheNewestLinesForLater) {
    look(1);
    db().write(actor, [&](sql::Transaction& t) { seal(t, clock.now()); });

    EXPECT_EQ(count("SELECT count(*) FROM access_log WHERE hash IS NOT NULL"), 0);
}

TEST_P(AccessLogChain, ShowsAChangeOfAnySealedColumn) {
    for (const char* column : {"at", "account_id", "organisation_id", "person_id", "screen",
                               "purpose", "basis", "request_id", "previous_hash", "hash"}) {
        look(3);
        seal_later();
        ASSERT_TRUE(faults().empty());
        tamper("UPDATE access_log SET " + std::string(column) +
               " = '2020-04-06T07:00:00.000Z' WHERE place = 2");
        EXPECT_FALSE(faults().empty()) << column;
        tamper("DELETE FROM access_log");
        tamper("DELETE FROM access_log_seal");
    }
}

TEST_P(AccessLogChain, ShowsAChangedActionOrCount) {
    look(3);
    seal_later();
    tamper("UPDATE access_log SET action = 'view' WHERE place = 3");
    EXPECT_EQ(faults().size(), 1u);
    tamper("UPDATE access_log SET action = 'list', results = 4 WHERE place = 3");
    EXPECT_EQ(faults().size(), 1u);
}

TEST_P(AccessLogChain, ShowsALineTakenAwayAtTheStartTheMiddleAndTheEnd) {
    for (const int place : {1, 2, 4}) {
        look(4);
        seal_later();
        tamper("DELETE FROM access_log WHERE place = " + std::to_string(place));
        EXPECT_FALSE(faults().empty()) << place;
        tamper("DELETE FROM access_log");
        tamper("DELETE FROM access_log_seal");
    }
}

TEST_P(AccessLogChain, ShowsTwoLinesThatChangedPlaces) {
    look(3);
    seal_later();
    tamper("UPDATE access_log SET place = 99 WHERE place = 1");
    tamper("UPDATE access_log SET place = 1 WHERE place = 2");
    tamper("UPDATE access_log SET place = 2 WHERE place = 99");

    EXPECT_FALSE(faults().empty());
}

TEST_P(AccessLogChain, CannotBeForgedWithoutTheInstallationsSecret) {
    look(3);
    seal_later();
    tamper("UPDATE access_log SET purpose = 'another' WHERE place = 3");
    tamper("UPDATE access_log SET hash = previous_hash WHERE place = 3");
    EXPECT_FALSE(faults().empty());

    vault::use_secret("the secret of another installation");
    EXPECT_GE(faults().size(), 3u);
    vault::use_secret("a secret of thirty-two bytes ....");
}

TEST_P(AccessLogChain, TakesALineThatCommittedLateIntoItsEnd) {
    look(2);
    seal_later();
    const auto old = clock.now() - std::chrono::minutes(5);
    db().write(actor, [&](sql::Transaction& t) {
        log_list(t, viewer, {"call-list", "making calls"}, "list", 3, old);
    });
    seal_later();

    EXPECT_EQ(count("SELECT count(*) FROM access_log WHERE hash IS NULL"), 0);
    EXPECT_TRUE(faults().empty());
}

INSTANTIATE_TEST_SUITE_P(On, AccessLogChain, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::sharing
