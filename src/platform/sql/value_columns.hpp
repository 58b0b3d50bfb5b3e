// How the values of platform/base that are about a person cross into columns.
#pragma once

#include "platform/base/nhs_number.hpp"
#include "platform/base/pence.hpp"
#include "platform/base/postcode.hpp"
#include "platform/base/private.hpp"
#include "platform/base/reference.hpp"
#include "platform/sql/column.hpp"

namespace kith::sql {

template <>
struct Column<Private> {
    using Stored = std::string_view;
    static std::string_view write(const Private& text) { return text.text(); }
    static Private read(std::string_view stored) { return Private(std::string(stored)); }
};

template <>
struct Column<Postcode> {
    using Stored = std::string_view;
    static std::string_view write(const Postcode& postcode) { return postcode.text(); }
    static Postcode read(std::string_view stored) {
        const auto postcode = Postcode::parse(stored);
        if (!postcode) detail::refuse_stored("a postcode");
        return *postcode;
    }
};

template <>
struct Column<NhsNumber> {
    using Stored = std::string_view;
    static std::string_view write(const NhsNumber& number) { return number.text(); }
    static NhsNumber read(std::string_view stored) {
        const auto number = NhsNumber::parse(stored);
        if (!number) detail::refuse_stored("an NHS number");
        return *number;
    }
};

template <>
struct Column<Pence> {
    using Stored = std::int64_t;
    static std::int64_t write(Pence amount) { return amount.count(); }
    static Pence read(std::int64_t stored) { return Pence(stored); }
};

template <>
struct Column<Reference> {
    using Stored = std::string_view;
    static std::string_view write(const Reference& reference) { return reference.text(); }
    static Reference read(std::string_view stored) {
        const auto reference = Reference::parse(stored);
        if (!reference) detail::refuse_stored("a reference");
        return *reference;
    }
};

}  // namespace kith::sql
