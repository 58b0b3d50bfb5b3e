#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>

#include "engines/linkage/transliterate.hpp"

namespace kith::linkage {
namespace {

std::unique_ptr<icu::Transliterator> make_transliterator() {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
        "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
}

}  // namespace

std::string in_ascii(std::string_view text) {
    thread_local const auto transliterator = make_transliterator();
    icu::UnicodeString letters = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    if (transliterator) transliterator->transliterate(letters);
    std::string written;
    letters.toUTF8String(written);
    return written;
}

}  // namespace kith::linkage
