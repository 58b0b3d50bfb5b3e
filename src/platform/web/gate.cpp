#include "platform/web/gate.hpp"

#include <arpa/inet.h>

#include <algorithm>

#include "platform/base/crypto.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/seal.hpp"
#include "platform/web/sessions.hpp"

namespace kith::web {

namespace {

constexpr std::string_view bearer = "Bearer ";

bool has_bearer(const Request& request) {
    return request.header("authorization").starts_with(bearer);
}

void identify_token(Context& context) {
    const auto token = context.request.header("authorization").substr(bearer.size());
    if (!context.app.token_viewer) return;
    context.viewer = context.app.database.read(
        [&](sql::Session& session) { return context.app.token_viewer(session, token); });
}

// True when the browser has an open session of somebody who may still sign in.
bool identify_session(Context& context) {
    App& app = context.app;
    const auto token = context.sent_cookie(session_cookie);
    if (token.empty() || token.size() > 100 || !app.viewer_of) return false;
    const auto now = app.clock.now();
    std::optional<SessionInfo> info;
    context.viewer = app.database.read([&](sql::Session& session) -> std::optional<Viewer> {
        info = sessions::find(session, token, now, app.session_idle, app.session_longest);
        return info ? app.viewer_of(session, *info) : std::nullopt;
    });
    if (!context.viewer) {
        context.cookie(session_cookie, "", 0);
        return false;
    }
    context.session_id = info->id;
    context.session_token = std::string(token);
    sessions::touch(app.database, *info, now);
    return true;
}

bool is_same_origin(const Context& context) {
    const Request& request = context.request;
    const auto site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    const auto origin = request.header("origin");
    if (origin.empty()) return true;
    if (!context.app.base_url.empty() && origin == context.app.base_url) return true;
    const auto scheme = origin.find("://");
    return scheme != std::string_view::npos && origin.substr(scheme + 3) == request.header("host");
}

}  // namespace

void identify(Context& context, Kind kind) {
    context.nonce = random_token(16);
    if (kind == Kind::api && has_bearer(context.request)) {
        identify_token(context);
        return;
    }
    if (kind == Kind::hook) return;
    if (!identify_session(context)) {
        const auto visit = context.sent_cookie(visit_cookie);
        if (is_visit(context.app, visit)) {
            context.session_token = std::string(visit);
        } else if (kind == Kind::page) {
            start_visit(context);
        }
    }
    context.csrf = csrf_token(context.app.secret, context.session_token);
}

bool is_from_our_page(const Context& context, const Route& route) {
    const Request& request = context.request;
    if (request.method == Method::get || route.kind == Kind::hook || route.kind == Kind::plain) {
        return true;
    }
    if (route.kind == Kind::api && has_bearer(request)) return true;
    if (!is_same_origin(context)) return false;
    const auto field = request.form.get("csrf");
    return is_csrf_token(context.app.secret, context.session_token,
                         field.empty() ? request.header("x-csrf-token") : field);
}

std::string address_key(std::string_view address) {
    const std::string text(address);
    in6_addr bytes{};
    if (inet_pton(AF_INET6, text.c_str(), &bytes) != 1) return text;
    std::string half;
    for (int i = 0; i < 8; ++i) half += std::to_string(bytes.s6_addr[i]) + ".";
    return half;
}

}  // namespace kith::web
