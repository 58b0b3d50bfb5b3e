#include "practice/messages/language.hpp"

#include <unicode/datefmt.h>
#include <unicode/locid.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"

namespace kith::messages {
namespace {

icu::Locale locale_of(std::string_view code) {
    UErrorCode status = U_ZERO_ERROR;
    auto locale = icu::Locale::forLanguageTag(
        icu::StringPiece(code.data(), static_cast<int32_t>(code.size())), status);
    if (U_FAILURE(status) != 0) locale.setToBogus();
    return locale;
}

// The words of a text as they are compared, with one space round each.
std::string spaced(std::string_view text) {
    std::string plain = text::folded(text);
    for (char& letter : plain) {
        if (std::string_view(",;:./()\n\t-").find(letter) != std::string_view::npos) letter = ' ';
    }
    return " " + text::collapse_spaces(plain) + " ";
}

// "no", "little": what stands before a language that somebody does not read.
bool is_denied(std::string_view before) {
    constexpr std::array<std::string_view, 7> denials{" no ",      " not ",     " little ",
                                                      " limited ", " without ", " basic ",
                                                      " some "};
    return std::any_of(denials.begin(), denials.end(),
                       [&](std::string_view denial) { return before.ends_with(denial); });
}

// Where a name first stands as words of its own and not denied.
std::size_t place_of(std::string_view name, std::string_view words) {
    const std::string wanted = spaced(name);
    if (wanted.size() <= 2) return std::string_view::npos;
    auto at = words.find(wanted);
    while (at != std::string_view::npos && is_denied(words.substr(0, at + 1))) {
        at = words.find(wanted, at + 1);
    }
    return at;
}

std::vector<std::string> names_of(const Language& language) {
    std::vector<std::string> names{language.name, language.own_name};
    for (const auto part : text::split(language.also, ',')) names.emplace_back(text::trim(part));
    return names;
}

}  // namespace

bool is_language_code(std::string_view code) {
    if (code.size() < 2 || code.size() > 20) return false;
    const auto locale = locale_of(code);
    if (locale.isBogus() != 0) return false;
    const std::string_view language = locale.getLanguage();
    const char* const* all = icu::Locale::getISOLanguages();
    for (; *all != nullptr; ++all) {
        if (language == *all) return true;
    }
    return false;
}

bool right_to_left(std::string_view code) {
    const auto locale = locale_of(code);
    return locale.isBogus() == 0 && locale.isRightToLeft() != 0;
}

html::Attributes attributes_of(std::string_view code) {
    html::Attributes attributes;
    if (code.empty() || code == english) return attributes;
    attributes.add("lang", code);
    if (right_to_left(code)) attributes.add("dir", "rtl");
    return attributes;
}

std::string language_named(std::string_view words, const std::vector<Language>& all) {
    const std::string said = spaced(words);
    std::size_t first = std::string::npos, longest = 0;
    std::string found;
    for (const Language& language : all) {
        for (const std::string& name : names_of(language)) {
            const std::size_t at = place_of(name, said);
            if (at == std::string::npos) continue;
            if (at < first || (at == first && name.size() > longest)) {
                first = at;
                longest = name.size();
                found = language.code;
            }
        }
    }
    return found;
}

const Language* language_of_code(std::string_view code, const std::vector<Language>& all) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Language& one) { return one.code == code; });
    return found == all.end() ? nullptr : &*found;
}

std::string name_of_language(std::string_view code, const std::vector<Language>& all) {
    const Language* language = language_of_code(code, all);
    return language == nullptr ? std::string(code) : language->name;
}

std::vector<FootLine> foot_lines(std::string_view words, const std::vector<Language>& all) {
    const std::string code = language_named(words, all);
    if (code == english) return {};
    const Language* theirs = language_of_code(code, all);
    if (theirs != nullptr && !theirs->line.empty()) return {{theirs->code, theirs->line}};
    std::vector<FootLine> lines;
    const bool another = !text::trim(words).empty();
    for (const Language& language : all) {
        const bool wanted = language.on_all || (another && language.code == english);
        if (wanted && !language.line.empty()) lines.push_back({language.code, language.line});
    }
    return lines;
}

std::string kept(const std::vector<FootLine>& lines) {
    std::vector<std::string> all;
    for (const FootLine& line : lines) all.push_back(line.language + " " + line.text);
    return text::join(all, "\n");
}

std::vector<FootLine> foot_kept(std::string_view text) {
    std::vector<FootLine> lines;
    for (const auto line : text::split(text, '\n')) {
        const auto space = line.find(' ');
        if (space == std::string_view::npos) continue;
        lines.push_back({std::string(line.substr(0, space)), std::string(line.substr(space + 1))});
    }
    return lines;
}

std::string written_in(Day day, std::string_view code) {
    if (code.empty() || code == english) return written(day);
    const std::unique_ptr<icu::DateFormat> format(
        icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale_of(code)));
    if (format == nullptr) return written(day);
    format->setTimeZone(*icu::TimeZone::getGMT());
    const double milliseconds = static_cast<double>(day.number()) * 86'400'000.0;
    icu::UnicodeString text;
    format->format(milliseconds, text);
    std::string utf8;
    return text.toUTF8String(utf8);
}

}  // namespace kith::messages
