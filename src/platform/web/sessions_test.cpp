#include "platform/web/sessions.hpp"

#include <gtest/gtest.h>

#include "support/test_database.hpp"

namespace kith::web {
namespace {

using namespace std::chrono_literals;

class Sessions : public test::OnBothDatabases {
  protected:
    std::string start(std::string_view account) {
        return db().write(actor, [&](sql::Transaction& transaction) {
            return sessions::start(transaction, account, "organisation-1",
                                   std::string(500, 'u'));
        });
    }
    std::optional<SessionInfo> find(std::string_view token) {
        return db().read([&](sql::Session& session) {
            return sessions::find(session, token, clock.now(), 60min, 12h);
        });
    }
    std::size_t open_sessions(std::string_view account) {
        return db().read([&](sql::Session& session) {
            return sessions::list(session, account, clock.now(), 60min, 12h).size();
        });
    }
};

TEST_P(Sessions, AreFoundByTheirTokenOnly) {
    const auto token = start("ada");
    const auto info = find(token);
    ASSERT_TRUE(info);
    EXPECT_EQ(info->account_id, "ada");
    EXPECT_EQ(info->organisation_id, "organisation-1");
    EXPECT_EQ(info->user_agent.size(), 300u);
    EXPECT_FALSE(find(token + "x"));
    EXPECT_FALSE(find(info->id));
}

TEST_P(Sessions, KeepTheirTokenOutOfTheDatabase) {
    const auto token = start("ada");
    const auto rows = db().read([&](sql::Session& session) {
        return session.value<int>("SELECT count(*) FROM web_session WHERE token_hash = $1", token);
    });
    EXPECT_EQ(rows, 0);
}

TEST_P(Sessions, AreFoundEvenWhenItCannotBeNotedThatTheyWere) {
    if (GetParam() != test::DatabaseKind::sqlite) GTEST_SKIP() << "a file's limit is SQLite's";
    const auto info = find(start("ada")).value();
    clock.advance(2min);
    // Whoever writes now holds the one writer, as a full disk would refuse it.
    auto impatient = sql::Database::open(url(), {.wait = 0s, .clock = &clock});
    sql::Transaction busy(db(), actor, sql::Isolation::serialisable);

    EXPECT_NO_THROW(sessions::touch(impatient, info, clock.now()));
}

TEST_P(Sessions, RunOutWhenIdleAndAreTouchedAtMostOnceAMinute) {
    const auto token = start("ada");
    clock.advance(30s);
    sessions::touch(db(), *find(token), clock.now());
    clock.advance(59min + 29s);
    ASSERT_TRUE(find(token));
    sessions::touch(db(), *find(token), clock.now());
    clock.advance(59min);
    EXPECT_TRUE(find(token));
    clock.advance(1min);
    EXPECT_FALSE(find(token));
}

TEST_P(Sessions, OfAnAccountEndTogetherButTheOneKept) {
    const auto kept = start("ada");
    start("ada");
    start("ada");
    const auto other = start("ben");
    EXPECT_EQ(open_sessions("ada"), 3u);

    const auto ended = db().write(actor, [&](sql::Transaction& transaction) {
        return sessions::end_all_but(transaction, "ada", find(kept)->id);
    });

    EXPECT_EQ(ended, 2);
    EXPECT_TRUE(find(kept));
    EXPECT_EQ(open_sessions("ada"), 1u);
    EXPECT_TRUE(find(other));
}

TEST_P(Sessions, AreForgottenAMonthAfterTheirLastUse) {
    start("ada");
    clock.advance(24h * 31);
    start("ben");
    const auto forget = [&](sql::Transaction& transaction) {
        return sessions::forget_old(transaction);
    };
    EXPECT_EQ(db().write(actor, forget), 1);
    EXPECT_EQ(open_sessions("ben"), 1u);
}

INSTANTIATE_TEST_SUITE_P(On, Sessions, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::web
