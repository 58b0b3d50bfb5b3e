// How values cross into columns and back. A domain type joins in by specialising Column once:
//
//   template <>
//   struct kith::sql::Column<Postcode> {
//       using Stored = std::string_view;                      // or std::int64_t, or double
//       static std::string write(const Postcode& postcode);   // text, a whole number or a double
//       static Postcode read(std::string_view stored);
//   };
//
// std::optional of any such type is a column that may be NULL.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/day.hpp"
#include "platform/base/id.hpp"
#include "platform/sql/errors.hpp"

namespace kith::sql {

template <class T>
struct Column;

namespace detail {

template <class T>
struct OptionalOf : std::false_type {};
template <class T>
struct OptionalOf<std::optional<T>> : std::true_type {
    using Value = T;
};

template <class T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

[[noreturn]] void refuse_stored(std::string_view type);
[[noreturn]] void refuse_range();

}  // namespace detail

template <>
struct Column<std::string> {
    using Stored = std::string_view;
    static std::string_view write(const std::string& text) { return text; }
    static std::string read(std::string_view stored) { return std::string(stored); }
};

// Only to be written: a row does not outlive the text it lends.
template <>
struct Column<std::string_view> {
    static std::string_view write(std::string_view text) { return text; }
};

template <>
struct Column<const char*> {
    static std::string_view write(const char* text) { return text; }
};

template <detail::WholeNumber T>
struct Column<T> {
    using Stored = std::int64_t;
    static std::int64_t write(T number) {
        if (!std::in_range<std::int64_t>(number)) detail::refuse_range();
        return static_cast<std::int64_t>(number);
    }
    static T read(std::int64_t stored) {
        if (!std::in_range<T>(stored)) detail::refuse_range();
        return static_cast<T>(stored);
    }
};

template <>
struct Column<bool> {
    using Stored = std::int64_t;
    static std::int64_t write(bool value) { return value ? 1 : 0; }
    static bool read(std::int64_t stored) { return stored != 0; }
};

template <>
struct Column<double> {
    using Stored = double;
    static double write(double number) { return number; }
    static double read(double stored) { return stored; }
};

template <>
struct Column<Day> {
    using Stored = std::string_view;
    static std::string write(Day day) { return day.text(); }
    static Day read(std::string_view stored) {
        const auto day = Day::parse(stored);
        if (!day) detail::refuse_stored("a day");
        return *day;
    }
};

template <>
struct Column<Instant> {
    using Stored = std::string_view;
    static std::string write(Instant instant) { return iso_text(instant); }
    static Instant read(std::string_view stored) {
        const auto instant = parse_instant(stored);
        if (!instant) detail::refuse_stored("an instant");
        return *instant;
    }
};

template <class Entity>
struct Column<Id<Entity>> {
    using Stored = std::string_view;
    static std::string_view write(const Id<Entity>& id) { return id.text(); }
    static Id<Entity> read(std::string_view stored) {
        const auto id = Id<Entity>::parse(stored);
        if (!id) detail::refuse_stored("an id");
        return *id;
    }
};

// A type that one column holds.
template <class T>
concept Scalar = requires { typename Column<T>::Stored; } || detail::OptionalOf<T>::value;

// One value on its way into a statement. Text of strings and ids is borrowed, not copied.
class Parameter {
  public:
    using Value = std::variant<std::monostate, std::int64_t, double, std::string_view, std::string>;

    template <class T>
    static Parameter of(const T& value) {
        using Plain = std::decay_t<T>;
        if constexpr (std::same_as<Plain, std::nullopt_t>) {
            return Parameter(Value{});
        } else if constexpr (detail::OptionalOf<Plain>::value) {
            return value ? of(*value) : Parameter(Value{});
        } else if constexpr (std::same_as<Plain, char*>) {
            return Parameter(Value(std::string_view(value)));
        } else {
            return Parameter(Value(Column<Plain>::write(value)));
        }
    }

    // The same value holding its own text, for keeping.
    Parameter owned() && {
        if (const auto* text = std::get_if<std::string_view>(&value_)) {
            return Parameter(Value(std::string(*text)));
        }
        return std::move(*this);
    }

    const Value& value() const { return value_; }

  private:
    explicit Parameter(Value value) : value_(std::move(value)) {}
    Value value_;
};

// Values collected while a statement is put together, for lists with filters:
//
//   sql::Arguments with;
//   std::string where = "team_id = " + with.add(team);        // "team_id = $1"
//   if (town) where += " AND town = " + with.add(*town);      // " AND town = $2"
//   s.all<Need>("SELECT … WHERE " + where, with);
class Arguments {
  public:
    // Keeps a copy of the value; gives its placeholder.
    template <class T>
    std::string add(const T& value) {
        values_.push_back(Parameter::of(value).owned());
        return "$" + std::to_string(values_.size());
    }

    // Keeps a copy of each; gives "$3, $4, $5" for IN (…). Never empty: IN (NULL) holds nothing.
    template <class Range>
    std::string add_each(const Range& values) {
        std::string list;
        for (const auto& value : values) list += (list.empty() ? "" : ", ") + add(value);
        return list.empty() ? "NULL" : list;
    }

    std::span<const Parameter> values() const { return values_; }

  private:
    std::vector<Parameter> values_;
};

namespace detail {

template <class... Args>
std::array<Parameter, sizeof...(Args)> parameters(const Args&... args) {
    return {Parameter::of(args)...};
}
inline std::span<const Parameter> parameters(const Arguments& arguments) {
    return arguments.values();
}

}  // namespace detail
}  // namespace kith::sql
