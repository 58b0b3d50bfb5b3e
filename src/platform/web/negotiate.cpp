#include "platform/web/negotiate.hpp"

#include <algorithm>
#include <cstdint>

#include "platform/base/gzip.hpp"
#include "platform/web/seal.hpp"

namespace kith::web {

namespace {

constexpr std::size_t least_worth_compressing = 1024;
constexpr int quick = 4;  // pages are made anew each time

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

// Calls `visit` with each part of a comma-separated header until one gives true.
template <class Visit>
bool any_part(std::string_view header, Visit visit) {
    while (!header.empty()) {
        const auto end = std::min(header.find(','), header.size());
        if (visit(trimmed(header.substr(0, end)))) return true;
        header.remove_prefix(std::min(end + 1, header.size()));
    }
    return false;
}

bool is_zero_quality(std::string_view parameters) {
    const auto at = parameters.find("q=");
    if (at == std::string_view::npos) return false;
    const auto value = trimmed(parameters.substr(at + 2));
    return value.find_first_not_of("0.") == std::string_view::npos;
}

bool is_text(std::string_view type) {
    return type.starts_with("text/") || type.starts_with("application/json") ||
           type.starts_with("application/problem+json") || type.starts_with("image/svg") ||
           type.starts_with("application/javascript") ||
           type.starts_with("application/manifest+json") || type.starts_with("application/xml");
}

std::string entity_tag(std::string_view body) {
    return '"' + token_hash(body).substr(0, 22) + '"';
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
    return any_part(accept_encoding, [](std::string_view part) {
        const auto end = std::min(part.find(';'), part.size());
        const auto name = trimmed(part.substr(0, end));
        return (name == "gzip" || name == "*") && !is_zero_quality(part.substr(end));
    });
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
    return any_part(if_none_match, [&](std::string_view part) {
        if (part.starts_with("W/")) part.remove_prefix(2);
        return part == "*" || part == tag;
    });
}

void negotiate(const Request& request, Response& response) {
    if (!response.live_topics.empty()) return;
    const bool stored = response.status == 200 && response.cache_control != "no-store" &&
                        request.method == Method::get;
    if (stored) {
        if (response.header("ETag").empty()) response.with("ETag", entity_tag(response.body));
        if (names_tag(request.header("if-none-match"), response.header("ETag"))) {
            response.status = 304;
            response.body.clear();
        }
    }
    if (!is_text(response.content_type)) return;
    response.with("Vary", "Accept-Encoding");
    if (response.body.size() >= least_worth_compressing &&
        response.header("Content-Encoding").empty() &&
        accepts_gzip(request.header("accept-encoding"))) {
        response.body = gzip(response.body, quick);
        response.with("Content-Encoding", "gzip");
    }
}

}  // namespace kith::web
