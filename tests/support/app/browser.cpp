#include <gtest/gtest.h>

#include "platform/html/check/page_check.hpp"
#include "platform/html/url.hpp"
#include "platform/web/seal.hpp"
#include "support/test_app.hpp"

namespace kith::test {

namespace {

constexpr std::string_view boundary = "----kith-test-boundary";

std::string encoded(const Typed& fields) {
    std::string body;
    for (const auto& [name, value] : fields) {
        body += (body.empty() ? "" : "&") + html::percent_encoded(name) + "=" +
                html::percent_encoded(value);
    }
    return body;
}

std::string multipart(const Typed& fields, const std::vector<web::Upload>& files) {
    const std::string open = "--" + std::string(boundary) +
                             "\r\nContent-Disposition: form-data; name=\"";
    std::string body;
    for (const auto& [name, value] : fields) {
        body += open + name + "\"\r\n\r\n" + value + "\r\n";
    }
    for (const auto& file : files) {
        body += open + file.field + "\"; filename=\"" + file.name + "\"\r\nContent-Type: " +
                file.content_type + "\r\n\r\n" + file.content + "\r\n";
    }
    return body + "--" + std::string(boundary) + "--\r\n";
}

void keep_cookie(CookieJar& jar, std::string_view line) {
    const auto equals = line.find('=');
    const auto end = line.find(';');
    const std::string name(line.substr(0, equals));
    const std::string value(line.substr(equals + 1, end - equals - 1));
    if (line.find("Max-Age=0") != std::string_view::npos) {
        jar.cookies.erase(name);
    } else {
        jar.cookies[name] = value;
    }
}

}  // namespace

web::Request Browser::request_for(web::Method method, std::string_view path_and_query) const {
    web::RawRequest raw;
    raw.method = web::method_name(method);
    raw.target = path_and_query;
    raw.headers.add("host", "kith.example");
    return web::read_request(std::move(raw));
}

std::string Browser::csrf() {
    const auto& cookies = jar_->cookies;
    if (!cookies.contains("__Host-kith") && !cookies.contains("__Host-kith-visit")) {
        get("/help");
    }
    const auto session = cookies.find("__Host-kith");
    const auto& token =
        session == cookies.end() ? cookies.at("__Host-kith-visit") : session->second;
    return web::csrf_token(app_.app().secret, token);
}

Reply Browser::get(std::string_view path_and_query) {
    return follow(send(request_for(web::Method::get, path_and_query)));
}

Reply Browser::post(std::string_view path, const Typed& fields) {
    Typed all{{"csrf", csrf()}};
    all.insert(all.end(), fields.begin(), fields.end());
    web::RawRequest raw;
    raw.method = "POST";
    raw.target = path;
    raw.headers.add("host", "kith.example");
    raw.headers.add("origin", "https://kith.example");
    raw.headers.add("content-type", "application/x-www-form-urlencoded");
    raw.body = encoded(all);
    return follow(send(web::read_request(std::move(raw))));
}

Reply Browser::upload(std::string_view path, const Typed& fields,
                      std::vector<web::Upload> files) {
    Typed all{{"csrf", csrf()}};
    all.insert(all.end(), fields.begin(), fields.end());
    web::RawRequest raw;
    raw.method = "POST";
    raw.target = path;
    raw.headers.add("host", "kith.example");
    raw.headers.add("content-type", "multipart/form-data; boundary=" + std::string(boundary));
    raw.body = multipart(all, files);
    return follow(send(web::read_request(std::move(raw))));
}

Reply Browser::send_json(web::Method method, std::string_view path, std::string body) {
    auto request = request_for(method, path);
    request.headers.add("content-type", "application/json");
    request.headers.add("x-csrf-token", csrf());
    request.body = std::move(body);
    return send(std::move(request));
}

Reply Browser::send(web::Request request) {
    for (const auto& [name, value] : jar_->cookies) request.cookies.add(name, value);
    if (request.remote_address.empty()) request.remote_address = "192.0.2.7";
    Reply reply;
    reply.path = request.path;
    std::vector<std::string> statements;
    {
        const sql::StatementCount count;
        auto response = app_.dispatcher().answer(std::move(request));
        statements.assign(count.texts().begin(), count.texts().end());
        reply.status = response.status;
        reply.body = std::move(response.body);
        reply.content_type = std::move(response.content_type);
        reply.headers = std::move(response.headers);
        reply.headers.emplace_back("Cache-Control", response.cache_control);
    }
    reply.statements = static_cast<int>(statements.size());
    for (const auto& [name, value] : reply.headers) {
        if (name == "Set-Cookie") keep_cookie(*jar_, value);
    }
    check(reply, statements);
    return reply;
}

Reply Browser::follow(Reply reply) {
    for (int hops = 0; follows_ && hops < 10; ++hops) {
        if (reply.status < 300 || reply.status >= 400 || reply.status == 304) return reply;
        const std::string where = reply.header("Location");
        auto next = send(request_for(web::Method::get, where));
        next.path = where;
        reply = std::move(next);
    }
    return reply;
}

void Browser::check(const Reply& reply, const std::vector<std::string>& statements) const {
    if (!checked_) return;
    if (reply.status == 500) ADD_FAILURE() << reply.path << " answered 500; see the log above";
    if (reply.body.starts_with("<!DOCTYPE")) {
        for (const auto& fault : html::faults(reply.body)) {
            ADD_FAILURE() << reply.path << ": " << fault;
        }
    }
    if (reply.statements > budget_) {
        std::string list;
        for (const auto& sql : statements) list += "\n  " + sql;
        ADD_FAILURE() << reply.path << " used " << reply.statements << " SQL statements, budget "
                      << budget_ << ":" << list;
    }
}

}  // namespace kith::test
