// The one list of names of an enumeration, for stores, JSON and forms. Beside the enumeration:
//
//   enum class Status { waiting, done };
//   constexpr auto names_of(const Status*) {
//       return std::array{Named{Status::waiting, "waiting"}, Named{Status::done, "done"}};
//   }
#pragma once

#include <array>
#include <stdexcept>
#include <string_view>
#include <type_traits>

#include "platform/base/parsed.hpp"

namespace kith {

template <class Enum>
struct Named {
    Enum value;
    std::string_view name;
};
template <class Enum>
Named(Enum, const char*) -> Named<Enum>;

template <class Enum>
concept HasNames =
    std::is_enum_v<Enum> && requires { names_of(static_cast<const Enum*>(nullptr)); };

template <HasNames Enum>
constexpr auto all_names() {
    return names_of(static_cast<const Enum*>(nullptr));
}

// Throws std::logic_error for a value that has no name: the list above forgot it.
template <HasNames Enum>
constexpr std::string_view name_of(Enum value) {
    for (const auto& named : all_names<Enum>())
        if (named.value == value) return named.name;
    throw std::logic_error("an enumeration value without a name");
}

template <HasNames Enum>
Parsed<Enum> parse_name(std::string_view name) {
    std::string choices;
    for (const auto& named : all_names<Enum>()) {
        if (named.name == name) return named.value;
        if (!choices.empty()) choices += ", ";
        choices += named.name;
    }
    return refused("Must be one of " + choices);
}

}  // namespace kith
