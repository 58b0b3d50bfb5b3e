#include "platform/base/text.hpp"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace kith::text {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 128; });
}


bool is_space(UChar32 c) {
    return c == ' ' || (c >= '\t' && c <= '\r') ||
           (c > 127 && (u_isUWhiteSpace(c) || c == 0x200B || c == 0xFEFF));
}

// The character at `place`, which moves past it; negative if the bytes there are not UTF-8.
UChar32 code_point_at(std::string_view text, std::size_t& place) {
    const auto first = static_cast<unsigned char>(text[place]);
    if (first < 128) {
        ++place;
        return first;
    }
    const std::string_view rest = text.substr(place, 4);
    const int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    std::int32_t next = 0;
    UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
    U8_NEXT(rest.data(), next, std::min<std::int32_t>(length, static_cast<int>(rest.size())), c);
#pragma GCC diagnostic pop
    place += static_cast<std::size_t>(next);
    return c;
}

icu::UnicodeString wide(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string narrow(const icu::UnicodeString& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

template <class Change>
std::string ascii_changed(std::string_view text, Change change) {
    std::string changed(text);
    std::transform(changed.begin(), changed.end(), changed.begin(), change);
    return changed;
}

constexpr char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr char ascii_upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

void check(UErrorCode status) {
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
}

const icu::Normalizer2& composer() {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFCInstance(status);
    check(status);
    return *normalizer;
}

const icu::Normalizer2& decomposer() {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFDInstance(status);
    check(status);
    return *normalizer;
}

// Latin letters that Unicode does not take apart into a plain letter and a mark.
void append_plain(icu::UnicodeString& out, UChar32 c) {
    switch (c) {
        case u'ß': out += u"ss"; return;
        case u'ẞ': out += u"SS"; return;
        case u'Æ': out += u"AE"; return;
        case u'æ': out += u"ae"; return;
        case u'Œ': out += u"OE"; return;
        case u'œ': out += u"oe"; return;
        case u'Þ': out += u"Th"; return;
        case u'þ': out += u"th"; return;
        case u'Ø': out += u'O'; return;
        case u'ø': out += u'o'; return;
        case u'Ł': out += u'L'; return;
        case u'ł': out += u'l'; return;
        case u'Đ':
        case u'Ð': out += u'D'; return;
        case u'đ':
        case u'ð': out += u'd'; return;
        case u'Ħ': out += u'H'; return;
        case u'ħ': out += u'h'; return;
        case u'ı': out += u'i'; return;
        case u'’':
        case u'‘': out += u'\''; return;
        case u'‐':
        case u'‑':
        case u'–': out += u'-'; return;
        default: out += c;
    }
}

// Characters that no reader sees and that can hide or turn round what is read.
bool is_hidden(UChar32 c) {
    const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
                       c == 0x200E || c == 0x200F;
    return turns || c == 0x200B || c == 0xFEFF || u_charType(c) == U_CONTROL_CHAR ||
           !U_IS_UNICODE_CHAR(c);
}

constexpr bool is_line_end(UChar32 c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

Parsed<std::string> cleaned(std::string_view bytes, char line_end) {
    if (!valid_utf8(bytes)) return refused("Text must be valid UTF-8");
    UErrorCode status = U_ZERO_ERROR;
    const auto composed = composer().normalize(wide(bytes), status);
    check(status);
    icu::UnicodeString kept;
    for (std::int32_t place = 0; place < composed.length();) {
        const UChar32 c = composed.char32At(place);
        place += U16_LENGTH(c);
        if (is_line_end(c)) {
            if (c == '\r' && place < composed.length() && composed[place] == '\n') ++place;
            kept += static_cast<UChar>(line_end);
        } else if (c == '\t') {
            kept += u' ';
        } else if (!is_hidden(c)) {
            kept += c;
        }
    }
    return std::string(trim(narrow(kept)));
}

bool is_plain_line(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 0x7f; });
}

// The end of the `most`th character a reader sees, and how many there were up to it.
std::pair<std::size_t, std::size_t> graphemes(std::string_view text, std::size_t most) {
    UErrorCode status = U_ZERO_ERROR;
    thread_local const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    check(status);
    UText opened = UTEXT_INITIALIZER;
    utext_openUTF8(&opened, text.data(), static_cast<std::int64_t>(text.size()), &status);
    breaks->setText(&opened, status);
    check(status);
    std::size_t count = 0;
    std::int32_t end = breaks->first();
    while (count < most && breaks->next() != icu::BreakIterator::DONE) {
        end = breaks->current();
        ++count;
    }
    utext_close(&opened);
    return {static_cast<std::size_t>(end), count};
}

}  // namespace

std::string_view trim(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t next = 0; begin < text.size(); begin = next)
        if (!is_space(code_point_at(text, next))) break;
    text.remove_prefix(begin);
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
        std::size_t next = last;
        if (!is_space(code_point_at(text, next)) || next != text.size()) break;
        text.remove_suffix(text.size() - last);
    }
    return text;
}

std::string collapse_spaces(std::string_view text) { return join(words(text), " "); }

std::string lower(std::string_view text) {
    if (is_ascii(text)) return ascii_changed(text, ascii_lower);
    return narrow(wide(text).toLower(icu::Locale::getRoot()));
}

std::string upper(std::string_view text) {
    if (is_ascii(text)) return ascii_changed(text, ascii_upper);
    return narrow(wide(text).toUpper(icu::Locale::getRoot()));
}

std::string without_accents(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const auto apart = decomposer().normalize(wide(text), status);
    check(status);
    icu::UnicodeString plain;
    for (std::int32_t place = 0; place < apart.length();) {
        const UChar32 c = apart.char32At(place);
        place += U16_LENGTH(c);
        if (u_charType(c) != U_NON_SPACING_MARK) append_plain(plain, c);
    }
    return narrow(composer().normalize(plain, status));
}

std::string folded(std::string_view text) {
    const auto plain = without_accents(collapse_spaces(text));
    if (is_ascii(plain)) return ascii_changed(plain, ascii_lower);
    return narrow(wide(plain).foldCase());
}

bool valid_utf8(std::string_view bytes) {
    for (std::size_t place = 0; place < bytes.size();)
        if (code_point_at(bytes, place) < 0) return false;
    return true;
}

std::string replace_invalid_utf8(std::string_view bytes) {
    std::string repaired;
    for (std::size_t place = 0; place < bytes.size();) {
        const std::size_t before = place;
        const bool valid = code_point_at(bytes, place) >= 0;
        repaired += valid ? bytes.substr(before, place - before) : "\xef\xbf\xbd";
    }
    return repaired;
}

std::string as_utf8(std::string_view bytes) {
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    if (valid_utf8(bytes)) return std::string(bytes);
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                  "windows-1252");
    return narrow(text);
}

Parsed<std::string> clean_line(std::string_view bytes) {
    if (is_plain_line(bytes)) return std::string(trim(bytes));
    return cleaned(bytes, ' ');
}

Parsed<std::string> clean_lines(std::string_view bytes) {
    if (is_plain_line(bytes)) return std::string(trim(bytes));
    return cleaned(bytes, '\n');
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == text.npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t start = 0;
    const auto add = [&](std::size_t end) {
        if (end > start) words.push_back(text.substr(start, end - start));
    };
    for (std::size_t place = 0; place < text.size();) {
        const std::size_t before = place;
        if (!is_space(code_point_at(text, place))) continue;
        add(before);
        start = place;
    }
    add(text.size());
    return words;
}

std::string listed(const std::vector<std::string>& items) {
    std::string text;
    for (std::size_t place = 0; place < items.size(); ++place) {
        if (place > 0) text += place + 1 == items.size() ? " and " : ", ";
        text += items[place];
    }
    return text;
}

std::size_t length(std::string_view text) {
    const auto plain = [](char c) { return static_cast<unsigned char>(c) < 128 && c != '\r'; };
    if (std::all_of(text.begin(), text.end(), plain)) return text.size();
    return graphemes(text, text.size()).second;
}

std::string_view limit(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    return text.substr(0, graphemes(text, most).first);
}

}  // namespace kith::text
