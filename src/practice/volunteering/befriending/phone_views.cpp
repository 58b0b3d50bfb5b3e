// Befriending on the volunteer's phone: the question, and the ten-second log.
#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "practice/volunteering/befriending/views.hpp"
#include "practice/volunteering/jobs/job.hpp"

namespace kith::volunteering {

Html pair_cards(const std::vector<PairRow>& asked) {
    return html::each(asked, [](const PairRow& pair) {
        return markup(R"(<article class="kith-offer"><h3 class="kith-offer__title">{}Somebody would
            like to talk</h3><p class="govuk-body">{}</p><p class="govuk-body"><a
            class="govuk-button kith-big-button" role="button" href="{}">Look and
            answer</a></p></article>)",
                      icon("speech"), "By phone, " + rhythm_words(pair.every_days),
                      Url::path("/my-pairs/{}", pair.id));
    });
}

Html pair_question(const web::Context& context, const PairRow& pair,
                   const web::FormReader& typed) {
    Html body = heading("Would you like to talk with somebody?");
    body += paragraph("A regular talk by phone, " + rhythm_words(pair.every_days) +
                      ", with the same person. You see their name when both of you have said yes.");
    if (!pair.reasons.empty()) body += paragraph("Why we thought of you: " + pair.reasons + ".");
    body += paragraph("We introduce you, and one of us can be in the first call. It ends when "
                      "either of you wishes.");
    body += web::form(
        context, Url::path("/my-pairs/{}", pair.id),
        govuk::radios({.fieldset = {.legend = {.text = "May they have your phone number?"}},
                       .hint = {.text = "If either of you would rather not, you ring us and we "
                                        "connect you. They never see your number."},
                       .name = "relays",
                       .value = typed.typed("relays").empty() ? "yes" : typed.typed("relays"),
                       .items = {{.text = "No, connect us", .value = "yes"},
                                 {.text = "Yes, if they agree too", .value = "no"}}}) +
            govuk::button({.text = "Yes, I would like to",
                           .name = "answer",
                           .value = "yes",
                           .classes = "kith-big-button"}) +
            govuk::button({.text = "Not this time",
                           .name = "answer",
                           .value = "no",
                           .classes = "govuk-button--secondary kith-big-button"}));
    return markup(R"(<div class="kith-phone">{}</div>)", body);
}

Html relay_words(std::string_view phone, const PairRow& pair) {
    return markup(R"(<div class="kith-place">{}<div><p class="kith-place__title">Ring us, and we
        connect you</p><p>{}. Say {}.</p></div></div>)",
                  icon("phone"), phone, pair.reference.text());
}

Html talk_form(const web::Context& context, const PairRow& pair, const JobRow& job,
               const web::FormReader& typed) {
    Html fields = govuk::radios({.fieldset = {.legend = {.text = "How were they?"}},
                                 .name = "mood",
                                 .value = typed.typed("mood").empty() ? "as usual"
                                                                       : typed.typed("mood"),
                                 .items = {{.text = "Good", .value = "good"},
                                           {.text = "As usual", .value = "as usual"},
                                           {.text = "Low", .value = "low"}},
                                 .classes = "govuk-radios--inline"});
    fields += govuk::input({.label = {.text = "Minutes"},
                            .error_message = typed.errors().shown("minutes"),
                            .id = "minutes",
                            .name = "minutes",
                            .value = std::to_string(job.minutes),
                            .inputmode = "numeric",
                            .classes = "govuk-input--width-3"});
    fields += govuk::textarea({.label = {.text = "Anything to remember? (optional)"},
                               .id = "note",
                               .name = "note",
                               .rows = 2});
    fields += govuk::button({.text = "We have spoken",
                             .name = "how",
                             .value = "spoke",
                             .classes = "kith-big-button"});
    fields += govuk::button({.text = "No answer",
                             .name = "how",
                             .value = "no answer",
                             .classes = "govuk-button--secondary kith-big-button"});
    return part_heading("After the talk") +
           outbox_form(context, Url::path("/my-pairs/{}/talk", pair.id), "A talk", fields);
}

}  // namespace kith::volunteering
