#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <charconv>
#include <map>

#include "platform/pdf/canvas.hpp"

namespace kith::pdf {
namespace {

// Letters that Urdu writes and Arabic does not.
bool only_urdu(UChar32 letter) {
    constexpr UChar32 letters[] = {0x0679, 0x0688, 0x0691, 0x06BA, 0x06BE, 0x06C1, 0x06CC, 0x06D2};
    for (const UChar32 one : letters) {
        if (letter == one) return true;
    }
    return false;
}

std::string_view language_in(UScriptCode script) {
    switch (script) {
        case USCRIPT_ARABIC: return "ar";
        case USCRIPT_BENGALI: return "bn";
        case USCRIPT_CYRILLIC: return "uk";
        case USCRIPT_DEVANAGARI: return "hi";
        case USCRIPT_GREEK: return "el";
        case USCRIPT_GUJARATI: return "gu";
        case USCRIPT_GURMUKHI: return "pa";
        case USCRIPT_HAN: return "zh";
        case USCRIPT_HEBREW: return "he";
        case USCRIPT_TAMIL: return "ta";
        default: return "en-GB";
    }
}

// What follows `key` in a dictionary up to the next name or end, such as "12 0 R".
std::string_view value_of(std::string_view text, std::string_view key) {
    const auto at = text.rfind(key);
    if (at == std::string_view::npos) return {};
    const auto value = text.substr(at + key.size());
    return value.substr(0, value.find_first_of("/>\n"));
}

long number_at(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    long number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

std::string_view language_of(std::string_view text) {
    std::map<UScriptCode, int> letters;
    bool urdu = false;
    const auto all = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    for (int32_t at = 0; at < all.length(); at = all.moveIndex32(at, 1)) {
        const UChar32 letter = all.char32At(at);
        UErrorCode status = U_ZERO_ERROR;
        urdu = urdu || only_urdu(letter);
        const UScriptCode script = uscript_getScript(letter, &status);
        if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) ++letters[script];
    }
    UScriptCode most = USCRIPT_LATIN;
    for (const auto& [script, count] : letters) {
        if (count > letters[most]) most = script;
    }
    return most == USCRIPT_ARABIC && urdu ? "ur" : language_in(most);
}

std::string with_language(std::string pdf, std::string_view language) {
    const std::string_view whole = pdf;
    const auto trailer = whole.rfind("trailer");
    if (trailer == std::string_view::npos) return pdf;
    const long root = number_at(value_of(whole.substr(trailer), "/Root"));
    const std::string name = std::to_string(root) + " 0 obj";
    const auto begin = whole.rfind("\n" + name);
    const auto end = whole.find("endobj", begin);
    if (begin == std::string_view::npos || end == std::string_view::npos) return pdf;
    std::string catalogue(whole.substr(begin + 1, end - begin - 1));
    catalogue.insert(catalogue.rfind(">>"),
                     "   /Lang (" + std::string(language) +
                         ")\n   /MarkInfo << /Marked true >>\n"
                         "   /ViewerPreferences << /DisplayDocTitle true >>\n");
    const std::string size(value_of(whole.substr(trailer), "/Size"));
    const std::string info(value_of(whole.substr(trailer), "/Info"));
    const long before = number_at(whole.substr(whole.rfind("startxref") + 10));
    const std::size_t object_at = pdf.size();
    pdf += catalogue + "endobj\n";
    const std::size_t table_at = pdf.size();
    std::string offset = std::to_string(object_at);
    offset.insert(0, 10 - offset.size(), '0');
    pdf += "xref\n" + std::to_string(root) + " 1\n" + offset + " 00000 n \ntrailer\n<< /Size" +
           size + "\n/Root " + std::to_string(root) + " 0 R\n/Info" + info + "\n/Prev " +
           std::to_string(before) + " >>\nstartxref\n" + std::to_string(table_at) + "\n%%EOF\n";
    return pdf;
}

}  // namespace kith::pdf
