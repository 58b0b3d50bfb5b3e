#include "platform/base/uprn.hpp"

#include "platform/base/digits.hpp"

namespace kith {

Parsed<Uprn> Uprn::parse(std::string_view text) {
    std::uint64_t number = 0;
    int digits = 0;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
        if (!is_digit(c) || ++digits > 12)
            return refused("UPRN must be 12 digits or fewer");
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (number == 0) return refused("Enter a UPRN, like 100023336956");
    return Uprn(number);
}

}  // namespace kith
