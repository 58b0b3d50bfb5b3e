#include "practice/people/parts_views.hpp"

#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/date_input.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/select.hpp"
#include "practice/people/words.hpp"

namespace kith::people {
namespace {

using html::Html;
using html::markup;
using html::Url;
using web::FormReader;

Html hidden(std::string_view name, std::string_view value) {
    return markup(R"(<input type="hidden" name="{}" value="{}">)", name, value);
}

Html small_button(std::string_view text, std::string_view about, std::string_view value) {
    const Html words = markup(R"({}<span class="govuk-visually-hidden"> {}</span>)", text, about);
    return govuk::button({.text = words,
                          .name = "do",
                          .value = std::string(value),
                          .classes = "govuk-button--secondary kith-button--small"});
}

Html text_field(const FormReader& reader, const std::string& name, std::string_view label,
                std::string_view hint = {}) {
    return govuk::input({.label = {.text = label},
                         .hint = {.text = hint},
                         .error_message = reader.errors().shown(name),
                         .id = name,
                         .name = name,
                         .value = reader.typed(name),
                         .autocomplete = "off"});
}

Html panel(std::string_view id, std::string_view title, const Html& inside) {
    return markup(R"(<section class="kith-panel" id="{}"><h2 class="kith-panel__title">{}</h2>{}
        </section>)",
                  id, title, inside);
}

Html number_row(const web::Context& context, const PersonView& person, const Number& number) {
    const std::string written = written_number(number);
    const std::string label = number.label.empty() ? "" : " (" + number.label + ")";
    const bool bad = number.state == "bad";
    const Html shown = bad ? markup("<s>{}</s>{}: does not work. {}", written, label,
                                    number.why_bad)
                           : markup("{}{}{}", written, label,
                                    number.state == "good" ? ": works" : "");
    const Html why =
        bad ? Html{}
            : govuk::input({.label = {.text = markup(R"(Why {} does not work)", written),
                                      .classes = "govuk-visually-hidden"},
                            .id = "why-" + number.id,
                            .name = "why",
                            .autocomplete = "off",
                            .classes = "govuk-input--width-20",
                            .attributes = {{"placeholder", "Why it does not work"}}});
    const Html buttons = bad ? small_button("It works again", written, "good")
                             : why + small_button("Does not work", written, "bad") +
                                   (number.state == "good" ? Html{}
                                                           : small_button("Works", written,
                                                                          "good"));
    return markup("<li><p>{}</p>{}</li>", shown,
                  web::form(context,
                            Url::path("/people/{}/numbers/{}", person.id, number.id),
                            markup(R"(<div class="kith-row">{}</div>)", buttons)));
}

Html numbers(const web::Context& context, const PersonView& person, const FormReader& reader) {
    const Html list = html::each(person.numbers, [&](const Number& number) {
        return number_row(context, person, number);
    });
    const Html add = text_field(reader, "number", "Phone number or e-mail address") +
                     text_field(reader, "label", "Whose or where",
                                "For example, mobile, home, daughter") +
                     govuk::button({.text = "Add number",
                                    .classes = "govuk-button--secondary"});
    const Html none = person.numbers.empty() ? Html(markup("<p>No number known.</p>")) : Html{};
    return panel("numbers", "Phone and e-mail",
                 none + markup(R"(<ul class="govuk-list">{}</ul>)", list) +
                     web::form(context, Url::path("/people/{}/numbers", person.id), add));
}

std::string roles_of(const Relation& relation) {
    std::string roles;
    if (relation.cares_for) roles += ", looks after them";
    if (relation.emergency_contact) roles += ", in an emergency";
    if (relation.may_speak_for) roles += ", may speak for them";
    return roles;
}

Html relation_row(const web::Context& context, const PersonView& person,
                  const Relation& relation) {
    const Html end = web::form(
        context, Url::path("/people/{}/relations/{}/end", person.id, relation.id),
        small_button("No longer so", relation.name.for_reader(), "end"));
    const std::string phone =
        relation.phone.empty() ? "" : ", " + written_phone(relation.phone);
    return markup("<li><p>{}, {}{}{}</p>{}</li>", relation.name.for_reader(), relation.kind, phone,
                  roles_of(relation), end);
}

Html relations(const web::Context& context, const PersonView& person, const FormReader& reader) {
    const Html list = html::each(person.relations, [&](const Relation& relation) {
        return relation_row(context, person, relation);
    });
    govuk::Checkboxes roles{
        .fieldset = {.legend = {.text = "What they do"}}, .name = "roles",
        .values = reader.choices("roles", {"cares", "emergency", "speaks"})};
    roles.items = {{.text = "Looks after them", .value = "cares"},
                   {.text = "Call them in an emergency", .value = "emergency"},
                   {.text = "May speak for them", .value = "speaks"}};
    roles.classes = "govuk-checkboxes--small";
    const Html add = text_field(reader, "close_name", "Name") +
                     text_field(reader, "close_kind", "Who they are to them",
                                "For example, daughter, neighbour") +
                     text_field(reader, "close_phone", "Their phone") + govuk::checkboxes(roles) +
                     govuk::button({.text = "Add", .classes = "govuk-button--secondary"});
    return panel("relations", "People close to them",
                 markup(R"(<ul class="govuk-list">{}</ul>)", list) +
                     web::form(context, Url::path("/people/{}/relations", person.id), add));
}

Html flag_row(const web::Context& context, const PersonView& person, const Flag& flag) {
    const Html inside = hidden("kind", flag.kind) + hidden("source", flag.source) +
                        small_button("No longer so", flag.name, "end");
    return markup(R"(<li><p>{}, since {} <span class="kith-quiet">({})</span></p>{}</li>)",
                  flag.name, written(flag.started_on), flag.source,
                  web::form(context, Url::path("/people/{}/flags/end", person.id), inside));
}

Html flags(const web::Context& context, const PersonView& person,
           const std::vector<FlagKind>& kinds) {
    const Html list = html::each(
        person.flags, [&](const Flag& flag) { return flag_row(context, person, flag); });
    govuk::Select pick{.label = {.text = "What matters for help"}, .name = "flag"};
    for (const FlagKind& kind : kinds) {
        pick.items.push_back({.text = kind.name, .value = kind.id});
    }
    const Html add = govuk::select(pick) + govuk::button({.text = "Add",
                                                          .classes = "govuk-button--secondary"});
    return panel("flags", "What matters for help",
                 markup(R"(<ul class="govuk-list">{}</ul>)", list) +
                     web::form(context, Url::path("/people/{}/flags", person.id), add));
}

Html day_field(const FormReader& reader, const std::string& name, std::string_view legend) {
    return govuk::date_input({.fieldset = {.legend = {.text = legend}},
                              .error_message = reader.errors().shown(name),
                              .id = name,
                              .name_prefix = name,
                              .values = {.day = reader.typed(name + "-day"),
                                         .month = reader.typed(name + "-month"),
                                         .year = reader.typed(name + "-year")}});
}

Html warning_row(const web::Context& context, const PersonView& person, const Warning& warning) {
    const Html inside = markup(R"(<div class="kith-row">{}{}</div>)",
                               small_button("Still so: review again in 6 months",
                                            warning.text.for_reader(), "keep"),
                               small_button("End this warning", warning.text.for_reader(), "end"));
    return markup(R"(<li><p><strong>{}</strong> {} <span class="kith-quiet">{} {}</span></p>{}
        </li>)",
                  warning.text.for_reader(), warning.advice.for_reader(),
                  warning.overdue ? "Review was due on" : "Review by", written(warning.review_on),
                  web::form(context, Url::path("/people/{}/warnings/{}", person.id, warning.id),
                            inside));
}

Html warnings(const web::Context& context, const PersonView& person, const FormReader& reader) {
    const Html list = html::each(person.warnings, [&](const Warning& warning) {
        return warning_row(context, person, warning);
    });
    const Html add = text_field(reader, "warning", "Warning",
                                "Facts, kindly put. They may read it.") +
                     text_field(reader, "advice", "What to do",
                                "For example, ring first, go in pairs") +
                     day_field(reader, "review", "Review by") +
                     govuk::button({.text = "Add warning", .classes = "govuk-button--secondary"});
    return panel("warnings", "Warnings",
                 markup(R"(<ul class="govuk-list">{}</ul>)", list) +
                     web::form(context, Url::path("/people/{}/warnings", person.id), add));
}

}  // namespace

web::Response parts_page(web::Context& context, const PersonView& person,
                         const std::vector<FlagKind>& kinds, const FormReader& reader) {
    web::Page shown;
    shown.title = "Numbers, people and warnings";
    shown.current = "/people";
    shown.before = govuk::back_link({.text = "Back to the person", .href = path(person.id)});
    shown.body = banner(person, london_day(context.now())) +
                 markup(R"(<h1 class="govuk-heading-l">Numbers, people and warnings</h1>
            <p><a class="govuk-link" href="{}">Change details</a></p>
            <div class="kith-columns">{}{}{}{}</div>)",
                        Url::path("/people/{}/edit", person.id),
                        numbers(context, person, reader), relations(context, person, reader),
                        flags(context, person, kinds), warnings(context, person, reader));
    shown.errors = &reader.errors();
    return web::page(context, std::move(shown));
}

}  // namespace kith::people
