// What a handler answers.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/html/html.hpp"

namespace kith::web {

struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    // When not empty, the answer is a stream of server-sent events for these topics.
    std::vector<std::string> live_topics;
    // The thing the listener has open while the stream lasts, such as "person/ID", or "".
    std::string live_thing;
    // Who listens; the dispatcher fills these from the viewer.
    std::string live_account;
    std::string live_name;
    // Pages and private downloads are never stored; public fixed files say otherwise.
    std::string cache_control = "no-store";

    Response& with(std::string name, std::string value) & {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    Response&& with(std::string name, std::string value) && {
        headers.emplace_back(std::move(name), std::move(value));
        return std::move(*this);
    }
    // The value of a header that was set, or "". Names as written.
    std::string_view header(std::string_view name) const;
};

Response text(int status, std::string body);
Response json(int status, std::string body);          // application/json
Response problem_json(int status, std::string body);  // application/problem+json, RFC 9457
// A problem document of our own: {"type": "about:blank", "title", "status"} and detail when given.
Response problem_json(int status, std::string_view title, std::string_view detail);
// Part of a page, put into it by a script.
Response fragment(const html::Html& html, int status = 200);
// After a successful POST: 303, so that reloading never sends the form again.
Response see_other(const html::Url& where);
// A file to keep. `name` is made safe for Content-Disposition.
Response download(std::string_view name, std::string content_type, std::string body);
// Topics that are not topics (is_topic) are left out; with none left it is a 400.
Response event_stream(std::vector<std::string> topics, std::string thing = "");

}  // namespace kith::web
