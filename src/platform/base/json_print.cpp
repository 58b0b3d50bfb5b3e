#include <charconv>
#include <cmath>

#include "platform/base/json.hpp"
#include "platform/base/text.hpp"

namespace kith {
namespace {

void print_escape(std::string& out, char c) {
    constexpr char digits[] = "0123456789abcdef";
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += "\\u00";
    out += digits[byte >> 4];
    out += digits[byte & 15U];
}

void print_text(std::string& out, std::string_view text) {
    std::string repaired;
    if (!text::valid_utf8(text)) {
        repaired = text::replace_invalid_utf8(text);
        text = repaired;
    }
    out += '"';
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < ' ' || c == '"' || c == '\\' || c == 0x7f)
            print_escape(out, c);
        else
            out += c;
    }
    out += '"';
}

template <class Number>
void print_number(std::string& out, Number value) {
    char digits[32];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

void print_double(std::string& out, double value) {
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    const std::size_t start = out.size();
    print_number(out, value);
    // A double stays one when it is read again.
    if (out.find_first_of(".e", start) == out.npos) out += ".0";
}

void print_value(std::string& out, const Json& json);

void print_array(std::string& out, const Json::Array& items) {
    out += '[';
    bool first = true;
    for (const auto& item : items) {
        if (!first) out += ',';
        print_value(out, item);
        first = false;
    }
    out += ']';
}

void print_object(std::string& out, const Json::Object& members) {
    out += '{';
    bool first = true;
    for (const auto& [name, value] : members) {
        if (!first) out += ',';
        print_text(out, name);
        out += ':';
        print_value(out, value);
        first = false;
    }
    out += '}';
}

void print_value(std::string& out, const Json& json) {
    const auto type = json.type();
    if (const auto* text = json.string()) return print_text(out, *text);
    if (const auto* items = json.array()) return print_array(out, *items);
    if (const auto* members = json.object()) return print_object(out, *members);
    if (type == "boolean") {
        out += *json.boolean() ? "true" : "false";
    } else if (type == "integer") {
        print_number(out, *json.integer());
    } else if (type == "number") {
        print_double(out, *json.number());
    } else {
        out += "null";
    }
}

}  // namespace

std::string Json::print() const {
    std::string out;
    print_value(out, *this);
    return out;
}

}  // namespace kith
