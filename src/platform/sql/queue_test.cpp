#include "platform/sql/queue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "support/test_database.hpp"

namespace kith::sql {
namespace {

using std::chrono_literals::operator""h;
using std::chrono_literals::operator""s;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

class Queue : public test::OnBothDatabases {
  protected:
    std::string add(NewWork work) {
        return db().write(actor, [&](Transaction& t) { return enqueue(t, work); });
    }
    std::optional<Work> take_letter(std::chrono::seconds lease = 60s) {
        return take(db(), {"letter"}, lease);
    }
    bool finish(const Work& work) {
        return db().write(actor, [&](Transaction& t) { return complete(t, work); });
    }
    QueueState state() {
        return db().read([&](Session& s) { return queue_state(s, clock.now()); });
    }
    std::vector<DeadWork> dead() {
        return db().read([](Session& s) { return dead_work(s, 10); });
    }
    void fail_for_good(const Work& work) {
        EXPECT_TRUE(fail(db(), work, "the post is closed", {.attempts = 1}, 0));
    }
};

TEST_P(Queue, GivesWhatHasBeenDueLongestFirst) {
    add({.kind = "letter", .payload = R"({"to":"b"})", .due_at = clock.now() - 1s});
    add({.kind = "letter", .payload = R"({"to":"a"})", .due_at = clock.now() - 2s});

    EXPECT_EQ(take_letter().value().payload, R"({"to":"a"})");
    EXPECT_EQ(take_letter().value().payload, R"({"to":"b"})");
    EXPECT_EQ(take_letter(), std::nullopt);
}

TEST_P(Queue, KeepsWorkUntilItIsDue) {
    add({.kind = "letter", .due_at = clock.now() + 10s});

    EXPECT_EQ(take_letter(), std::nullopt);
    clock.advance(10s);
    EXPECT_NE(take_letter(), std::nullopt);
}

TEST_P(Queue, LeavesKindsThatTheWorkerDoesNotKnow) {
    add({.kind = "text message"});

    EXPECT_EQ(take_letter(), std::nullopt);
}

TEST_P(Queue, KeepsNothingOfATransactionThatFailed) {
    db().write(actor, [](Transaction& t) -> Result<void> {
        enqueue(t, {.kind = "letter"});
        return problem(NotFound{"person"});
    });

    EXPECT_EQ(take_letter(), std::nullopt);
}

TEST_P(Queue, TakesTheSameKeyOnceEvenWhenItIsDone) {
    const NewWork once{.kind = "letter", .idempotency_key = "need 1 assigned"};
    const auto id = add(once);
    EXPECT_EQ(add(once), id);
    EXPECT_TRUE(finish(take_letter().value()));

    EXPECT_EQ(add(once), id);
    EXPECT_EQ(take_letter(), std::nullopt);
}

TEST_P(Queue, GivesWorkAgainWhenItsWorkerDied) {
    add({.kind = "letter"});
    const auto first = take_letter(60s).value();

    clock.advance(59s);
    EXPECT_EQ(take_letter(), std::nullopt);
    clock.advance(1s);
    const auto second = take_letter().value();

    EXPECT_EQ(second.id, first.id);
    EXPECT_EQ(second.attempts, 2);
    EXPECT_FALSE(finish(first)) << "its lease went to another";
    EXPECT_TRUE(finish(second));
}

TEST_P(Queue, ExtendsALeaseOnlyForItsHolder) {
    add({.kind = "letter"});
    const auto first = take_letter(60s).value();
    EXPECT_TRUE(extend(db(), first, 120s));

    clock.advance(119s);
    EXPECT_EQ(take_letter(), std::nullopt);
    clock.advance(1s);
    take_letter();

    EXPECT_FALSE(extend(db(), first, 120s));
}

TEST_P(Queue, WaitsLongerAfterEachFailure) {
    add({.kind = "letter"});
    const BackOff back_off{.attempts = 5, .first = 10s, .most = 60s};

    EXPECT_TRUE(fail(db(), take_letter().value(), "closed", back_off, 0));
    clock.advance(9s);
    EXPECT_EQ(take_letter(), std::nullopt);
    clock.advance(1s);
    EXPECT_TRUE(fail(db(), take_letter().value(), "closed", back_off, 0));
    clock.advance(19s);
    EXPECT_EQ(take_letter(), std::nullopt);
    clock.advance(1s);
    EXPECT_NE(take_letter(), std::nullopt);
}

TEST_P(Queue, BuriesWorkThatFailedTooOftenWithItsReason) {
    const auto id = add({.kind = "letter", .payload = R"({"to":"a"})"});
    fail_for_good(take_letter().value());

    EXPECT_THAT(dead(), ElementsAre(testing::AllOf(
                            Field(&DeadWork::id, id), Field(&DeadWork::attempts, 1),
                            Field(&DeadWork::last_error, "the post is closed"))));
    EXPECT_EQ(take_letter(), std::nullopt);
}

TEST_P(Queue, RevivesTheDeadOnceAndLogsWhoAsked) {
    const auto id = add({.kind = "letter"});
    fail_for_good(take_letter().value());
    const auto retry = [&] {
        return db().write(actor, [&](Transaction& t) { return retry_dead(t, id); });
    };

    EXPECT_TRUE(retry());
    EXPECT_FALSE(retry());

    EXPECT_THAT(dead(), IsEmpty());
    EXPECT_EQ(take_letter().value().attempts, 1);
    EXPECT_EQ(db().read([&](Session& s) {
        return s.value<int>("SELECT count(*) FROM change_log WHERE entity = 'queued_work'"
                            " AND entity_id = $1 AND account_id = 'account-of-test'", id);
    }), 1);
}

TEST_P(Queue, ForgetsWhatWasCompletedLongAgo) {
    add({.kind = "letter", .idempotency_key = "old"});
    finish(take_letter().value());
    clock.advance(24h);
    add({.kind = "letter", .idempotency_key = "new"});
    finish(take_letter().value());

    EXPECT_EQ(forget_completed(db(), clock.now() - 1h), 1);
    add({.kind = "letter", .idempotency_key = "new"});
    EXPECT_EQ(take_letter(), std::nullopt);
    add({.kind = "letter", .idempotency_key = "old"});
    EXPECT_NE(take_letter(), std::nullopt);
}

TEST_P(Queue, SaysWhatItHolds) {
    add({.kind = "letter", .due_at = clock.now() - 5s});
    add({.kind = "letter", .due_at = clock.now() + 5s});

    const auto now = state();

    EXPECT_EQ(now.open, 2);
    EXPECT_EQ(now.due, 1);
    EXPECT_EQ(now.dead, 0);
    EXPECT_EQ(now.due_longest, clock.now() - 5s);
}

TEST_P(Queue, GivesEachPieceToOneOfManyTakers) {
    constexpr std::size_t pieces = 40;
    db().write(actor, [&](Transaction& t) {
        for (std::size_t piece = 0; piece < pieces; ++piece) enqueue(t, {.kind = "letter"});
    });
    std::mutex mutex;
    std::vector<std::string> taken;
    {
        std::vector<std::jthread> takers;
        for (int taker = 0; taker < 4; ++taker) {
            takers.emplace_back([&] {
                while (const auto work = take_letter()) {
                    const std::lock_guard lock(mutex);
                    taken.push_back(work->id);
                }
            });
        }
    }

    EXPECT_THAT(taken, SizeIs(pieces));
    EXPECT_THAT(std::set(taken.begin(), taken.end()), SizeIs(pieces));
}

INSTANTIATE_TEST_SUITE_P(On, Queue, test::both_databases(), test::database_name);

TEST(BackingOff, DoublesUpToTheMost) {
    const BackOff back_off{.attempts = 100, .first = 10s, .most = 100s};

    EXPECT_EQ(back_off.after(1, 0), 10s);
    EXPECT_EQ(back_off.after(2, 0), 20s);
    EXPECT_EQ(back_off.after(4, 0), 80s);
    EXPECT_EQ(back_off.after(5, 0), 100s);
    EXPECT_EQ(back_off.after(99, 0), 100s);
}

TEST(BackingOff, IsShortenedByAtMostHalf) {
    const BackOff back_off{.attempts = 10, .first = 10s, .most = 100s};

    EXPECT_EQ(back_off.after(1, 1), 5s);
    EXPECT_EQ(back_off.after(1, 0.5), 8s);
}

TEST(BackingOff, GivesUpAfterTheLastAttempt) {
    EXPECT_NE((BackOff{.attempts = 3}.after(2, 0)), std::nullopt);
    EXPECT_EQ((BackOff{.attempts = 3}.after(3, 0)), std::nullopt);
}

}  // namespace
}  // namespace kith::sql
