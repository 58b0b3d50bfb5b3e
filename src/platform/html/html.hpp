// HTML as a value that is safe by construction: text is escaped on its way in, and markup is a
// literal that was read while compiling.
//
//   markup(R"(<p class="govuk-body">Back to <a class="govuk-link" href="{}">{}</a></p>)", url, who)
//
// Slots take text (escaped), whole numbers, Html (as it is), Url (in href, src, action) and
// Attributes (inside a tag). A mistake in the literal is a compile error; its sentence is in
// literal.hpp.
#pragma once

#include <charconv>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "platform/html/literal.hpp"
#include "platform/html/url.hpp"

namespace kith::html {

// Adds `text` to `out` with & < > " and ' as entities.
void escape_into(std::string& out, std::string_view text);

class Html {
  public:
    Html() = default;
    Html(std::string_view text) { escape_into(html_, text); }
    Html(const std::string& text) { escape_into(html_, text); }
    Html(const char* text) { escape_into(html_, text); }
    Html(Number auto number) : html_(std::to_string(number)) {}

    // Finished markup, believed as it is; only platform/html may call it.
    static Html trusted(std::string markup) {
        Html html;
        html.html_ = std::move(markup);
        return html;
    }

    const std::string& str() const& { return html_; }
    std::string str() && { return std::move(html_); }
    bool empty() const { return html_.empty(); }

    Html& operator+=(const Html& more) {
        html_ += more.html_;
        return *this;
    }
    friend Html operator+(Html left, const Html& right) {
        left += right;
        return left;
    }
    bool operator==(const Html&) const = default;

  private:
    std::string html_;
};

// The name of an attribute, refused while compiling if it is a handler, a style or an address.
class AttributeName {
  public:
    template <std::size_t Size>
    consteval AttributeName(const char (&name)[Size]) : text_(name, Size - 1) {
        detail::refuse(detail::attribute_name_fault(text_));
        if (detail::listed(detail::url_attributes, text_)) {
            detail::refuse(Fault::slot_needs_url);
        }
    }
    // A name that was checked elsewhere; only platform/html and its tests may call it.
    static AttributeName trusted(std::string_view name) {
        AttributeName result("id");
        result.text_ = name;
        return result;
    }
    std::string_view text() const { return text_; }

  private:
    std::string_view text_;
};

struct Attribute {
    AttributeName name;
    std::string_view value;
};

// Extra attributes of an element, in the order they were added:
//   Attributes{{"data-kind", kind}, {"autocomplete", "off"}}.flag("disabled", is_closed)
class Attributes {
  public:
    Attributes() = default;
    Attributes(std::initializer_list<Attribute> list);

    Attributes& add(AttributeName name, std::string_view value) &;
    Attributes&& add(AttributeName name, std::string_view value) && {
        return std::move(add(name, value));
    }
    // Left out when the value is empty.
    Attributes& add_some(AttributeName name, std::string_view value) &;
    Attributes&& add_some(AttributeName name, std::string_view value) && {
        return std::move(add_some(name, value));
    }
    // A boolean attribute: there or not there.
    Attributes& flag(AttributeName name, bool on = true) &;
    Attributes&& flag(AttributeName name, bool on = true) && { return std::move(flag(name, on)); }
    Attributes& append(const Attributes& more) &;

    bool empty() const { return written_.empty(); }
    // As written in a tag, each with a space before it.
    const std::string& str() const { return written_; }

  private:
    std::string written_;
};

namespace detail {

template <class T>
constexpr Kind kind_of() {
    if constexpr (std::is_same_v<T, Html>) {
        return Kind::markup;
    } else if constexpr (std::is_same_v<T, Url>) {
        return Kind::url;
    } else if constexpr (std::is_same_v<T, Attributes>) {
        return Kind::attributes;
    } else {
        static_assert(std::is_convertible_v<const T&, std::string_view> || Number<T>,
                      "a slot takes text, a whole number, Html, Url or Attributes");
        return Kind::text;
    }
}

// What fills one slot while it is written: a view of the argument, or the digits of a number.
class Filling {
  public:
    Filling(const Html& html) : view_(html.str()) {}
    Filling(const Attributes& attributes) : view_(attributes.str()) {}
    Filling(const Url& url) : view_(url.str()), escape_(true) {}
    Filling(std::string_view text) : view_(text), escape_(true) {}
    Filling(const std::string& text) : view_(text), escape_(true) {}
    Filling(const char* text) : view_(text), escape_(true) {}
    Filling(Number auto number) {
        const auto end = std::to_chars(digits_, digits_ + sizeof digits_, number).ptr;
        size_ = static_cast<std::size_t>(end - digits_);
    }
    void write_to(std::string& out) const;

  private:
    std::string_view view_;
    bool escape_ = false;
    std::size_t size_ = 0;
    char digits_[24] = {};
};

template <class... Arguments>
class Literal {
  public:
    template <std::size_t Size>
    consteval Literal(const char (&source)[Size]) : text(source, Size - 1) {
        constexpr Kind kinds[] = {kind_of<Arguments>()..., Kind::text};
        refuse(fault_in(text, kinds, sizeof...(Arguments)));
    }
    std::string_view text;
};

Html fill(std::string_view literal, const Filling* fillings, std::size_t count);

}  // namespace detail

// The literal with each {} filled by the argument at its place. Indentation of lines is dropped.
template <class... Arguments>
Html markup(detail::Literal<std::type_identity_t<std::decay_t<Arguments>>...> literal,
            const Arguments&... arguments) {
    const detail::Filling fillings[] = {detail::Filling(arguments)..., detail::Filling("")};
    return detail::fill(literal.text, fillings, sizeof...(Arguments));
}

// What `view` gives for each item, one after another.
template <class Range, class View>
Html each(const Range& items, View view) {
    Html all;
    for (const auto& item : items) {
        all += view(item);
    }
    return all;
}

// The items, each of which can be Html, with `between` between them.
template <class Range>
Html join(const Range& items, const Html& between) {
    Html all;
    bool first = true;
    for (const auto& item : items) {
        if (!first) {
            all += between;
        }
        all += Html(item);
        first = false;
    }
    return all;
}

}  // namespace kith::html
