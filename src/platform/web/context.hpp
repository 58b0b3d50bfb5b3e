// Everything a handler is given: the request, who is asking, and the program's services.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/sql/database.hpp"
#include "platform/web/api_event.hpp"
#include "platform/web/permission.hpp"
#include "platform/web/request.hpp"

namespace kith::web {

class Live;
class Metrics;
struct SessionInfo;
namespace api {
struct Operation;
}

// Somebody signed in, acting for one organisation. Made by the accounts slice for each request.
struct Viewer {
    std::string account_id;
    std::string organisation_id;
    std::string name;               // how the page greets them
    std::string organisation_name;
    std::vector<std::string> team_ids{};
    std::vector<std::string> role_names{};   // for display
    std::vector<std::string> permissions{};  // sorted names
    bool roomy = false;                      // volunteers and the public get large targets

    bool may(const Permission& permission) const;
};

// The installation's own face: one council setting.
struct Council {
    std::string name = "Kith";
    std::string service_name = "Kith";
    std::string phone{};
    std::string phone_hours{};
    std::string email{};
    std::string address{};
    std::string website{};
    std::string colour{};  // #rrggbb, empty for Kith's own
    std::string logo{};    // path of a picture of this site, empty for none
    std::string logo_words{};  // what it says or shows
};

struct MenuItem {
    std::string_view text;
    std::string_view path;
    Permission permission;
};

// The search at the top of staff pages, sent by POST so that no name stands in an address.
struct SearchBox {
    std::string_view text;  // its label: "Search for a person"
    std::string_view path;
    Permission permission;
};

// The program's services, made once by main and shared by every request.
struct App {
    sql::Database& database;
    const Clock& clock;
    Live& live;
    std::vector<MenuItem> menu{};
    std::optional<SearchBox> search{};
    std::string base_url{};      // for links in messages, without a trailing slash
    std::string secret{};        // 32 random bytes kept in the data folder
    bool plain_cookies = false;  // only for trying Kith without TLS on another machine's address
    std::chrono::minutes session_idle{60};       // signed out after so long without a request
    std::chrono::minutes session_longest{720};   // and after so long in any case
    std::string metrics_token{};  // bearer token that may read /metrics from elsewhere
    // Who the account of this session is now; nothing when they may no longer sign in.
    std::function<std::optional<Viewer>(sql::Session&, const SessionInfo&)> viewer_of{};
    // A caller with a bearer token of the API.
    std::function<std::optional<Viewer>(sql::Session&, std::string_view token)> token_viewer{};
    std::function<Council(sql::Session&)> council{};
    // What /ready asks beyond the database answering; false is 503.
    std::function<bool()> ready{};
    std::shared_ptr<Metrics> metrics{};  // made by the dispatcher when nobody else did
    std::vector<const api::Operation*> operations{};  // of the API; the dispatcher fills them in
    std::vector<api::Event> events{};  // that webhooks are told of
};

struct Context {
    App& app;
    const Request& request;
    std::optional<Viewer> viewer{};
    std::string session_id{};     // of the signed-in session's row, "" for an anonymous visit
    std::string session_token{};  // of the signed-in session or the anonymous visit
    std::string csrf{};           // the value every POST form carries
    std::string nonce{};          // for the page's one inline script
    std::vector<std::string> set_cookies{};
    std::optional<Council> known_council{};

    Instant now() const { return app.clock.now(); }
    bool may(const Permission& permission) const;
    // Who the change log and access log say did it. "public" when nobody is signed in.
    sql::Actor actor() const;
    // The installation's face, read from the database once a request.
    const Council& council();
    // A message shown once at the top of the next page.
    void flash(std::string_view message);
    // Sets a cookie for this site only, closed to scripts; a negative age lasts as long as the
    // browser, zero removes it. The name is given its prefix by cookie_name.
    void cookie(std::string_view name, std::string_view value, int max_age_seconds);
    // The value the browser sent for a cookie set by `cookie`, or "".
    std::string_view sent_cookie(std::string_view name) const;
};

// "kith" as it is sent: "__Host-kith", or plain where the installation has no TLS.
std::string cookie_name(const App& app, std::string_view name);

}  // namespace kith::web
