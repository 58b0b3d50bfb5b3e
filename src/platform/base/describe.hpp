// One description of a struct's fields, from which its JSON is printed, read and documented.
// Beside the struct, in its namespace:
//
//   constexpr auto describe(const Visit*) {
//       return description("Visit", "A visit to somebody's home",
//                          field("id", &Visit::id, "Given by Kith").read_only(),
//                          field("day", &Visit::day, "The day it is due"),
//                          field("note", &Visit::note, "What to know").at_most(500).personal());
//   }
//
// Fields may be bool, int, int64_t, double, std::string, Private, Instant, Pence, Json, any type
// with parse and text() (ids, postcodes, days…), enumerations with names (named.hpp), described
// structs, and std::optional or std::vector of these.
#pragma once

#include <array>
#include <concepts>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "platform/base/json.hpp"
#include "platform/base/result.hpp"

namespace kith {

struct FieldRules {
    bool read_only = false;  // printed; passed over when read
    bool may_omit = false;   // keeps the struct's default if it is not sent
    bool personal = false;   // marked so in the schema
    std::size_t least = 0;   // characters of a text, items of an array
    std::size_t most = std::numeric_limits<std::size_t>::max();
    std::optional<double> minimum{};
    std::optional<double> maximum{};
    std::span<const std::string_view> choices{};  // of a text; empty: any
};

template <class Struct, class Value>
struct Field {
    std::string_view name;
    Value Struct::*member;
    std::string_view about;
    FieldRules rules{};

    constexpr Field read_only() const { return with(&FieldRules::read_only, true); }
    constexpr Field may_omit() const { return with(&FieldRules::may_omit, true); }
    constexpr Field personal() const { return with(&FieldRules::personal, true); }
    constexpr Field at_least(std::size_t count) const { return with(&FieldRules::least, count); }
    constexpr Field at_most(std::size_t count) const { return with(&FieldRules::most, count); }
    constexpr Field from(double value) const { return with(&FieldRules::minimum, value); }
    constexpr Field up_to(double value) const { return with(&FieldRules::maximum, value); }
    // One of these texts, which must last as long as the program.
    template <std::size_t count>
    constexpr Field one_of(const std::array<std::string_view, count>& texts) const {
        return with(&FieldRules::choices, std::span<const std::string_view>(texts));
    }

  private:
    template <class Rule, class Setting>
    constexpr Field with(Rule FieldRules::*rule, Setting setting) const {
        Field changed = *this;
        changed.rules.*rule = setting;
        return changed;
    }
};

template <class... Fields>
struct Description {
    std::string_view name;
    std::string_view about;
    std::tuple<Fields...> fields;
};

template <class Struct, class Value>
constexpr Field<Struct, Value> field(std::string_view name, Value Struct::*member,
                                     std::string_view about) {
    return {name, member, about};
}

template <class... Fields>
constexpr Description<Fields...> description(std::string_view name, std::string_view about,
                                             Fields... fields) {
    return {name, about, std::tuple<Fields...>(fields...)};
}

template <class T>
concept Described = requires { describe(static_cast<const T*>(nullptr)); };

template <Described T>
constexpr auto description_of() {
    return describe(static_cast<const T*>(nullptr));
}

// Where in a message the reader is, and what it has found wrong so far.
class Reading {
  public:
    void fault(std::string message) { errors_.push_back({path_, std::move(message)}); }
    // A fault unless the value is of that JSON type.
    bool expect(const Json& json, std::string_view type);
    // A fault for each member that is not among the names.
    void refuse_others(const Json& object, const std::string_view* names, std::size_t count);
    void check(const Json& json, const FieldRules& rules);

    std::size_t fault_count() const { return errors_.size(); }
    std::vector<FieldError> take_errors() { return std::move(errors_); }

    // Steps into a member or item until the end of the scope.
    class Step {
      public:
        Step(Reading& reading, std::string_view part);
        ~Step() { reading_.path_.resize(length_); }
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

      private:
        Reading& reading_;
        std::size_t length_;
    };

  private:
    std::string path_;
    std::vector<FieldError> errors_;
};

// The schemas of described structs by name, for the components of an OpenAPI document.
using Schemas = Json;

// How one type is printed, read and documented; specialised in describe_values.hpp and below.
template <class T>
struct JsonForm;

namespace describing {

Json object_schema(std::string_view about);
void add_property(Json& schema, std::string_view name, std::string_view about,
                  const FieldRules& rules, bool required, Json property);
Json reference_to(std::string_view name);
Json or_null(Json schema);

template <class T>
struct optional_of : std::false_type {};
template <class T>
struct optional_of<std::optional<T>> : std::true_type {};

template <class Value>
constexpr bool must_be_sent(const FieldRules& rules) {
    return !rules.read_only && !rules.may_omit && !optional_of<Value>::value;
}

template <class Struct, class Value>
std::optional<Value> read_member(const Json& object, const Field<Struct, Value>& field,
                                 Reading& reading) {
    if (field.rules.read_only) return std::nullopt;
    const Reading::Step step(reading, field.name);
    const Json* member = object.find(field.name);
    if (member == nullptr || (member->is_null() && optional_of<Value>::value)) {
        if (must_be_sent<Value>(field.rules)) reading.fault("This must be sent");
        if constexpr (optional_of<Value>::value) return std::optional<Value>(std::in_place);
        return std::nullopt;
    }
    reading.check(*member, field.rules);
    return JsonForm<Value>::read(*member, reading);
}

template <class T>
constexpr bool every_field_is_sent() {
    return std::apply(
        [](const auto&... field) {
            return (!(field.rules.read_only || field.rules.may_omit) && ...);
        },
        description_of<T>().fields);
}

// Puts the values that were read into a T. One that cannot be made without its values must have
// all of them described, in the order of its members.
template <class T, class... Fields, class... Values>
T assemble(const std::tuple<Fields...>& fields, std::tuple<std::optional<Values>...>& values) {
    if constexpr (std::default_initializable<T>) {
        T made{};
        const auto place = [&made](const auto& field, auto& value) {
            if (value) made.*field.member = *std::move(value);
        };
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            (place(std::get<Index>(fields), std::get<Index>(values)), ...);
        }(std::index_sequence_for<Fields...>{});
        return made;
    } else {
        static_assert(every_field_is_sent<T>(), "give the struct a default for fields not read");
        return std::apply([](auto&... value) { return T{*std::move(value)...}; }, values);
    }
}

}  // namespace describing

template <Described T>
struct JsonForm<T> {
    static Json print(const T& value) {
        Json object = Json::object({});
        const auto print_field = [&](const auto& field) {
            Json member = JsonForm<std::decay_t<decltype(value.*field.member)>>::print(
                value.*field.member);
            if (!member.is_null()) object.append_new(std::string(field.name), std::move(member));
        };
        std::apply([&](const auto&... field) { (print_field(field), ...); },
                   description_of<T>().fields);
        return object;
    }

    static std::optional<T> read(const Json& json, Reading& reading) {
        if (!reading.expect(json, "object")) return std::nullopt;
        const std::size_t faults = reading.fault_count();
        constexpr auto fields = description_of<T>().fields;
        return std::apply(
            [&](const auto&... field) -> std::optional<T> {
                const std::string_view names[] = {field.name...};
                reading.refuse_others(json, names, sizeof...(field));
                std::tuple values{describing::read_member(json, field, reading)...};
                if (reading.fault_count() != faults) return std::nullopt;
                return describing::assemble<T>(fields, values);
            },
            fields);
    }

    static Json schema(Schemas& schemas) {
        constexpr auto described = description_of<T>();
        if (schemas.find(described.name) == nullptr) {
            schemas.set(described.name, nullptr);  // so that a struct may hold its own kind
            Json schema = describing::object_schema(described.about);
            const auto add = [&]<class S, class Value>(const Field<S, Value>& field) {
                describing::add_property(schema, field.name, field.about, field.rules,
                                         describing::must_be_sent<Value>(field.rules),
                                         JsonForm<Value>::schema(schemas));
            };
            std::apply([&](const auto&... field) { (add(field), ...); }, described.fields);
            schemas.set(described.name, std::move(schema));
        }
        return describing::reference_to(described.name);
    }
};

template <class T>
struct JsonForm<std::optional<T>> {
    static Json print(const std::optional<T>& value) {
        return value ? JsonForm<T>::print(*value) : Json();
    }
    static std::optional<std::optional<T>> read(const Json& json, Reading& reading) {
        if (json.is_null()) return std::optional<std::optional<T>>(std::in_place);
        auto value = JsonForm<T>::read(json, reading);
        if (!value) return std::nullopt;
        return std::optional<std::optional<T>>(std::in_place, *std::move(value));
    }
    static Json schema(Schemas& schemas) {
        return describing::or_null(JsonForm<T>::schema(schemas));
    }
};

template <class T>
struct JsonForm<std::vector<T>> {
    static Json print(const std::vector<T>& values) {
        Json items = Json::array({});
        for (const auto& value : values) items.push(JsonForm<T>::print(value));
        return items;
    }
    static std::optional<std::vector<T>> read(const Json& json, Reading& reading) {
        if (!reading.expect(json, "array")) return std::nullopt;
        const std::size_t faults = reading.fault_count();
        std::vector<T> values;
        for (std::size_t index = 0; index < json.array()->size(); ++index) {
            const Reading::Step step(reading, std::to_string(index));
            auto value = JsonForm<T>::read((*json.array())[index], reading);
            if (value) values.push_back(*std::move(value));
        }
        if (reading.fault_count() != faults) return std::nullopt;
        return values;
    }
    static Json schema(Schemas& schemas) {
        return Json::object({{"type", "array"}, {"items", JsonForm<T>::schema(schemas)}});
    }
};

// Empty optionals are left out of objects.
template <class T>
Json to_json(const T& value) {
    return JsonForm<T>::print(value);
}

// The value, or every fault with the JSON Pointer (RFC 6901) of where it is. Members that are not
// described are faults; null counts as not sent for an optional; read-only members are passed over.
template <class T>
Result<T> from_json(const Json& json) {
    Reading reading;
    auto value = JsonForm<T>::read(json, reading);
    if (!value) return problem(Invalid{reading.take_errors()});
    return *std::move(value);
}

// The JSON Schema 2020-12 of T, as OpenAPI 3.1 takes it. Described structs are put into `schemas`
// and referred to as #/components/schemas/NAME.
template <class T>
Json schema_of(Schemas& schemas) {
    return JsonForm<T>::schema(schemas);
}

}  // namespace kith

#include "platform/base/describe_values.hpp"
