#include "platform/sql/session.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <thread>

#include "platform/sql/database.hpp"
#include "platform/sql/errors.hpp"
#include "support/test_database.hpp"

namespace kith::sql {

enum class Colour { red, green };

// A domain type in a column, as a slice would write it.
template <>
struct Column<Colour> {
    using Stored = std::string_view;
    static std::string_view write(Colour colour) { return colour == Colour::red ? "red" : "green"; }
    static Colour read(std::string_view stored) {
        return stored == "red" ? Colour::red : Colour::green;
    }
};

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using ThingId = Id<struct ThingTag>;

struct Thing {
    ThingId id;
    std::string title;
    std::optional<Day> due_on;
    bool urgent;

    friend bool operator==(const Thing&, const Thing&) = default;
};

Thing read(Row& row, Into<Thing>) {
    return {.id = row.next<ThingId>(), .title = row.next<std::string>(),
            .due_on = row.next<std::optional<Day>>(), .urgent = row.next<bool>()};
}

class Reading : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        db().write(actor, [](Transaction& t) {
            t.script(
                "CREATE TABLE thing (id TEXT PRIMARY KEY, title TEXT NOT NULL, due_on TEXT,"
                " urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)), place INTEGER NOT NULL,"
                " pence BIGINT, weight DOUBLE PRECISION, colour TEXT, seen_at TEXT)");
        });
    }

    void TearDown() override {
        if (!IsSkipped()) db().write(actor, [](Transaction& t) { t.script("DROP TABLE thing"); });
    }

    ThingId a_thing(std::string_view title, int place, std::optional<Day> due_on = {}) {
        const auto id = ThingId::make(clock.now());
        db().write(actor, [&](Transaction& t) {
            t.execute("INSERT INTO thing (id, title, due_on, urgent, place)"
                      " VALUES ($1, $2, $3, $4, $5)", id, title, due_on, place == 1, place);
            t.changed("thing", id, "made");
        });
        return id;
    }

    template <class T, class... Args>
    std::optional<T> one(std::string_view sql, const Args&... args) {
        return db().read([&](Session& s) { return s.one<T>(sql, args...); });
    }
};

TEST_P(Reading, GivesStructsInTheOrderOfTheQuery) {
    const Day day{std::chrono::year{2020} / 4 / 7};
    const auto bread = a_thing("Bread", 1, day);
    const auto milk = a_thing("Milk", 2);

    const auto things = db().read([](Session& s) {
        return s.all<Thing>("SELECT id, title, due_on, urgent FROM thing ORDER BY place LIMIT 10");
    });

    EXPECT_THAT(things, ElementsAre(Thing{bread, "Bread", day, true},
                                    Thing{milk, "Milk", std::nullopt, false}));
}

TEST_P(Reading, GivesNothingWhereNoRowIs) {
    EXPECT_EQ(one<Thing>("SELECT id, title, due_on, urgent FROM thing WHERE place = $1", 9),
              std::nullopt);
}

TEST_P(Reading, BindsEachValueByItsNumberWhereverItStands) {
    a_thing("Bread", 1);

    EXPECT_EQ((one<std::tuple<std::string, std::string>>(
                  "SELECT CAST($2 AS TEXT), CAST($1 AS TEXT) FROM thing"
                  " WHERE title <> $1 AND title <> $2 AND title <> '$3'", "first", "second")),
              std::tuple("second", "first"));
}

TEST_P(Reading, KeepsEveryKindOfValueExactly) {
    a_thing("Bread", 1);
    const auto most = std::numeric_limits<std::int64_t>::max();
    const double third = 1.0 / 3.0;
    const Instant seen = clock.now() + std::chrono::milliseconds{1};
    db().write(actor, [&](Transaction& t) {
        t.unlogged("a test");
        t.execute("UPDATE thing SET pence = $1, weight = $2, colour = $3, seen_at = $4,"
                  " title = $5", most, third, Colour::green, seen, "Caf\u00e9 'x' \"y\" $1 \\");
    });

    using Kept = std::tuple<std::int64_t, double, Colour, Instant, std::string>;
    EXPECT_EQ(one<Kept>("SELECT pence, weight, colour, seen_at, title FROM thing"),
              (Kept{most, third, Colour::green, seen, "Caf\u00e9 'x' \"y\" $1 \\"}));
}

TEST_P(Reading, KeepsTheLeastAndGreatestNumbers) {
    EXPECT_EQ(one<std::int64_t>("SELECT CAST($1 AS BIGINT)",
                                std::numeric_limits<std::int64_t>::min()),
              std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(one<double>("SELECT CAST($1 AS DOUBLE PRECISION)", 1e-300), 1e-300);
}

TEST_P(Reading, ReadsComparisonsAndCountsAsTheyAre) {
    a_thing("Bread", 1);

    EXPECT_EQ((one<std::tuple<bool, bool, int, double>>(
                  "SELECT EXISTS (SELECT 1 FROM thing), 1 = 2, count(*), avg(place) FROM thing")),
              std::tuple(true, false, 1, 1.0));
}

TEST_P(Reading, RefusesANullThatIsNotExpected) {
    a_thing("Bread", 1);

    EXPECT_THROW(one<std::string>("SELECT due_on FROM thing"), Misuse);
    EXPECT_EQ(one<std::optional<std::string>>("SELECT due_on FROM thing").value(), std::nullopt);
}

TEST_P(Reading, RefusesANumberTooGreatForItsType) {
    EXPECT_THROW(one<std::int32_t>("SELECT CAST($1 AS BIGINT)", 5'000'000'000), Misuse);
}

TEST_P(Reading, RefusesTheWrongNumberOfValues) {
    EXPECT_THROW(one<int>("SELECT count(*) FROM thing WHERE place = $1"), Misuse);
    EXPECT_THROW(one<int>("SELECT count(*) FROM thing WHERE place = $1", 1, 2), Misuse);
}

TEST_P(Reading, RefusesTextWithAZeroByte) {
    EXPECT_THROW(one<int>("SELECT count(*) FROM thing WHERE title = $1", std::string("a\0b", 3)),
                 Misuse);
}

TEST_P(Reading, RunsAFilterPutTogetherFromArguments) {
    a_thing("Bread", 1);
    a_thing("Milk", 2);
    a_thing("Eggs", 3);
    Arguments with;
    const auto where = "place IN (" + with.add_each(std::vector{1, 2, 3}) + ") AND title <> " +
                       with.add(std::string("Milk"));

    const auto titles = db().read([&](Session& s) {
        return s.all<std::string>("SELECT title FROM thing WHERE " + where + " ORDER BY place",
                                  with);
    });

    EXPECT_THAT(titles, ElementsAre("Bread", "Eggs"));
}

TEST_P(Reading, FindsNothingInAnEmptyList) {
    a_thing("Bread", 1);
    Arguments with;
    const auto where = "title IN (" + with.add_each(std::vector<std::string>{}) + ")";

    EXPECT_THAT(db().read([&](Session& s) {
        return s.all<std::string>("SELECT title FROM thing WHERE " + where, with);
    }), IsEmpty());
}

TEST_P(Reading, MayAskTheSameAgainWhileTheFirstRuns) {
    a_thing("Bread", 1);
    a_thing("Milk", 2);
    constexpr auto sql = "SELECT title FROM thing ORDER BY place";

    std::string all;
    db().read([&](Session& s) {
        s.each<std::string>([&](const std::string& outer) {
            s.each<std::string>([&](const std::string& inner) { all += outer + inner + " "; }, sql);
        }, sql);
    });

    EXPECT_EQ(all, "BreadBread BreadMilk MilkBread MilkMilk ");
}

TEST_P(Reading, SeesOneStateThroughout) {
    a_thing("Bread", 1);

    db().read([&](Session& s) {
        EXPECT_EQ(s.value<int>("SELECT count(*) FROM thing"), 1);
        std::jthread([&] { a_thing("Milk", 2); }).join();
        EXPECT_EQ(s.value<int>("SELECT count(*) FROM thing"), 1);
    });

    EXPECT_EQ(one<int>("SELECT count(*) FROM thing"), 2);
}

TEST_P(Reading, MayNotWrite) {
    a_thing("Bread", 1);

    EXPECT_THROW(one<std::string>("UPDATE thing SET title = 'x' RETURNING title"),
                 std::exception);
    EXPECT_EQ(one<std::string>("SELECT title FROM thing"), "Bread");
}

TEST_P(Reading, CountsItsStatements) {
    StatementCount outer;
    one<int>("SELECT count(*) FROM thing");
    {
        StatementCount inner;
        one<int>("SELECT count(*) FROM thing");
        one<int>("SELECT max(place) FROM (SELECT 1 AS place) AS one");
        EXPECT_EQ(inner.statements(), 2);
    }

    EXPECT_EQ(outer.statements(), 3);
    EXPECT_EQ(outer.texts()[0], "SELECT count(*) FROM thing");
}

TEST_P(Reading, RefusesSqlThatOnlyOneDatabaseTakes) {
    EXPECT_THROW(one<int>("SELECT count(*) FROM thing WHERE title LIKE $1", "B%"), Misuse);
}

TEST_P(Reading, KeepsMoreOfTheFileInMemoryOnlyWhileWorkIsDoneInBulk) {
    if (db().postgres()) GTEST_SKIP() << "PostgreSQL keeps its own memory";
    const auto kept = [&] {
        const auto read = [](Session& session) { return session.value<int>("PRAGMA cache_size"); };
        const int reading = db().read(read);
        return std::pair(reading, db().write(actor, [&](Transaction& transaction) {
            return read(transaction);
        }));
    };
    const auto usual = kept();
    {
        const BulkWork outer(db());
        { const BulkWork inner(db()); }
        EXPECT_LT(kept().first, usual.first);  // negative: kilobytes
        EXPECT_LT(kept().second, usual.second);
    }

    EXPECT_EQ(kept(), usual);
}

INSTANTIATE_TEST_SUITE_P(On, Reading, test::both_databases(), test::database_name);

}  // namespace
}  // namespace kith::sql
