// What a function answers when it may not be able to: a value, or the problem the caller must face.
// The world failing (a lost database, a full disk) is an exception, caught once at the edge.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <variant>
#include <vector>

namespace kith {

// There is no such thing, or the viewer may not know that there is.
struct NotFound {
    std::string what;
};

// The viewer may know of it but may not do this. `action` completes "You may not …".
struct Forbidden {
    std::string action;
};

// Somebody changed it since the version the caller read.
struct Stale {
    std::string what;
};

// One field of a form or message that cannot be accepted, and what to do about it.
struct FieldError {
    std::string field;
    std::string message;
};

// What was sent cannot be accepted; every fault is listed.
struct Invalid {
    std::vector<FieldError> errors;
};

using Problem = std::variant<NotFound, Forbidden, Stale, Invalid>;

template <class T>
using Result = tl::expected<T, Problem>;

inline tl::unexpected<Problem> problem(Problem what) {
    return tl::unexpected<Problem>(std::move(what));
}

inline tl::unexpected<Problem> invalid(std::string field, std::string message) {
    return problem(Invalid{{{std::move(field), std::move(message)}}});
}

template <class... Visitors>
struct overloaded : Visitors... {
    using Visitors::operator()...;
};
template <class... Visitors>
overloaded(Visitors...) -> overloaded<Visitors...>;

}  // namespace kith

// Gives the value of a Result, or returns its problem from the calling function.
#define KITH_TRY(expression)                                                \
    __extension__({                                                         \
        auto kith_try_result = (expression);                                \
        if (!kith_try_result) return tl::unexpected(kith_try_result.error()); \
        *std::move(kith_try_result);                                        \
    })
