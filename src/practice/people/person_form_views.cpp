#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/date_input.hpp"
#include "platform/html/govuk/details.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "practice/people/person_form.hpp"

namespace kith::people {
namespace {

using html::Html;
using html::markup;
using web::FormReader;

struct TextField {
    std::string_view name, label;
    std::string_view hint = {};
    std::string_view classes = {};
    std::string_view inputmode = {};
};

Html text_field(const FormReader& reader, const TextField& field) {
    return govuk::input({.label = {.text = field.label},
                         .hint = {.text = field.hint},
                         .error_message = reader.errors().shown(field.name),
                         .id = std::string(field.name),
                         .name = std::string(field.name),
                         .value = reader.typed(field.name),
                         .inputmode = std::string(field.inputmode),
                         .autocomplete = "off",
                         .classes = std::string(field.classes)});
}

Html text_box(const FormReader& reader, std::string_view name, std::string_view label,
              std::string_view hint) {
    return govuk::textarea({.label = {.text = label},
                            .hint = {.text = hint},
                            .error_message = reader.errors().shown(name),
                            .id = std::string(name),
                            .name = std::string(name),
                            .value = reader.typed(name),
                            .rows = 3,
                            .autocomplete = "off"});
}

Html day_field(const FormReader& reader, const std::string& name, std::string_view legend,
               std::string_view hint) {
    return govuk::date_input({.fieldset = {.legend = {.text = legend}},
                              .hint = {.text = hint},
                              .error_message = reader.errors().shown(name),
                              .id = name,
                              .name_prefix = name,
                              .values = {.day = reader.typed(name + "-day"),
                                         .month = reader.typed(name + "-month"),
                                         .year = reader.typed(name + "-year")}});
}

Html tick(const FormReader& reader, const std::string& name, std::string_view words,
          std::string_view hint = {}) {
    govuk::Checkboxes boxes{.name = name};
    if (reader.ticked(name)) boxes.values = {"yes"};
    boxes.items = {{.text = words, .value = "yes", .hint = {.text = hint}}};
    boxes.classes = "govuk-checkboxes--small";
    return govuk::checkboxes(boxes);
}

Html choices(const FormReader& reader, const std::string& name, std::string_view legend,
             const std::vector<std::pair<std::string_view, std::string_view>>& offered) {
    govuk::Radios radios{.fieldset = {.legend = {.text = legend}}, .name = name};
    radios.value = reader.typed(name);
    radios.classes = "govuk-radios--inline govuk-radios--small";
    for (const auto& [value, words] : offered) {
        radios.items.push_back({.text = words, .value = std::string(value)});
    }
    return govuk::radios(radios);
}

Html pick(const FormReader& reader, const std::string& name, std::string_view label,
          const std::vector<std::string>& offered) {
    govuk::Select select{.label = {.text = label}, .name = name};
    select.value = reader.typed(name);
    bool known = select.value.empty();
    for (const auto& one : offered) {
        select.items.push_back({.text = one, .value = one});
        known = known || one == select.value;
    }
    if (!known) select.items.push_back({.text = select.value, .value = select.value});
    return govuk::select(select);
}

Html group(std::string_view title, const Html& inside) {
    return markup(R"(<section class="kith-panel"><h2 class="kith-panel__title">{}</h2>{}
        </section>)",
                  title, inside);
}

Html who(const FormReader& reader) {
    return text_field(reader, {"first_name", "First name"}) +
           text_field(reader, {"middle_name", "Middle names"}) +
           text_field(reader, {"last_name", "Last name"}) +
           text_field(reader, {"known_as", "Known as", "What they like to be called"}) +
           day_field(reader, "born", "Date of birth", "For example, 27 3 1941") +
           text_field(reader, {"nhs_number", "NHS number", "", "govuk-input--width-10", "numeric"});
}

Html numbers(const FormReader& reader) {
    return text_field(reader, {"phone", "Phone", "", "govuk-input--width-20", "tel"}) +
           text_field(reader, {"other_phone", "Another phone", "", "govuk-input--width-20",
                               "tel"}) +
           text_field(reader, {"email", "E-mail", "", "", "email"});
}

Html home(const FormReader& reader) {
    return text_box(reader, "address", "Address", "") +
           text_field(reader, {"postcode", "Postcode", "", "govuk-input--width-10"}) +
           choices(reader, "lives_alone", "Do they live alone?",
                   {{"yes", "Yes"}, {"no", "No"}, {"not known", "Not known"}}) +
           text_field(reader, {"uprn", "Property number (UPRN)", "Leave empty if you do not know",
                               "govuk-input--width-10", "numeric"});
}

Html safety(const FormReader& reader) {
    return text_box(reader, "safe_contact", "Safe contact rule",
                    "What everybody must know before they call, write or visit. Shown first on "
                    "every page.") +
           tick(reader, "no_voicemail", "Never leave a message") +
           tick(reader, "do_not_call", "Do not call at all") +
           text_field(reader, {"do_not_call_why", "Why not to call"});
}

Html communication(const FormReader& reader) {
    return pick(reader, "contact_by", "Best way to reach them",
                {"phone", "text", "email", "letter", "visit", "through someone"}) +
           text_field(reader, {"best_time", "Best time",
                               "For example, after 11, not on Tuesdays"}) +
           text_field(reader, {"language", "Language", "If they do not speak English with ease"}) +
           tick(reader, "interpreter", "Needs an interpreter") +
           pick(reader, "format", "Write to them in",
                {"standard", "large print", "easy read", "braille", "audio", "email",
                 "British Sign Language video"}) +
           text_field(reader, {"hearing", "Hearing", "For example, hears better on the left"}) +
           text_field(reader, {"sight", "Sight"}) +
           text_field(reader, {"support", "Anything else that helps them understand and answer"});
}

Html ending(const FormReader& reader) {
    return day_field(reader, "died", "Date of death",
                     "Ends every call, series and message to them") +
           day_field(reader, "moved", "Moved away on", "");
}

}  // namespace

Html details_fields(const FormReader& reader, bool new_numbers) {
    Html fields = group("Who they are", who(reader));
    if (new_numbers) fields += group("How to reach them", numbers(reader));
    fields += group("Where they live", home(reader)) +
              group("Safe contact", safety(reader)) +
              group("Communication", communication(reader)) +
              group("Sharing", choices(reader, "shares", "What did they say about sharing?",
                                       {{"not asked", "Not asked"},
                                        {"agreed", "Agreed"},
                                        {"objects", "Objects"}}));
    if (!new_numbers) fields += group("If they have died or moved away", ending(reader));
    return markup(R"(<div class="kith-columns">{}</div>)", fields);
}

}  // namespace kith::people
