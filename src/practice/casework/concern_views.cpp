#include "practice/casework/concern_views.hpp"

#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "practice/casework/concern.hpp"

namespace kith::casework {
namespace {

std::string urgency_words(std::string_view urgency) {
    if (urgency == "danger now") return "Now: they may be in danger";
    return urgency == "today" ? "Today" : "Soon";
}

std::string answer_words(const ConcernRow& concern, Instant now) {
    std::string words = due_words(concern.answer_by, now);
    if (concern.escalated > 0) {
        words += ", raised again " + std::to_string(concern.escalated) +
                 (concern.escalated == 1 ? " time" : " times");
    }
    return words;
}

Html facts(const ConcernPage& page, const Owners& owners, Instant now) {
    const ConcernRow& concern = page.concern;
    const bool answered = concern.answered_at.has_value();
    std::string ending = concern.outcome_kind;
    for (const Ending& one : endings()) {
        if (one.kind == concern.outcome_kind) ending = one.name;
    }
    return govuk::summary_list(
        {.rows = {{.key = "What was said", .value = lines(concern.text)},
                  {.key = "About", .value = concern_kind_name(concern.kind)},
                  {.key = "How soon", .value = urgency_words(concern.urgency)},
                  {.key = "How it stands", .value = concern_tag(concern)},
                  {.key = "Answer", .value = answer_words(concern, now), .when = !answered},
                  {.key = concern.account ? "With" : "Waiting with",
                   .value = owners.name({.account = concern.account, .team = concern.team})},
                  {.key = "Raised by",
                   .value = concern.raised_by_name + ", " + written_near(concern.raised_at, now) +
                            (concern.raised_from.empty() ? "" : ", from a " + concern.raised_from)},
                  {.key = "Reference", .value = concern.reference.text()},
                  {.key = "What came of it", .value = ending, .when = answered},
                  {.key = "What was done", .value = lines(concern.outcome), .when = answered},
                  {.key = "Told to who raised it", .value = concern.told_raiser,
                   .when = answered}}});
}

Html answer_form(const web::Context& context, const ConcernRow& concern,
                 const web::FormReader& typed) {
    govuk::Radios how{.fieldset = {.legend = {.text = "How does it end?"}},
                      .error_message = typed.errors().shown("kind"),
                      .name = "kind",
                      .value = typed.typed("kind"),
                      .classes = "govuk-radios--small"};
    for (const Ending& ending : endings()) {
        how.items.push_back({.text = ending.name,
                             .value = std::string(ending.kind),
                             .hint = {.text = "They are told: " + std::string(ending.told)}});
    }
    const Html fields =
        govuk::textarea({.label = {.text = "What did you find, and what did you do?"},
                         .error_message = typed.errors().shown("outcome"),
                         .name = "outcome",
                         .value = typed.typed("outcome"),
                         .rows = 4}) +
        govuk::radios(how) +
        govuk::textarea({.label = {.text = "Tell who raised it something else"},
                         .hint = {.text = "Leave this empty to use the words above. Nothing they "
                                          "may not know: no health, no names, no decisions."},
                         .error_message = typed.errors().shown("told"),
                         .name = "told",
                         .value = typed.typed("told"),
                         .rows = 2}) +
        govuk::button({.text = "Answer the concern", .classes = "kith-button--small"});
    return web::form(context, Url::path("/concerns/{}/answer", concern.id), fields);
}

Html pass_form(const web::Context& context, const ConcernRow& concern, const Owners& owners,
               const web::FormReader& typed) {
    std::vector<govuk::SelectItem> items{{.text = "Choose", .value = ""}};
    for (const auto& team : owners.teams()) {
        items.push_back({.text = team.name, .value = team.id.string()});
    }
    return web::form(context, Url::path("/concerns/{}/pass", concern.id),
                     govuk::select({.label = {.text = "Team"},
                                    .error_message = typed.errors().shown("team"),
                                    .name = "team",
                                    .items = items}) +
                         govuk::textarea({.label = {.text = "What they should know"},
                                          .name = "why",
                                          .value = typed.typed("why"),
                                          .rows = 2}) +
                         govuk::button({.text = "Pass it on",
                                        .classes = "govuk-button--secondary kith-button--small"}));
}

}  // namespace

Html concern_body(web::Context& context, const ConcernPage& page, const Owners& owners,
                  const web::FormReader& typed) {
    const ConcernRow& concern = page.concern;
    const Instant now = context.now();
    Html main = people::banner(page.person, london_day(now)) +
                heading("Concern: " + std::string(concern_kind_name(concern.kind)));
    const bool open = !concern.answered_at;
    if (open) {
        const bool mine = concern.account == account_of(context);
        main += markup(R"(<div class="kith-row">{}{}</div>)",
                       mine ? Html{}
                            : small_button(context, Url::path("/concerns/{}/own", concern.id),
                                           concern.account ? "Take it over" : "Take it",
                                           "this concern", {}, true),
                       ring_button(context, page.person));
    }
    main += facts(page, owners, now);
    if (open) main += part_heading("Answer it") + answer_form(context, concern, typed);
    const Html story = story_list(page.story, page.person.decision, now);
    if (!story.empty()) main += part_heading("What happened") + story;
    main += withheld_line(page.person);
    if (!open) return main;
    return columns(main, panel_box("Pass it to another team",
                                   pass_form(context, concern, owners, typed)));
}

Html concern_rows(const web::Context& context, const std::vector<ConcernRow>& concerns,
                  const Cards& cards, const Owners& owners) {
    const Instant now = context.now();
    const Html items = html::each(concerns, [&](const ConcernRow& concern) {
        const bool late = !concern.answered_at && concern.answer_by < now;
        const bool danger = concern.urgency == "danger now" && !concern.answered_at;
        const std::string when = concern.answered_at ? relative(*concern.answered_at, now)
                                                     : answer_words(concern, now);
        const std::string more = urgency_words(concern.urgency) + ". Raised by " +
                                 concern.raised_by_name + ", " +
                                 relative(concern.raised_at, now) + ". " +
                                 (concern.account ? "With " : "Waiting with ") +
                                 owners.name({.account = concern.account, .team = concern.team});
        return markup(R"(<li class="kith-work__item{}"><a class="govuk-link kith-work__who"
            href="{}">{}</a><span class="kith-work__due{}">{}{}</span><span class="kith-work__what">
            {} {}</span><span class="kith-work__more">{}</span></li>)",
                      danger || late ? " kith-work__item--urgent" : "", path(concern.id),
                      name_on(cards, concern.person), late ? " kith-work__due--late" : "",
                      icon("clock"), when, concern_kind_name(concern.kind), concern_tag(concern),
                      more);
    });
    return markup(R"(<ul class="kith-work">{}</ul>)", items);
}

Html raised_rows(const std::vector<ConcernRow>& concerns, Instant now) {
    const Html items = html::each(concerns, [&](const ConcernRow& concern) {
        std::string_view words = "We have it. Somebody will look.";
        if (concern.account) words = "Somebody is looking into it.";
        if (concern.answered_at) words = concern.told_raiser;
        return markup(R"(<li class="kith-story__item"><span class="kith-story__sign">{}</span>
            <p class="kith-story__title">{}</p><p class="kith-story__when">You raised it {}, {}.</p>
            <p class="kith-story__words">{}</p></li>)",
                      icon(concern.answered_at ? "check" : "flag"), concern.reference.text(),
                      written_near(concern.raised_at, now), urgency_words(concern.urgency), words);
    });
    return markup(R"(<ol class="kith-story">{}</ol>)", items);
}

}  // namespace kith::casework
