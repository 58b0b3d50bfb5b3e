// Test support: a council with somebody of each kind, and the routes of this slice, in process.
#pragma once

#include <map>

#include "platform/base/totp.hpp"
#include "practice/accounts/sign_in.hpp"
#include "support/test_app.hpp"

namespace kith::accounts::world {

inline constexpr std::string_view password = "correct horse battery";

struct World {
    explicit World(test::DatabaseKind kind, std::vector<web::Route> more = {});

    test::TestApp app;
    sql::Actor actor{.account_id = "account-of-test", .source = "test"};
    std::optional<OrganisationId> council;

    // Somebody with a password; with an app that shows codes unless they are a volunteer.
    AccountId add(std::string name, std::string email, std::string role);
    AccountRow row(std::string_view email);
    // The code their app shows now.
    std::string code(std::string_view email);
    // Signed in through the pages.
    test::Browser sign_in(std::string_view email);
    void set(std::string_view setting, std::string_view value);
    template <class Work>
    auto write(Work&& work) {
        return app.db().write(actor, std::forward<Work>(work));
    }
    template <class Work>
    auto read(Work&& work) {
        return app.db().read(std::forward<Work>(work));
    }
};

// Links "sent" since the World was made, by e-mail address.
std::map<std::string, LinkMail>& sent();
// The path of the link last sent to an address.
std::string link_to(const std::string& email);

}  // namespace kith::accounts::world
