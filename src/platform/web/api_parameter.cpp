#include "platform/web/api_parameter.hpp"

#include <algorithm>

#include "platform/base/text.hpp"
#include "platform/web/api.hpp"

namespace kith::web::api {
namespace {

constexpr std::size_t longest_code = 60;
constexpr std::size_t most_items = 200;

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string fault_of(const Parameter& parameter, std::string_view value) {
    if (!parameter.choices.empty()) {
        const bool known = std::ranges::count(parameter.choices, value) > 0;
        return known ? "" : "Must be one of " + text::join(parameter.choices, ", ");
    }
    return parameter.accepts(value) ? "" : "Cannot be used: see its schema";
}

const Parameter* named(const std::vector<Parameter>& all, std::string_view name) {
    const auto found = std::ranges::find(all, name, &Parameter::name);
    return found == all.end() ? nullptr : &*found;
}

bool is_limit(std::string_view text) {
    const auto number = from_query<std::size_t>(text);
    return number && *number >= 1 && *number <= most_items;
}

void check_value(const Operation& operation, std::string_view name, std::string_view value,
                 std::vector<FieldError>& faults) {
    const auto add = [&](std::string words) {
        if (!words.empty()) faults.push_back({std::string(name), std::move(words)});
    };
    const Parameter* known = named(operation.filters, name);
    if (known) return add(fault_of(*known, value));
    if (operation.is_list && name == "limit") {
        return add(is_limit(value) ? "" : "Must be a whole number from 1 to 200");
    }
    if (operation.is_list && name == "after") {
        return add(Uuid::parse(value) ? "" : "Must be the id of the last item of a page");
    }
    add("There is no such parameter");
}

std::vector<FieldError> faults_of(const Fields& query, const Operation& operation) {
    std::vector<FieldError> faults;
    for (const auto& [name, value] : query.items()) {
        if (query.all(name).size() > 1) {
            faults.push_back({name, "Must come once"});
        } else {
            check_value(operation, name, value, faults);
        }
    }
    for (const Parameter& parameter : operation.filters) {
        if (parameter.must_be_sent && !query.find(parameter.name)) {
            faults.push_back({std::string(parameter.name), "This must be sent"});
        }
    }
    return faults;
}

}  // namespace

Parsed<Code> Code::parse(std::string_view text) {
    const bool fits = !text.empty() && text.size() <= longest_code &&
                      is_letter_or_digit(text.front()) &&
                      std::ranges::all_of(text, [](char c) {
                          return is_letter_or_digit(c) || c == ' ' || c == '_' || c == '-';
                      });
    if (!fits) return refused("This must be a short name in letters, digits and hyphens");
    return Code(text);
}

Parameter choice(std::string_view name, std::string_view about,
                 std::vector<std::string_view> choices) {
    return {.name = name, .about = about, .choices = std::move(choices)};
}

std::optional<Response> refusal(const Context& context, const Operation& operation) {
    const auto faults = faults_of(context.request.query, operation);
    if (faults.empty()) return std::nullopt;
    Json errors = Json::array({});
    for (const FieldError& fault : faults) {
        errors.push(Json::object({{"parameter", fault.field}, {"detail", fault.message}}));
    }
    return problem_json(400, Json::object({{"type", "about:blank"},
                                           {"title", "A parameter cannot be used"},
                                           {"status", 400},
                                           {"detail", "Every fault is listed in errors."},
                                           {"errors", std::move(errors)}})
                                 .print());
}

Paging paging(const Context& context) {
    Paging paging{.after = std::string(context.request.query.get("after"))};
    if (const auto limit = sent<std::size_t>(context, "limit")) paging.limit = *limit;
    return paging;
}

}  // namespace kith::web::api
