#include "platform/html/html.hpp"

namespace kith::html {

namespace {

// The literal's own text: a line break stays one, the indentation behind it goes.
void write_literal(std::string& out, std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        out.append(text.substr(0, end));
        if (end == std::string_view::npos) {
            return;
        }
        text.remove_prefix(end);
        const std::size_t next = text.find_first_not_of(" \n");
        if (!out.empty()) {
            out += '\n';
        }
        text.remove_prefix(next == std::string_view::npos ? text.size() : next);
    }
}

}  // namespace

void escape_into(std::string& out, std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = text.find_first_of("&<>\"'");
        out.append(text.substr(0, end));
        if (end == std::string_view::npos) {
            return;
        }
        switch (text[end]) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += "&#39;"; break;
        }
        text.remove_prefix(end + 1);
    }
}

Attributes::Attributes(std::initializer_list<Attribute> list) {
    for (const Attribute& attribute : list) {
        add(attribute.name, attribute.value);
    }
}

Attributes& Attributes::add(AttributeName name, std::string_view value) & {
    written_ += ' ';
    written_ += name.text();
    written_ += "=\"";
    escape_into(written_, value);
    written_ += '"';
    return *this;
}

Attributes& Attributes::add_some(AttributeName name, std::string_view value) & {
    return value.empty() ? *this : add(name, value);
}

Attributes& Attributes::flag(AttributeName name, bool on) & {
    if (on) {
        written_ += ' ';
        written_ += name.text();
    }
    return *this;
}

Attributes& Attributes::append(const Attributes& more) & {
    written_ += more.written_;
    return *this;
}

namespace detail {

void Filling::write_to(std::string& out) const {
    if (size_ > 0) {
        out.append(digits_, size_);
    } else if (escape_) {
        escape_into(out, view_);
    } else {
        out.append(view_);
    }
}

Html fill(std::string_view literal, const Filling* fillings, std::size_t count) {
    std::string out;
    out.reserve(literal.size() + count * 32);
    for (std::size_t filled = 0; filled < count; ++filled) {
        const std::size_t slot = literal.find("{}");
        write_literal(out, literal.substr(0, slot));
        fillings[filled].write_to(out);
        literal.remove_prefix(slot + 2);
    }
    write_literal(out, literal);
    return Html::trusted(std::move(out));
}

}  // namespace detail

}  // namespace kith::html
