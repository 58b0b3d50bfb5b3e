// A person of three records: who looked at them, what they are given of it, and that nothing of any
// of them is left when their record ends.
#include <gtest/gtest.h>

#include "commands/every_row_test.hpp"
#include "commands/merging.hpp"
#include "practice/rights/rights.hpp"
#include "support/test_app.hpp"

namespace kith::commands {
namespace {

using kith::test::a_viewer;
using kith::test::TestApp;
using test::names_a_person;

// What outlives a record: who looked at it, what was done for safety's sake, and that it went.
const std::vector<std::string> outlive{"access_log", "emergency_access", "look_alert",
                                       "legal_hold", "change_log", "erasure"};

class APersonOfThreeRecords : public kith::test::WithApp {
  protected:
    template <class Change>
    auto write(Change change) {
        return app->db().write(sql::Actor::system("test"), change);
    }
    void SetUp() override {
        WithApp::SetUp();
        if (IsSkipped()) return;
        static const bool registered = [] {
            introduce_merging();
            return true;
        }();
        (void)registered;
        auto routes = rights::routes();
        const auto looks = sharing::routes();
        routes.insert(routes.end(), looks.begin(), looks.end());
        app.emplace(routes, GetParam());
        write([&](sql::Transaction& transaction) {
            const auto now = app->clock.now();
            people::install_defaults(transaction, now);
            casework::install_defaults(transaction, now);
            rights::install_defaults(transaction, now);
        });
        for (const std::string name : {"Quentilla", "Quentine", "Quenty"}) add(name);
    }
    void add(const std::string& name) {
        app->clock.advance(std::chrono::minutes(1));
        records.push_back(write([&](sql::Transaction& transaction) {
            people::Details details;
            details.first_name = Private(name);
            details.source = "phone";
            return people::add(transaction, details, app->clock.now());
        }));
        look(records.back(), "looking at " + name);
    }
    void look(PersonId person, const std::string& purpose) {
        app->clock.advance(std::chrono::minutes(1));
        write([&](sql::Transaction& transaction) {
            EXPECT_TRUE(people::open(transaction, a_viewer({"people.see"}), person,
                                     {"person", purpose}, app->clock.now()));
            transaction.unlogged("a look has its own log");
        });
    }
    // The last into the second, and that into the first.
    std::vector<std::string> merge() {
        std::vector<std::string> merges;
        for (const std::size_t kept : {1u, 0u}) {
            app->clock.advance(std::chrono::minutes(1));
            merges.push_back(write([&](sql::Transaction& transaction) {
                return people::merge(transaction, records[kept], records[kept + 1], "alike", "Ann",
                                     app->clock.now())
                    .value()
                    .id;
            }));
        }
        return merges;
    }
    void split(const std::string& merge) {
        app->clock.advance(std::chrono::minutes(1));
        write([&](sql::Transaction& transaction) {
            EXPECT_TRUE(people::split(transaction, merge, "Ann", app->clock.now()));
        });
    }
    kith::test::Browser governance() {
        return app->as(a_viewer({"people.see", "people.search", "rights.answer", "sharing.govern"},
                                "governance"))
            .with_budget(900);
    }
    std::string page(std::size_t record, const std::string& more) {
        return "/people/" + records[record].string() + more;
    }
    // Tables in which any text holds these words.
    std::string tables_with(const std::string& words) {
        std::string found;
        for (const sql::SchemaTable& table : sql::schema()) {
            if (std::find(outlive.begin(), outlive.end(), table.name) != outlive.end()) continue;
            for (const sql::SchemaColumn& column : table.columns) {
                const auto rows = app->db().read([&](sql::Session& session) {
                    return session.value<std::int64_t>(
                        "SELECT count(*) FROM " + table.name + " WHERE lower(CAST(" + column.name +
                            " AS TEXT)) LIKE lower($1)",
                        "%" + words + "%");
                });
                if (rows > 0) found += table.name + "." + column.name + " ";
            }
        }
        return found;
    }
    void fill_every_table() {
        for (const PersonId& record : records) {
            write([&](sql::Transaction& transaction) {
                people::Details details;
                details.first_name = Private("Somebody");
                details.source = "phone";
                test::Filled filled(transaction, app->clock.now(),
                                    people::add(transaction, details, app->clock.now()));
                for (const sql::SchemaTable& table : sql::schema()) {
                    const bool by_itself = table.name == "person" || table.name == "person_merge" ||
                                           table.name == "access_log";
                    if (by_itself) continue;
                    for (const sql::SchemaColumn& column : table.columns) {
                        if (!names_a_person(column)) continue;
                        filled.row(table.name, column.name, record.string());
                    }
                }
            });
        }
    }

    std::optional<TestApp> app;
    std::vector<PersonId> records;
};

TEST_P(APersonOfThreeRecords, ShowsWhoLookedAtAnyOfThemAndAfterASplitEachItsOwn) {
    const auto merges = merge();
    for (const std::string path : {"/looks", "/looks/letter"}) {
        const auto shown = governance().get(page(0, path));
        EXPECT_TRUE(shown.shows("looking at Quentilla")) << path;
        EXPECT_TRUE(shown.shows("looking at Quentine")) << path;
        EXPECT_TRUE(shown.shows("looking at Quenty")) << path;
    }
    const auto copy = governance().post(page(0, "/copy"), {{"as", "json"}}).body;
    EXPECT_NE(copy.find("looking at Quenty"), std::string::npos) << "subject access holds it too";

    split(merges[1]);
    EXPECT_FALSE(governance().get(page(0, "/looks")).shows("looking at Quentine"));
    EXPECT_TRUE(governance().get(page(1, "/looks")).shows("looking at Quentine"));
    EXPECT_TRUE(governance().get(page(1, "/looks")).shows("looking at Quenty"));
    split(merges[0]);
    EXPECT_TRUE(governance().get(page(0, "/looks")).shows("looking at Quentilla"));
    EXPECT_FALSE(governance().get(page(1, "/looks")).shows("looking at Quenty"));
    EXPECT_TRUE(governance().get(page(2, "/looks")).shows("looking at Quenty"));
    EXPECT_TRUE(app->db().read([](sql::Session& session) {
                    return sharing::check(session);
                }).empty());
}

// Whichever of the three is named, all three end.
TEST_P(APersonOfThreeRecords, LeavesNothingOfAnyWhenTheirRecordEnds) {
    for (const std::size_t named : {0u, 1u, 2u}) {
        if (named > 0) {
            records.clear();
            for (const std::string name : {"Quentilla", "Quentine", "Quenty"}) add(name);
        }
        fill_every_table();
        merge();
        const auto looks = app->db().read([](sql::Session& session) {
            return session.value<std::int64_t>("SELECT count(*) FROM access_log");
        });
        const auto reference = app->db().read([&](sql::Session& session) {
            return session.value<std::string>("SELECT reference FROM person WHERE id = $1",
                                              records[0]);
        });

        const auto certificate = governance().post(
            page(named, "/erase"),
            {{"rule", "Had help"}, {"reason", "Kept long enough"}, {"reference", reference}});

        EXPECT_TRUE(certificate.shows("certifies that a record was destroyed"))
            << certificate.text();
        EXPECT_TRUE(certificate.shows("3 person")) << certificate.text();
        for (const PersonId& record : records) {
            EXPECT_EQ(tables_with(record.string()), "") << named;
        }
        EXPECT_EQ(tables_with("Quent"), "") << named;
        EXPECT_GE(app->db().read([](sql::Session& session) {
            return session.value<std::int64_t>("SELECT count(*) FROM access_log");
        }),
                  looks)
            << "who looked stays";
    }
}

INSTANTIATE_TEST_SUITE_P(On, APersonOfThreeRecords, kith::test::both_databases(),
                         kith::test::database_name);

}  // namespace
}  // namespace kith::commands
