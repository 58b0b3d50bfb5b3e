// A telephone number that can be rung, from any country; numbers without a country are British.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>

#include "platform/base/parsed.hpp"

namespace kith {

class Phone {
  public:
    // Checked by libphonenumber: the length and the range must exist. The numbers that Ofcom keeps
    // for drama are taken too, so that made-up people may have numbers that ring nobody.
    static Parsed<Phone> parse(std::string_view text);
    // A number that parse gave before, read back from a store without asking the library again.
    static Parsed<Phone> from_store(std::string_view e164);

    const std::string& text() const { return text_; }  // E.164: "+447700900123"
    std::string for_reader() const;  // "07700 900123"; other countries "+33 1 99 00 12 34"
    // Whether a text message may reach it.
    bool is_mobile() const;

    friend auto operator<=>(const Phone&, const Phone&) = default;

  private:
    explicit Phone(std::string e164) : text_(std::move(e164)) {}
    std::string text_;
};

}  // namespace kith

template <>
struct std::hash<kith::Phone> {
    std::size_t operator()(const kith::Phone& phone) const noexcept {
        return std::hash<std::string>{}(phone.text());
    }
};
