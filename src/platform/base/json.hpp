// JSON as a value: null, true or false, whole number, number, text, array, or object in its order.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "platform/base/parsed.hpp"

namespace kith {

class Json {
  public:
    using Array = std::vector<Json>;
    using Member = std::pair<std::string, Json>;
    using Object = std::vector<Member>;

    Json() = default;  // null
    Json(std::nullptr_t) {}
    Json(bool value) : value_(value) {}
    Json(int value) : value_(std::int64_t{value}) {}
    Json(std::int64_t value) : value_(value) {}
    Json(double value) : value_(value) {}
    Json(const char* value) : value_(std::string(value)) {}
    Json(std::string_view value) : value_(std::string(value)) {}
    Json(std::string value) : value_(std::move(value)) {}
    Json(Array value) : value_(std::move(value)) {}
    Json(Object value) : value_(std::move(value)) {}
    // Other whole numbers; those beyond 64 bits with sign become the nearest double.
    Json(unsigned value) : value_(std::int64_t{value}) {}
    Json(std::size_t value);
    static Json object(std::initializer_list<Member> members) { return Object(members); }
    static Json array(std::initializer_list<Json> items) { return Array(items); }

    // Reads one JSON text (RFC 8259). Refuses a name that comes twice in an object, values nested
    // deeper than `depth_most`, and numbers that overflow a double; says where.
    static Parsed<Json> parse(std::string_view text, int depth_most = 64);
    // Compact, in order. Bytes that are not UTF-8 come out as U+FFFD; infinities as null.
    std::string print() const;

    bool is_null() const { return std::holds_alternative<std::nullptr_t>(value_); }
    // Each of these gives the value if it is of that kind, else nothing.
    std::optional<bool> boolean() const;
    std::optional<std::int64_t> integer() const;  // 3 and 3.0, not 3.5
    std::optional<double> number() const;
    const std::string* string() const { return std::get_if<std::string>(&value_); }
    const Array* array() const { return std::get_if<Array>(&value_); }
    const Object* object() const { return std::get_if<Object>(&value_); }
    // "null", "boolean", "integer", "number", "string", "array" or "object"
    std::string_view type() const;

    // The member of that name, or null if there is none or this is no object.
    const Json* find(std::string_view name) const;
    // What a JSON Pointer (RFC 6901) such as "/people/0/name" leads to; null if nowhere.
    const Json* at(std::string_view pointer) const;
    // Text at that pointer, or empty.
    std::string_view text_at(std::string_view pointer) const;

    // Sets a member, at the end if it is new; a null becomes an object first.
    Json& set(std::string_view name, Json value);
    // Adds a member at the end without looking whether the object has one of that name.
    Json& append_new(std::string name, Json value);
    // Appends an item; a null becomes an array first.
    Json& push(Json item);

    // Objects are equal only in the same order.
    friend bool operator==(const Json&, const Json&) = default;

  private:
    std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> value_ =
        nullptr;
};

// A name or index as a part of a JSON Pointer: ~ and / escaped, a slash in front.
std::string json_pointer_part(std::string_view name);

}  // namespace kith
