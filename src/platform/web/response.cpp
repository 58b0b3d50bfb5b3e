#include "platform/web/response.hpp"

#include <algorithm>

#include "platform/base/json.hpp"
#include "platform/web/live.hpp"

namespace kith::web {

namespace {

Response plain(int status, std::string content_type, std::string body) {
    Response response;
    response.status = status;
    response.content_type = std::move(content_type);
    response.body = std::move(body);
    return response;
}

// The file's name in ASCII for old programs: anything doubtful becomes "_".
std::string ascii_name(std::string_view name) {
    std::string safe;
    for (const char c : name) {
        const bool plain_letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                                  (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == ' ';
        safe += plain_letter ? c : '_';
    }
    while (!safe.empty() && (safe.front() == '.' || safe.front() == ' ')) safe.erase(0, 1);
    return safe.empty() ? "file" : safe;
}

}  // namespace

std::string_view Response::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (key == name) return value;
    }
    return {};
}

Response text(int status, std::string body) {
    return plain(status, "text/plain; charset=utf-8", std::move(body));
}

Response json(int status, std::string body) {
    return plain(status, "application/json", std::move(body));
}

Response problem_json(int status, std::string body) {
    return plain(status, "application/problem+json", std::move(body));
}

Response problem_json(int status, std::string_view title, std::string_view detail) {
    Json document = Json::Object{{"type", "about:blank"}, {"title", title}, {"status", status}};
    if (!detail.empty()) document.set("detail", detail);
    return problem_json(status, document.print());
}

Response fragment(const html::Html& html, int status) {
    return plain(status, "text/html; charset=utf-8", html.str());
}

Response see_other(const html::Url& where) {
    return text(303, "").with("Location", where.str());
}

Response download(std::string_view name, std::string content_type, std::string body) {
    const auto slash = name.find_last_of("/\\");
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    return plain(200, std::move(content_type), std::move(body))
        .with("Content-Disposition", "attachment; filename=\"" + ascii_name(name) +
                                         "\"; filename*=UTF-8''" + html::percent_encoded(name));
}

Response event_stream(std::vector<std::string> topics, std::string thing) {
    std::erase_if(topics, [](const std::string& topic) { return !is_topic(topic); });
    if (topics.size() > 50) topics.resize(50);
    if (topics.empty()) return problem_json(400, "Bad request", "Name at least one topic.");
    Response response = plain(200, "text/event-stream", "");
    response.live_topics = std::move(topics);
    if (is_topic(thing)) response.live_thing = std::move(thing);
    return response;
}

}  // namespace kith::web
