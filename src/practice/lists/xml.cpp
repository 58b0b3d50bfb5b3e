#include "practice/lists/xml.hpp"

#include <charconv>
#include <cstdint>

namespace kith::lists {
namespace {

std::string_view without_prefix(std::string_view name) {
    const auto colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

void add_character(std::string& text, std::uint32_t code) {
    const auto byte = [&](std::uint32_t value) { text += static_cast<char>(value); };
    if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
    if (code < 0x80) return byte(code);
    if (code < 0x800) {
        byte(0xC0 | code >> 6);
        return byte(0x80 | (code & 0x3F));
    }
    if (code < 0x10000) {
        byte(0xE0 | code >> 12);
    } else {
        byte(0xF0 | code >> 18);
        byte(0x80 | (code >> 12 & 0x3F));
    }
    byte(0x80 | (code >> 6 & 0x3F));
    byte(0x80 | (code & 0x3F));
}

void add_entity(std::string& text, std::string_view entity) {
    if (entity == "amp") text += '&';
    else if (entity == "lt") text += '<';
    else if (entity == "gt") text += '>';
    else if (entity == "quot") text += '"';
    else if (entity == "apos") text += '\'';
    else if (entity.starts_with('#')) {
        const bool hex = entity.size() > 1 && (entity[1] == 'x' || entity[1] == 'X');
        const auto digits = entity.substr(hex ? 2 : 1);
        std::uint32_t code = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
        add_character(text, code);
    }
}

std::string resolved(std::string_view raw) {
    std::string text;
    while (!raw.empty()) {
        const auto ampersand = raw.find('&');
        text += raw.substr(0, ampersand);
        if (ampersand == raw.npos) break;
        const auto end = raw.find(';', ampersand);
        if (end == raw.npos) break;
        add_entity(text, raw.substr(ampersand + 1, end - ampersand - 1));
        raw.remove_prefix(end + 1);
    }
    return text;
}

// Takes away up to and with `end`; false where it does not come.
bool pass(std::string_view& rest, std::string_view end) {
    const auto at = rest.find(end);
    if (at == rest.npos) return false;
    rest.remove_prefix(at + end.size());
    return true;
}

}  // namespace

bool XmlReader::tag() {
    const auto end = rest_.find('>');
    if (end == rest_.npos) return false;
    std::string_view inside = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    kind_ = inside.starts_with('/') ? Kind::close : Kind::open;
    if (kind_ == Kind::close) inside.remove_prefix(1);
    closes_too_ = inside.ends_with('/');
    if (closes_too_) inside.remove_suffix(1);
    std::size_t length = 0;
    while (length < inside.size() && !is_space(inside[length])) ++length;
    name_ = without_prefix(inside.substr(0, length));
    inside_ = inside.substr(length);
    return true;
}

bool XmlReader::next() {
    if (closes_too_) {
        closes_too_ = false;
        kind_ = Kind::close;
        return true;
    }
    while (!rest_.empty()) {
        if (rest_.front() != '<') {
            const auto end = rest_.find('<');
            kind_ = Kind::text;
            inside_ = rest_.substr(0, end);
            rest_.remove_prefix(inside_.size());
            return true;
        }
        if (rest_.starts_with("<?")) {
            if (!pass(rest_, "?>")) return false;
        } else if (rest_.starts_with("<!--")) {
            if (!pass(rest_, "-->")) return false;
        } else if (rest_.starts_with("<!")) {
            return false;
        } else {
            return tag();
        }
    }
    return false;
}

std::string XmlReader::attribute(std::string_view name) const {
    std::string_view rest = inside_;
    while (true) {
        while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
        const auto equals = rest.find('=');
        if (equals == rest.npos || equals + 1 >= rest.size()) return "";
        std::string_view key = rest.substr(0, equals);
        while (!key.empty() && is_space(key.back())) key.remove_suffix(1);
        rest.remove_prefix(equals + 1);
        while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
        if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return "";
        const auto end = rest.find(rest.front(), 1);
        if (end == rest.npos) return "";
        if (without_prefix(key) == name) return resolved(rest.substr(1, end - 1));
        rest.remove_prefix(end + 1);
    }
}

std::string XmlReader::text() const { return resolved(inside_); }

}  // namespace kith::lists
