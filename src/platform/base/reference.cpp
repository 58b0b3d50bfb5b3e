#include "platform/base/reference.hpp"

#include <stdexcept>

#include "platform/base/crypto.hpp"

namespace kith {
namespace {

constexpr std::string_view alphabet = "0123456789BCDFGHJKMNPQRTVWXYZ";
constexpr unsigned base = 29;
static_assert(alphabet.size() == base);
constexpr std::size_t body_length = 7;
constexpr std::size_t full_length = 1 + body_length + 1;  // letter, body, check character
constexpr unsigned no_value = 99;

// The character as it is meant: upper case, and look-alikes as the one that is in the alphabet.
constexpr char meant(char c) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    switch (upper) {
        case 'O': return '0';
        case 'I':
        case 'L': return '1';
        case 'S': return '5';
        case 'U': return 'V';
        default: return upper;
    }
}

constexpr unsigned value_of(char c) {
    const auto place = alphabet.find(c);
    return place == alphabet.npos ? no_value : static_cast<unsigned>(place);
}

constexpr bool is_letter(char c) { return value_of(c) != no_value && value_of(c) >= 10; }

// The weighted sum of the letter, the body and, if it is there, the check character; 0 when right.
// The check character's own weight is -1, so the sum without it *is* the check value.
constexpr unsigned weighted_sum(std::string_view characters) {
    unsigned sum = 0;
    for (std::size_t place = 0; place < characters.size(); ++place) {
        const auto weight = place < full_length - 1 ? static_cast<unsigned>(place) + 1 : base - 1;
        sum += weight * value_of(characters[place]);
    }
    return sum % base;
}

std::string with_number(char letter, std::uint64_t number) {
    if (!is_letter(letter)) throw std::invalid_argument("a reference cannot start so");
    std::string characters(1, letter);
    for (std::size_t place = 0; place < body_length; ++place) {
        characters += alphabet[number % base];
        number /= base;
    }
    characters += alphabet[weighted_sum(characters)];
    return characters;
}

std::string significant(std::string_view text) {
    std::string characters;
    for (const char c : text)
        if (c != ' ' && c != '-' && c != '.' && c != '\t') characters += meant(c);
    return characters;
}

Parsed<std::string> checked(std::string characters) {
    for (const char c : characters)
        if (value_of(c) == no_value)
            return refused("Reference must only include letters, numbers and hyphens");
    if (characters.size() != full_length || !is_letter(characters.front()))
        return refused("Enter a reference like K-7Q4M-2X9C");
    if (weighted_sum(characters) != 0)
        return refused("Check the reference: a character may be wrong or two may be swapped");
    return characters;
}

}  // namespace

Reference::Reference(std::string_view characters) {
    text_ += characters[0];
    text_ += '-';
    text_ += characters.substr(1, 4);
    text_ += '-';
    text_ += characters.substr(5);
}

Reference Reference::make(char letter) {
    std::uint64_t number = 0;
    do {
        number = random_number() & ((std::uint64_t{1} << 35) - 1);
    } while (number >= space);
    return Reference(with_number(letter, number));
}

Reference Reference::numbered(char letter, std::uint64_t number) {
    if (number >= space) throw std::invalid_argument("references are used up");
    // Multiplying by a number without the factor 29 permutes 0 .. 29^7 - 1. This one is near the
    // golden section of it, which spreads neighbours furthest apart.
    constexpr std::uint64_t spread = 10'661'009'847;
    static_assert(spread % base != 0);
    const auto product = __extension__ static_cast<unsigned __int128>(number) * spread % space;
    return Reference(with_number(letter, static_cast<std::uint64_t>(product)));
}

Parsed<Reference> Reference::parse(std::string_view text, char letter) {
    auto characters = significant(text);
    if (characters.size() == full_length - 1) characters.insert(characters.begin(), letter);
    const auto right = KITH_TRY(checked(std::move(characters)));
    if (right.front() != letter)
        return refused(std::string("Enter a reference that starts with ") + letter);
    return Reference(right);
}

Parsed<Reference> Reference::parse(std::string_view text) {
    return Reference(KITH_TRY(checked(significant(text))));
}

}  // namespace kith
