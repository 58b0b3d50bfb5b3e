#include "platform/web/builtin.hpp"

#include <chrono>

#include "platform/base/crypto.hpp"
#include "platform/base/text.hpp"
#include "platform/web/assets.hpp"
#include "platform/web/live.hpp"
#include "platform/web/metrics.hpp"
#include "platform/web/negotiate.hpp"
#include "platform/web/theme.hpp"

namespace kith::web {

namespace {

constexpr std::string_view forever = "public, max-age=31536000, immutable";
constexpr std::string_view a_day = "public, max-age=86400";

Response asset_answer(const Context& context, const Asset& asset, std::string_view cache) {
    Response response;
    response.content_type = std::string(asset.content_type);
    response.cache_control = std::string(cache);
    response.with("ETag", std::string(asset.etag));
    const bool packed =
        !asset.gzip.empty() && accepts_gzip(context.request.header("accept-encoding"));
    response.body = std::string(packed ? asset.gzip : asset.body);
    if (packed) response.with("Content-Encoding", "gzip");
    return response;
}

Response show_asset(Context& context) {
    const Asset* asset = asset_at(context.request.path);
    if (!asset) return text(404, "There is no such file.\n");
    return asset_answer(context, *asset, forever);
}

Response named_asset(const Context& context, std::string_view name) {
    const Asset* asset = asset_at(asset_url(name));
    if (!asset) return text(404, "There is no such file.\n");
    return asset_answer(context, *asset, a_day);
}

Response show_icon(Context& context) { return named_asset(context, "favicon.svg"); }

Response show_manifest(Context& context) { return named_asset(context, "manifest.webmanifest"); }

// The council's colours; its address changes with the colour.
Response show_theme(Context& context) {
    const auto theme = theme_of(context.council().colour);
    Response response;
    response.content_type = "text/css; charset=utf-8";
    response.cache_control = std::string(a_day);
    response.body = theme ? theme_css(*theme) : "";
    return response;
}

Response show_robots(Context&) {
    Response response = text(200, "User-agent: *\nDisallow: /\n");
    response.cache_control = std::string(a_day);
    return response;
}

Response show_health(Context&) { return text(200, "alive\n"); }

Response show_ready(Context& context) {
    const bool answers = context.app.database.read(
        [](sql::Session& session) { return session.value<int>("SELECT 1") == 1; });
    const bool ready = answers && (!context.app.ready || context.app.ready());
    return text(ready ? 200 : 503, ready ? "ready\n" : "not ready\n");
}

bool is_loopback(const Request& request) {
    return request.direct && (request.remote_address == "127.0.0.1" ||
                              request.remote_address == "::1" ||
                              request.remote_address == "::ffff:127.0.0.1");
}

bool may_read_metrics(const Context& context) {
    const auto sent = context.request.header("authorization");
    const std::string wanted = "Bearer " + context.app.metrics_token;
    if (!context.app.metrics_token.empty() && equal_in_constant_time(sent, wanted)) return true;
    return is_loopback(context.request);
}

Response show_metrics(Context& context) {
    if (!may_read_metrics(context)) return text(404, "Not found.\n");
    Response response = text(200, context.app.metrics->text());
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    return response;
}

Response show_security_contact(Context& context) {
    const Council& council = context.council();
    const std::string contact = !council.email.empty()     ? "mailto:" + council.email
                                : !council.website.empty() ? council.website
                                                           : context.app.base_url + "/help";
    const auto expires =
        std::chrono::floor<std::chrono::days>(context.now()) + std::chrono::days(180);
    return text(200, "Contact: " + contact + "\nExpires: " + iso_text(expires) +
                         "\nPreferred-Languages: en\n");
}

// /live?topics=needs,person:ID&open=person:ID
Response listen(Context& context) {
    std::vector<std::string> topics;
    for (const auto topic : text::split(context.request.query.get("topics"), ',')) {
        topics.emplace_back(topic);
    }
    const std::string open(context.request.query.get("open"));
    if (!open.empty()) topics.push_back("present/" + open);
    return event_stream(std::move(topics), open);
}

}  // namespace

std::vector<Route> builtin_routes() {
    const auto everyone = Permission::everyone();
    return {
        {Method::get, "/assets/{rest...}", everyone, show_asset, Kind::plain},
        {Method::get, "/favicon.ico", everyone, show_icon, Kind::plain},
        {Method::get, "/manifest.webmanifest", everyone, show_manifest, Kind::plain},
        {Method::get, "/theme.css", everyone, show_theme, Kind::plain},
        {Method::get, "/robots.txt", everyone, show_robots, Kind::plain},
        {Method::get, "/health", everyone, show_health, Kind::plain},
        {Method::get, "/ready", everyone, show_ready, Kind::plain},
        {Method::get, "/metrics", everyone, show_metrics, Kind::plain},
        {Method::get, "/.well-known/security.txt", everyone, show_security_contact, Kind::plain},
        {Method::get, "/live", Permission::signed_in(), listen, Kind::api},
    };
}

}  // namespace kith::web
