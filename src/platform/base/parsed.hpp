// What parsing one value gives: the value, or a sentence in GOV.UK style that says what to enter.
// The form or API that knows which field it was turns it into a Result with as_field.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

#include "platform/base/result.hpp"

namespace kith {

template <class T>
using Parsed = tl::expected<T, std::string>;

inline tl::unexpected<std::string> refused(std::string_view message) {
    return tl::unexpected<std::string>(std::string(message));
}

// The same answer with the name of the field it belongs to.
template <class T>
Result<T> as_field(std::string_view field, Parsed<T> parsed) {
    if (!parsed) return invalid(std::string(field), std::move(parsed).error());
    return *std::move(parsed);
}

}  // namespace kith
