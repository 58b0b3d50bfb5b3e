#include "platform/web/request.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "platform/base/text.hpp"

namespace kith::web {

namespace {

constexpr std::size_t longest_form = 2 * 1024 * 1024;

constexpr std::array<std::pair<std::string_view, Method>, 6> methods{{
    {"GET", Method::get},
    {"POST", Method::post},
    {"PUT", Method::put},
    {"PATCH", Method::patch},
    {"DELETE", Method::remove},
    {"OPTIONS", Method::options},
}};

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

void read_target(std::string_view target, Request& request) {
    const auto question = target.find('?');
    const auto path = percent_decode(target.substr(0, question), false);
    if (!path || path->empty() || path->front() != '/') {
        request.fault = 400;
        return;
    }
    request.path = *path;
    if (question == std::string_view::npos) return;
    auto query = parse_url_encoded(target.substr(question + 1));
    if (query) {
        request.query = std::move(*query);
    } else {
        request.fault = 400;
    }
}

void read_body(std::string body, Request& request) {
    const std::string type = lower_case(request.header("content-type"));
    if (type.starts_with("application/x-www-form-urlencoded")) {
        if (body.size() > longest_form) {
            request.fault = 413;
            return;
        }
        auto form = parse_url_encoded(body);
        if (form) {
            request.form = std::move(*form);
        } else {
            request.fault = 400;
        }
    } else if (type.starts_with("multipart/form-data")) {
        auto parts = parse_multipart(body, request.header("content-type"));
        if (parts) {
            request.form = std::move(parts->form);
            request.uploads = std::move(parts->uploads);
        } else {
            request.fault = 400;
        }
    } else {
        request.body = std::move(body);
    }
}

}  // namespace

std::string_view method_name(Method method) {
    for (const auto& [name, value] : methods) {
        if (value == method) return name;
    }
    return "GET";
}

std::optional<Method> parse_method(std::string_view name) {
    for (const auto& [known, method] : methods) {
        if (known == name) return method;
    }
    return std::nullopt;
}

void Fields::add(std::string name, std::string value) {
    items_.emplace_back(std::move(name), std::move(value));
}

std::optional<std::string_view> Fields::find(std::string_view name) const {
    for (const auto& [key, value] : items_) {
        if (key == name) return value;
    }
    return std::nullopt;
}

std::string_view Fields::get(std::string_view name) const {
    return find(name).value_or(std::string_view{});
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : items_) {
        if (key == name) values.push_back(value);
    }
    return values;
}

std::string_view Request::parameter(std::string_view name) const {
    const auto found = parameters.find(name);
    return found == parameters.end() ? std::string_view{} : std::string_view(found->second);
}

Request read_request(RawRequest raw) {
    Request request;
    request.head_only = raw.method == "HEAD";
    const auto method = parse_method(request.head_only ? "GET" : raw.method);
    if (method) {
        request.method = *method;
    } else {
        request.fault = 405;
    }
    for (const auto& [name, value] : raw.headers.items()) {
        request.headers.add(lower_case(name), std::string(trimmed(value)));
        if (request.headers.items().back().first == "cookie") {
            const Fields cookies = parse_cookies(value);
            for (const auto& [key, sent] : cookies.items()) request.cookies.add(key, sent);
        }
    }
    read_target(raw.target, request);
    if (request.headers.all("host").size() > 1) request.fault = 400;
    if (request.fault == 0) read_body(std::move(raw.body), request);
    return request;
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        char c = text[at];
        if (c == '%') {
            if (at + 2 >= text.size()) return std::nullopt;
            const int high = hex_digit(text[at + 1]);
            const int low = hex_digit(text[at + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            at += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        if (c == '\0') return std::nullopt;
        decoded.push_back(c);
    }
    if (!text::valid_utf8(decoded)) return std::nullopt;
    return decoded;
}

std::optional<Fields> parse_url_encoded(std::string_view body, std::size_t most_fields) {
    Fields fields;
    while (!body.empty()) {
        const auto end = std::min(body.find('&'), body.size());
        const auto pair = body.substr(0, end);
        body.remove_prefix(std::min(end + 1, body.size()));
        if (pair.empty()) continue;
        if (fields.items().size() == most_fields) return std::nullopt;
        const auto equals = std::min(pair.find('='), pair.size());
        auto name = percent_decode(pair.substr(0, equals), true);
        auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())), true);
        if (!name || !value) return std::nullopt;
        fields.add(std::move(*name), std::move(*value));
    }
    return fields;
}

Fields parse_cookies(std::string_view header) {
    Fields cookies;
    while (!header.empty()) {
        const auto end = std::min(header.find(';'), header.size());
        const auto pair = trimmed(header.substr(0, end));
        header.remove_prefix(std::min(end + 1, header.size()));
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0) continue;
        auto value = trimmed(pair.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
            value = value.substr(1, value.size() - 2);
        }
        cookies.add(std::string(trimmed(pair.substr(0, equals))), std::string(value));
    }
    return cookies;
}

}  // namespace kith::web
