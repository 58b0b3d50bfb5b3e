// What is done to words everywhere: tidied, compared without regard to case or accents, cut where
// a reader would cut. All of it takes and gives UTF-8; Unicode's rules come from ICU.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/parsed.hpp"

namespace kith::text {

// Without the white space (Unicode's) at both ends.
std::string_view trim(std::string_view text);
// Trimmed, with each run of white space, line ends too, as one space.
std::string collapse_spaces(std::string_view text);

std::string lower(std::string_view text);
std::string upper(std::string_view text);
// Letters as plain as they go: "Łukasz Müller" gives "Lukasz Muller", "Straße" gives "Strasse".
// Other scripts keep their letters and lose their accents.
std::string without_accents(std::string_view text);
// For comparing and searching: without accents, case folded, spaces collapsed.
std::string folded(std::string_view text);

bool valid_utf8(std::string_view bytes);
// With each byte that is not UTF-8 as U+FFFD, the replacement character.
std::string replace_invalid_utf8(std::string_view bytes);
// The bytes as UTF-8: as they are if valid, else read as Windows-1252, the way older spreadsheets
// save. A byte order mark at the front goes.
std::string as_utf8(std::string_view bytes);

// What somebody typed or sent, made safe to keep: valid UTF-8 in composed form, no control or
// invisible direction characters, trimmed. Refuses bytes that are not UTF-8.
Parsed<std::string> clean_line(std::string_view bytes);   // one line; line ends become spaces
Parsed<std::string> clean_lines(std::string_view bytes);  // line ends kept, as \n

// The parts between separators; always at least one. They view `text`.
std::vector<std::string_view> split(std::string_view text, char separator);
// The words between white space; none for blank text. They view `text`.
std::vector<std::string_view> words(std::string_view text);

template <class Parts>
std::string join(const Parts& parts, std::string_view separator) {
    std::string joined;
    bool first = true;
    for (const auto& part : parts) {
        if (!first) joined += separator;
        joined += part;
        first = false;
    }
    return joined;
}

// "apples", "apples and pears", "apples, pears and plums"
std::string listed(const std::vector<std::string>& items);

// How many characters a reader sees.
std::size_t length(std::string_view text);
// The first `most` characters a reader sees, views `text`.
std::string_view limit(std::string_view text, std::size_t most);

}  // namespace kith::text
