// What several components share. Every component is a struct of options, named as in GOV.UK
// Frontend, and a function that renders it:  govuk::button({.text = "Save"}).
// Fields of type Html take text, which is escaped, or markup; an empty one is left out.
// List items have `when`: an item whose `when` is false is left out.
#pragma once

#include <string>
#include <string_view>

#include "platform/html/html.hpp"

namespace kith::govuk {

using html::Attributes;
using html::Html;
using html::Url;

// The element around a field with its label, hint and error.
struct FormGroup {
    std::string classes{};
    Attributes attributes{};
    Html before_input{};  // straight before the input or inputs
    Html after_input{};
};

// A text for each plural form of a language; a script chooses by the count it puts in %{count}.
struct PluralText {
    std::string zero{};
    std::string one{};
    std::string two{};
    std::string few{};
    std::string many{};
    std::string other{};
};

// " classes", or nothing: to follow the component's own class inside class="...".
std::string spaced(std::string_view classes);

// Two lists of ids or classes as one, separated by a space where both have something.
std::string joined(std::string_view left, std::string_view right);

// <h1> to <h6>.
Html heading(int level, const Attributes& attributes, const Html& content);

// The texts of a script as data-i18n.KEY.RULE attributes.
void add_plural(Attributes& attributes, std::string_view key, const PluralText& text);

Html form_group(const FormGroup& group, bool has_error, const Html& content);

}  // namespace kith::govuk
