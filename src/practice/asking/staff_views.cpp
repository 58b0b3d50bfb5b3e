#include "practice/asking/staff_views.hpp"

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/details.hpp"

namespace kith::asking {
namespace {

using html::Attributes;
using html::Html;
using html::markup;
using html::Url;

Html part(std::string_view title, const Html& inside) {
    return markup(R"(<section class="kith-panel"><h2 class="kith-panel__title">{}</h2>{}
        </section>)",
                  title, inside);
}

// A button of the whole form that shows the page again, with what was typed.
Html again_button(std::string_view text, const Attributes& attributes) {
    return markup(R"(<button type="submit" class="govuk-button govuk-button--secondary
        kith-button--small" formaction="{}" formnovalidate{}>{}</button>)",
                  Url::path("/calls/new/again"), attributes, text);
}

Html candidate(const people::Card& card, Day today) {
    const bool likely = card.why.size() > 1;
    std::string facts;
    if (card.born_on) {
        facts = std::to_string(age_on(*card.born_on, today)) + ", born " + written(*card.born_on);
    }
    if (card.postcode) facts += (facts.empty() ? "" : " · ") + card.postcode->for_reader();
    facts += (facts.empty() ? "" : " · ") + card.reference.text();
    const Html reasons = html::each(card.why, [](const std::string& why) {
        return markup(R"(<li class="{}">{}</li>)",
                      why.starts_with("same") ? "kith-reason--same" : "kith-reason--near", why);
    });
    const Html chips = card.chips.empty()
                           ? Html{}
                           : markup(R"(<p class="kith-strong">{}</p>)", card.chips);
    return markup(R"(<article class="kith-candidate kith-candidate--{}">
        <div class="kith-candidate__top"><span class="kith-candidate__name">{}</span>
        <span class="kith-candidate__sure">{}</span></div><p>{}</p>{}
        <ul class="kith-reasons">{}</ul>{}</article>)",
                  likely ? "likely" : "possible", card.name.for_reader(),
                  likely ? "Likely the same person" : "Possible", facts, chips, reasons,
                  again_button("This is them: " + card.name.for_reader(),
                               Attributes{{"name", "choose"}, {"value", card.id.text()}}.flag(
                                   "data-result")));
}

Html person_fields(const CallPage& shown, const FieldViews& fields) {
    const Html lines =
        fields.line({.field = "first-name", .label = "First name", .autocomplete = "off"}) +
        fields.line({.field = "last-name", .label = "Last name", .autocomplete = "off"}) +
        fields.line({.field = "born", .label = "Date of birth", .hint = "Like 27/3/1941",
                     .autocomplete = "off", .classes = "govuk-input--width-10"}) +
        fields.line({.field = "postcode", .label = "Postcode", .autocomplete = "off",
                     .classes = "govuk-input--width-10"}) +
        fields.line({.field = "phone", .label = "Phone", .type = "tel", .autocomplete = "off",
                     .classes = "govuk-input--width-20"});
    const Html found = shown.looked ? candidates_view(shown.candidates, shown.today) : Html{};
    const Html more = fields.long_text({.field = "address", .label = "Address"}, 2) +
                      fields.line({.field = "email", .label = "E-mail", .type = "email",
                                   .autocomplete = "off"});
    return markup(R"(<fieldset class="govuk-fieldset" data-search-url="{}"
        data-search-into="known"><legend class="govuk-visually-hidden">Who needs help</legend>
        <div class="kith-columns">{}</div></fieldset>{}
        <div id="known">{}</div><div class="kith-columns">{}</div>)",
                  Url::path("/calls/new/find"), lines,
                  again_button("Do we know them?", Attributes{{"name", "look"}, {"value", "yes"}}),
                  found, more);
}

Html known_person(const CallPage& shown) {
    Html open;
    if (!shown.open_needs.empty()) {
        open = html::each(shown.open_needs, [](const casework::NeedView& need) {
            return markup(R"(<li><a class="govuk-link" href="{}">{}</a>, {}, by {}</li>)",
                          casework::path(need.id), need.title, need.status,
                          written_short(need.due_on));
        });
        open = markup(R"(<p class="kith-strong">Open already: asking again joins them.</p>
            <ul class="govuk-list">{}</ul>)",
                      open);
    }
    return open + again_button("Somebody else", Attributes{{"name", "choose"}, {"value", "none"}});
}

Html asker_part(const FieldViews& fields) {
    const Html details =
        fields.line({.field = "asker-name", .label = "Their name", .autocomplete = "off"}) +
        fields.line({.field = "asker-relation", .label = "Who they are to the person"}) +
        fields.line({.field = "organisation", .label = "Organisation"}) +
        fields.line({.field = "asker-phone", .label = "Their phone", .type = "tel",
                     .autocomplete = "off"}) +
        fields.radios({.field = "agrees", .legend = "Does the person know?"});
    const std::string who = fields.value("who");
    return fields.radios({.field = "who", .legend = "Who is calling?",
                          .items = {{.text = "The person themselves", .value = "self"},
                                    {.text = "Somebody who knows them", .value = "someone else"},
                                    {.text = "An organisation", .value = "organisation"}}}) +
           govuk::details({.summary_text = "Calling for somebody else",
                           .text = details,
                           .open = !who.empty() && who != "self"});
}

Html tick(const FieldViews& fields, std::string_view field, std::string_view words) {
    return fields.checkboxes({.field = field, .items = {{.text = words, .value = "yes"}}});
}

Html new_numbers(const FieldViews& fields) {
    return markup(R"(<div class="kith-columns">{}</div>)",
                  fields.line({.field = "phone", .label = "Another phone number", .type = "tel",
                               .autocomplete = "off"}) +
                      fields.line({.field = "email", .label = "Another e-mail address",
                                   .type = "email", .autocomplete = "off"}));
}

Html reach_part(const CallPage& shown, const FieldViews& fields) {
    return (shown.person ? new_numbers(fields) : Html{}) +
           fields.long_text({.field = "safe-rule", .label = "When and how is it safe to ring?",
                             .hint = "Leave empty when it is always safe"},
                            2) +
           tick(fields, "no-message", "Never leave a message") +
           markup(R"(<div class="kith-columns">{}</div>)",
                  fields.select({.field = "contact-by", .label = "Best way to reach them"},
                                call_offered("contact-by")) +
                      fields.line({.field = "best-time", .label = "Good time"}) +
                      fields.select({.field = "format", .label = "Letters in"},
                                    call_offered("format")) +
                      fields.line({.field = "language", .label = "Language"}) +
                      fields.line({.field = "hearing", .label = "Hearing"}) +
                      fields.line({.field = "sight", .label = "Sight"})) +
           tick(fields, "interpreter", "Needs an interpreter");
}

Html script_part(const std::optional<casework::Script>& script) {
    if (!script) return {};
    const Html prompts = html::each(script->prompts, [](const std::string& prompt) {
        const bool safe = text::folded(prompt).find("talk freely") != std::string::npos ||
                          text::folded(prompt).find("at home") != std::string::npos;
        return markup(R"(<li class="kith-script__prompt{}"><p class="kith-script__say">{}</p>
            </li>)",
                      safe ? " kith-script__prompt--safe" : "", prompt);
    });
    return markup(R"(<div class="kith-panel kith-stick" tabindex="0" role="group"
        aria-label="Script"><h2 class="kith-panel__title">What to say</h2>
        <ol class="kith-script">{}</ol></div>)",
                  prompts);
}

Html hidden(std::string_view name, std::string_view value) {
    return markup(R"(<input type="hidden" name="{}" value="{}">)", name, value);
}

// What was chosen is sent along; the first button of the form is what Enter presses, and it only
// looks again.
Html call_form(const web::Context& context, const CallPage& shown) {
    const FieldViews fields(shown.typed, shown.errors, true);
    const Html who = shown.person ? known_person(shown) : person_fields(shown, fields);
    const Html reach = shown.person && !shown.may_change
                           ? Html{}
                           : part("Reaching them safely", reach_part(shown, fields));
    const std::string person = shown.person ? shown.person->id.string() : "";
    const Html began = shown.may_change ? hidden("reach-of", fields.value("reach-of")) +
                                              hidden("reach-version", fields.value("reach-version"))
                                        : Html{};
    return markup(R"(<form method="post" action="{}" novalidate data-confirm-leaving>{}{}{}
        {}{}{}{}{}{}<div class="kith-foot-bar">{}</div></form>)",
                  Url::path("/calls/new"), web::csrf_field(context),
                  hidden("same_request", shown.same_request), hidden("person", person) + began,
                  part("Who needs help", who), part("The caller", asker_part(fields)), reach,
                  part("What is needed", needs_part(shown, fields)),
                  part("At home", worry_part(fields)),
                  part("Before you say goodbye", closing_part(fields, true)),
                  govuk::button({.text = "Save the call", .prevent_double_click = true}));
}

}  // namespace

Html candidates_view(const std::vector<people::Card>& candidates, Day today) {
    if (candidates.empty()) {
        return markup(R"(<p class="kith-quiet" data-summary="Nobody found">Nobody like this is
            known. Carry on: saving adds them.</p>)");
    }
    const std::string found = candidates.size() == 1
                                  ? "1 person may be the one"
                                  : std::to_string(candidates.size()) + " people may be the one";
    return markup(R"(<div data-summary="{}">{}<p class="kith-quiet">None of these? Carry on: saving
        adds somebody new.</p></div>)",
                  found, html::each(candidates, [&](const people::Card& card) {
                      return candidate(card, today);
                  }));
}

web::Response call_page(web::Context& context, const CallPage& shown) {
    const Html banner =
        shown.person ? people::banner(*shown.person, shown.today) : Html{};
    web::Page page;
    page.title = "Take a call";
    page.body = markup(R"(<h1 class="govuk-heading-l">Take a call</h1>{}
        <div class="kith-app kith-app--side"><div class="kith-app__main">{}</div>
        <aside class="kith-app__side" aria-label="What to say">{}</aside></div>)",
                       banner, call_form(context, shown), script_part(shown.script));
    page.current = "/calls/new";
    page.errors = &shown.errors;
    return web::page(context, std::move(page));
}

}  // namespace kith::asking
