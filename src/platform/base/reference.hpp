// The short reference people read out on the phone, such as K-7Q4M-2X9C: a letter that says what
// it is for, seven characters, and a check character.
//
// The 29 characters are the digits and the consonants without L and S: no vowels, so no words; and
// what is heard or written as O, I, L, S or U is read as 0, 1, 1, 5 and V. Because 29 is prime, a
// sum with a different weight for each place catches every single wrong character and every swap
// of two characters, the letter in front included.
//
// Seven characters make 29^7 = 17 thousand million. With 60 million records a random new reference
// meets an old one once in 287 tries (keep a unique index and try again), and a wrong reference
// that still passes the check, itself one in 29, names somebody in 1 of 287 cases.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "platform/base/parsed.hpp"

namespace kith {

class Reference {
  public:
    // How many references each letter has.
    static constexpr std::uint64_t space = 17'249'876'309;  // 29^7

    // A random one. `letter` must be one of the consonants above, else std::invalid_argument.
    static Reference make(char letter);
    // The reference of a running number below `space`: no two numbers share one, and neighbours
    // look nothing alike. Throws std::invalid_argument for a number that is too large.
    static Reference numbered(char letter, std::uint64_t number);
    // Reads what somebody typed: any case, spaces or hyphens or none, look-alikes put right. The
    // letter in front may be left out, as `letter` is what the page asks for.
    static Parsed<Reference> parse(std::string_view text, char letter);
    // The same where any letter will do; it must then be there.
    static Parsed<Reference> parse(std::string_view text);

    const std::string& text() const { return text_; }  // K-7Q4M-2X9C
    char letter() const { return text_.front(); }

    friend auto operator<=>(const Reference&, const Reference&) = default;

  private:
    explicit Reference(std::string_view characters);
    std::string text_;
};

}  // namespace kith

template <>
struct std::hash<kith::Reference> {
    std::size_t operator()(const kith::Reference& reference) const noexcept {
        return std::hash<std::string>{}(reference.text());
    }
};
