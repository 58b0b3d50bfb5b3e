#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "practice/calls/call.hpp"
#include "practice/calls/views.hpp"

namespace kith::calls {
namespace {

using html::Html;
using html::markup;
using html::Url;

constexpr int days_ahead = 14;

std::string phone_words(const people::Number& number) {
    const auto phone = Phone::from_store(number.value.text());
    return phone ? phone->for_reader() : number.value.for_reader();
}

bool may_dial(const people::PersonView& person) {
    return !person.care.do_not_call && !person.care.died_on;
}

// The numbers to ring, each as a link a phone understands.
Html numbers(const people::PersonView& person) {
    Html links;
    for (const people::Number& number : person.numbers) {
        if (number.kind != "phone" || number.state == "bad") continue;
        const auto dial = Url::external("tel:" + number.value.text());
        if (!dial || !may_dial(person)) continue;
        const std::string label = number.label.empty() ? "" : " (" + number.label + ")";
        links += markup(R"(<a class="govuk-link kith-call__number" href="{}">{}{}{}</a> )", *dial,
                        icon("phone"), phone_words(number), label);
    }
    if (!links.empty()) return links;
    return markup(R"(<strong>{}</strong>)",
                  may_dial(person) ? "No number that works" : "Do not ring this person");
}

std::vector<govuk::Choice> number_choices(const people::PersonView& person) {
    std::vector<govuk::Choice> choices;
    for (const people::Number& number : person.numbers) {
        if (number.kind != "phone" || number.state == "bad") continue;
        choices.push_back({.text = phone_words(number), .value = number.id});
    }
    return choices;
}

Html call_back_fields(const CallPage& shown) {
    std::vector<govuk::SelectItem> days;
    const Day today = london_day(shown.now);
    for (int ahead = 0; ahead < days_ahead; ++ahead) {
        const Day day = today + ahead;
        const std::string words = ahead == 0   ? "Today"
                                  : ahead == 1 ? "Tomorrow"
                                               : written_with_weekday(day);
        days.push_back({.text = words, .value = day.text()});
    }
    return govuk::select({.label = {.text = "Ring back on"},
                          .id = "back-day",
                          .name = "back-day",
                          .value = std::string(shown.typed.get("back-day")),
                          .items = days}) +
           govuk::input({.label = {.text = "At"},
                         .hint = {.text = "Like 2:30pm"},
                         .error_message = shown.errors.shown("back-time"),
                         .id = "back-time",
                         .name = "back-time",
                         .value = std::string(shown.typed.get("back-time")),
                         .classes = "govuk-input--width-5"});
}

std::vector<govuk::Choice> outcome_choices(const CallPage& shown) {
    std::vector<govuk::Choice> choices;
    for (const std::string_view outcome :
         {"spoke", "no answer", "voicemail", "call back", "wrong number", "refused"}) {
        const bool no_voicemail = outcome == "voicemail" && !shown.person.care.safe_voicemail;
        choices.push_back(
            {.text = outcome_words(outcome),
             .value = std::string(outcome),
             .hint = {.text = no_voicemail ? "Not safe: never leave a message" : ""},
             .conditional = outcome == "call back" ? call_back_fields(shown) : Html{}});
    }
    return choices;
}

Html attempt_form(web::Context& context, const CallPage& shown) {
    const auto chosen_number = number_choices(shown.person);
    const Html which =
        chosen_number.size() < 2
            ? markup(R"(<input type="hidden" name="number" value="{}">)",
                     chosen_number.empty() ? "" : chosen_number.front().value)
            : govuk::radios({.fieldset = {.legend = {.text = "Which number?",
                                                     .classes = "govuk-fieldset__legend--s"}},
                             .name = "number",
                             .value = std::string(shown.typed.get("number")),
                             .items = chosen_number,
                             .classes = "govuk-radios--inline"});
    const Html inside =
        markup(R"(<input type="hidden" name="same_request" value="{}">)", shown.same_request) +
        which +
        govuk::radios({.fieldset = {.legend = {.text = "How did it go?",
                                               .classes = "govuk-fieldset__legend--s"},
                                    .classes = "kith-choices"},
                       .error_message = shown.errors.shown("outcome"),
                       .name = "outcome",
                       .value = std::string(shown.typed.get("outcome")),
                       .items = outcome_choices(shown)}) +
        govuk::textarea({.label = {.text = "Note", .classes = "govuk-label--s"},
                         .error_message = shown.errors.shown("note"),
                         .id = "note",
                         .name = "note",
                         .value = text::clean_lines(shown.typed.get("note")).value_or(""),
                         .rows = 3}) +
        govuk::button({.text = "Save", .prevent_double_click = true});
    return web::form(context, Url::path("/calls/{}/attempt", shown.call.id), inside);
}

// Two touches: open it, and press how soon somebody must look.
Html concern_form(web::Context& context, const CallPage& shown) {
    if (!shown.may_raise) return {};
    const auto button = [](std::string_view urgency, std::string_view words) {
        return markup(R"(<button type="submit" class="kith-outcome kith-outcome--worry"
            name="urgency" value="{}">{}{}</button>)",
                      urgency, icon("flag"), words);
    };
    const Html inside =
        markup(R"(<input type="hidden" name="same_request" value="{}">)", shown.same_request) +
        govuk::textarea({.label = {.text = "What worries you? (optional)"},
                         .id = "worry",
                         .name = "worry",
                         .rows = 2}) +
        markup(R"(<div class="kith-outcomes">{}{}{}</div>)",
               button("danger now", "Danger now: I have called 999"), button("today", "Today"),
               button("soon", "Soon"));
    return markup(R"(<details class="govuk-details"><summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">I am worried about them</span></summary>
        <div class="govuk-details__text">{}</div></details>)",
                  web::form(context, Url::path("/calls/{}/concern", shown.call.id), inside));
}

Html take_form(web::Context& context, const CallPage& shown) {
    if (shown.mine) return {};
    const std::string whose =
        shown.caller.empty() ? "Nobody has this call yet." : shown.caller + " has this call.";
    return markup(R"(<div class="kith-row"><span>{}</span>{}</div>)", whose,
                  web::button_form(context, Url::path("/calls/{}/take", shown.call.id),
                                   "I take it", true));
}

Html script_part(const CallPage& shown) {
    if (!shown.script) return {};
    const Html prompts = html::each(shown.script->prompts, [](const std::string& prompt) {
        const bool safe = text::folded(prompt).find("talk freely") != std::string::npos;
        return markup(R"(<li class="kith-script__prompt{}"><p class="kith-script__say">{}</p>
            </li>)",
                      safe ? " kith-script__prompt--safe" : "", prompt);
    });
    return markup(R"(<section class="kith-panel"><h2 class="kith-panel__title">What to say</h2>
        <ol class="kith-script">{}</ol></section>)",
                  prompts);
}

Html story_part(const CallPage& shown) {
    if (shown.story.empty()) return {};
    return markup(R"(<section class="kith-panel"><h2 class="kith-panel__title">What happened
        lately</h2>{}</section>)",
                  shown.story);
}

// What is rung about, when, and why now.
Html top(const CallPage& shown) {
    const CallRow& call = shown.call;
    const std::string why = call.priority_why.empty() ? "" : ". " + call.priority_why;
    const std::string when =
        call.closed_at ? std::string(status_words(call)) : due_words(call.due_at, shown.now);
    return markup(R"(<div class="kith-call__top"><div><p class="kith-call__who">{}</p>
        <span class="kith-quiet">{}{}</span></div><div>{}</div></div>)",
                  purpose_words(call), when, why,
                  call.closed_at ? Html{} : numbers(shown.person));
}

Html body(web::Context& context, const CallPage& shown) {
    if (shown.call.closed_at) {
        return markup(R"(<p>This call is closed. <a class="govuk-link" href="{}">Book
            another</a>.</p>)",
                      Url::path("/people/{}/calls", shown.person.id));
    }
    return take_form(context, shown) + attempt_form(context, shown);
}

}  // namespace

Html attempt_list(const CallPage& shown) {
    if (shown.attempts.empty()) return {};
    const Html items = html::each(shown.attempts, [&](const AttemptRow& attempt) {
        const auto by = AccountId::parse(attempt.by);
        const auto name = by ? shown.names.find(*by) : shown.names.end();
        return markup(R"(<li>{}: <strong>{}</strong>, {}{}</li>)",
                      written_near(attempt.at, shown.now), outcome_words(attempt.outcome),
                      name == shown.names.end() ? "somebody" : name->second,
                      attempt.note.empty() ? "" : ". " + attempt.note.for_reader());
    });
    return markup(R"(<h2 class="govuk-heading-s">Tried before</h2><ul class="govuk-list">{}</ul>)",
                  items);
}

web::Response call_page(web::Context& context, const CallPage& shown) {
    web::Page page;
    page.title = "A call to make";
    page.body = markup(R"(<h1 class="govuk-heading-l">A call to make</h1>{}
        <div class="kith-app kith-app--side"><div class="kith-app__main">
        <section class="kith-call" aria-label="Call">{}<div class="kith-call__body">{}</div>
        </section>{}<p><a class="govuk-link" href="{}">They need something: take it down</a></p>{}
        </div><aside class="kith-app__side" aria-label="What to say">{}{}</aside></div>)",
                       people::banner(shown.person, london_day(shown.now)), top(shown),
                       body(context, shown), concern_form(context, shown),
                       Url::path("/calls/new/{}", shown.person.id), attempt_list(shown),
                       script_part(shown), story_part(shown));
    page.current = "/calls";
    page.errors = &shown.errors;
    page.open_thing = "call/" + shown.call.id.string();
    return web::page(context, std::move(page));
}

}  // namespace kith::calls
