// The languages messages are written in, pure: which of them a record names, what stands at the
// foot of a letter in English, and how a day is written. Only this slice includes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/base/day.hpp"
#include "platform/html/html.hpp"

namespace kith::messages {

inline constexpr std::string_view english = "en";

struct Language {
    std::string code;      // of BCP 47: "pl", "zh-Hant"
    std::string name;      // in English, as records have it
    std::string own_name;  // as its readers call it
    std::string also{};    // other names records have for it, between commas
    std::string line{};    // at the foot of a letter in English: how to ask for this language
    bool on_all = false;   // the line is also for letters to people whose language is not known
    int version = 1;
};

// Whether a code is that of a language there is: "pl", "zh-Hant".
bool is_language_code(std::string_view code);
bool right_to_left(std::string_view code);
// lang, and dir where it is read from the right, for an element with words in that language;
// nothing for English, which pages are in.
html::Attributes attributes_of(std::string_view code);

// The code of the language that the words of a record name first: "Polish, a little English" is
// "pl", "no English, speaks Urdu" is "ur". "" when they name none of these.
std::string language_named(std::string_view words, const std::vector<Language>& all);
const Language* language_of_code(std::string_view code, const std::vector<Language>& all);
// Its name in English, or the code itself.
std::string name_of_language(std::string_view code, const std::vector<Language>& all);

// A line at the foot of a letter.
struct FootLine {
    std::string language, text;
    bool operator==(const FootLine&) const = default;
};
// The lines below a letter in English to somebody of whom the record says `words`: that of their
// language; else the English one and those that are for all; for English readers none.
std::vector<FootLine> foot_lines(std::string_view words, const std::vector<Language>& all);
// As kept in a column, a line each, and back.
std::string kept(const std::vector<FootLine>& lines);
std::vector<FootLine> foot_kept(std::string_view text);

// "6 April 2020", "6 kwietnia 2020"
std::string written_in(Day day, std::string_view code);

}  // namespace kith::messages
