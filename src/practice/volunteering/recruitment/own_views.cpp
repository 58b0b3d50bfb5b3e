#include "practice/volunteering/recruitment/own_views.hpp"

#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/inset_text.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/web/fields.hpp"
#include "practice/volunteering/jobs/job.hpp"

namespace kith::volunteering {
namespace {

Html phone_page(const Html& body) { return markup(R"(<div class="kith-phone">{}</div>)", body); }

Html link(const Url& to, std::string_view words) {
    return markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)", to, words);
}

Html button_link(const Url& to, std::string_view words) {
    return markup(R"(<a class="govuk-button govuk-button--secondary kith-button--small"
        role="button" href="{}">{}</a>)",
                  to, words);
}

std::string who_words(const StepState& step, bool to_them) {
    if (step.check.who == "volunteer") return to_them ? "Your turn" : "Their turn";
    if (step.check.who == "referees") return to_them ? "You, then your referees" : "Referees";
    return to_them ? "Our turn" : "Our turn";
}

Html step_action(const StepState& step) {
    if (step.done) return {};
    if (step.check.id == "references") {
        return button_link(Url::path("/my-volunteering/references"), "Name somebody");
    }
    if (reading_of(&step.check)) {
        return button_link(Url::path("/my-volunteering/read/{}", step.check.id), "Read it now");
    }
    return {};
}

Html step_item(const StepState& step, bool to_them) {
    if (step.done) {
        const std::string until = step.until ? "until " + written_short(*step.until) : "";
        return markup(R"(<li class="kith-story__item kith-story__item--good"><span
            class="kith-story__sign">{}</span><p class="kith-story__title">{}: done</p><p
            class="kith-story__when">{}</p></li>)",
                      icon("check"), capital(step.check.name), until);
    }
    const std::string title = capital(step.check.name) + (step.ran_out ? ": has run out" : "");
    return markup(R"(<li class="kith-story__item"><span class="kith-story__sign">{}</span><p
        class="kith-story__title">{}</p><p class="kith-story__when">{}</p><div
        class="kith-story__words"><p>{}</p>{}</div></li>)",
                  icon("clock"), title, who_words(step, to_them), step.check.next,
                  to_them ? step_action(step) : Html{});
}

Html on_call_part(const web::Context& context, const OwnPage& page) {
    const auto& until = page.volunteer.on_call_until;
    if (page.volunteer.status != "active") return {};
    if (until && *until > context.now()) {
        return panel_box("On call now",
                         paragraph("You are on call until " + written(london_time(*until).time) +
                                   ". Urgent jobs near you come to you first.") +
                             web::form(context, Url::path("/my-volunteering/on-call"),
                                       hidden_fields({{"hours", "0"}}) +
                                           govuk::button({.text = "Not now after all",
                                                          .classes = "govuk-button--secondary"})));
    }
    Html buttons;
    for (const auto& [hours, words] : {std::pair{"2", "For 2 hours"}, std::pair{"4", "For 4 hours"},
                                       std::pair{"8", "For 8 hours"}}) {
        buttons += govuk::button({.text = words,
                                  .name = "hours",
                                  .value = hours,
                                  .classes = "govuk-button--secondary kith-button--small"});
    }
    return panel_box("Free right now?",
                     paragraph("Say so, and urgent jobs near you come to you first.") +
                         web::form(context, Url::path("/my-volunteering/on-call"),
                                   markup(R"(<div class="kith-row">{}</div>)", buttons)));
}

}  // namespace

Html steps_list(const std::vector<StepState>& steps, bool to_them) {
    return markup(R"(<ol class="kith-story">{}</ol>)", html::each(steps, [&](const auto& step) {
                      return step_item(step, to_them);
                  }));
}

Html own_body(const web::Context& context, const OwnPage& page) {
    const auto& steps = page.steps;
    Html body = heading("Your volunteering");
    if (page.volunteer.status == "applying") {
        body += paragraph("Thank you for offering to help. These are the steps, and who takes the "
                          "next one. When the last is done we ring you, and jobs can begin.");
    }
    body += read_again_part(page.read_again, page.book) + on_call_part(context, page);
    if (!steps.empty()) body += part_heading("Your steps") + steps_list(steps, true);
    body += part_heading("When you are there");
    body += link(Url::path("/my-volunteering/when"),
                 "Change your times, extra days, holidays and breaks");
    body += part_heading("Thanks and papers");
    body += link(Url::path("/my-volunteering/certificate"), "What you have given, to print");
    body += link(Url::path("/my-jobs"), "Your jobs");
    body += link(Url::path("/my-volunteering/stop"), "Stop volunteering");
    body += markup(R"(<p class="govuk-body kith-quiet">We keep what you told us while you volunteer
        and for two years after, because we must be able to say who went to whose door. Then we
        delete it. You may ask to see it at any time.</p>)");
    return phone_page(body);
}

Html referee_body(const web::Context& context, const OwnPage& page, const web::FormReader& typed) {
    Html known = html::each(page.references, [&](const ReferenceRow& one) {
        return markup("<li>{}, {}: {}</li>", one.name.for_reader(), one.relation,
                      one.answered_at ? "has answered" : "we have written to them");
    });
    Html body = heading("Two people who know you");
    body += paragraph("Not family. We write to them with a link; they answer three short "
                      "questions. What they say is kept for us alone.");
    if (!known.empty()) {
        body += markup(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)", known);
    }
    body += web::form(context, Url::path("/my-volunteering/references"),
                      web::text_field(typed, "referee", "Their name", "", "", "off") +
                          web::text_field(typed, "email", "Their e-mail address", "", "", "off") +
                          web::text_field(typed, "relation", "How do they know you?",
                                          "Such as: my neighbour, my manager, my teacher", "",
                                          "off") +
                          govuk::button({.text = "Write to them"}));
    body += link(Url::path("/my-volunteering"), "Back to your volunteering");
    return phone_page(body);
}

Html read_again_part(const std::vector<std::string>& checks, const Handbook& book) {
    return html::each(checks, [&](const std::string& id) {
        const auto reading = reading_of(book.check(id));
        if (!reading) return Html{};
        return govuk::inset_text(
            {.text = paragraph("“" + reading->title + "” has changed since you read it. Please "
                               "read it again.") +
                     button_link(Url::path("/my-volunteering/read/{}", id), "Read it now")});
    });
}

Html reading_body(const web::Context& context, const CheckKind& check, const Reading& reading) {
    Html body = heading(reading.title);
    for (const auto& [title, text] : reading.parts) body += part_heading(title) + paragraph(text);
    body += web::form(context, Url::path("/my-volunteering/read/{}", check.id),
                      hidden_fields({{"version", std::to_string(check.version)}}) +
                          govuk::button({.text = reading.button}));
    body += link(Url::path("/my-volunteering"), "Not now");
    return phone_page(body);
}

Html stop_body(const web::Context& context, const OwnPage& page, const web::FormReader& typed) {
    Html body = heading("Stop volunteering");
    body += paragraph("Thank you for everything you have given. You can leave at any time, and you "
                      "need no reason.");
    body += paragraph("Jobs you have in hand go back to us, and we tell the people you help. If "
                      "you have become friends, you can stay friends: tell us how you would like "
                      "it.");
    body += web::form(
        context, Url::path("/my-volunteering/stop"),
        hidden_fields({{"version", std::to_string(page.volunteer.version)}}) +
            govuk::textarea({.label = {.text = "If you like, tell us why (optional)"},
                             .hint = {.text = "It helps us to look after those who stay"},
                             .id = "reason",
                             .name = "reason",
                             .value = typed.typed("reason"),
                             .rows = 3}) +
            govuk::button({.text = "Stop volunteering", .classes = "govuk-button--warning"}));
    body += link(Url::path("/my-volunteering/when"), "Have a break instead");
    return phone_page(body);
}

Html reference_body(const web::Context& context, std::string_view volunteer,
                    const web::FormReader& typed) {
    const std::string name(volunteer);
    Html body = heading("What do you think of " + name + "?");
    body += paragraph(name + " has offered to help people at home and named you as somebody who "
                             "knows them. What you write here is read only by those who look after "
                             "our volunteers. " + name + " does not see it.");
    body += web::form(
        context, Url::path("/reference/{}", context.request.parameter("token")),
        govuk::radios({.fieldset = {.legend = {.text = "Would you let " + name +
                                                       " help somebody you love?"}},
                       .error_message = typed.errors().shown("answer"),
                       .name = "answer",
                       .value = typed.typed("answer"),
                       .items = {{.text = "Yes, gladly", .value = "yes"},
                                 {.text = "I am not sure", .value = "unsure"},
                                 {.text = "No", .value = "no"}}}) +
            govuk::textarea({.label = {.text = "How do you know them, and what should we know?"},
                             .error_message = typed.errors().shown("words"),
                             .id = "words",
                             .name = "words",
                             .value = typed.typed("words"),
                             .rows = 5}) +
            govuk::button({.text = "Send"}));
    return markup(R"(<div class="govuk-grid-row"><div
        class="govuk-grid-column-two-thirds">{}</div></div>)",
                  body);
}

}  // namespace kith::volunteering
