#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/date_input.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/web/fields.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/ticks.hpp"
#include "practice/sharing/agreement_views.hpp"

namespace kith::sharing {
namespace {

using namespace web::pieces;
using html::markup;

void add_day(web::Fields& fields, std::string_view name, const std::optional<Day>& day) {
    if (!day) return;
    const std::string field(name);
    fields.add(field + "-day", std::to_string(day->day_of_month()));
    fields.add(field + "-month", std::to_string(day->month()));
    fields.add(field + "-year", std::to_string(day->year()));
}

Html day_field(const web::FormReader& typed, std::string_view name, std::string_view label) {
    const std::string field(name);
    return govuk::date_input({.fieldset = {.legend = {.text = label}},
                              .error_message = typed.errors().shown(name),
                              .id = field,
                              .name_prefix = field,
                              .values = {.day = typed.typed(field + "-day"),
                                         .month = typed.typed(field + "-month"),
                                         .year = typed.typed(field + "-year")}});
}

Html answers_field(const web::FormReader& typed, std::string_view name, std::string_view legend,
                   std::span<const Answer> answers) {
    govuk::Radios radios{.fieldset = {.legend = {.text = legend}},
                         .error_message = typed.errors().shown(name),
                         .name = std::string(name),
                         .value = typed.typed(name),
                         .classes = "govuk-radios--small"};
    for (const Answer& answer : answers) {
        radios.items.push_back({.text = answer.text, .value = std::string(answer.id)});
    }
    return govuk::radios(radios);
}

std::vector<std::string> part_names() {
    std::vector<std::string> names;
    for (const Part part : all_parts()) names.emplace_back(part_name(part));
    return names;
}

std::vector<std::string> means_ids() {
    std::vector<std::string> ids;
    for (const Answer& answer : means_in_words()) ids.emplace_back(answer.id);
    return ids;
}

Html boxes(const web::FormReader& typed, const std::string& name, std::string legend,
           std::string hint, const std::vector<std::pair<std::string, std::string>>& offered) {
    std::vector<web::Tick> items;
    for (const auto& [id, text] : offered) items.push_back({id, text});
    return web::ticks(typed, name,
                      {std::move(legend), std::move(hint), "govuk-checkboxes--small"}, items);
}

Html terms_fields(const web::FormReader& typed) {
    return html::each(terms(), [&](const Term& term) {
        return govuk::textarea({.label = {.text = term.heading},
                                .hint = {.text = term.hint},
                                .error_message = typed.errors().shown(term.id),
                                .name = std::string(term.id),
                                .value = typed.typed(term.id),
                                .rows = 2});
    });
}

Html parties_fields(const AgreementRow& agreement, const web::FormReader& typed) {
    return html::each(agreement.parties, [&](const Party& party) {
        const std::string id = party.organisation.string();
        govuk::Select status{.label = {.text = party.name + " is a"},
                             .name = "status-" + id,
                             .value = typed.typed("status-" + id),
                             .items = {{.text = "controller"},
                                       {.text = "joint controller"},
                                       {.text = "processor"}}};
        return govuk::select(status) +
               web::text_field(typed, "contact-" + id,
                               "Who answers for data protection at " + party.name,
                               "Name, and how to reach them");
    });
}

Html number_field(const web::FormReader& typed, std::string_view name, std::string_view label,
                  std::string_view hint) {
    return govuk::input({.label = {.text = label},
                         .hint = {.text = hint},
                         .error_message = typed.errors().shown(name),
                         .name = std::string(name),
                         .value = typed.typed(name),
                         .inputmode = "numeric",
                         .classes = "govuk-input--width-4"});
}

Html rule_fields(const Choices& choices, const web::FormReader& typed) {
    govuk::Select flag{.label = {.text = "Only people recorded as"},
                       .name = "covers_flag",
                       .value = typed.typed("covers_flag"),
                       .items = {{.text = "Anything", .value = ""}}};
    for (const FlagName& one : choices.flags) {
        flag.items.push_back({.text = one.name, .value = one.id});
    }
    govuk::Select district{.label = {.text = "Only people who live in"},
                           .name = "covers_district",
                           .value = typed.typed("covers_district"),
                           .items = {{.text = "Anywhere", .value = ""}}};
    for (const auto& one : choices.districts) district.items.push_back({.text = one});
    return answers_field(typed, "covers", "Whose records does Kith open under it?", coverages()) +
           govuk::select(flag) +
           number_field(typed, "covers_age", "Only people of this age or older", "Empty: any age") +
           govuk::select(district);
}

Html what_fields(const Choices& choices, const web::FormReader& typed) {
    std::vector<std::pair<std::string, std::string>> parts, ways, roles;
    for (const auto& name : part_names()) parts.emplace_back(name, name);
    for (const Answer& way : means_in_words()) ways.emplace_back(way.id, way.text);
    for (const auto& role : choices.roles) roles.emplace_back(role, role);
    return boxes(typed, "parts", "Which fields may be shared?", "No more than the purpose needs",
                 parts) +
           boxes(typed, "means", "By which ways?", "Kith refuses every other way", ways) +
           boxes(typed, "roles", "Which roles may see it?", "None ticked: any role of a party",
                 roles);
}

}  // namespace

web::Fields fields_of(const AgreementRow& agreement) {
    const NewAgreement& says = agreement.says;
    web::Fields fields;
    fields.add("title", says.title);
    for (const auto& [id, text] : says.terms) fields.add(id, text);
    fields.add("lawful_basis", says.lawful_basis);
    fields.add("article9", says.article9);
    fields.add("covers", says.covers);
    fields.add("covers_flag", says.covers_flag);
    if (says.covers_age) fields.add("covers_age", std::to_string(*says.covers_age));
    fields.add("covers_district", says.covers_district);
    for (const Part part : says.parts) fields.add("parts", std::string(part_name(part)));
    for (const Means means : says.means) fields.add("means", std::string(means_name(means)));
    for (const auto& role : says.roles) fields.add("roles", role);
    fields.add("onward", says.onward);
    if (says.retention_months) {
        fields.add("retention_months", std::to_string(*says.retention_months));
    }
    add_day(fields, "starts_on", says.starts_on);
    add_day(fields, "review_on", says.review_on);
    add_day(fields, "expires_on", says.expires_on);
    for (const Party& party : agreement.parties) {
        fields.add("status-" + party.organisation.string(), party.status);
        fields.add("contact-" + party.organisation.string(), party.contact);
    }
    return fields;
}

NewAgreement read_agreement(web::FormReader& reader, const AgreementRow& before,
                            const Choices& choices) {
    const auto ids = [](std::span<const Answer> answers) {
        std::vector<std::string> all;
        for (const Answer& answer : answers) all.emplace_back(answer.id);
        return all;
    };
    const auto chosen = [&](std::string_view field, std::span<const Answer> answers) {
        const auto found = reader.choices(field, ids(answers));
        return found.empty() ? std::string() : found.front();
    };
    NewAgreement says{.title = reader.required("title", "Enter a title", 200), .parties = {}};
    for (const Term& term : terms()) {
        const std::string text = reader.text(term.id);
        if (!text.empty()) says.terms.emplace(term.id, text);
    }
    says.lawful_basis = chosen("lawful_basis", lawful_bases());
    says.article9 = chosen("article9", article9_conditions());
    says.onward = chosen("onward", onward_rules());
    says.covers = chosen("covers", coverages());
    if (says.covers.empty()) says.covers = "referred";
    for (const FlagName& flag : choices.flags) {
        if (reader.typed("covers_flag") == flag.id) says.covers_flag = flag.id;
    }
    for (const auto& district : choices.districts) {
        if (reader.typed("covers_district") == district) says.covers_district = district;
    }
    const auto number = [&](std::string_view field, int most,
                            std::string_view message) -> std::optional<int> {
        if (reader.typed(field).empty()) return std::nullopt;
        const auto whole = reader.whole_number(field, 0, most, message);
        return whole ? std::optional(static_cast<int>(*whole)) : std::nullopt;
    };
    says.covers_age = number("covers_age", 120, "The age must be a whole number up to 120");
    says.retention_months =
        number("retention_months", 1200, "Enter the months as a whole number");
    for (const auto& name : reader.choices("parts", part_names())) {
        says.parts.push_back(*part_named(name));
    }
    for (const auto& name : reader.choices("means", means_ids())) {
        says.means.push_back(*means_named(name));
    }
    says.roles = reader.choices("roles", choices.roles);
    says.starts_on = reader.date("starts_on", "first day", false);
    says.review_on = reader.date("review_on", "review date", false);
    says.expires_on = reader.date("expires_on", "last day", false);
    for (const Party& party : before.parties) {
        const std::string id = party.organisation.string();
        const auto status = reader.choices("status-" + id,
                                           {"controller", "joint controller", "processor"});
        says.parties.push_back({party.organisation, status.empty() ? party.status : status.front(),
                                reader.text("contact-" + id, 300)});
    }
    return says;
}

web::Page edit_agreement_page(const web::Context& context, const AgreementRow& agreement,
                              const Choices& choices, const web::FormReader& typed) {
    web::Page page;
    page.title = "Draft agreement " + agreement.reference;
    page.before = govuk::back_link({.text = "The agreement", .href = path(agreement.id)});
    page.current = "/agreements";
    page.errors = &typed.errors();
    const Html fields =
        hidden_fields({{"version", std::to_string(agreement.version)}}) +
        web::text_field(typed, "title", "Title") +
        part_heading("Parties") + parties_fields(agreement, typed) +
        part_heading("What is shared, of whom") + what_fields(choices, typed) +
        rule_fields(choices, typed) + part_heading("By what right") +
        answers_field(typed, "lawful_basis", "Lawful basis (UK GDPR article 6)", lawful_bases()) +
        answers_field(typed, "article9", "Condition for special categories (article 9)",
                      article9_conditions()) +
        answers_field(typed, "onward", "May it be passed on?", onward_rules()) +
        number_field(typed, "retention_months", "Kept for how many months?",
                     "From the day the work with the person ends") +
        part_heading("In words") + terms_fields(typed) + part_heading("Dates") +
        day_field(typed, "starts_on", "First day") + day_field(typed, "review_on", "Review") +
        day_field(typed, "expires_on", "Last day") +
        markup(R"(<div class="kith-row">{}</div>)", govuk::button({.text = "Save the draft"}));
    page.body = heading(page.title) +
                paragraph("Save it as often as you like. What is still missing is said before it "
                          "goes to the parties.") +
                web::form(context, Url::path("/agreements/{}/edit", agreement.id), fields);
    return page;
}

web::Page new_agreement_page(const web::Context& context, const Choices& choices,
                             const web::FormReader& typed) {
    std::vector<std::pair<std::string, std::string>> offered;
    for (const auto& one : choices.organisations) offered.emplace_back(one.id.string(), one.name);
    web::Page page;
    page.title = "New agreement";
    page.before = govuk::back_link({.text = "Agreements", .href = Url::path("/agreements")});
    page.current = "/agreements";
    page.errors = &typed.errors();
    page.body = heading(page.title) +
                web::form(context, Url::path("/agreements"),
                          same_request() +
                              web::text_field(typed, "title", "Title",
                                              "What it is for, in a few words") +
                              boxes(typed, "parties", "Who shares?",
                                    "At least two organisations", offered) +
                              govuk::button({.text = "Start the draft"}));
    return page;
}

}  // namespace kith::sharing
