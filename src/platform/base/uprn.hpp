// Unique Property Reference Number: which home or building an address means.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "platform/base/parsed.hpp"

namespace kith {

class Uprn {
  public:
    // One to twelve digits, padded with zeros or not; all zeros is no property.
    static Parsed<Uprn> parse(std::string_view text);

    std::string text() const { return std::to_string(number_); }  // without leading zeros
    std::string for_reader() const { return text(); }
    std::uint64_t number() const { return number_; }

    friend auto operator<=>(const Uprn&, const Uprn&) = default;

  private:
    explicit Uprn(std::uint64_t number) : number_(number) {}
    std::uint64_t number_;
};

}  // namespace kith

template <>
struct std::hash<kith::Uprn> {
    std::size_t operator()(const kith::Uprn& uprn) const noexcept {
        return std::hash<std::uint64_t>{}(uprn.number());
    }
};
