#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/details.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "practice/volunteering/jobs/board_views.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/recruitment/volunteer_views.hpp"

namespace kith::volunteering {
namespace {

Url at(const JobRow& job, std::string_view action) {
    return Url::path("/jobs/{}/{}", job.id, action);
}

Html who_has_it(const JobPage& page) {
    if (!page.volunteer) return "Nobody yet";
    return markup(R"(<a class="govuk-link" href="{}">{}</a>)", path(page.volunteer->id),
                  page.volunteer->name.for_reader());
}

std::string asks_for(const JobRow& job) {
    std::vector<std::string> all;
    if (!job.vehicle.empty()) all.push_back("a " + job.vehicle);
    if (!job.language.empty()) all.push_back(job.language);
    if (!job.skills.empty()) all.push_back(job.skills);
    return text::listed(all);
}

Html facts(const JobPage& page, Instant now) {
    const JobRow& job = page.job;
    return govuk::summary_list(
        {.rows = {{.key = "How it stands", .value = job_tag(job.status)},
                  {.key = "With", .value = who_has_it(page)},
                  {.key = "Due", .value = due_words(job.due_at, now), .when = !job.closed_at},
                  {.key = "Time needed", .value = duration_words(job.minutes)},
                  {.key = "Comes round",
                   .value = rhythm_words(job.every_days.value_or(0)),
                   .when = job.every_days.has_value()},
                  {.key = "Until",
                   .value = job.until_on ? written_short(*job.until_on) : "",
                   .when = job.until_on.has_value()},
                  {.key = "Together",
                   .value = std::to_string(job.place) + " of " + std::to_string(job.places) +
                            " volunteers",
                   .when = job.places > 1},
                  {.key = "Asks for",
                   .value = asks_for(job),
                   .when = !asks_for(job).empty()},
                  {.key = "Better somebody who knows",
                   .value = page.experience,
                   .when = !page.experience.empty()},
                  {.key = "Made by",
                   .value = "Handbook: " + page.kind.name + ", version " +
                            std::to_string(page.kind.version)},
                  {.key = "Where", .value = job.area, .when = !job.area.empty()},
                  {.key = "What to do",
                   .value = lines(job.instructions),
                   .when = !job.instructions.empty()},
                  {.key = "Money spent",
                   .value = job.money ? job.money->for_reader() : "",
                   .when = job.money.has_value()},
                  {.key = "How it ended", .value = job.outcome, .when = !job.outcome.empty()},
                  {.key = "List and payment",
                   .value = markup(R"(<a class="govuk-link" href="{}">{}</a>)", at(job, "order"),
                                   page.kind.order == "medicine" ? "The prescription"
                                                                 : "The shopping"),
                   .when = !job.closed_at && !page.kind.order.empty()},
                  {.key = "On paper",
                   .value = markup(R"(<a class="govuk-link" href="{}">A sheet to print</a>)",
                                   at(job, "sheet")),
                   .when = !job.closed_at},
                  {.key = "For the need",
                   .value = markup(R"(<a class="govuk-link" href="{}">Open the need</a>)",
                                   casework::path(job.need))},
                  {.key = "Reference", .value = job.reference.text()}},
         .classes = "govuk-summary-list--no-border"});
}

std::string offer_state(const OfferRow& offer, Instant now) {
    if (offer.status == "waiting") return "answers " + due_words(offer.answer_by, now);
    if (offer.status == "passed") {
        return offer.pass_reason.empty() ? "said no" : "said no: " + offer.pass_reason;
    }
    if (offer.status == "accepted") return "said yes";
    if (offer.status == "taken") return "somebody else was quicker";
    return offer.status;
}

Html offer_line(const web::Context& context, const JobPage& page, const OfferRow& offer) {
    Html actions;
    const std::string name = offer.volunteer_name.for_reader();
    const Hidden who{{"volunteer", offer.volunteer.string()}};
    if (offer.status == "waiting") {
        auto yes = who, no = who;
        yes.emplace_back("answer", "yes");
        no.emplace_back("answer", "no");
        actions = markup(
            R"(<div class="kith-row">{}{}{}</div>)",
            small_button(context, at(page.job, "answer"), "Said yes", "by phone, " + name, yes),
            small_button(context, at(page.job, "answer"), "Said no", "by phone, " + name, no),
            small_button(context, at(page.job, "withdraw"), "Take back", "the offer to " + name,
                         who));
    }
    return markup(R"(<li><a class="govuk-link" href="{}">{}</a>
        <span class="kith-quiet">{}, {}</span> {}</li>)",
                  path(offer.volunteer), name, written_near(offer.offered_at, context.now()),
                  offer_state(offer, context.now()), actions);
}

Html offers_part(const web::Context& context, const JobPage& page) {
    if (page.offers.empty()) return {};
    return part_heading("Who was asked") +
           markup(R"(<ul class="govuk-list">{}</ul>)", html::each(page.offers, [&](const auto& o) {
                      return offer_line(context, page, o);
                  }));
}

Html steps_part(const JobPage& page, Instant now) {
    if (page.steps.empty()) return {};
    return part_heading("What happened") +
           markup(R"(<ol class="kith-story">{}</ol>)",
                  html::each(page.steps, [&](const StepRow& step) {
                      std::string more = step.by_name;
                      if (step.money) more += ", " + step.money->for_reader();
                      if (!step.mood.empty()) more += ", mood: " + step.mood;
                      return markup(
                          R"(<li class="kith-story__item kith-story__item--good"><span
                          class="kith-story__sign">{}</span><p class="kith-story__title">{}</p><p
                          class="kith-story__when">{}, {}</p><div
                          class="kith-story__words">{}</div></li>)",
                          icon("check"), step_words(step.what), written_near(step.at, now), more,
                          lines(step.note));
                  }));
}

// Two who are to talk for months are asked both; other jobs are offered.
Html suggestion_buttons(const web::Context& context, const JobPage& page, const std::string& name,
                        const Hidden& sent) {
    const bool regular = page.job.every_days && page.kind.likeness;
    if (!regular) {
        return small_button(context, at(page.job, "offer"), "Offer it", "to " + name, sent, true);
    }
    return markup(R"(<div class="kith-row">{}{}</div>)",
                  small_button(context, at(page.job, "pair"), "Ask both", "the person and " + name,
                               sent, true),
                  small_button(context, at(page.job, "offer"), "Offer it", "to " + name, sent));
}

Html suggestion_card(const web::Context& context, const JobPage& page, const Suggestion& one) {
    const std::string name = one.name.for_reader();
    std::string reasons;
    for (const auto& reason : one.reasons) {
        const std::string said = said_to_volunteer(reason);
        if (!said.empty()) reasons += (reasons.empty() ? "" : ", ") + said;
    }
    const Html why = html::each(one.reasons, [](const std::string& reason) {
        const bool against = reason.starts_with("although");
        return markup(R"(<li class="kith-reason--{}">{}{}</li>)", against ? "different" : "same",
                      icon(against ? "swap" : "check"), reason);
    });
    const Hidden sent{{"volunteer", one.volunteer.string()}, {"reasons", reasons}};
    return markup(R"(<article class="kith-candidate"><div class="kith-candidate__top"><a
        class="kith-candidate__name" href="{}">{}</a></div><ul class="kith-reasons">{}</ul>{}{}
        </article>)",
                  path(one.volunteer), name, why,
                  one.has_account ? Html{}
                                  : markup(R"(<p class="kith-quiet">Has no sign-in: ring them, then
                                      note their answer.</p>)"),
                  suggestion_buttons(context, page, name, sent));
}

// Asking by itself, so that nobody has to come back to this page.
Html asking_part(const web::Context& context, const JobPage& page) {
    Html inside = page.asking.empty() ? Html{} : paragraph(page.asking);
    if (page.asking.empty() || page.asking.starts_with("Asking has ended")) {
        if (page.suggestions.best.empty()) return inside;
        return inside +
               markup(R"(<div class="kith-row">{}{}</div>)",
                      small_button(context, at(page.job, "ask"), "Ask the best 3 at once", "",
                                   {{"how", "few"}}, page.job.urgent),
                      small_button(context, at(page.job, "ask"), "Ask one after another", "",
                                   {{"how", "one"}}, !page.job.urgent));
    }
    return inside + small_button(context, at(page.job, "ask"), "Stop asking", "",
                                 {{"how", "stop"}});
}

Html suggestions_part(const web::Context& context, const JobPage& page) {
    if (page.job.volunteer || page.job.closed_at) return {};
    const Suggestions& found = page.suggestions;
    Html inside = asking_part(context, page) + html::each(found.best, [&](const Suggestion& one) {
        return suggestion_card(context, page, one);
    });
    if (!found.other_name.empty()) {
        inside += markup(R"(<p class="govuk-body kith-quiet">Why not {}: {}.</p>)",
                         found.other_name, found.other_why);
    }
    if (found.best.empty()) {
        inside += paragraph(page.offers.empty() ? "Nobody can take this as it stands."
                                                : "Nobody else can take this as it stands.");
        inside += markup(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)",
                         html::each(found.obstacles, [](const std::string& obstacle) {
                             return markup("<li>{}.</li>", obstacle);
                         }));
    }
    return panel_box("Who could do it", inside);
}

Html ending_part(const web::Context& context, const JobPage& page, const web::FormReader& typed) {
    if (page.job.closed_at) return {};
    Html reason = govuk::input({.label = {.text = "Why, in a line"},
                                .error_message = typed.errors().shown("reason"),
                                .id = "reason",
                                .name = "reason",
                                .value = typed.typed("reason")});
    reason += govuk::input({.label = {.text = "Why, as the volunteers are told (optional)"},
                            .hint = {.text = "Where it is called off. Without names"},
                            .id = "said",
                            .name = "said",
                            .value = typed.typed("said")});
    Html buttons;
    if (page.job.volunteer) {
        buttons += govuk::button({.text = "Volunteer cannot do it",
                                  .name = "how",
                                  .value = "return",
                                  .classes = "govuk-button--secondary kith-button--small"});
        buttons += govuk::button({.text = page.job.every_days ? "Ends well" : "Done, by phone",
                                  .name = "how",
                                  .value = "met",
                                  .classes = "govuk-button--secondary kith-button--small"});
    }
    buttons += govuk::button({.text = "Not needed any more",
                              .name = "how",
                              .value = "cancel",
                              .classes = "govuk-button--secondary kith-button--small"});
    if (page.job.places > 1) {
        buttons += govuk::button({.text = "Call it off for everybody",
                                  .name = "how",
                                  .value = "cancel all",
                                  .classes = "govuk-button--secondary kith-button--small"});
    }
    return panel_box("End or return it",
                     web::form(context, at(page.job, "end"),
                               reason + markup(R"(<div class="kith-row">{}</div>)", buttons)));
}

// Where something went wrong between the two.
Html never_part(const web::Context& context, const JobPage& page) {
    if (!page.job.volunteer) return {};
    const Html fields = hidden_fields({{"volunteer", page.job.volunteer->string()}}) +
                        govuk::input({.label = {.text = "Why"}, .id = "why", .name = "why"}) +
                        govuk::button({.text = "Never these two again",
                                       .classes = "govuk-button--secondary kith-button--small"});
    return markup(R"(<details class="govuk-details"><summary class="govuk-details__summary"><span
        class="govuk-details__summary-text">Not these two again</span></summary><div
        class="govuk-details__text">{}</div></details>)",
                  web::form(context, at(page.job, "never"), fields));
}

}  // namespace

Html job_body(const web::Context& context, const JobPage& page, const web::FormReader& typed) {
    const Instant now = context.now();
    const Html main = people::banner(page.person, london_day(now)) + heading(page.job.title) +
                      facts(page, now) + offers_part(context, page) + steps_part(page, now);
    return columns(main, telling_part(context, page) + suggestions_part(context, page) +
                             ending_part(context, page, typed) + never_part(context, page));
}

}  // namespace kith::volunteering
