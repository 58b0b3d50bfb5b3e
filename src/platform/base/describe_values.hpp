// How single values stand in JSON. Included by describe.hpp.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/clock.hpp"
#include "platform/base/describe.hpp"
#include "platform/base/id.hpp"
#include "platform/base/named.hpp"
#include "platform/base/private.hpp"

namespace kith {

class Day;
class Email;
class NhsNumber;
class Pence;
class Phone;
class Postcode;
class Reference;
class TimeOfDay;
class Uprn;

// What a schema says of a type that stands in JSON as text: its format and pattern and an example.
struct TextForm {
    std::string_view format{};
    std::string_view pattern{};
    std::string_view example{};
};

// Specialise for other text types.
template <class T>
constexpr TextForm text_form{};
template <class Entity>
constexpr TextForm text_form<Id<Entity>>{
    "uuid", "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
    "019ab1f0-7c40-7d2e-9f3a-5b1c2d3e4f50"};
template <>
inline constexpr TextForm text_form<Day>{
    "date", "^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2026-11-23"};
template <>
inline constexpr TextForm text_form<TimeOfDay>{
    {}, "^([01][0-9]|2[0-3]):[0-5][0-9]$", "14:30"};
template <>
inline constexpr TextForm text_form<Reference>{{}, {}, "K-7Q4M-2X9C"};
template <>
inline constexpr TextForm text_form<Postcode>{
    "uk-postcode",
    // The areas of postcode.cpp; made-up ones of the NHS begin with ZZ.
    "^(?:(?:A[BL]|B[ABDFHLNRSTX]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|"
    "H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|"
    "R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)"
    "[0-9][0-9A-Z]? [0-9][ABD-HJLNP-UW-Z]{2}|ZZ[0-9][0-9A-Z]? [0-9][A-Z]{2})$",
    "NR1 3JU"};
template <>
inline constexpr TextForm text_form<Phone>{
    "phone", "^\\+[0-9]{6,15}$", "+441632960001"};
template <>
inline constexpr TextForm text_form<NhsNumber>{
    "nhs-number", "^[0-9]{10}$", "9990000018"};
template <>
inline constexpr TextForm text_form<Uprn>{{}, "^[0-9]{1,12}$", "100023336956"};
template <>
inline constexpr TextForm text_form<Email>{"email", {}, "name@example.com"};

namespace describing {

// Text cleaned of what nobody sees.
std::optional<std::string> read_text(const Json& json, Reading& reading);
std::optional<std::int64_t> read_integer(const Json& json, std::int64_t least, std::int64_t most,
                                         Reading& reading);
Json text_schema(const TextForm& form);
Json integer_schema(std::int64_t least, std::int64_t most);
Json choice_schema(std::vector<Json> names);

// What every JSON program can hold without rounding.
inline constexpr std::int64_t integer_most = 9'007'199'254'740'991;

template <class T>
std::optional<T> accept(Parsed<T> parsed, Reading& reading) {
    if (parsed) return *std::move(parsed);
    reading.fault(std::move(parsed).error());
    return std::nullopt;
}

}  // namespace describing

template <class T>
concept Textual = requires(const T& value, std::string_view text) {
    { T::parse(text) } -> std::same_as<Parsed<T>>;
    { value.text() } -> std::convertible_to<std::string_view>;
};

template <Textual T>
    requires(!std::same_as<T, Pence>)
struct JsonForm<T> {
    static Json print(const T& value) { return Json(std::string(value.text())); }
    static std::optional<T> read(const Json& json, Reading& reading) {
        if (!reading.expect(json, "string")) return std::nullopt;
        return describing::accept(T::parse(*json.string()), reading);
    }
    static Json schema(Schemas&) { return describing::text_schema(text_form<T>); }
};

template <HasNames Enum>
struct JsonForm<Enum> {
    static Json print(Enum value) { return Json(name_of(value)); }
    static std::optional<Enum> read(const Json& json, Reading& reading) {
        if (!reading.expect(json, "string")) return std::nullopt;
        return describing::accept(parse_name<Enum>(*json.string()), reading);
    }
    static Json schema(Schemas&) {
        std::vector<Json> names;
        for (const auto& named : all_names<Enum>()) names.emplace_back(named.name);
        return describing::choice_schema(std::move(names));
    }
};

template <>
struct JsonForm<std::string> {
    static Json print(const std::string& value) { return value; }
    static std::optional<std::string> read(const Json& json, Reading& reading) {
        return describing::read_text(json, reading);
    }
    static Json schema(Schemas&) { return describing::text_schema({}); }
};

template <>
struct JsonForm<Private> {
    static Json print(const Private& value) { return value.for_reader(); }
    static std::optional<Private> read(const Json& json, Reading& reading) {
        auto text = describing::read_text(json, reading);
        if (!text) return std::nullopt;
        return Private(*std::move(text));
    }
    static Json schema(Schemas&) { return describing::text_schema({}); }
};

template <>
struct JsonForm<Instant> {
    static Json print(Instant value) { return iso_text(value); }
    static std::optional<Instant> read(const Json& json, Reading& reading) {
        if (!reading.expect(json, "string")) return std::nullopt;
        return describing::accept(parse_instant(*json.string()), reading);
    }
    static Json schema(Schemas&) {
        return describing::text_schema({"date-time", {}, "2026-11-23T08:39:28.000Z"});
    }
};

template <>
struct JsonForm<Pence> {
    static Json print(Pence value);
    static std::optional<Pence> read(const Json& json, Reading& reading);
    static Json schema(Schemas&);
};

template <>
struct JsonForm<bool> {
    static Json print(bool value) { return value; }
    static std::optional<bool> read(const Json& json, Reading& reading) {
        if (!reading.expect(json, "boolean")) return std::nullopt;
        return json.boolean();
    }
    static Json schema(Schemas&) { return Json::object({{"type", "boolean"}}); }
};

template <>
struct JsonForm<std::int64_t> {
    static Json print(std::int64_t value) { return value; }
    static std::optional<std::int64_t> read(const Json& json, Reading& reading) {
        return describing::read_integer(json, -describing::integer_most, describing::integer_most,
                                        reading);
    }
    static Json schema(Schemas&) {
        return describing::integer_schema(-describing::integer_most, describing::integer_most);
    }
};

template <>
struct JsonForm<int> {
    static constexpr std::int64_t least = std::numeric_limits<int>::min();
    static constexpr std::int64_t most = std::numeric_limits<int>::max();
    static Json print(int value) { return value; }
    static std::optional<int> read(const Json& json, Reading& reading) {
        const auto value = describing::read_integer(json, least, most, reading);
        if (!value) return std::nullopt;
        return static_cast<int>(*value);
    }
    static Json schema(Schemas&) { return describing::integer_schema(least, most); }
};

template <>
struct JsonForm<double> {
    static Json print(double value) { return value; }
    static std::optional<double> read(const Json& json, Reading& reading) {
        if (!reading.expect(json, "number")) return std::nullopt;
        return json.number();
    }
    static Json schema(Schemas&) { return Json::object({{"type", "number"}}); }
};

template <>
struct JsonForm<Json> {
    static Json print(const Json& value) { return value; }
    static std::optional<Json> read(const Json& json, Reading&) { return json; }
    static Json schema(Schemas&) { return Json::object({}); }
};

}  // namespace kith
