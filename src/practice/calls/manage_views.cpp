#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "practice/calls/call.hpp"
#include "practice/calls/views.hpp"

namespace kith::calls {
namespace {

using html::Html;
using html::markup;
using html::Url;

std::string every(int days) {
    if (days == 1) return "every day";
    if (days == 7) return "every week";
    if (days % 7 == 0) return "every " + std::to_string(days / 7) + " weeks";
    return "every " + std::to_string(days) + " days";
}

Html end_form(const web::Context& context, const SeriesRow& series) {
    const std::string field = "why-" + series.id.string();
    return web::form(context, Url::path("/calls/series/{}/end", series.id),
                     govuk::input({.label = {.text = "Why they end"},
                                   .id = field,
                                   .name = "why",
                                   .classes = "govuk-input--width-20"}) +
                         govuk::button({.text = "End these calls",
                                        .classes = "govuk-button--secondary"}));
}

Html series_list(const web::Context& context, const std::vector<SeriesRow>& all) {
    if (all.empty()) return {};
    const Html items = html::each(all, [&](const SeriesRow& series) {
        const std::string left =
            series.remaining ? ", " + std::to_string(*series.remaining) + " left" : "";
        return markup(R"(<article class="kith-card"><div class="kith-card__top">
            <h3 class="kith-card__title">{}, {}{}</h3></div>
            <div class="kith-card__actions">{}</div></article>)",
                      series.purpose, every(series.every_days), left, end_form(context, series));
    });
    return markup(R"(<h2 class="govuk-heading-m">Regular calls</h2>{})", items);
}

Html call_list(const std::vector<CallRow>& calls, Instant now) {
    if (calls.empty()) return markup("<p>No calls yet.</p>");
    const Html items = html::each(calls, [&](const CallRow& call) {
        const std::string when = call.closed_at ? written_near(*call.closed_at, now)
                                                : due_words(call.due_at, now);
        return markup(R"(<li class="kith-work__item{}"><a class="govuk-link kith-work__who"
            href="{}">{}</a><span class="kith-work__due">{}</span>
            <span class="kith-work__what">{}</span></li>)",
                      call.closed_at ? " kith-work__item--done" : "", path(call.id),
                      purpose_words(call),
                      when, status_words(call));
    });
    return markup(R"(<ul class="kith-work">{}</ul>)", items);
}

Html book_form(const web::Context& context, const PersonCalls& shown) {
    const auto typed = [&](std::string_view field) {
        return std::string(shown.typed.get(field));
    };
    const Html inside =
        govuk::input({.label = {.text = "What is it about?", .classes = "govuk-label--s"},
                      .error_message = shown.errors.shown("purpose"),
                      .id = "purpose",
                      .name = "purpose",
                      .value = shown.typed.find("purpose") ? typed("purpose") : "welfare check"}) +
        govuk::input({.label = {.text = "First call on", .classes = "govuk-label--s"},
                      .hint = {.text = "Like 27/11/2026"},
                      .error_message = shown.errors.shown("start"),
                      .id = "start",
                      .name = "start",
                      .value = shown.typed.find("start")
                                   ? typed("start")
                                   : written(london_day(shown.now) + 1),
                      .classes = "govuk-input--width-20"}) +
        govuk::radios({.fieldset = {.legend = {.text = "How often?",
                                               .classes = "govuk-fieldset__legend--s"}},
                       .error_message = shown.errors.shown("every"),
                       .name = "every",
                       .value = typed("every"),
                       .items = {{.text = "Once", .value = "0"},
                                 {.text = "Every day", .value = "1"},
                                 {.text = "Every week", .value = "7"},
                                 {.text = "Every two weeks", .value = "14"},
                                 {.text = "Every four weeks", .value = "28"}},
                       .classes = "govuk-radios--small"}) +
        govuk::input({.label = {.text = "How many calls? (optional)", .classes = "govuk-label--s"},
                      .error_message = shown.errors.shown("times"),
                      .id = "times",
                      .name = "times",
                      .value = typed("times"),
                      .inputmode = "numeric",
                      .classes = "govuk-input--width-3"}) +
        govuk::checkboxes({.name = "mine",
                           .items = {{.text = "I ring them myself", .value = "yes"}},
                           .classes = "govuk-checkboxes--small"}) +
        govuk::button({.text = "Book", .prevent_double_click = true});
    return web::form(context, Url::path("/people/{}/calls", shown.person.id), inside);
}

}  // namespace

web::Response share_page(web::Context& context, const SharePage& shown) {
    std::vector<govuk::Choice> items;
    for (const auto& [account, calls] : shown.handlers) {
        items.push_back({.text = account.name,
                         .value = account.id.string(),
                         .hint = {.text = std::to_string(calls) +
                                          (calls == 1 ? " call today" : " calls today")},
                         .checked = true});
    }
    const govuk::Checkboxes who{
        .fieldset = {.legend = {.text = "Who makes calls today?",
                                .classes = "govuk-fieldset__legend--s"}},
        .error_message = shown.errors.shown("handlers"),
        .name = "handlers",
        .items = items};
    const Html button =
        govuk::button({.text = "Share the calls out", .prevent_double_click = true});
    const Html form =
        items.empty()
            ? markup("<p>Nobody may make calls yet: give somebody the role of call handler.</p>")
            : web::form(context, Url::path("/calls/share"), govuk::checkboxes(who) + button);
    web::Page page;
    page.title = "Share calls out";
    page.body = markup(R"(<h1 class="govuk-heading-l">Share calls out</h1>
        <p><strong>{}</strong> calls due by the end of today are nobody’s yet.</p>
        <p>People who were spoken to before go to the same caller; the rest go evenly, those most in
        need first.</p>{})",
                       shown.of_nobody, form);
    page.current = "/calls";
    page.errors = &shown.errors;
    return web::page(context, std::move(page));
}

web::Response person_page(web::Context& context, const PersonCalls& shown) {
    web::Page page;
    page.title = "Calls to one person";
    page.body = markup(R"(<h1 class="govuk-heading-l">Calls to one person</h1>{}{}
        <h2 class="govuk-heading-m">All calls</h2>{}
        <h2 class="govuk-heading-m">Book a call</h2>{})",
                       people::banner(shown.person, london_day(shown.now)),
                       series_list(context, shown.series), call_list(shown.calls, shown.now),
                       book_form(context, shown));
    page.current = "/calls";
    page.errors = &shown.errors;
    return web::page(context, std::move(page));
}

Html panel(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant now) {
    if (!viewer.may(make_calls)) return {};
    auto calls = calls_of_person(session, person);
    constexpr std::size_t most = 5;
    if (calls.size() > most) calls.erase(calls.begin() + most, calls.end());
    return markup(R"(<section class="kith-panel"><h2 class="kith-panel__title">Calls</h2>{}
        <p><a class="govuk-link" href="{}">Book a call, or see all</a></p></section>)",
                  call_list(calls, now), Url::path("/people/{}/calls", person));
}

}  // namespace kith::calls
