#include "platform/web/api_answers.hpp"

#include <array>

namespace kith::web::api {
namespace {

struct Answer {
    int status;
    std::string_view name;
    std::string_view meaning;
    std::string_view header{};  // besides X-Request-Id
};
constexpr std::array answers{
    Answer{400, "BadRequest", "A parameter, a header or the JSON cannot be read"},
    Answer{401, "NoToken", "There is no token, or it has ended", "WWW-Authenticate"},
    Answer{403, "Forbidden", "The token may not do this, or not with this person"},
    Answer{404, "NotFound", "There is no such thing, or the token may not know of it"},
    Answer{409, "Conflict", "A rule forbids it as things stand now, or somebody changed it "
                            "since the version in If-Match"},
    Answer{413, "TooLarge", "The body is too long"},
    Answer{415, "NotJson", "The body is not application/json"},
    Answer{422, "NotAccepted", "The body does not fit its schema; errors say where"},
    Answer{429, "TooMany", "Too many requests for now", "Retry-After"},
    Answer{500, "Failure", "We failed; tell us the X-Request-Id"},
    Answer{503, "Unavailable", "The database does not answer; nothing was changed",
           "Retry-After"},
};

Json text_of(std::string_view about) {
    return Json::object({{"type", "string"}, {"description", about}});
}

Json object_of(Json properties, Json required) {
    return Json::object({{"type", "object"},
                         {"properties", std::move(properties)},
                         {"required", std::move(required)},
                         {"additionalProperties", false}});
}

Json header_of(std::string_view about) {
    return Json::object({{"description", about},
                         {"schema", Json::object({{"type", "string"}})}});
}

Json response_of(const Answer& answer) {
    Json headers = Json::object({{"X-Request-Id", header_of("What to tell us of this request")}});
    if (!answer.header.empty()) {
        headers.set(answer.header, header_of(answer.status == 401 ? "How to sign in"
                                                                  : "Seconds to wait"));
    }
    const Json schema = Json::object({{"$ref", "#/components/schemas/Problem"}});
    return Json::object(
        {{"description", answer.meaning},
         {"headers", std::move(headers)},
         {"content", Json::object({{"application/problem+json",
                                    Json::object({{"schema", schema}})}})}});
}

}  // namespace

Json information() {
    return Json::object(
        {{"title", "Kith"},
         {"version", "1.0.0"},
         {"summary", "Help between people of a county, for other systems"},
         {"description",
          "Every request carries a bearer token, made by an administrator for one system and "
          "limited to what that system needs. What a token sees of a person is decided and "
          "logged as it is for people who sign in. The guide is at /api."},
         {"license", Json::object({{"name", "MIT"}, {"identifier", "MIT"}})}});
}

Json security_schemes() {
    return Json::object(
        {{"token", Json::object({{"type", "http"},
                                 {"scheme", "bearer"},
                                 {"description", "A token of an administrator's, for one "
                                                 "system"}})}});
}

Json problem_schema() {
    Json error = object_of(
        Json::object({{"pointer", text_of("Where in the body: a JSON Pointer (RFC 6901)")},
                      {"parameter", text_of("Which parameter of the query")},
                      {"detail", text_of("What is wrong, and what to do about it")}}),
        Json::array({"detail"}));
    Json schema = object_of(
        Json::object({{"type", text_of("about:blank, the meaning being that of the status")},
                      {"title", text_of("What went wrong")},
                      {"status", Json::object({{"type", "integer"}})},
                      {"detail", text_of("What to do about it")},
                      {"errors", Json::object({{"type", "array"}, {"items", std::move(error)}})}}),
        Json::array({"type", "title", "status"}));
    schema.set("description", "Problem details (RFC 9457)");
    return schema;
}

Json problem_responses() {
    Json all = Json::object({});
    for (const Answer& answer : answers) all.set(answer.name, response_of(answer));
    return all;
}

std::string_view name_of_answer(int status) {
    for (const Answer& answer : answers) {
        if (answer.status == status) return answer.name;
    }
    return "Failure";
}

std::string_view meaning_of(const Operation& operation, int status) {
    for (const Answer& answer : answers) {
        if (answer.status == status) return answer.meaning;
    }
    if (status == 201) return "Made";
    if (status == 204) return "Done";
    if (operation.creates) return "It was there already, and took in what is new";
    return operation.versioned ? "As it is now" : "Found";
}

std::string description_of(const Operation& operation) {
    std::string words(operation.about);
    if (!words.empty()) words += " ";
    if (operation.permission.needs_only_sign_in()) return words + "Needs a token.";
    return words + "Needs a token that may " + std::string(operation.permission.meaning()) + " (" +
           std::string(operation.permission.name()) + ").";
}

Json event_schema(const Event& event) {
    Json data = object_of(Json::object({{"id", text_of("Of the " + std::string(event.thing))},
                                        {"reference", text_of("Read out on calls")},
                                        {"status", text_of("Where it stands now")}}),
                          Json::array({"id"}));
    return object_of(Json::object({{"type", Json::object({{"const", event.name}})},
                                   {"timestamp", Json::object({{"type", "string"},
                                                               {"format", "date-time"}})},
                                   {"data", std::move(data)}}),
                     Json::array({"type", "timestamp", "data"}));
}

Json event_responses() {
    return Json::object(
        {{"2XX", Json::object({{"description", "Taken. Anything else is tried again."}})},
         {"410", Json::object({{"description", "Send no more: the webhook is switched off."}})}});
}

}  // namespace kith::web::api
