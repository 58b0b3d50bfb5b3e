// The names of HTML that its rules depend on, and how names and addresses are compared.
#pragma once

#include <cstddef>
#include <string_view>

namespace kith::html::detail {

inline constexpr std::string_view void_elements =
    " area base br col embed hr img input link meta source track wbr ";
inline constexpr std::string_view block_elements =
    " address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6"
    " header hr main nav ol p pre section table ul ";
inline constexpr std::string_view url_attributes =
    " action cite data formaction href poster src srcset xlink:href ";

constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
constexpr bool is_name_char(char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == ':' || c == '_' || c == '.';
}

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

constexpr bool same_ignoring_case(std::string_view text, std::string_view lower_case) {
    if (text.size() != lower_case.size()) {
        return false;
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (lower(text[at]) != lower_case[at]) {
            return false;
        }
    }
    return true;
}

// Whether `word`, in any case, stands in a list written as " one two three ".
constexpr bool listed(std::string_view list, std::string_view word) {
    for (std::size_t at = 0; at + word.size() + 1 < list.size(); ++at) {
        if (list[at] == ' ' && list[at + 1 + word.size()] == ' ' &&
            same_ignoring_case(word, list.substr(at + 1, word.size()))) {
            return true;
        }
    }
    return false;
}

// Whether an address would run as a script instead of going anywhere.
constexpr bool runs_script(std::string_view address) {
    while (!address.empty() && static_cast<unsigned char>(address.front()) <= ' ') {
        address.remove_prefix(1);
    }
    const std::size_t colon = address.find(':');
    const std::string_view scheme = address.substr(0, colon);
    return colon != std::string_view::npos &&
           (same_ignoring_case(scheme, "javascript") || same_ignoring_case(scheme, "vbscript") ||
            same_ignoring_case(scheme, "data"));
}

}  // namespace kith::html::detail
