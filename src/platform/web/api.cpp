#include "platform/web/api.hpp"

#include <algorithm>
#include <charconv>

#include "platform/base/crypto.hpp"
#include "platform/base/text.hpp"
#include "platform/html/url.hpp"
#include "platform/sql/errors.hpp"

namespace kith::web::api {
namespace {

constexpr std::size_t longest_key = 200;

Json problem_body(int status, std::string_view title, std::string_view detail) {
    Json body = Json::object({{"type", "about:blank"}, {"title", title}, {"status", status}});
    if (!detail.empty()) body.set("detail", detail);
    return body;
}

// A fault of a field as a pointer into what was sent.
std::string pointer_of(const std::string& field) {
    if (field.empty() || field.front() == '/') return field;
    return json_pointer_part(field);
}

bool is_key(std::string_view key) {
    const bool visible =
        std::ranges::all_of(key, [](char c) { return c >= '!' && c <= '~'; });
    return visible && !key.empty() && key.size() <= longest_key;
}

Response invalid_response(int status, std::string_view title, const Invalid& invalid) {
    Json body = problem_body(status, title, "Every fault is listed in errors.");
    Json errors = Json::array({});
    for (const FieldError& error : invalid.errors) {
        errors.push(
            Json::object({{"pointer", pointer_of(error.field)}, {"detail", error.message}}));
    }
    body.set("errors", std::move(errors));
    return problem_json(status, body.print());
}

std::optional<std::size_t> whole_number(std::string_view text) {
    std::size_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// What was answered to a key before.
struct Answered {
    std::string request_hash;
    int status;
    std::string location;
    int version;
    std::string body;
};

std::optional<Answered> answered(sql::Session& session, const std::string& account,
                                 std::string_view key) {
    using Row = std::tuple<std::string, int, std::string, int, std::string>;
    const auto row = session.one<Row>(
        "SELECT request_hash, status, location, version, body FROM api_answer "
        "WHERE account_id = $1 AND request_key = $2",
        account, key);
    if (!row) return std::nullopt;
    return Answered{std::get<0>(*row), std::get<1>(*row), std::get<2>(*row), std::get<3>(*row),
                    std::get<4>(*row)};
}

Response response_of(const Answered& answer) {
    Response response = json(answer.status, answer.body).with("Location", answer.location);
    if (answer.version > 0) {
        response.with("ETag", "\"" + std::to_string(answer.version) + "\"");
    }
    return response;
}

void keep(sql::Transaction& transaction, const std::string& account, std::string_view key,
          const Answered& answer) {
    // The platform's own table: what was created has its own line in the change log.
    transaction.execute_quietly(R"(
        INSERT INTO api_answer (account_id, request_key, request_hash, status, location, version,
                                body, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
                                account, key, answer.request_hash, answer.status, answer.location,
                                answer.version, answer.body, transaction.now());
}

Response run_once(Context& context, std::string_view key, const std::string& hash,
                  const std::function<Result<Created>(sql::Transaction&)>& create) {
    const std::string account = context.viewer ? context.viewer->account_id : "";
    const auto made = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) -> Result<Answered> {
            if (!key.empty()) {
                if (auto before = answered(transaction, account, key)) return *std::move(before);
            }
            const auto created = create(transaction);
            if (!created) return tl::unexpected(created.error());
            Answered answer{.request_hash = hash,
                            .status = created->existed ? 200 : 201,
                            .location = created->path,
                            .version = created->version,
                            .body = created->value.print()};
            if (!key.empty()) keep(transaction, account, key, answer);
            return answer;
        });
    if (!made) return problem_response(made.error());
    if (made->request_hash != hash) {
        return problem_response(409, "This Idempotency-Key was used for another request",
                                "Use a new key for a new request.");
    }
    return response_of(*made);
}

}  // namespace

std::vector<Route> routes_of(const std::vector<Operation>& operations) {
    std::vector<Route> routes;
    for (const Operation& one : operations) {
        routes.push_back({.method = one.method,
                          .path = one.path,
                          .permission = one.permission,
                          .handler = one.handler,
                          .kind = Kind::api,
                          .operation = &one});
    }
    return routes;
}

Response problem_response(int status, std::string_view title, std::string_view detail) {
    return problem_json(status, problem_body(status, title, detail).print());
}

Response problem_response(const Problem& problem) {
    return std::visit(
        overloaded{[](const NotFound& missing) {
                       return problem_response(404, "Not found",
                                               "There is no such " + missing.what +
                                                   ", or you may not see it.");
                   },
                   [](const Forbidden& forbidden) {
                       return problem_response(403, "You may not " + forbidden.action);
                   },
                   [](const Stale& stale) {
                       return problem_response(409, "Somebody else changed this " + stale.what +
                                                        " before you",
                                               "Read it again, then change it with its new "
                                               "version.");
                   },
                   [](const Invalid& invalid) {
                       return invalid_response(409, "That cannot be done as things stand",
                                               invalid);
                   }},
        problem);
}

Response body_faults(const Problem& problem) {
    const auto* invalid = std::get_if<Invalid>(&problem);
    return invalid ? invalid_response(422, "That could not be accepted", *invalid)
                   : problem_response(problem);
}

Response list(const Context& context, Json::Array items, std::string_view next_after) {
    Json body = Json::object({{"items", std::move(items)}});
    if (!next_after.empty()) {
        std::string next = context.request.path + "?";
        for (const auto& [name, value] : context.request.query.items()) {
            if (name == "after") continue;
            next += html::percent_encoded(name) + "=" + html::percent_encoded(value) + "&";
        }
        body.set("next", next + "after=" + html::percent_encoded(next_after));
    }
    return json(200, body.print());
}

Response one(const Json& value, int version, int status) {
    Response response = json(status, value.print());
    if (version > 0) response.with("ETag", "\"" + std::to_string(version) + "\"");
    return response;
}

Version if_match(const Context& context) {
    const std::string_view tag = context.request.header("if-match");
    if (tag.empty()) {
        return {.refusal = problem_response(400, "Say which version you change",
                                            "Send the ETag you read as If-Match.")};
    }
    const auto number = tag.size() > 2 && tag.front() == '"' && tag.back() == '"'
                            ? whole_number(tag.substr(1, tag.size() - 2))
                            : std::nullopt;
    if (!number || *number > 1'000'000'000) {
        return {.refusal = problem_response(400, "If-Match is not an ETag of ours")};
    }
    return {.number = static_cast<int>(*number)};
}

Body body_of(const Context& context) {
    std::string_view type = context.request.header("content-type");
    type = text::trim(type.substr(0, type.find(';')));
    if (text::lower(type) != "application/json") {
        return {.refusal = problem_response(415, "Send JSON", "Content-Type: application/json")};
    }
    auto parsed = Json::parse(context.request.body);
    if (!parsed) return {.refusal = problem_response(400, "This is not JSON", parsed.error())};
    return {.json = *std::move(parsed)};
}

void forget_answers(sql::Transaction& transaction, Instant before) {
    transaction.execute_quietly("DELETE FROM api_answer WHERE made_at < $1", before);
}

Response create_once(Context& context,
                     const std::function<Result<Created>(sql::Transaction&)>& create) {
    const std::string_view key = context.request.header("idempotency-key");
    if (context.request.headers.find("idempotency-key") && !is_key(key)) {
        return problem_response(400, "This Idempotency-Key cannot be used",
                                "1 to 200 visible characters of ASCII.");
    }
    const std::string hash =
        key.empty() ? "" : sha256_hex(context.request.path + "\n" + context.request.body);
    try {
        return run_once(context, key, hash, create);
    } catch (const sql::ConstraintViolated&) {
        // The same request came twice at once: the other has answered it by now.
        if (key.empty()) throw;
        return run_once(context, key, hash, create);
    }
}

}  // namespace kith::web::api
