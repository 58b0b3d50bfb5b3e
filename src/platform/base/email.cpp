#include "platform/base/email.hpp"

#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <memory>

#include "platform/base/digits.hpp"

namespace kith {
namespace {

constexpr std::string_view advice =
    "Enter an email address in the correct format, like name@example.com";

constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 128; });
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

bool good_local_part(std::string_view local) {
    if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.')
        return false;
    if (local.find("..") != local.npos) return false;
    constexpr std::string_view marks = ".!#$%&'*+/=?^_`{|}~-";
    return std::all_of(local.begin(), local.end(), [&](char c) {
        return is_letter(c) || is_digit(c) || marks.find(c) != marks.npos;
    });
}

bool good_label(std::string_view label) {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
        return false;
    return std::all_of(label.begin(), label.end(),
                       [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

bool good_domain(std::string_view domain) {
    if (domain.size() > 253 || domain.find('.') == domain.npos) return false;
    while (true) {
        const auto dot = domain.find('.');
        const auto label = domain.substr(0, dot);
        if (!good_label(label)) return false;
        if (dot == domain.npos) return label.size() >= 2 && !all_digits(label);
        domain.remove_prefix(dot + 1);
    }
}

// The domain as the name service spells it; empty if it has no such spelling.
std::string ascii_domain(std::string_view domain) {
    std::string ascii;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::IDNA> idna(
        icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII, status));
    if (U_FAILURE(status)) return {};
    icu::IDNAInfo info;
    icu::StringByteSink<std::string> sink(&ascii);
    const icu::StringPiece piece(domain.data(), static_cast<std::int32_t>(domain.size()));
    idna->nameToASCII_UTF8(piece, sink, info, status);
    return U_FAILURE(status) || info.hasErrors() ? std::string{} : ascii;
}

}  // namespace

Parsed<Email> Email::parse(std::string_view entered) {
    const auto text = trimmed(entered);
    const auto at = text.find('@');
    if (at == text.npos || text.size() > 320) return refused(advice);
    const auto local = text.substr(0, at);
    std::string domain(text.substr(at + 1));
    if (!is_ascii(domain)) domain = ascii_domain(domain);
    std::transform(domain.begin(), domain.end(), domain.begin(), lower);
    if (!good_local_part(local) || !good_domain(domain)) return refused(advice);
    return Email(std::string(local) + '@' + domain);
}

std::string_view Email::domain() const {
    return std::string_view(text_).substr(text_.find('@') + 1);
}

std::string Email::key() const {
    std::string key = text_;
    std::transform(key.begin(), key.end(), key.begin(), lower);
    return key;
}

}  // namespace kith
