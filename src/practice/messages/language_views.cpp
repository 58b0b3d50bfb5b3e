// The pages of languages: which there are, and the line of each at the foot of letters.
#include <algorithm>

#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/inset_text.hpp"
#include "platform/html/govuk/input.hpp"
#include "practice/messages/views.hpp"

namespace kith::messages {
namespace {

int written_in_it(const Language& language, const std::vector<Spoken>& spoken) {
    return static_cast<int>(std::count_if(spoken.begin(), spoken.end(), [&](const Spoken& one) {
        return one.language == language.code && one.in_force > 0;
    }));
}

std::string messages_words(int number) {
    if (number == 0) return "no message in it yet";
    return std::to_string(number) + (number == 1 ? " message in it" : " messages in it");
}

Html row(const Language& language, const std::vector<Spoken>& spoken) {
    const std::string own = language.own_name == language.name ? "" : language.own_name;
    const Html line =
        language.line.empty()
            ? markup(R"(<span class="kith-work__more">No line for the foot of letters</span>)")
            : markup(R"(<span class="kith-work__more"{}>{}</span>)", attributes_of(language.code),
                     language.line);
    const bool is_english = language.code == english;
    return markup(R"(<li class="kith-work__item"><a class="govuk-link kith-work__who"
        href="{}">{}</a><span class="kith-work__due">{}</span><span
        class="kith-work__what"><span{}>{}</span></span>{}</li>)",
                  Url::path("/messages/languages/{}", language.code), language.name,
                  is_english ? "every message" : messages_words(written_in_it(language, spoken)),
                  attributes_of(language.code), own, line);
}

struct Line {
    const char* name;
    std::string_view label, hint;
    std::string value;
    std::string_view language{};
};

Html line_of(const web::FormReader& typed, bool fresh, const Line& line) {
    return govuk::input({.label = {.text = line.label},
                         .hint = {.text = line.hint},
                         .error_message = typed.errors().shown(line.name),
                         .name = line.name,
                         .value = fresh ? line.value : typed.typed(line.name),
                         .autocomplete = "off",
                         .attributes = attributes_of(line.language)});
}

}  // namespace

Html languages_body(const std::vector<Language>& all, const std::vector<Spoken>& spoken) {
    return heading("Languages") +
           markup(R"(<p class="govuk-body">Somebody whose record names one of these is written to in
               it, where the message has a version in force in it; otherwise in English. A letter in
               English then says at its foot, in their language, how to ask for it.</p><p
               class="kith-row"><a class="govuk-button govuk-button--secondary" href="{}">Add a
               language</a></p><ul class="kith-work">{}</ul>)",
                  Url::path("/messages/languages/new"),
                  html::each(all, [&](const Language& one) { return row(one, spoken); }));
}

Html language_body(const web::Context& context, const Language& language, bool is_new,
                   const web::FormReader& typed) {
    const bool fresh = typed.typed("version").empty();
    const std::string version = fresh ? std::to_string(language.version) : typed.typed("version");
    Html fields = markup(R"(<input type="hidden" name="version" value="{}">)", version);
    if (is_new) {
        fields += line_of(typed, fresh,
                          {"code", "Code", "Two or three letters, such as pl for Polish", ""});
    }
    fields += line_of(typed, fresh, {"name", "Name in English", "As records have it",
                                     language.name});
    fields += line_of(typed, fresh, {"own_name", "Name in the language itself", "",
                                     language.own_name, language.code});
    fields += line_of(typed, fresh,
                      {"also", "Other names records have for it", "Between commas", language.also});
    fields += line_of(typed, fresh,
                      {"line", "Line at the foot of letters in English",
                       "In this language: how to ask for it. ((council_phone)) is the telephone. "
                       "Have it written by somebody whose language it is",
                       language.line, language.code});
    fields += govuk::checkboxes(
        {.name = "on_all",
         .items = {{.text = "Also on letters to people whose language is not known",
                    .value = "yes",
                    .checked = fresh ? language.on_all : typed.ticked("on_all")}},
         .classes = "govuk-checkboxes--small"});
    fields += govuk::button({.text = "Save", .prevent_double_click = true});
    Html about;
    if (language.code == english) {
        about = govuk::inset_text(
            {.text = "The line in English stands on letters to people whose language has no line "
                     "of its own, so that whoever helps them knows what to do."});
    }
    return heading(is_new ? "Add a language" : language.name) + about +
           web::form(context,
                     is_new ? Url::path("/messages/languages/new")
                            : Url::path("/messages/languages/{}", language.code),
                     fields);
}

}  // namespace kith::messages
