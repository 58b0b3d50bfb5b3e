#include "platform/web/context.hpp"

#include <algorithm>

#include "platform/web/cookies.hpp"
#include "platform/web/flash.hpp"

namespace kith::web {

bool Viewer::may(const Permission& permission) const {
    if (permission.is_public() || permission.needs_only_sign_in()) return true;
    return std::find(permissions.begin(), permissions.end(), permission.name()) !=
           permissions.end();
}

bool Context::may(const Permission& permission) const {
    return viewer ? viewer->may(permission) : permission.is_public();
}

sql::Actor Context::actor() const {
    return {.account_id = viewer ? viewer->account_id : "public",
            .organisation_id = viewer ? viewer->organisation_id : "",
            .request_id = request.id,
            .source = "web"};
}

const Council& Context::council() {
    if (!known_council) {
        known_council = app.council ? app.database.read(app.council) : Council{};
    }
    return *known_council;
}

void Context::flash(std::string_view message) {
    cookie(flash_cookie, sealed_flash(app.secret, session_token, message), 300);
}

void Context::cookie(std::string_view name, std::string_view value, int max_age_seconds) {
    std::string line = cookie_name(app, name) + "=" + std::string(value) + "; Path=/; HttpOnly";
    line += "; SameSite=Lax";
    if (!app.plain_cookies) line += "; Secure";
    if (max_age_seconds >= 0) line += "; Max-Age=" + std::to_string(max_age_seconds);
    set_cookies.push_back(std::move(line));
}

std::string_view Context::sent_cookie(std::string_view name) const {
    return request.cookies.get(cookie_name(app, name));
}

std::string cookie_name(const App& app, std::string_view name) {
    return (app.plain_cookies ? "" : "__Host-") + std::string(name);
}

}  // namespace kith::web
