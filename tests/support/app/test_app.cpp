#include "support/test_app.hpp"

#include <algorithm>

#include "platform/html/url.hpp"
#include "platform/web/sessions.hpp"

namespace kith::test {

web::App TestApp::make_app() {
    return {.database = *database_,
            .clock = clock,
            .live = live_,
            .base_url = "https://kith.example",
            .secret = "a secret of thirty-two bytes ....",
            .viewer_of = [this](sql::Session&, const web::SessionInfo& session)
                -> std::optional<web::Viewer> {
                const auto found = viewers_.find(session.account_id);
                if (found == viewers_.end()) return std::nullopt;
                return found->second;
            },
            .council = [this](sql::Session&) { return council; }};
}

TestApp::TestApp(std::vector<web::Route> routes, DatabaseKind kind,
                 web::DispatcherOptions options)
    : database_(kind, TestDatabase::Start::migrated, {.clock = &clock}),
      app_(make_app()),
      dispatcher_(app_, std::move(routes), options) {}

Browser TestApp::as(const web::Viewer& viewer) {
    viewers_.insert_or_assign(viewer.account_id, viewer);
    auto& jar = jars_[viewer.account_id];
    if (!jar) {
        jar = std::make_shared<CookieJar>();
        const sql::Actor actor{.account_id = viewer.account_id, .source = "test"};
        jar->cookies["__Host-kith"] = db().write(actor, [&](sql::Transaction& transaction) {
            return web::sessions::start(transaction, viewer.account_id, viewer.organisation_id,
                                        "Test browser");
        });
    }
    return Browser(*this, jar);
}

Browser TestApp::anyone() { return Browser(*this, std::make_shared<CookieJar>()); }

web::Viewer a_viewer(std::vector<std::string> permissions, std::string account_id) {
    std::sort(permissions.begin(), permissions.end());
    if (account_id.empty()) {
        account_id = "account with";
        for (const auto& permission : permissions) account_id += " " + permission;
    }
    return {.account_id = std::move(account_id),
            .organisation_id = "organisation-of-test",
            .name = "Ada Lark",
            .organisation_name = "Fenmarch County Council",
            .permissions = std::move(permissions)};
}

void WithApp::SetUp() {
    if (!has_database(GetParam())) GTEST_SKIP() << "no PostgreSQL for tests on this machine";
}

}  // namespace kith::test
