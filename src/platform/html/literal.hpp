// The compile-time reader of markup literals: it walks the HTML once, while compiling, and names
// the first thing wrong with it. `markup` in html.hpp is the face; pages name nothing in here.
#pragma once

#include <cstddef>
#include <string_view>

#include "platform/html/names.hpp"

namespace kith::html {

// What an argument of `markup` is, which decides the slots it may fill.
enum class Kind : unsigned char { text, markup, url, attributes };

enum class Fault : unsigned char {
    none,
    tag_left_open,
    wrong_closing_tag,
    bad_tag,
    unclosed_void,
    block_in_paragraph,
    bad_attribute_name,
    repeated_attribute,
    unquoted_value,
    event_handler,
    style_attribute,
    script_address,
    bare_ampersand,
    slot_in_raw_text,
    slot_in_comment,
    slot_needs_url,
    slot_needs_text,
    slot_needs_attributes,
    attributes_outside_tag,
    too_few_arguments,
    too_many_arguments,
};

namespace detail {

// Whether a name may be written as an attribute with a value that is plain text.
constexpr Fault attribute_name_fault(std::string_view name) {
    if (name.empty() || !(is_letter(name.front()) || name.front() == '_')) {
        return Fault::bad_attribute_name;
    }
    for (const char c : name) {
        if (!is_name_char(c)) {
            return Fault::bad_attribute_name;
        }
    }
    if (name.size() > 2 && same_ignoring_case(name.substr(0, 2), "on")) {
        return Fault::event_handler;
    }
    if (same_ignoring_case(name, "style") || same_ignoring_case(name, "srcdoc")) {
        return Fault::style_attribute;
    }
    return Fault::none;
}

class Walker {
  public:
    constexpr Walker(std::string_view source, const Kind* kinds, std::size_t count)
        : source_(source), kinds_(kinds), count_(count) {}

    constexpr Fault walk() {
        while (at_ < source_.size() && fault_ == Fault::none) {
            step();
        }
        if (fault_ == Fault::none && depth_ > 0) {
            fault_ = Fault::tag_left_open;
        }
        if (fault_ == Fault::none && used_ < count_) {
            fault_ = Fault::too_many_arguments;
        }
        return fault_;
    }

    // How far it came: where the fault is, if there was one.
    constexpr std::size_t position() const { return at_; }

  private:
    static constexpr std::size_t deepest = 64;
    static constexpr std::size_t most_attributes = 24;

    constexpr bool next_is(std::string_view text) const {
        return source_.substr(at_, text.size()) == text;
    }
    constexpr void fail(Fault fault) {
        if (fault_ == Fault::none) {
            fault_ = fault;
        }
    }
    constexpr void skip_spaces() {
        while (at_ < source_.size() && is_space(source_[at_])) {
            ++at_;
        }
    }
    constexpr std::string_view name() {
        const std::size_t start = at_;
        while (at_ < source_.size() && is_name_char(source_[at_])) {
            ++at_;
        }
        return source_.substr(start, at_ - start);
    }

    constexpr void step() {
        if (next_is("<!--")) {
            skip_to("-->", Fault::slot_in_comment);
        } else if (next_is("<!")) {
            skip_to(">", Fault::slot_in_comment);
        } else if (next_is("</")) {
            closing_tag();
        } else if (source_[at_] == '<') {
            opening_tag();
        } else if (next_is("{}")) {
            content_slot();
        } else {
            text_char();
        }
    }

    // Text may not hold a bare ampersand: it is nearly always an address or a word left unescaped.
    constexpr void text_char() {
        if (source_[at_] == '&') {
            std::size_t end = at_ + 1;
            while (end < source_.size() && (is_name_char(source_[end]) || source_[end] == '#')) {
                ++end;
            }
            if (end == at_ + 1 || end >= source_.size() || source_[end] != ';') {
                fail(Fault::bare_ampersand);
            }
        }
        ++at_;
    }

    constexpr void skip_to(std::string_view end, Fault if_slot) {
        while (at_ < source_.size() && !next_is(end)) {
            if (next_is("{}")) {
                fail(if_slot);
            }
            ++at_;
        }
        if (at_ >= source_.size()) {
            fail(Fault::tag_left_open);
        }
        at_ += end.size();
    }

    constexpr void closing_tag() {
        at_ += 2;
        const std::string_view tag = name();
        skip_spaces();
        if (tag.empty() || !next_is(">")) {
            return fail(Fault::bad_tag);
        }
        ++at_;
        if (depth_ == 0 || open_[depth_ - 1] != tag) {
            return fail(Fault::wrong_closing_tag);
        }
        --depth_;
        in_svg_ -= tag == "svg" ? 1 : 0;
    }

    // Lower case, but for those of SVG.
    constexpr bool is_tag_name(std::string_view tag) const {
        for (const char c : tag) {
            if (in_svg_ == 0 && c != lower(c)) {
                return false;
            }
        }
        return is_letter(tag.front());
    }

    constexpr void opening_tag() {
        ++at_;
        const std::string_view tag = name();
        if (tag.empty() || !is_tag_name(tag) || depth_ == deepest) {
            return fail(Fault::bad_tag);
        }
        if (depth_ > 0 && open_[depth_ - 1] == "p" && listed(block_elements, tag)) {
            return fail(Fault::block_in_paragraph);
        }
        attributes();
        if (fault_ != Fault::none) {
            return;
        }
        in_svg_ += tag == "svg" ? 1 : 0;
        if (next_is("/>")) {
            at_ += 2;
            return listed(void_elements, tag) || in_svg_ > 0 ? void() : fail(Fault::unclosed_void);
        }
        ++at_;
        if (!listed(void_elements, tag)) {
            open_[depth_++] = tag;
        }
        if (same_ignoring_case(tag, "script") || same_ignoring_case(tag, "style")) {
            raw_text(tag);
        }
    }

    constexpr void raw_text(std::string_view tag) {
        while (at_ < source_.size() &&
               !(next_is("</") && source_.substr(at_ + 2, tag.size()) == tag)) {
            if (next_is("{}")) {
                return fail(Fault::slot_in_raw_text);
            }
            ++at_;
        }
    }

    constexpr void attributes() {
        named_ = 0;
        skip_spaces();
        while (at_ < source_.size() && fault_ == Fault::none && source_[at_] != '>' &&
               !next_is("/>")) {
            if (next_is("{}")) {
                at_ += 2;
                if (take() != Kind::attributes) {
                    fail(Fault::slot_needs_attributes);
                }
            } else {
                attribute();
            }
            skip_spaces();
        }
        if (at_ >= source_.size()) {
            fail(Fault::tag_left_open);
        }
    }

    constexpr void attribute() {
        const std::string_view attribute_name = name();
        fail(attribute_name_fault(attribute_name));
        for (std::size_t seen = 0; seen < named_; ++seen) {
            if (names_[seen] == attribute_name) {
                fail(Fault::repeated_attribute);
            }
        }
        if (named_ < most_attributes) {
            names_[named_++] = attribute_name;
        }
        if (!next_is("=")) {
            return;
        }
        ++at_;
        if (at_ >= source_.size() || (source_[at_] != '"' && source_[at_] != '\'')) {
            return fail(Fault::unquoted_value);
        }
        value(listed(url_attributes, attribute_name), source_[at_++]);
    }

    constexpr void value(bool is_address, char quote) {
        const std::size_t start = at_;
        while (at_ < source_.size() && source_[at_] != quote && fault_ == Fault::none) {
            if (next_is("{}")) {
                value_slot(is_address, source_.substr(start, at_ - start));
                at_ += 2;
            } else {
                text_char();
            }
        }
        if (at_ >= source_.size()) {
            return fail(Fault::tag_left_open);
        }
        if (is_address && runs_script(source_.substr(start, at_ - start))) {
            fail(Fault::script_address);
        }
        ++at_;
    }

    // An address is a whole Url, perhaps with something fixed behind it; only an address that
    // stays on the page ("#...") may be completed by text.
    constexpr void value_slot(bool is_address, std::string_view before) {
        const Kind kind = take();
        if (is_address && !before.starts_with("#") && !(kind == Kind::url && before.empty())) {
            fail(Fault::slot_needs_url);
        }
        if (kind == Kind::markup || kind == Kind::attributes) {
            fail(Fault::slot_needs_text);
        }
    }

    constexpr void content_slot() {
        at_ += 2;
        const Kind kind = take();
        if (kind == Kind::attributes) {
            fail(Fault::attributes_outside_tag);
        }
        const std::string_view inside = depth_ > 0 ? open_[depth_ - 1] : std::string_view{};
        if (kind == Kind::markup && (inside == "textarea" || inside == "title") && in_svg_ == 0) {
            fail(Fault::slot_needs_text);
        }
    }

    constexpr Kind take() {
        if (used_ == count_) {
            fail(Fault::too_few_arguments);
            return Kind::text;
        }
        return kinds_[used_++];
    }

    std::string_view source_;
    const Kind* kinds_;
    std::size_t count_;
    std::size_t at_ = 0;
    std::size_t used_ = 0;
    std::size_t depth_ = 0;
    std::size_t named_ = 0;
    int in_svg_ = 0;
    Fault fault_ = Fault::none;
    std::string_view open_[deepest] = {};
    std::string_view names_[most_attributes] = {};
};

// Each sentence stands on the line the compiler shows under its error.
constexpr void refuse(Fault fault) {
    // clang-format off
    switch (fault) {
        case Fault::none: return;
        case Fault::tag_left_open: throw "a tag, comment or quoted value is left open";
        case Fault::wrong_closing_tag: throw "a closing tag does not match the tag that is open";
        case Fault::bad_tag: throw "not a tag (they are lower case; < is written &lt;)";
        case Fault::unclosed_void: throw "only void elements and SVG may end with />";
        case Fault::block_in_paragraph: throw "a block inside <p> would end the paragraph";
        case Fault::bad_attribute_name: throw "not the name of an attribute";
        case Fault::repeated_attribute: throw "the same attribute is written twice";
        case Fault::unquoted_value: throw "an attribute's value must stand in quotes";
        case Fault::event_handler: throw "event handlers (on...) belong in a script file";
        case Fault::style_attribute: throw "style and srcdoc attributes are refused: use a class";
        case Fault::script_address: throw "an address may not run a script";
        case Fault::bare_ampersand: throw "write &amp; for an ampersand";
        case Fault::slot_in_raw_text: throw "nothing may be put inside <script> or <style>";
        case Fault::slot_in_comment: throw "nothing may be put inside a comment";
        case Fault::slot_needs_url: throw "this attribute takes a whole html::Url, not text";
        case Fault::slot_needs_text: throw "this place takes text, not Html or Attributes";
        case Fault::slot_needs_attributes: throw "inside a tag a slot takes html::Attributes";
        case Fault::attributes_outside_tag: throw "html::Attributes belong inside a tag";
        case Fault::too_few_arguments: throw "more slots than arguments";
        case Fault::too_many_arguments: throw "more arguments than slots";
    }
    // clang-format on
}

}  // namespace detail

// The first thing wrong with a markup literal whose slots get arguments of these kinds.
constexpr Fault fault_in(std::string_view source, const Kind* kinds, std::size_t count) {
    return detail::Walker(source, kinds, count).walk();
}

}  // namespace kith::html
