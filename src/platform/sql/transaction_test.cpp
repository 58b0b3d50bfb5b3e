#include "platform/sql/transaction.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "platform/sql/database.hpp"
#include "platform/sql/errors.hpp"
#include "support/test_database.hpp"

namespace kith::sql {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = ConstraintViolated::Kind;

class Writing : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        db().write(actor, [](Transaction& t) {
            t.script(
                "CREATE TABLE crew (id TEXT PRIMARY KEY, code TEXT UNIQUE, size INTEGER NOT NULL"
                " CONSTRAINT crew_size CHECK (size > 0), version INTEGER NOT NULL);"
                "CREATE TABLE boat (id TEXT PRIMARY KEY, name TEXT NOT NULL);"
                "CREATE UNIQUE INDEX boat_name_lower ON boat (lower(name));"
                "CREATE UNIQUE INDEX boat_name_and_id ON boat (name, id);"
                "CREATE TABLE member (crew_id TEXT NOT NULL REFERENCES crew (id), place INTEGER,"
                " PRIMARY KEY (crew_id, place))");
        });
    }

    void TearDown() override {
        if (IsSkipped()) return;
        db().write(actor, [](Transaction& t) {
            t.script("DROP TABLE boat; DROP TABLE member; DROP TABLE crew");
        });
    }

    void add_crew(std::string_view id, std::optional<std::string> code = {}, int size = 1) {
        db().write(actor, [&](Transaction& t) {
            t.execute("INSERT INTO crew (id, code, size, version) VALUES ($1, $2, $3, 1)", id, code,
                      size);
            t.changed({"crew", std::string(id), "made"});
        });
    }
    int crews() {
        return db().read([](Session& s) { return s.value<int>("SELECT count(*) FROM crew"); });
    }
    template <class Work>
    std::pair<Kind, std::string> refusal(Work&& work) {
        try {
            work();
        } catch (const ConstraintViolated& refused) {
            return {refused.kind(), refused.constraint()};
        }
        return {Kind::check, "nothing was refused"};
    }
};

TEST_P(Writing, GivesWhatTheWorkGives) {
    const auto size = db().write(actor, [](Transaction& t) {
        t.unlogged("a test");
        t.execute("INSERT INTO crew (id, size, version) VALUES ('a', 7, 1)");
        return t.value<int>("SELECT size FROM crew");
    });

    EXPECT_EQ(size, 7);
    EXPECT_EQ(crews(), 1);
}

TEST_P(Writing, UndoesEverythingWhenTheWorkThrows) {
    EXPECT_THROW(db().write(actor, [](Transaction& t) {
        t.execute("INSERT INTO crew (id, size, version) VALUES ('a', 7, 1)");
        throw std::runtime_error("no");
    }), std::runtime_error);

    EXPECT_EQ(crews(), 0);
}

TEST_P(Writing, UndoesEverythingWhenTheWorkGivesAProblem) {
    const auto result = db().write(actor, [](Transaction& t) -> Result<int> {
        t.execute("INSERT INTO crew (id, size, version) VALUES ('a', 7, 1)");
        t.changed({"crew", "a", "made"});
        return invalid("size", "Enter a smaller size");
    });

    EXPECT_FALSE(result);
    EXPECT_EQ(crews(), 0);
}

TEST_P(Writing, SaysHowManyRowsChanged) {
    add_crew("a");
    add_crew("b");

    db().write(actor, [](Transaction& t) {
        t.unlogged("a test");
        EXPECT_EQ(t.execute("UPDATE crew SET size = 2"), 2);
        EXPECT_EQ(t.execute("UPDATE crew SET size = 3 WHERE id = $1", "b"), 1);
        EXPECT_EQ(t.execute("UPDATE crew SET size = 3 WHERE id = $1", "c"), 0);
        EXPECT_EQ(t.execute("DELETE FROM crew RETURNING id"), 2);
    });
}

TEST_P(Writing, RefusesAChangeThatNothingExplains) {
    const auto unexplained = [&] {
        db().write(actor, [](Transaction& t) {
            t.execute("INSERT INTO crew (id, size, version) VALUES ('a', 7, 1)");
        });
    };

    EXPECT_THROW(unexplained(), Misuse);
    EXPECT_EQ(crews(), 0);
}

TEST_P(Writing, RefusesAnUnexplainedChangeThatReturnsRows) {
    add_crew("a");
    const auto unexplained = [&] {
        db().write(actor, [](Transaction& t) {
            return t.one<int>("UPDATE crew SET size = 9 RETURNING size");
        });
    };

    EXPECT_THROW(unexplained(), Misuse);
}

TEST_P(Writing, LogsWhoChangedWhatAndWhen) {
    db().write(actor, [](Transaction& t) { t.changed({"crew", "a", "renamed", R"({"to":"B"})"}); });

    using Text = std::string;
    using Line = std::tuple<Instant, Text, Text, Text, Text, Text, Text, Text, Text>;
    const auto lines = db().read([](Session& s) {
        return s.all<Line>("SELECT at, account_id, organisation_id, request_id, source, entity,"
                           " entity_id, what, details FROM change_log");
    });
    EXPECT_THAT(lines, ElementsAre(Line(clock.now(), "account-of-test", "organisation-of-test",
                                        "request-of-test", "test", "crew", "a", "renamed",
                                        R"({"to":"B"})")));
}

TEST_P(Writing, TellsTheSecondEditorThatTheVersionIsStale) {
    add_crew("a");
    const auto resize = [&](int size, int version) {
        return db().write(actor, [&](Transaction& t) {
            return t.update_versioned({"crew", "a", "resized"},
                                      "UPDATE crew SET size = $1, version = version + 1"
                                      " WHERE id = $2 AND version = $3", size, "a", version);
        });
    };

    EXPECT_TRUE(resize(5, 1));
    const auto second = resize(6, 1);

    ASSERT_FALSE(second);
    EXPECT_EQ(std::get<Stale>(second.error()).what, "crew");
    EXPECT_EQ(db().read([](Session& s) {
        return s.value<int>("SELECT count(*) FROM change_log WHERE what = 'resized'");
    }), 1);
}

TEST_P(Writing, NamesTheConstraintThatRefused) {
    add_crew("a", "red", 1);

    EXPECT_EQ(refusal([&] { add_crew("a"); }), std::pair(Kind::unique, std::string("crew_pkey")));
    EXPECT_EQ(refusal([&] { add_crew("b", "red", 2); }),
              std::pair(Kind::unique, std::string("crew_code_key")));
    EXPECT_EQ(refusal([&] {
        db().write(actor, [](Transaction& t) {
            t.execute("INSERT INTO boat (id, name) VALUES ('a', 'Hope'), ('b', 'HOPE')");
        });
    }), std::pair(Kind::unique, std::string("boat_name_lower")));
    EXPECT_EQ(refusal([&] { add_crew("b", "blue", 0); }),
              std::pair(Kind::check, std::string("crew_size")));
    EXPECT_EQ(refusal([&] {
        db().write(actor, [](Transaction& t) {
            t.execute("INSERT INTO crew (id, size) VALUES ('b', 2)");
        });
    }), std::pair(Kind::not_null, std::string("crew.version")));
    EXPECT_EQ(refusal([&] {
        db().write(actor, [](Transaction& t) {
            t.execute("INSERT INTO member (crew_id, place) VALUES ('none', 2)");
        });
    }).first, Kind::foreign_key);
}

TEST_P(Writing, RunsWhatWasToFollowOnlyAfterACommit) {
    int followed = 0;
    db().write(actor, [&](Transaction& t) { t.after_commit([&] { ++followed; }); });
    db().write(actor, [&](Transaction& t) -> Result<void> {
        t.after_commit([&] { ++followed; });
        return problem(NotFound{"crew"});
    });

    EXPECT_EQ(followed, 1);
}

TEST_P(Writing, KeepsEveryOneOfManyAddingAtOnce) {
    add_crew("a");
    const auto add_one = [&] {
        db().write(actor, [](Transaction& t) {
            const auto size = t.value<int>("SELECT size FROM crew WHERE id = 'a'");
            t.unlogged("a test");
            t.execute("UPDATE crew SET size = $1 WHERE id = 'a'", size + 1);
        });
    };
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&] {
                for (int turn = 0; turn < 10; ++turn) add_one();
            });
        }
    }

    EXPECT_EQ(db().read([](Session& s) { return s.value<int>("SELECT size FROM crew"); }), 81);
}

TEST_P(Writing, RefusesASecondCommit) {
    Transaction transaction(db(), actor);
    transaction.commit();

    EXPECT_THROW(transaction.commit(), Misuse);
}

TEST_P(Writing, ReadsBesideAnOpenTransactionWithoutWaiting) {
    Transaction transaction(db(), actor);
    transaction.execute("INSERT INTO crew (id, size, version) VALUES ('a', 7, 1)");

    EXPECT_EQ(crews(), 0);
}

INSTANTIATE_TEST_SUITE_P(On, Writing, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::sql
