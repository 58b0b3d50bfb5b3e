#include "platform/web/api_document.hpp"

#include <algorithm>

#include "platform/base/text.hpp"
#include "platform/web/api_answers.hpp"

namespace kith::web::api {
namespace {

constexpr std::string_view uuid_pattern =
    "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";

Json id_schema() {
    return Json::object({{"type", "string"}, {"format", "uuid"}, {"pattern", uuid_pattern}});
}

Json parameter_of(std::string_view name, std::string_view in, std::string_view about,
                  bool required, Json schema) {
    return Json::object({{"name", name},
                         {"in", in},
                         {"description", about},
                         {"required", required},
                         {"schema", std::move(schema)}});
}

std::vector<std::string_view> path_parameters(std::string_view path) {
    std::vector<std::string_view> names;
    for (const auto part : text::split(path, '/')) {
        if (part.starts_with('{')) names.push_back(part.substr(1, part.size() - 2));
    }
    return names;
}

Json parameter_schema(const Parameter& parameter, Json& schemas) {
    if (parameter.choices.empty()) return parameter.schema(schemas);
    Json choices = Json::array({});
    for (const auto choice : parameter.choices) choices.push(choice);
    return Json::object({{"type", "string"}, {"enum", std::move(choices)}});
}

void add_list_parameters(Json& all, const Operation& operation) {
    // Things without an id are paged by a parameter of the operation's own.
    const bool own = std::ranges::any_of(
        operation.filters, [](const Parameter& filter) { return filter.name == "after"; });
    if (!own) {
        all.push(parameter_of("after", "query", "The id of the last item of the page before",
                              false, id_schema()));
    }
    all.push(parameter_of("limit", "query", "How many items at most", false,
                          Json::object({{"type", "integer"},
                                        {"minimum", 1},
                                        {"maximum", 200},
                                        {"default", 50}})));
}

Json parameters_of(const Operation& operation, Json& schemas) {
    Json all = Json::array({});
    for (const auto name : path_parameters(operation.path)) {
        all.push(parameter_of(name, "path", "The id of the " + std::string(name), true,
                              id_schema()));
    }
    for (const Parameter& one : operation.filters) {
        all.push(parameter_of(one.name, "query", one.about, one.must_be_sent,
                              parameter_schema(one, schemas)));
    }
    if (operation.is_list) add_list_parameters(all, operation);
    if (operation.creates) {
        all.push(parameter_of("Idempotency-Key", "header",
                              "A value of your own for this request; sent again within two days, "
                              "it gives the first answer again and changes nothing",
                              false,
                              Json::object({{"type", "string"},
                                            {"minLength", 1},
                                            {"maxLength", 200},
                                            {"pattern", "^[!-~]+$"}})));
    }
    if (operation.versioned) {
        all.push(parameter_of("If-Match", "header", "The ETag of the version you read", true,
                              Json::object({{"type", "string"},
                                            {"pattern", "^\"[0-9]{1,9}\"$"},
                                            {"examples", Json::array({"\"1\""})}})));
    }
    return all;
}

Json json_content(Json schema) {
    return Json::object(
        {{"application/json", Json::object({{"schema", std::move(schema)}})}});
}

Json list_schema(Json item) {
    return Json::object(
        {{"type", "object"},
         {"properties",
          Json::object({{"items", Json::object({{"type", "array"}, {"items", std::move(item)}})},
                        {"next", Json::object({{"type", "string"},
                                               {"description", "The path of the next page; not "
                                                               "there on the last"}})}})},
         {"required", Json::array({"items"})},
         {"additionalProperties", false}});
}

// Whether what is given carries a version, which is then its ETag.
bool has_version(const Json& schema, const Json& schemas) {
    const std::string_view name = schema.text_at("/$ref");
    const Json* known = schemas.find(name.substr(name.rfind('/') + 1));
    return known != nullptr && known->at("/properties/version") != nullptr;
}

Json header(std::string_view about) {
    return Json::object({{"description", about},
                         {"schema", Json::object({{"type", "string"}})}});
}

Json success(const Operation& operation, int status, Json& schemas) {
    Json headers = Json::object({{"X-Request-Id", header("What to tell us of this request")}});
    Json answer = Json::object({{"description", std::string(meaning_of(operation, status))}});
    if (operation.gives != nullptr) {
        Json schema = operation.gives(schemas);
        if (!operation.is_list && has_version(schema, schemas)) {
            headers.set("ETag", header("The version, for If-Match"));
        }
        if (status == 201) headers.set("Location", header("The path of what was made"));
        answer.set("content", json_content(operation.is_list ? list_schema(std::move(schema))
                                                             : std::move(schema)));
    }
    answer.set("headers", std::move(headers));
    return answer;
}

// From what a POST made to reading and changing it.
Json links_of(const Operation& made, const std::vector<const Operation*>& all) {
    Json links = Json::object({});
    for (const Operation* other : all) {
        const std::string_view path = other->path;
        const auto names = path_parameters(path);
        if (!path.starts_with(made.path) || names.size() != 1 ||
            path_parameters(made.path).size() != 0) {
            continue;
        }
        Json with = Json::object({{"path." + std::string(names[0]), "$response.body#/id"}});
        if (other->versioned) with.set("header.If-Match", "$response.header.ETag");
        links.set(operation_id(*other), Json::object({{"operationId", operation_id(*other)},
                                                      {"parameters", std::move(with)}}));
    }
    return links;
}

Json operation_object(const Operation& one, const std::vector<const Operation*>& all,
                      Json& schemas) {
    Json object = Json::object({{"operationId", operation_id(one)},
                                {"summary", one.summary},
                                {"description", description_of(one)},
                                {"tags", Json::array({tag_of(one)})}});
    Json parameters = parameters_of(one, schemas);
    if (!parameters.array()->empty()) object.set("parameters", std::move(parameters));
    if (one.takes != nullptr) {
        object.set("requestBody", Json::object({{"required", true},
                                                {"content", json_content(one.takes(schemas))}}));
    }
    Json responses = Json::object({});
    for (const int status : statuses_of(one)) {
        if (status >= 300) {
            responses.set(std::to_string(status),
                          Json::object({{"$ref", "#/components/responses/" +
                                                     std::string(name_of_answer(status))}}));
            continue;
        }
        Json answer = success(one, status, schemas);
        if (status == 201) answer.set("links", links_of(one, all));
        responses.set(std::to_string(status), std::move(answer));
    }
    object.set("responses", std::move(responses));
    return object;
}

Json webhooks_of(const std::vector<Event>& events) {
    Json all = Json::object({});
    for (const Event& event : events) {
        const Json body = Json::object({{"required", true},
                                        {"content", json_content(event_schema(event))}});
        all.set(event.name,
                Json::object({{"post",
                               Json::object({{"operationId", "on_" + std::string(event.name)},
                                             {"summary", event.about},
                                             {"tags", Json::array({"events"})},
                                             {"requestBody", body},
                                             {"responses", event_responses()}})}}));
    }
    return all;
}

Json paths_of(const std::vector<const Operation*>& operations, Json& schemas) {
    Json paths = Json::object({});
    for (const Operation* one : operations) {
        const Json* known = paths.find(one->path);
        Json item = known != nullptr ? *known : Json::object({});
        item.set(text::lower(method_name(one->method)),
                 operation_object(*one, operations, schemas));
        paths.set(one->path, std::move(item));
    }
    return paths;
}

}  // namespace

std::string operation_id(const Operation& operation) {
    std::string id = text::lower(method_name(operation.method));
    std::string_view rest = operation.path;
    rest.remove_prefix(std::string_view("/api/v1").size());
    for (const char c : rest) {
        if (c == '/' || c == '-') id += '_';
        if (c >= 'a' && c <= 'z') id += c;
    }
    return id;
}

std::string_view tag_of(const Operation& operation) {
    return text::split(operation.path, '/')[3];
}

std::vector<int> statuses_of(const Operation& operation) {
    std::vector<int> all{400, 401, 403, 429, 500, 503};
    if (operation.gives == nullptr) {
        all.push_back(204);
    } else {
        all.push_back(200);
    }
    if (operation.creates) all.push_back(201);
    const bool changes = operation.method != Method::get;
    // Where a thing is named: in the path, in the body, or in a parameter that must be sent.
    const bool named = operation.path.find('{') != std::string_view::npos ||
                       std::ranges::any_of(operation.filters, &Parameter::must_be_sent);
    if (named || operation.takes != nullptr) all.push_back(404);
    if (changes) all.push_back(409);
    if (operation.takes != nullptr) all.insert(all.end(), {413, 415, 422});
    std::ranges::sort(all);
    return all;
}

Json document(const std::vector<const Operation*>& operations, const std::vector<Event>& events,
              std::string_view server) {
    Json schemas = Json::object({{"Problem", problem_schema()}});
    Json paths = paths_of(operations, schemas);
    Json tags = Json::array({});
    std::vector<std::string_view> named;
    for (const Operation* one : operations) {
        if (std::ranges::count(named, tag_of(*one)) > 0) continue;
        named.push_back(tag_of(*one));
        tags.push(Json::object({{"name", tag_of(*one)}}));
    }
    if (!events.empty()) tags.push(Json::object({{"name", "events"}}));
    return Json::object(
        {{"openapi", "3.1.0"},
         {"info", information()},
         {"servers", Json::array({Json::object({{"url", server}})})},
         {"security", Json::array({Json::object({{"token", Json::array({})}})})},
         {"tags", std::move(tags)},
         {"paths", std::move(paths)},
         {"webhooks", webhooks_of(events)},
         {"components",
          Json::object({{"securitySchemes", security_schemes()},
                        {"responses", problem_responses()},
                        {"schemas", std::move(schemas)}})}});
}

}  // namespace kith::web::api
