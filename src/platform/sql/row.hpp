// One row of a result, read from left to right. A struct is read by a function beside it, found by
// its name:
//
//   static NeedSummary read(sql::Row& row, sql::Into<NeedSummary>) {
//       return {.id = row.next<NeedId>(), .title = row.next<std::string>(),
//               .due_on = row.next<std::optional<Day>>(), .urgent = row.next<bool>()};
//   }
//
// Braces are evaluated left to right, so the columns stand in the order of the fields. It stands in
// the namespace of the struct itself; in an unnamed namespace inside that it would not be found.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "platform/sql/column.hpp"

namespace kith::sql {

class Statement;

// Says into what a row is read.
template <class T>
struct Into {};

class Row {
  public:
    explicit Row(Statement& statement) : statement_(statement) {}

    // The value of the next column. Throws Misuse when it is NULL and T is not optional.
    template <Scalar T>
    T next() {
        if constexpr (detail::OptionalOf<T>::value) {
            return read_next<typename detail::OptionalOf<T>::Value>();
        } else {
            auto value = read_next<T>();
            if (!value) refuse_null();
            return *std::move(value);
        }
    }

  private:
    template <class T>
    std::optional<T> read_next() {
        using Stored = typename Column<T>::Stored;
        const auto stored = next_stored(Into<Stored>{});
        if (!stored) return std::nullopt;
        return Column<T>::read(*stored);
    }

    // Text is lent until the next column is read.
    std::optional<std::string_view> next_stored(Into<std::string_view>);
    std::optional<std::int64_t> next_stored(Into<std::int64_t>);
    std::optional<double> next_stored(Into<double>);
    [[noreturn]] void refuse_null() const;

    Statement& statement_;
    int column_ = 0;
};

namespace detail {

template <class T>
struct TupleOf : std::false_type {};
template <class... Parts>
struct TupleOf<std::tuple<Parts...>> : std::true_type {
    static std::tuple<Parts...> read(Row& row) { return {row.next<Parts>()...}; }
};

// A single column, a std::tuple of columns, or a struct with a read function of its own.
template <class T>
T read_row(Row& row) {
    if constexpr (Scalar<T>) {
        return row.next<T>();
    } else if constexpr (TupleOf<T>::value) {
        return TupleOf<T>::read(row);
    } else {
        return read(row, Into<T>{});
    }
}

}  // namespace detail
}  // namespace kith::sql
