// Answers one request in process: routing, sessions, CSRF, permissions, security headers, problems.
// The server calls it from its workers; tests call it directly.
#pragma once

#include <memory>
#include <string>

#include "platform/web/rate_limit.hpp"
#include "platform/web/route.hpp"

namespace kith::web {

struct DispatcherOptions {
    unsigned signing_in_per_minute = 20;    // for each address and e-mail; tenfold for each address
    unsigned public_forms_per_minute = 60;  // for each address
    unsigned api_per_minute = 6000;         // for each account that sends a token
    bool access_log = false;                // a JSON line for each request on standard output
};

class Dispatcher {
  public:
    // The routes that every installation has (assets, health, metrics, live, information pages)
    // are added to `routes`. Throws std::logic_error when two routes answer the same.
    Dispatcher(App& app, std::vector<Route> routes, DispatcherOptions options = {});

    // Never throws: what goes wrong becomes a page or problem document with the request's id.
    Response answer(Request request);

    const Router& router() const { return router_; }
    App& app() { return app_; }

  private:
    Response route_and_answer(Context& context, const Request& request, const Match& match);
    Response run(Context& context, const Request& request, const Match& match);
    std::optional<Response> refuse(Context& context, const Route& route);
    bool within_limits(const Context& context, const Route& route);
    bool within_token_limit(const Context& context);

    App& app_;
    Router router_;
    DispatcherOptions options_;
    RateLimiter limiter_;
};

}  // namespace kith::web
