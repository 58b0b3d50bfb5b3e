#include "practice/volunteering/befriending/views.hpp"

#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/date_input.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "practice/volunteering/befriending/pair.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/recruitment/volunteer_views.hpp"

namespace kith::volunteering {
namespace {

Url at(const PairRow& pair, std::string_view what) {
    return Url::path("/befriending/{}/{}", pair.id, what);
}

Html pair_tag(const PairRow& pair) {
    if (pair.status == "proposed") {
        return web::coloured_tag(pair.both_agreed() ? "both said yes" : "being asked",
                                 pair.both_agreed() ? "green" : "yellow");
    }
    if (pair.status == "introducing") return web::coloured_tag("first talk", "blue");
    if (pair.status == "talking") return web::coloured_tag("talking", "teal");
    return web::coloured_tag(pair.status == "declined" ? "not to be" : "ended", "grey");
}

std::string said(const std::optional<bool>& agreed) {
    if (!agreed) return "not asked yet";
    return *agreed ? "has said yes" : "would rather not";
}

std::string last_words(const PairRow& pair, Instant now) {
    if (!pair.last_contact_at || pair.status == "proposed") return rhythm_words(pair.every_days);
    if (*pair.last_contact_at > now) {
        return "first talk " + written_near(*pair.last_contact_at, now);
    }
    return "last talk " + relative(*pair.last_contact_at, now);
}

Html pair_line(const PairList& list, const PairRow& pair, Instant now) {
    const auto card = list.people.find(pair.person);
    const auto who = list.volunteers.find(pair.volunteer);
    const std::string person =
        card == list.people.end() ? "Somebody" : card->second.name.for_reader();
    const std::string volunteer = who == list.volunteers.end() ? "" : who->second.for_reader();
    return markup(R"(<li class="kith-work__item"><a class="kith-work__who" href="{}">{}</a><span
        class="kith-work__due">{}</span><span class="kith-work__what">{}</span><span
        class="kith-work__status">{}</span></li>)",
                  Url::path("/befriending/{}", pair.id), person + " and " + volunteer,
                  last_words(pair, now), pair.reference.text(), pair_tag(pair));
}

Html facts(const PairPage& page, Instant now) {
    const PairRow& pair = page.pair;
    const std::string relay =
        pair.relayed() ? "Through us: neither has the other’s number" : "They ring each other";
    return govuk::summary_list(
        {.rows = {{.key = "How it stands", .value = pair_tag(pair)},
                  {.key = "Volunteer",
                   .value = markup(R"(<a class="govuk-link" href="{}">{}</a>, {})",
                                   path(pair.volunteer), page.volunteer.name.for_reader(),
                                   said(pair.volunteer_agreed))},
                  {.key = "The person", .value = said(pair.person_agreed)},
                  {.key = "Why these two", .value = pair.reasons, .when = !pair.reasons.empty()},
                  {.key = "How often", .value = rhythm_words(pair.every_days)},
                  {.key = "They talk", .value = relay, .when = pair.both_agreed()},
                  {.key = "First talk",
                   .value = pair.first_call_at ? written_near(*pair.first_call_at, now) : "",
                   .when = pair.first_call_at.has_value()},
                  {.key = "Look back on",
                   .value = pair.review_on ? written_short(*pair.review_on) : "",
                   .when = pair.review_on && !pair.ended_at},
                  {.key = "How it ended", .value = pair.ended_why, .when = !pair.ended_why.empty()},
                  {.key = "Reference", .value = pair.reference.text()}},
         .classes = "govuk-summary-list--no-border"});
}

Html yes_no(std::string_view of, std::string_view field, std::string_view legend) {
    return govuk::radios({.fieldset = {.legend = {.text = legend}},
                          .name = std::string(field),
                          .id_prefix = std::string(of) + "-" + std::string(field),
                          .items = {{.text = "Yes", .value = "yes"}, {.text = "No", .value = "no"}},
                          .classes = "govuk-radios--inline"});
}

// What the coordinator asks the person, and the volunteer who has no sign-in, by phone.
Html asking_part(const web::Context& context, const PairPage& page) {
    if (page.pair.status != "proposed") return {};
    Html all;
    if (!page.pair.person_agreed) {
        all += panel_box(
            "Ask the person",
            paragraph("Say a little about the volunteer without the surname, and why you thought "
                      "of them.") +
                web::form(context, at(page.pair, "person"),
                          yes_no("person", "answer", "Would they like to?") +
                              yes_no("person", "relays", "Rather not give their number?") +
                              yes_no("person", "together", "One of us in the first call?") +
                              govuk::button({.text = "Note it", .classes = "kith-button--small"})));
    }
    if (!page.pair.volunteer_agreed) {
        all += panel_box(
            "The volunteer",
            paragraph(page.volunteer.account ? "They are asked on their phone. If they tell you, "
                                               "note it here."
                                             : "They have no sign-in: ring them.") +
                web::form(context, at(page.pair, "volunteer"),
                          yes_no("volunteer", "answer", "Would they like to?") +
                              yes_no("volunteer", "relays", "Rather not give their number?") +
                              govuk::button({.text = "Note it", .classes = "kith-button--small"})));
    }
    return all;
}

Html introducing_part(const web::Context& context, const PairPage& page,
                      const web::FormReader& typed) {
    if (page.pair.status != "proposed" || !page.pair.both_agreed()) return {};
    const Html date =
        govuk::date_input({.fieldset = {.legend = {.text = "Day of the first talk"}},
                           .error_message = typed.errors().shown("when"),
                           .id = "when",
                           .name_prefix = "when",
                           .values = {.day = typed.typed("when-day"),
                                      .month = typed.typed("when-month"),
                                      .year = typed.typed("when-year")}});
    const Html time = govuk::input({.label = {.text = "At what time"},
                                    .error_message = typed.errors().shown("time"),
                                    .id = "time",
                                    .name = "time",
                                    .value = typed.typed("time"),
                                    .classes = "govuk-input--width-5"});
    return panel_box("Introduce them",
                     paragraph(page.pair.together ? "They would like one of us in the first call: "
                                                    "choose a time you can be there."
                                                  : "They are happy to begin by themselves.") +
                         web::form(context, at(page.pair, "introduce"),
                                   date + time +
                                       govuk::button({.text = "Introduce them",
                                                      .classes = "kith-button--small"})));
}

std::string phone_of(const Private& stored) {
    const auto phone = Phone::from_store(stored.text());
    return phone ? phone->for_reader() : stored.for_reader();
}

// Both numbers, for whoever connects a call; only while there is something to connect.
Html connecting_part(const PairPage& page) {
    const bool talks = page.pair.status == "introducing" || page.pair.status == "talking";
    if (!talks || page.person.care.do_not_call || page.person.care.died_on) return {};
    Html numbers = markup("<li><strong>{}</strong> {}</li>", page.volunteer.name.for_reader(),
                          phone_of(page.volunteer.phone));
    for (const auto& number : page.person.numbers) {
        if (number.kind != "phone" || number.state == "bad") continue;
        numbers += markup("<li><strong>{}</strong> {}</li>", page.person.full_name().for_reader(),
                          phone_of(number.value));
    }
    return panel_box("Connect a call",
                     paragraph("Ring one, then the other, and put them through. Never tell one the "
                               "other’s number.") +
                         markup(R"(<ul class="govuk-list">{}</ul>)", numbers));
}

Html review_part(const web::Context& context, const PairPage& page, const web::FormReader& typed) {
    if (page.pair.status != "talking") return {};
    const auto words = [&](std::string name, std::string label) {
        return govuk::textarea({.label = {.text = label},
                                .error_message = typed.errors().shown(name),
                                .id = name,
                                .name = name,
                                .value = typed.typed(name),
                                .rows = 2});
    };
    return panel_box("Look back together",
                     web::form(context, at(page.pair, "review"),
                               words("person_says", "How is it for the person?") +
                                   words("volunteer_says", "How is it for the volunteer?") +
                                   govuk::button({.text = "Note it",
                                                  .classes = "kith-button--small"})));
}

Html ending_part(const web::Context& context, const PairPage& page, const web::FormReader& typed) {
    if (page.pair.ended_at) return {};
    std::vector<govuk::Choice> choices;
    for (const Ending& one : endings()) {
        choices.push_back({.text = one.words, .value = std::string(one.id)});
    }
    return panel_box(
        "End it well",
        web::form(context, at(page.pair, "end"),
                  govuk::radios({.fieldset = {.legend = {.text = "How does it end?"}},
                                 .error_message = typed.errors().shown("how"),
                                 .name = "how",
                                 .value = typed.typed("how"),
                                 .items = choices}) +
                      govuk::input({.label = {.text = "A line for the record"},
                                    .id = "why",
                                    .name = "why",
                                    .value = typed.typed("why")}) +
                      govuk::checkboxes({.name = "another",
                                         .items = {{.text = "They would like somebody else",
                                                    .value = "yes"}}}) +
                      govuk::button({.text = "End it",
                                     .classes = "govuk-button--secondary kith-button--small"})));
}

Html talk_lines(const std::vector<TalkRow>& talks, Instant now) {
    if (talks.empty()) return {};
    return part_heading("Talks") +
           markup(R"(<ol class="kith-story">{}</ol>)",
                  html::each(talks, [&](const TalkRow& one) {
                      const bool missed = one.how == "no answer";
                      std::string more = written_near(one.at, now) + ", " + one.by_name;
                      if (!one.mood.empty()) more += ", mood: " + one.mood;
                      if (one.minutes > 0) more += ", " + duration_words(one.minutes);
                      return markup(R"(<li class="kith-story__item{}"><span
                          class="kith-story__sign">{}</span><p class="kith-story__title">{}</p><p
                          class="kith-story__when">{}</p><div class="kith-story__words">{}</div>
                          </li>)",
                                    missed ? " kith-story__item--missed"
                                           : " kith-story__item--good",
                                    icon(missed ? "phone-off" : "check"), how_words(one.how), more,
                                    lines(one.note));
                  }));
}

Html review_lines(const std::vector<ReviewRow>& reviews) {
    if (reviews.empty()) return {};
    return part_heading("Looking back") +
           html::each(reviews, [](const ReviewRow& one) {
               return markup(R"(<p class="govuk-body"><strong>{}</strong> The person: {} The
                   volunteer: {}</p>)",
                             written_short(london_day(one.at)), one.person_says,
                             one.volunteer_says);
           });
}

}  // namespace

std::string_view how_words(std::string_view how) {
    if (how == "spoke") return "They have spoken";
    if (how == "met") return "They have met";
    if (how == "letter") return "A letter went";
    return "No answer";
}

Html pairs_body(const PairList& list, Instant now) {
    const auto tab = [&](std::string_view status, std::string_view words) {
        if (list.status == status) return markup("<strong>{}</strong>", words);
        return markup(R"(<a class="govuk-link" href="{}">{}</a>)",
                      Url::path("/befriending").with("show", status), words);
    };
    Html body = heading("Befriending");
    body += markup(R"(<nav class="kith-row" aria-label="Which pairs">{}{}{}{}{}{}</nav>)",
                   tab("proposed", "Being asked"), tab("introducing", "First talk"),
                   tab("talking", "Talking"), tab("quiet", "Silent"),
                   tab("review", "To look back with"), tab("ended", "Ended"));
    if (list.pairs.empty()) {
        return body + empty_state("Nobody here",
                                  "A pair begins from a job of “someone to talk to”: open the job "
                                  "and choose “Ask both” beside a volunteer.");
    }
    return body + markup(R"(<ul class="kith-work">{}</ul>)",
                         html::each(list.pairs, [&](const PairRow& pair) {
                             return pair_line(list, pair, now);
                         }));
}

Html pair_body(const web::Context& context, const PairPage& page, const web::FormReader& typed) {
    const Instant now = context.now();
    const Html main = people::banner(page.person, london_day(now)) +
                      heading("Two who talk: " + page.pair.reference.text()) + facts(page, now) +
                      talk_lines(page.talks, now) + review_lines(page.reviews);
    return columns(main, asking_part(context, page) + introducing_part(context, page, typed) +
                             connecting_part(page) + review_part(context, page, typed) +
                             ending_part(context, page, typed));
}

}  // namespace kith::volunteering
