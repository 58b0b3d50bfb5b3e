#include "platform/html/url.hpp"

#include <algorithm>

namespace kith::html {

namespace {

bool is_unreserved(char c) {
    return detail::is_letter(c) || detail::is_digit(c) || c == '-' || c == '.' || c == '_' ||
           c == '~';
}

bool has_space_or_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= ' ' || byte == 0x7f;
    });
}

// Browsers resolve a segment of only dots, even encoded, to another path; encoding it twice makes
// it an address of nothing instead.
std::string segment(std::string_view text) {
    if (text == "." || text == "..") {
        return text.size() == 1 ? "%252E" : "%252E%252E";
    }
    return percent_encoded(text);
}

}  // namespace

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        }
    }
    return out;
}

Url Url::from_pattern(std::string_view pattern, std::initializer_list<UrlPart> parts) {
    std::string out;
    for (const UrlPart& part : parts) {
        const std::size_t slot = pattern.find("{}");
        out.append(pattern.substr(0, slot));
        out += segment(part.text());
        pattern.remove_prefix(slot + 2);
    }
    out.append(pattern);
    return Url(std::move(out));
}

std::optional<Url> Url::external(std::string_view address) {
    const auto begins = [&](std::string_view scheme) {
        return address.size() > scheme.size() &&
               detail::same_ignoring_case(address.substr(0, scheme.size()), scheme);
    };
    const bool known =
        begins("https://") || begins("tel:") || begins("sms:") || begins("mailto:");
    if (!known || has_space_or_control(address)) {
        return std::nullopt;
    }
    return Url(std::string(address));
}

std::optional<Url> Url::same_site(std::string_view path) {
    const bool leaves = path.starts_with("//") || path.find('\\') != std::string_view::npos;
    if (!path.starts_with('/') || leaves || has_space_or_control(path)) {
        return std::nullopt;
    }
    return Url(std::string(path));
}

Url Url::here(std::string_view id) { return Url("#" + percent_encoded(id)); }

Url Url::with(std::string_view key, const UrlPart& value) const {
    const std::size_t hash = address_.find('#');
    std::string out = address_.substr(0, hash);
    out += out.find('?') == std::string::npos ? '?' : '&';
    out += percent_encoded(key) + "=" + percent_encoded(value.text());
    if (hash != std::string::npos) {
        out += address_.substr(hash);
    }
    return Url(std::move(out));
}

Url Url::at(std::string_view id) const {
    return Url(address_.substr(0, address_.find('#')) + "#" + percent_encoded(id));
}

}  // namespace kith::html
