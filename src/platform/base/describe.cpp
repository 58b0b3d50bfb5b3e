#include "platform/base/describe.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "platform/base/pence.hpp"
#include "platform/base/text.hpp"

namespace kith {
namespace {

constexpr std::int64_t pence_most = 1'000'000'000'000;

// Characters as JSON Schema counts them: Unicode code points.
std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

// At least one character that shows, for texts that may not be empty: what remains when a text of
// others is cleaned may be nothing. As a range list it means the same in every dialect of pattern.
constexpr std::string_view shows_pattern =
    "[!-~\u00c0-\u167f\u1681-\u1fff\u2c00-\u2fff\u3001-\ud7ff]";

// Whether a text has a character of that pattern. The text is valid UTF-8.
bool shows(std::string_view text) {
    for (std::size_t place = 0; place < text.size(); ++place) {
        const auto bits = [&](std::size_t offset, unsigned mask) {
            const std::size_t at = place + offset;
            return at < text.size() ? static_cast<unsigned char>(text[at]) & mask : 0U;
        };
        const unsigned first = bits(0, 0xFF);
        const unsigned c = first < 0x80   ? first
                           : first < 0xC0 ? 0
                           : first < 0xE0 ? (first & 0x1FU) << 6 | bits(1, 0x3F)
                           : first < 0xF0
                               ? (first & 0xFU) << 12 | bits(1, 0x3F) << 6 | bits(2, 0x3F)
                               : 0;
        const bool latin = (c >= '!' && c <= '~') || (c >= 0xC0 && c <= 0x1FFF && c != 0x1680);
        if (latin || (c >= 0x2C00 && c <= 0xD7FF && c != 0x3000)) return true;
    }
    return false;
}

std::string_view wanted(std::string_view type) {
    if (type == "string") return "This must be text";
    if (type == "boolean") return "This must be true or false";
    if (type == "integer") return "This must be a whole number";
    if (type == "number") return "This must be a number";
    if (type == "array") return "This must be a list";
    return "This must be an object";
}

bool is_type(const Json& json, std::string_view type) {
    if (type == "integer") return json.integer().has_value();
    if (type == "number") return json.number().has_value();
    return json.type() == type;
}

// A number as a person writes it: 3 rather than 3.0.
std::string plain(double value) { return fmt::format("{:.12g}", value); }

void check_count(Reading& reading, std::size_t count, const FieldRules& rules,
                 std::string_view unit) {
    if (count < rules.least && rules.least == 1)
        reading.fault("This must not be empty");
    else if (count < rules.least)
        reading.fault(fmt::format("This must have {} {} or more", rules.least, unit));
    if (count > rules.most)
        reading.fault(fmt::format("This must have {} {} or fewer", rules.most, unit));
}

}  // namespace

Reading::Step::Step(Reading& reading, std::string_view part)
    : reading_(reading), length_(reading.path_.size()) {
    reading.path_ += json_pointer_part(part);
}

bool Reading::expect(const Json& json, std::string_view type) {
    if (is_type(json, type)) return true;
    fault(std::string(wanted(type)));
    return false;
}

void Reading::refuse_others(const Json& object, const std::string_view* names,
                            std::size_t count) {
    for (const auto& member : *object.object()) {
        if (std::find(names, names + count, member.first) != names + count) continue;
        const Step step(*this, member.first);
        fault("There is no field of this name");
    }
}

void Reading::check(const Json& json, const FieldRules& rules) {
    if (const auto* text = json.string()) {
        if (!rules.choices.empty() && std::ranges::count(rules.choices, *text) == 0)
            fault("This must be one of " + text::join(rules.choices, ", "));
        const bool blank = rules.least > 0 && !shows(*text);
        check_count(*this, blank ? 0 : code_points(*text), rules, "characters");
    } else if (const auto* items = json.array()) {
        check_count(*this, items->size(), rules, "items");
    } else if (const auto number = json.number()) {
        if (rules.minimum && *number < *rules.minimum)
            fault("This must be " + plain(*rules.minimum) + " or more");
        if (rules.maximum && *number > *rules.maximum)
            fault("This must be " + plain(*rules.maximum) + " or less");
    }
}

namespace describing {

std::optional<std::string> read_text(const Json& json, Reading& reading) {
    if (!reading.expect(json, "string")) return std::nullopt;
    return accept(text::clean_lines(*json.string()), reading);
}

std::optional<std::int64_t> read_integer(const Json& json, std::int64_t least, std::int64_t most,
                                         Reading& reading) {
    if (!reading.expect(json, "integer")) return std::nullopt;
    const auto value = *json.integer();
    if (value >= least && value <= most) return value;
    reading.fault(fmt::format("This must be from {} to {}", least, most));
    return std::nullopt;
}

Json text_schema(const TextForm& form) {
    Json schema = Json::object({{"type", "string"}});
    if (!form.format.empty()) schema.set("format", form.format);
    if (!form.pattern.empty()) schema.set("pattern", form.pattern);
    if (!form.example.empty()) schema.set("examples", Json::array({form.example}));
    return schema;
}

Json integer_schema(std::int64_t least, std::int64_t most) {
    return Json::object({{"type", "integer"}, {"minimum", least}, {"maximum", most}});
}

Json choice_schema(std::vector<Json> names) {
    return Json::object({{"type", "string"}, {"enum", std::move(names)}});
}

Json object_schema(std::string_view about) {
    return Json::object({{"type", "object"},
                         {"description", about},
                         {"properties", Json::object({})},
                         {"required", Json::array({})},
                         {"additionalProperties", false}});
}

Json reference_to(std::string_view name) {
    return Json::object({{"$ref", "#/components/schemas/" + std::string(name)}});
}

Json or_null(Json schema) {
    const Json* type = schema.find("type");
    if (type != nullptr && type->string() != nullptr && schema.find("enum") == nullptr) {
        Json either = Json::array({*type, "null"});
        schema.set("type", std::move(either));
        return schema;
    }
    Json either = Json::array({std::move(schema), Json::object({{"type", "null"}})});
    return Json::object({{"anyOf", std::move(either)}});
}

namespace {

bool may_be(const Json& property, std::string_view type) {
    const Json* stated = property.find("type");
    if (stated == nullptr) return false;
    if (stated->string() != nullptr) return *stated->string() == type;
    const auto* types = stated->array();
    return types != nullptr && std::find(types->begin(), types->end(), Json(type)) != types->end();
}

void add_choices(Json& property, const FieldRules& rules) {
    Json choices = Json::array({});
    for (const auto choice : rules.choices) choices.push(choice);
    if (may_be(property, "null")) choices.push(nullptr);
    property.set("enum", std::move(choices));
}

void add_limits(Json& property, const FieldRules& rules) {
    const bool text = may_be(property, "string");
    if (!rules.choices.empty()) add_choices(property, rules);
    if (rules.least > 0) property.set(text ? "minLength" : "minItems", rules.least);
    if (rules.most != FieldRules{}.most) property.set(text ? "maxLength" : "maxItems", rules.most);
    if (text && rules.least > 0 && property.find("pattern") == nullptr)
        property.set("pattern", shows_pattern);
    const bool whole = may_be(property, "integer");
    const auto bound = [&](double value) {
        return whole ? Json(static_cast<std::int64_t>(value)) : Json(value);
    };
    if (rules.minimum) property.set("minimum", bound(*rules.minimum));
    if (rules.maximum) property.set("maximum", bound(*rules.maximum));
}

}  // namespace

void add_property(Json& schema, std::string_view name, std::string_view about,
                  const FieldRules& rules, bool required, Json property) {
    property.set("description", about);
    add_limits(property, rules);
    if (rules.read_only) property.set("readOnly", true);
    if (rules.personal) property.set("x-personal", true);
    Json properties = *schema.find("properties");
    properties.set(name, std::move(property));
    schema.set("properties", std::move(properties));
    if (!required) return;
    Json names = *schema.find("required");
    schema.set("required", std::move(names.push(name)));
}

}  // namespace describing

Json JsonForm<Pence>::print(Pence value) { return value.count(); }

std::optional<Pence> JsonForm<Pence>::read(const Json& json, Reading& reading) {
    const auto count = describing::read_integer(json, -pence_most, pence_most, reading);
    if (!count) return std::nullopt;
    return Pence(*count);
}

Json JsonForm<Pence>::schema(Schemas&) {
    return describing::integer_schema(-pence_most, pence_most);
}

}  // namespace kith
