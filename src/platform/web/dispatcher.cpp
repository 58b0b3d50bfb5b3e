#include "platform/web/dispatcher.hpp"

#include <chrono>
#include <typeinfo>

#include "platform/base/crypto.hpp"
#include "platform/sql/errors.hpp"
#include "platform/web/about.hpp"
#include "platform/web/access_log.hpp"
#include "platform/web/api.hpp"
#include "platform/web/builtin.hpp"
#include "platform/web/error_pages.hpp"
#include "platform/web/gate.hpp"
#include "platform/web/metrics.hpp"
#include "platform/web/seal.hpp"
#include "platform/web/security_headers.hpp"

namespace kith::web {

namespace {

// "GET, HEAD, POST, OPTIONS"
std::string allow_header(const std::vector<Method>& allowed) {
    std::string names;
    for (const Method method : allowed) {
        names += std::string(method_name(method)) + ", ";
        if (method == Method::get) names += "HEAD, ";
    }
    return names + "OPTIONS";
}

// What an exception may say to the log: only our own kinds promise to hold no values.
std::string safe_words(const std::exception& error) {
    std::string words = typeid(error).name();
    if (dynamic_cast<const sql::Unavailable*>(&error) ||
        dynamic_cast<const sql::ConstraintViolated*>(&error) ||
        dynamic_cast<const std::logic_error*>(&error)) {
        words += std::string(": ") + error.what();
    }
    return words;
}

void finish(Context& context, Response& response) {
    for (auto& cookie : context.set_cookies) response.with("Set-Cookie", std::move(cookie));
    context.set_cookies.clear();
    add_security_headers(response, context.nonce, context.app.base_url.starts_with("https://"));
    response.with("X-Request-Id", context.request.id);
    if (!response.live_topics.empty() && context.viewer) {
        response.live_account = context.viewer->account_id;
        response.live_name = context.viewer->name;
    }
}

}  // namespace

Dispatcher::Dispatcher(App& app, std::vector<Route> routes, DispatcherOptions options)
    : app_(app),
      router_(join_routes({builtin_routes(), about_routes(), api::document_routes(),
                           std::move(routes)})),
      options_(options) {
    for (const Route& route : router_.routes()) {
        if (route.operation) app_.operations.push_back(route.operation);
    }
    if (!app_.metrics) app_.metrics = std::make_shared<Metrics>();
    if (app_.secret.size() < 32) throw std::logic_error("App::secret needs 32 random bytes");
}

Response Dispatcher::answer(Request request) {
    const auto begin = std::chrono::steady_clock::now();
    if (request.id.empty()) request.id = random_token(9);
    Match match = router_.find(request.method, request.path);
    request.parameters = std::move(match.parameters);
    Context context{.app = app_, .request = request};
    Response response = route_and_answer(context, request, match);
    finish(context, response);

    const auto took = std::chrono::steady_clock::now() - begin;
    const auto method = method_name(request.method);
    const auto route = match.route ? match.route->path : std::string_view("-");
    app_.metrics->answered(method, route, response.status, took);
    if (options_.access_log) {
        log_access({.method = request.head_only ? "HEAD" : method,
                    .route = route,
                    .status = response.status,
                    .took = took,
                    .bytes = response.body.size(),
                    .request_id = request.id,
                    .account_id = context.viewer ? context.viewer->account_id : ""});
    }
    return response;
}

Response Dispatcher::route_and_answer(Context& context, const Request& request,
                                      const Match& match) {
    const Kind kind = match.route ? match.route->kind : Kind::page;
    try {
        return run(context, request, match);
    } catch (const sql::Unavailable& error) {
        log_problem("the database is unavailable", safe_words(error), request.id);
        return unavailable_answer(context, kind);
    } catch (const std::exception& error) {
        log_problem("a request failed", safe_words(error), request.id);
        return failure_answer(context, kind);
    }
}

Response Dispatcher::run(Context& context, const Request& request, const Match& match) {
    const bool api = request.path.starts_with("/api/");
    const Kind kind = match.route ? match.route->kind : api ? Kind::api : Kind::page;
    if (request.fault == 405) {
        return refusal_answer(context, 405, kind)
            .with("Allow", match.allowed.empty() ? "GET, HEAD, POST, OPTIONS"
                                                 : allow_header(match.allowed));
    }
    if (request.fault != 0) return refusal_answer(context, request.fault, kind);
    if (!match.route && !match.allowed.empty()) {
        const auto allow = allow_header(match.allowed);
        if (request.method == Method::options) {
            Response nothing = text(204, "");
            return nothing.with("Allow", allow);
        }
        return refusal_answer(context, 405, kind).with("Allow", allow);
    }
    if (kind != Kind::plain) identify(context, kind);
    if (!match.route) return not_found_answer(context, kind);
    if (auto refusal = refuse(context, *match.route)) return *std::move(refusal);
    return match.route->handler(context);
}

std::optional<Response> Dispatcher::refuse(Context& context, const Route& route) {
    if (!within_limits(context, route)) return refusal_answer(context, 429, route.kind);
    if (!route.permission.is_public() && !context.viewer) {
        const auto readable = router_.find(Method::get, context.request.path);
        return sign_in_answer(context, route.kind, readable.route != nullptr);
    }
    if (!is_from_our_page(context, route)) return forged_answer(context, route.kind);
    if (!context.may(route.permission)) {
        log_problem("permission refused", route.permission.name(), context.request.id);
        return forbidden_answer(context, route.kind, route.permission);
    }
    if (route.operation) return api::refusal(context, *route.operation);
    return std::nullopt;
}

// Each account with a token has a bucket; tokens that open nothing share one for each address.
bool Dispatcher::within_token_limit(const Context& context) {
    const std::string who = context.viewer
                                ? "token " + context.viewer->account_id
                                : "no token " + address_key(context.request.remote_address);
    return limiter_.take(who, options_.api_per_minute, app_.clock.now());
}

// Nobody can use up what another has: a bucket belongs to an address, or to an address with the
// e-mail it tries, never to an e-mail alone.
bool Dispatcher::within_limits(const Context& context, const Route& route) {
    const Request& request = context.request;
    if (route.kind == Kind::api && !request.header("authorization").empty()) {
        return within_token_limit(context);
    }
    if (request.method == Method::get || context.viewer) return true;
    const auto address = address_key(request.remote_address);
    const auto now = app_.clock.now();
    if (route.limit == Limit::signing_in) {
        const auto email = token_hash(request.form.get("email"));
        return limiter_.take("sign-in " + address, options_.signing_in_per_minute * 10, now) &&
               limiter_.take("sign-in " + address + " " + email, options_.signing_in_per_minute,
                             now);
    }
    if (route.kind != Kind::page && route.limit == Limit::ordinary) return true;
    return limiter_.take("form " + address, options_.public_forms_per_minute, now);
}

}  // namespace kith::web
