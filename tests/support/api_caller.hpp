// Another system that calls the API with a bearer token.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "platform/base/json.hpp"
#include "support/test_app.hpp"

namespace kith::test {

// A JSON answer, read.
struct Told {
    int status = 0;
    std::string content_type;
    Json body;
    std::string etag, location;
    Reply reply;

    std::string text(std::string_view pointer) const { return std::string(body.text_at(pointer)); }
    std::size_t items() const {
        const Json* all = body.find("items");
        return all && all->array() ? all->array()->size() : 0;
    }
};

class ApiCaller {
  public:
    // The token is the viewer's account id; the app then knows this viewer by it. Another viewer
    // of that account takes its place.
    ApiCaller(TestApp& app, const web::Viewer& viewer) : app_(&app), token_(viewer.account_id) {
        auto& known = tokens(app);
        known.insert_or_assign(token_, viewer);
        app.app().token_viewer = [&known](sql::Session&, std::string_view token) {
            const auto found = known.find(token);
            return found == known.end() ? std::nullopt : std::optional(found->second);
        };
    }

    Told get(const std::string& path) { return send("GET", path, std::nullopt); }
    Told post(const std::string& path, const Json& body, const Typed& headers = {}) {
        return send("POST", path, body.print(), headers);
    }
    Told patch(const std::string& path, const Json& body, const std::string& etag) {
        return send("PATCH", path, body.print(), {{"if-match", etag}});
    }
    // With the ETag of what was read before.
    Told post_to(const std::string& path, const Json& body, const std::string& etag) {
        return post(path, body, {{"if-match", etag}});
    }
    Told send(std::string_view method, const std::string& path, std::optional<std::string> body,
              const Typed& headers = {}) {
        web::RawRequest raw;
        raw.method = method;
        raw.target = path;
        raw.headers.add("host", "kith.example");
        raw.headers.add("authorization", "Bearer " + token_);
        bool typed = false;
        for (const auto& [name, value] : headers) {
            raw.headers.add(name, value);
            typed = typed || name == "content-type";
        }
        if (body && !typed) raw.headers.add("content-type", "application/json");
        if (body) raw.body = *body;
        return told(app_->anyone().with_budget(90).send(web::read_request(std::move(raw))));
    }
    void forget_token() { token_ = "nobody's"; }

  private:
    static std::map<std::string, web::Viewer, std::less<>>& tokens(const TestApp& app) {
        static std::map<const TestApp*, std::map<std::string, web::Viewer, std::less<>>> all;
        return all[&app];
    }
    static Told told(Reply reply) {
        auto json = Json::parse(reply.body);
        return {.status = reply.status,
                .content_type = reply.content_type,
                .body = json ? *std::move(json) : Json(),
                .etag = reply.header("ETag"),
                .location = reply.header("Location"),
                .reply = std::move(reply)};
    }

    TestApp* app_;
    std::string token_;
};

}  // namespace kith::test
