// The JSON API: operations as tables with what they take and give, problems as RFC 9457, pages by
// key, versions by If-Match, and creating once by Idempotency-Key.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/describe.hpp"
#include "platform/web/api_parameter.hpp"
#include "platform/web/route.hpp"

namespace kith::web::api {

// One operation, from which its route, the checks before its handler and its part of the OpenAPI
// document are made.
struct Operation {
    Method method;
    std::string_view path;  // "/api/v1/needs/{need}"
    Permission permission;
    Handler handler;
    std::string_view summary;
    SchemaOf takes = nullptr;         // the body
    SchemaOf gives = nullptr;         // the answer, or one item of a list; without: 204
    bool is_list = false;             // takes after and limit, gives items and next
    bool creates = false;             // answers 201, takes Idempotency-Key
    bool versioned = false;           // asks for If-Match
    std::vector<Parameter> filters{};  // further parameters of the query
    std::string_view about{};         // more than the summary says
};

// The operations must last as long as the routes: a slice keeps them in a static table.
std::vector<Route> routes_of(const std::vector<Operation>& operations);
std::vector<Route> routes_of(std::vector<Operation>&&) = delete;

// Whether the query and the body's type are what the operation describes; the refusal when they
// are not. Asked by the dispatcher before the handler runs.
std::optional<Response> refusal(const Context& context, const Operation& operation);

// A problem as application/problem+json: 403, 404, and 409 for an overtaken version or where a
// rule forbids what was asked as things stand.
Response problem_response(const Problem& problem);
Response problem_response(int status, std::string_view title, std::string_view detail = "");
// 422 with every fault of the body and the JSON Pointer of where it is.
Response body_faults(const Problem& problem);

// Where a list begins and how long it is: ?after=ID&limit=… with 1 to 200, 50 unless said.
struct Paging {
    std::string after{};
    std::size_t limit = 50;
};
Paging paging(const Context& context);
template <class IdType>
std::optional<IdType> after_of(const Paging& paging) {
    const auto id = IdType::parse(paging.after);
    return id ? std::optional(*id) : std::nullopt;
}
// {"items": […], "next": "/api/v1/…"}; `next_after` empty on the last page. The next link keeps the
// filters of this request.
Response list(const Context& context, Json::Array items, std::string_view next_after);
// A page of things with an `id`, found with one more than the limit when there are more.
template <class Thing, class Print>
Response page_of(const Context& context, std::vector<Thing> found, std::size_t limit,
                 const Print& print) {
    std::string next;
    if (found.size() > limit) {
        found.erase(found.begin() + static_cast<std::ptrdiff_t>(limit), found.end());
        next = found.back().id.string();
    }
    Json::Array items;
    for (const auto& thing : found) items.push_back(print(thing));
    return list(context, std::move(items), next);
}

// One thing with its version as the entity tag. `version` 0 leaves the tag out.
Response one(const Json& value, int version, int status = 200);
// What a change answers: the thing as it is now, or the problem.
template <class Thing, class Print>
Response changed(const Result<Thing>& result, const Print& print) {
    if (!result) return problem_response(result.error());
    return one(print(*result), result->version);
}

// The version a change is for. Nothing said, or what is not a tag of ours, is 400.
struct Version {
    int number = 0;
    std::optional<Response> refusal{};
};
Version if_match(const Context& context);

// The body as JSON: 415 when it is something else, 400 when it cannot be read.
struct Body {
    Json json{};
    std::optional<Response> refusal{};
};
Body body_of(const Context& context);

// The body as a described struct, or the refusal that answers it.
template <Described T>
struct Read {
    std::optional<T> value{};
    std::optional<Response> refusal{};
};
template <Described T>
Read<T> read(const Context& context) {
    auto body = body_of(context);
    if (body.refusal) return {.refusal = std::move(body.refusal)};
    auto value = from_json<T>(body.json);
    if (!value) return {.refusal = body_faults(value.error())};
    return {.value = *std::move(value)};
}

// What creating something answers.
struct Created {
    std::string path;   // of the thing
    Json value;
    int version = 1;
    bool existed = false;  // 200 instead of 201
};
// Runs `create` in a transaction. With an Idempotency-Key the same request sent again gets the
// first answer and changes nothing; another request with that key is refused with 409.
Response create_once(Context& context,
                     const std::function<Result<Created>(sql::Transaction& transaction)>& create);

// /api, the guide for those who write programs, and /api/v1/openapi.json.
std::vector<Route> document_routes();

// Forgets the answers kept for requests that came before this: their keys are free again.
// Programs are told that they are kept for two days.
void forget_answers(sql::Transaction& transaction, Instant before);

}  // namespace kith::web::api
