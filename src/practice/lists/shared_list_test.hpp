// A list that came in under an agreement with another organisation, and people of both sides.
#pragma once

#include "platform/base/london.hpp"
#include "practice/lists/county_test.hpp"
#include "support/test_app.hpp"

namespace kith::lists::test {

// What the agreement with the other organisation says.
struct Terms {
    std::vector<sharing::Part> parts{sharing::Part::name, sharing::Part::birth_date,
                                     sharing::Part::address};
    std::vector<sharing::Means> means{sharing::Means::page, sharing::Means::list,
                                      sharing::Means::copy, sharing::Means::api};
    std::vector<std::string> roles{};
    int days = 365;  // in force
};

class SharedList {
  public:
    SharedList(kith::test::TestApp& app, const Terms& terms) : app_(app) {
        const sql::Actor actor = sql::Actor::system("test");
        app.db().write(actor, [&](sql::Transaction& transaction) {
            make_council(transaction, app.clock.now());
            council_ = transaction.value<std::string>(
                "SELECT id FROM organisation WHERE kind = 'council'");
            agree(transaction, terms);
        });
        const std::string content = std::string(head) + Line{.supplies = "No"}.text() +
                                    Line{.first = "Ida", .id = ""}.text();
        app.clock.advance(std::chrono::minutes(1));
        EXPECT_TRUE(import_list("shielding", {.database = app.db(), .actor = actor,
                                              .clock = app.clock,
                                              .about = {.file_name = "daily.csv",
                                                        .agreement = agreement},
                                              .content = content}));
        import = value("SELECT id FROM list_import");
        person = value("SELECT id FROM person");
    }

    web::Viewer council() const { return viewer(council_, "ours"); }
    web::Viewer partner() const { return viewer(other_, "theirs"); }
    template <class T = std::string>
    T value(const std::string& query) {
        return app_.db().read([&](sql::Session& session) { return session.value<T>(query); });
    }
    // Lines of the access log so far.
    std::int64_t looks() { return value<std::int64_t>("SELECT count(*) FROM access_log"); }
    void ring() {
        app_.db().write(sql::Actor::system("test"), [&](sql::Transaction& transaction) {
            transaction.execute(
                "INSERT INTO call_attempt (id, call_id, at, by_account, outcome) "
                "SELECT 'a', id, $1, 'x', 'spoke' FROM call",
                app_.clock.now());
            transaction.unlogged("a test rings");
        });
    }
    void object() {
        app_.db().write(sql::Actor::system("test"), [&](sql::Transaction& transaction) {
            sharing::record_said(transaction,
                                 {.person = PersonId::parse(person).value(), .answer = "objects",
                                  .asked = "May we?", .how = "by phone", .asked_by_name = "Ann"},
                                 app_.clock.now());
        });
    }

    std::string agreement, import, person;

  private:
    void agree(sql::Transaction& transaction, const Terms& terms) {
        const auto now = app_.clock.now();
        const auto sender = accounts::add_organisation(
            transaction, {.kind = "nhs", .name = "The sender", .email = "n@n.example"}, now);
        other_ = sender.string();
        const Day today = london_day(now);
        const sharing::NewAgreement says{
            .title = "Shielding",
            .parties = {{OrganisationId::parse(council_).value(), "controller", "Our officer"},
                        {sender, "controller", "Their officer"}},
            .terms = sharing::usual_terms("To reach people who are told to shield"),
            .lawful_basis = "public task",
            .article9 = "health or care",
            .covers = "known",
            .covers_flag = "shielding",
            .parts = terms.parts,
            .means = terms.means,
            .roles = terms.roles,
            .onward = "none",
            .retention_months = 24,
            .starts_on = today,
            .review_on = today + terms.days / 2,
            .expires_on = today + terms.days};
        const auto id = sharing::draft(transaction, says, now);
        EXPECT_TRUE(sharing::sign_for_all(transaction, id, "The test", now));
        agreement = transaction.value<std::string>("SELECT reference FROM agreement WHERE id = $1",
                                                   id);
    }
    static web::Viewer viewer(const std::string& organisation, std::string account) {
        auto viewer = kith::test::a_viewer({"lists.import", "people.review", "people.see"},
                                           std::move(account));
        viewer.organisation_id = organisation;
        viewer.role_names = {"Call team manager"};
        return viewer;
    }

    kith::test::TestApp& app_;
    std::string council_, other_;
};

}  // namespace kith::lists::test
