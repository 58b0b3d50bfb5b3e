#include "platform/sql/workers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

#include "support/test_database.hpp"

namespace kith::sql {
namespace {

using std::chrono_literals::operator""h;
using std::chrono_literals::operator""s;
using std::chrono_literals::operator""ms;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

// What handlers did, from whatever thread, and a way to wait for it.
class Notes {
  public:
    void add(const std::string& note) {
        const std::lock_guard lock(mutex_);
        notes_.push_back(note);
        changed_.notify_all();
    }
    std::vector<std::string> after(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, 20s, [&] { return notes_.size() >= count; });
        return notes_;
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> notes_;
};

class Working : public test::OnBothDatabases {
  protected:
    std::string add(NewWork work) {
        return db().write(actor, [&](Transaction& t) { return enqueue(t, work); });
    }
    QueueState state() {
        return db().read([&](Session& s) { return queue_state(s, clock.now()); });
    }
    Handler noting() {
        return [this](const Work& work) { notes.add(work.kind + " " + work.payload); };
    }

    Notes notes;
};

TEST_P(Working, HandsWorkToTheHandlerOfItsKindAndCompletesIt) {
    Workers workers(db(), {{"letter", noting()}, {"text", noting()}});
    add({.kind = "letter", .payload = "1"});
    add({.kind = "text", .payload = "2"});

    while (workers.run_one()) {
    }

    EXPECT_THAT(notes.after(2), ElementsAre("letter 1", "text 2"));
    EXPECT_EQ(state().open, 0);
}

TEST_P(Working, TriesAgainWhatThrew) {
    int attempts = 0;
    std::vector<std::string> told;
    Workers workers(db(),
                    {{"letter", [&](const Work&) {
                          if (++attempts == 1) throw std::runtime_error("the post is closed");
                      }}},
                    {.back_off = {.first = 10s},
                     .failed = [&](const Work&, std::string_view why) { told.emplace_back(why); }});
    add({.kind = "letter"});

    EXPECT_TRUE(workers.run_one());
    EXPECT_FALSE(workers.run_one());
    clock.advance(10s);
    EXPECT_TRUE(workers.run_one());

    EXPECT_EQ(attempts, 2);
    EXPECT_THAT(told, ElementsAre("the post is closed"));
    EXPECT_EQ(state().open, 0);
}

TEST_P(Working, LetsAHandlerCompleteTogetherWithItsRows) {
    Workers workers(db(), {{"count", [&](const Work& work) {
                                db().write(actor, [&](Transaction& t) {
                                    t.unlogged("a test");
                                    t.execute(
                                        "INSERT INTO setting (name, value) VALUES ('a', 'b')");
                                    EXPECT_TRUE(complete(t, work));
                                });
                            }}});
    add({.kind = "count"});

    EXPECT_TRUE(workers.run_one());

    EXPECT_EQ(state().open, 0);
}

TEST_P(Working, WakesAtOnceWhenWorkIsEnqueued) {
    Workers workers(db(), {{"letter", noting()}}, {.threads = 2, .look_every = 1h});
    workers.start();
    std::this_thread::sleep_for(50ms);

    add({.kind = "letter", .payload = "1"});

    EXPECT_THAT(notes.after(1), ElementsAre("letter 1"));
}

TEST_P(Working, LooksForWorkThatHasBecomeDue) {
    add({.kind = "letter", .payload = "1", .due_at = clock.now() + 1h});
    Workers workers(db(), {{"letter", noting()}}, {.look_every = 10ms});
    workers.start();

    clock.advance(1h);

    EXPECT_THAT(notes.after(1), ElementsAre("letter 1"));
}

TEST_P(Working, FinishesWhatIsInHandWhenItStops) {
    Workers workers(db(), {{"letter", [&](const Work& work) {
                                notes.add("begun");
                                std::this_thread::sleep_for(100ms);
                                notes.add("ended " + work.payload);
                            }}});
    workers.start();
    add({.kind = "letter", .payload = "1"});
    notes.after(1);

    workers.stop();

    EXPECT_THAT(notes.after(2), ElementsAre("begun", "ended 1"));
    EXPECT_EQ(state().open, 0);
}

TEST_P(Working, KeepsWhatIsInHandForAsLongAsItTakes) {
    Workers workers(db(), {{"letter", [&](const Work&) {
                                notes.add("begun");
                                notes.after(2);
                            }}},
                    {.threads = 1, .lease = 1s});
    add({.kind = "letter"});
    workers.start();
    notes.after(1);
    const auto lease_ends = [&] {
        return db().read([](Session& s) {
            return s.value<Instant>("SELECT due_at FROM queued_work WHERE state = 'open'");
        });
    };

    for (int times_over = 0; times_over < 2; ++times_over) {
        clock.advance(1s);
        for (int look = 0; look < 500 && lease_ends() <= clock.now(); ++look) {
            std::this_thread::sleep_for(10ms);
        }
        EXPECT_FALSE(take(db(), {"letter"}, 1s));
    }

    notes.add("that was long");
    workers.stop();
    EXPECT_EQ(state().open, 0);
}

TEST_P(Working, SharesWorkAmongThreads) {
    std::mutex mutex;
    std::condition_variable both;
    int together = 0;
    Workers workers(db(), {{"letter", [&](const Work& work) {
                                std::unique_lock lock(mutex);
                                ++together;
                                both.notify_all();
                                both.wait_for(lock, 20s, [&] { return together == 2; });
                                notes.add(work.payload + " of " + std::to_string(together));
                            }}},
                    {.threads = 2});
    add({.kind = "letter", .payload = "1"});
    add({.kind = "letter", .payload = "2"});
    workers.start();

    EXPECT_THAT(notes.after(2), UnorderedElementsAre("1 of 2", "2 of 2"));
}

INSTANTIATE_TEST_SUITE_P(On, Working, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::sql
