#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/inset_text.hpp"
#include "practice/asking/fields.hpp"

namespace kith::asking {
namespace {

using html::Html;
using html::markup;
using html::Url;

bool for_self(const Answers& answers) { return answers.get("who") == "self"; }

Html heading(std::string_view text) {
    return markup(R"(<h1 class="govuk-heading-l">{}</h1>)", text);
}

Html about_asker(const FieldViews& fields, bool organisation) {
    Html lines;
    if (organisation) {
        lines += fields.line({.field = "organisation", .label = "Name of your organisation",
                              .autocomplete = "organization"});
    }
    lines += fields.line({.field = "asker-name", .label = "Your name", .autocomplete = "name"});
    lines += fields.line({.field = "asker-relation",
                          .label = organisation ? "What you do there (optional)"
                                                : "Who are you to them? (optional)",
                          .hint = organisation ? "For example, practice nurse"
                                               : "For example, neighbour or daughter"});
    lines += fields.line({.field = "asker-phone", .label = "Your phone number", .type = "tel",
                          .autocomplete = "tel", .classes = "govuk-input--width-20"});
    lines += fields.line({.field = "asker-email", .label = "Your e-mail address",
                          .hint = "Give a phone number, an e-mail address or both",
                          .type = "email", .autocomplete = "email"});
    return lines + fields.radios({.field = "agrees",
                                  .legend = "Do they know that you are asking?",
                                  .hint = "If not, we will talk to them before we do anything."});
}

Html needs_field(const FieldViews& fields, const std::vector<casework::Category>& categories,
                 const Answers& answers) {
    std::vector<govuk::Choice> items;
    for (const casework::Category& category : categories) {
        if (!category.public_form) continue;
        items.push_back({.text = category.name, .value = category.id,
                         .hint = {.text = category.hint}});
    }
    return fields.checkboxes({.field = "needs", .legend = heading_of("needs", answers, categories),
                              .hint = "Choose everything that would help", .heading = true,
                              .items = items});
}

Html name_fields(const FieldViews& fields, bool self) {
    const std::string_view mine = self ? "given-name" : "off";
    return fields.line({.field = "first-name", .label = "First name", .autocomplete = mine}) +
           fields.line({.field = "last-name", .label = "Last name",
                        .autocomplete = self ? "family-name" : "off"}) +
           fields.birth_date("Date of birth (optional)");
}

Html address_fields(const FieldViews& fields, bool self) {
    return fields.long_text({.field = "address", .label = "Address (optional)",
                             .autocomplete = self ? "street-address" : "off"},
                            3) +
           fields.line({.field = "postcode", .label = "Postcode (optional)",
                        .autocomplete = self ? "postal-code" : "off",
                        .classes = "govuk-input--width-10"});
}

Html way_fields(const FieldViews& fields, std::string_view way) {
    if (way == "phone") {
        return fields.line({.field = "phone", .label = "Phone number", .type = "tel",
                            .autocomplete = "tel", .classes = "govuk-input--width-20"});
    }
    if (way == "text") {
        return fields.line({.field = "mobile", .label = "Mobile number", .type = "tel",
                            .autocomplete = "tel", .classes = "govuk-input--width-20"});
    }
    if (way == "email") {
        return fields.line({.field = "email", .label = "E-mail address", .type = "email",
                            .autocomplete = "email"});
    }
    return {};
}

Html rule_field(const FieldViews& fields, std::string_view choice) {
    if (choice != "rules") return {};
    return fields.long_text({.field = "safe-rule", .label = "When and how is it safe?",
                             .hint = "For example, only on Tuesday mornings, and never say that "
                                     "it is the council"},
                            3);
}

Html safe_fields(const FieldViews& fields) {
    return markup(R"(<p class="govuk-body">If someone might listen in or read messages, say so
               here. We will keep to it.</p>)") +
           fields.radios({.field = "safe", .legend = "Is it safe for us to get in touch?",
                          .items = choices_of("safe", rule_field, fields)}) +
           fields.radios({.field = "voicemail",
                          .legend = "If nobody answers, is it safe to leave a message?"}) +
           fields.line({.field = "best-time", .label = "When is a good time? (optional)",
                        .hint = "For example, mornings"});
}

Html ease_field(const FieldViews& fields, std::string_view choice) {
    if (choice == "language") {
        return fields.line({.field = "language", .label = "Which language?"}) +
               fields.radios({.field = "interpreter", .legend = "Is an interpreter needed?"});
    }
    if (choice == "hearing") {
        return fields.line({.field = "hearing", .label = "What helps with hearing?",
                            .hint = "For example, a text message, Relay UK, or speaking slowly"});
    }
    if (choice == "sight") {
        return fields.line({.field = "sight", .label = "What helps with seeing?",
                            .hint = "For example, a phone call instead of a letter"});
    }
    if (choice == "support") {
        return fields.long_text({.field = "support", .label = "What else helps?"}, 2);
    }
    return {};
}

Html sharing_fields(const FieldViews& fields) {
    return markup(R"(<p class="govuk-body">Often a volunteer, a charity or the surgery can help
               best. They learn only what they need to help.</p>)") +
           fields.radios({.field = "shares", .legend = "May we tell those who can help?"}) +
           fields.line({.field = "sharing-said",
                        .label = "Is there anybody we must not tell? (optional)"});
}

// Pages whose one question is the heading.
bool has_own_heading(std::string_view step, const casework::Category* category) {
    return step == "who" || step == "needs" || step == "urgency" || step == "contact" ||
           step == "access" || (category != nullptr && category->questions.size() == 1);
}

}  // namespace

Url step_path(std::string_view step) { return Url::path("/get-help/{}", step); }

std::string heading_of(std::string_view step, const Answers& answers,
                       const std::vector<casework::Category>& categories) {
    const bool self = for_self(answers);
    if (step == "who") return "Who needs help?";
    if (step == "someone-else" || step == "organisation") return "About you";
    if (step == "needs") return "What is needed?";
    if (step == "urgency") return "How soon is help needed?";
    if (step == "name") return self ? "What is your name?" : "Who needs help: their name";
    if (step == "address") return self ? "Where do you live?" : "Where do they live?";
    if (step == "contact") {
        return self ? "How should we get in touch with you?"
                    : "How should we get in touch with them?";
    }
    if (step == "safe") return "Getting in touch safely";
    if (step == "access") return "Would any of these make it easier?";
    if (step == "sharing") return "Who may we tell?";
    const auto* category = category_of(step, categories);
    if (category == nullptr) return "Get help";
    return category->questions.size() == 1 ? category->questions.front().label : category->name;
}

Html step_fields(const QuestionPage& shown, const std::vector<casework::Category>& categories) {
    const FieldViews fields(shown.answers, shown.errors);
    const std::string_view step = shown.step;
    const bool self = for_self(shown.answers);
    const std::string title = heading_of(step, shown.answers, categories);
    if (step == "who") {
        return fields.radios({.field = "who", .legend = title, .heading = true});
    }
    if (step == "someone-else") return about_asker(fields, false);
    if (step == "organisation") return about_asker(fields, true);
    if (step == "needs") return needs_field(fields, categories, shown.answers);
    if (step == "urgency") {
        return fields.radios({.field = "urgency", .legend = title, .heading = true});
    }
    if (step == "name") return name_fields(fields, self);
    if (step == "address") return address_fields(fields, self);
    if (step == "contact") {
        return fields.radios({.field = "contact", .legend = title, .heading = true,
                              .items = choices_of("contact", way_fields, fields)});
    }
    if (step == "safe") return safe_fields(fields);
    if (step == "access") {
        return fields.checkboxes({.field = "ease", .legend = title,
                                  .hint = "Choose all that help, or none", .heading = true,
                                  .items = choices_of("ease", ease_field, fields)});
    }
    if (step == "sharing") return sharing_fields(fields);
    if (const auto* category = category_of(step, categories)) {
        return category_fields(fields, *category);
    }
    return {};
}

web::Response question_page(web::Context& context, const QuestionPage& shown,
                            const std::vector<casework::Category>& categories) {
    const std::string title = heading_of(shown.step, shown.answers, categories);
    const bool own = has_own_heading(shown.step, category_of(shown.step, categories));
    const Html inside = (own ? Html{} : heading(title)) + step_fields(shown, categories) +
                        markup(R"(<div class="govuk-button-group">{}
                            <button type="submit" class="kith-button-link" name="then"
                            value="save">Save and come back later</button></div>)",
                               govuk::button({.text = "Continue"}));
    web::Page page;
    page.title = title;
    page.before = govuk::back_link({.href = shown.back});
    page.body = markup(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
        <form class="kith-sheet" method="post" action="{}" novalidate>{}{}</form></div></div>)",
                       step_path(shown.step), web::csrf_field(context), inside);
    page.errors = &shown.errors;
    return journey_page(context, std::move(page));
}

}  // namespace kith::asking
