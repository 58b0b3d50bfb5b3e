// What a slice's tests do around a county of their own: its rows made before each test, work in one
// line. County is made with (transaction, now) on a database, or with (app) in a whole Kith.
#pragma once

#include <optional>
#include <utility>

#include "support/test_app.hpp"

namespace kith::test {

// On the database alone.
template <class County>
class CountyStore : public OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        write([&](sql::Transaction& t) { county.emplace(t, clock.now()); });
    }
    template <class Work>
    auto write(Work work) {
        return db().write(actor, work);
    }
    template <class Work>
    auto read(Work work) {
        return db().read(work);
    }
    Instant now() const { return clock.now(); }

    std::optional<County> county;
};

// With the pages or the API of `routes`, such as "CountyPages<County, routes>".
template <class County, std::vector<web::Route> (*routes)()>
class CountyPages : public WithApp {
  protected:
    void SetUp() override {
        WithApp::SetUp();
        if (IsSkipped()) return;
        app.emplace(routes(), GetParam());
        county.emplace(*app);
    }
    template <class Work>
    auto write(Work work) {
        return app->db().write(sql::Actor::system("test"), work);
    }
    template <class Work>
    auto read(Work work) {
        return app->db().read(work);
    }
    Instant now() const { return app->clock.now(); }
    // Somebody who changes things, which takes more statements than a page.
    Browser changing(const web::Viewer& viewer, int budget = 26) {
        return app->as(viewer).with_budget(budget);
    }

    std::optional<TestApp> app;
    std::optional<County> county;
};

}  // namespace kith::test
