// Test support: the cast of this slice in an app of its own.
#pragma once

#include "practice/volunteering/cast_test.hpp"
#include "support/test_app.hpp"

namespace kith::volunteering {

class WithCast : public test::WithApp {
  protected:
    void SetUp() final {
        test::WithApp::SetUp();
        if (IsSkipped()) return;
        app.emplace(pages(), GetParam());
        cast = cast::fill(app->db(), app->clock.now());
        begin();
    }
    // The pages there are, and what else each test of a suite begins with.
    virtual std::vector<web::Route> pages() const { return routes(); }
    virtual void begin() {}

    Instant now() const { return app->clock.now(); }
    template <class Do>
    auto writing(const Do& what) {
        return app->db().write(sql::Actor::system("test"), what);
    }
    template <class Do>
    auto reading(const Do& what) {
        return app->db().read(what);
    }
    // Who works at the handbook.
    test::Browser writer(AccountId account, std::string name) {
        return app->as(cast::viewer(*cast, account, std::move(name), {"volunteers.handbook"}))
            .with_budget(40);
    }
    // A volunteer; and a coordinator of the team that gives jobs out, who sees its list of work.
    test::Browser dan() { return app->as(cast::dan(*cast)).with_budget(60); }
    test::Browser coordinator() {
        auto viewer = cast::ada(*cast);
        viewer.team_ids = {reading([](sql::Session& s) {
            return accounts::answering_team(s, "jobs").string();
        })};
        return app->as(viewer).with_budget(60);
    }
    // Whoever is to be rung, because no message reaches them.
    void is_only_rung(VolunteerId volunteer) {
        writing([&](sql::Transaction& t) {
            t.execute("UPDATE volunteer SET contact_by = 'phone' WHERE id = $1", volunteer);
            t.unlogged("a test");
        });
    }
    // Messages that wait to be sent, as "template recipient", in the order they were made.
    std::vector<std::string> written() {
        return reading([](sql::Session& s) {
            return s.all<std::string>("SELECT template || ' ' || recipient FROM message "
                                      "ORDER BY id LIMIT 100");
        });
    }
    std::int64_t work(std::string_view kind) {
        return reading([&](sql::Session& s) {
            return s.value<std::int64_t>("SELECT count(*) FROM work WHERE done_at IS NULL AND "
                                         "subject_kind = $1",
                                         kind);
        });
    }
    std::vector<std::string> faults() {
        return reading([](sql::Session& s) { return check(s); });
    }

    std::optional<test::TestApp> app;
    std::optional<cast::Cast> cast;
};

}  // namespace kith::volunteering
