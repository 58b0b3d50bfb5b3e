// The forms on a volunteer's phone: a step taken, a worry, a job given back.
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/jobs/my_jobs_views.hpp"

namespace kith::volunteering {
namespace {

Html big_button(std::string_view picture, std::string_view words) {
    return markup(R"(<button class="govuk-button kith-big-button"
        data-module="govuk-button">{}{}</button>)",
                  icon(picture), words);
}

Html money_field(const web::FormReader& typed) {
    return govuk::input({.label = {.text = "Money spent, if any"},
                         .hint = {.text = "What the receipt says, such as 12.40"},
                         .error_message = typed.errors().shown("money"),
                         .id = "money",
                         .name = "money",
                         .value = typed.typed("money"),
                         .inputmode = "decimal",
                         .prefix = {.text = "£"},
                         .classes = "govuk-input--width-5"});
}

Html ending_fields(const TakenPage& page, const web::FormReader& typed) {
    std::string minutes = typed.typed("minutes");
    if (minutes.empty()) minutes = std::to_string(page.job.minutes);
    Html fields;
    if (page.job.every_days || page.kind.likeness) {
        fields += govuk::radios({.fieldset = {.legend = {.text = "How were they?"}},
                                 .name = "mood",
                                 .value = typed.typed("mood").empty() ? "as usual"
                                                                       : typed.typed("mood"),
                                 .items = {{.text = "Good", .value = "good"},
                                           {.text = "As usual", .value = "as usual"},
                                           {.text = "Low", .value = "low"}},
                                 .classes = "govuk-radios--inline"});
    }
    fields += govuk::input({.label = {.text = "Minutes you gave"},
                            .error_message = typed.errors().shown("minutes"),
                            .id = "minutes",
                            .name = "minutes",
                            .value = minutes,
                            .inputmode = "numeric",
                            .classes = "govuk-input--width-3"});
    return fields + govuk::textarea({.label = {.text = "Anything we should know? (optional)"},
                                     .id = "note",
                                     .name = "note",
                                     .value = typed.typed("note"),
                                     .rows = 2});
}

}  // namespace

Html step_form(const web::Context& context, const TakenPage& page, std::string_view step,
               const web::FormReader& typed) {
    const JobRow& job = page.job;
    Html fields = hidden_fields({{"step", std::string(step)}});
    if (step == "collected" && page.order) fields += list_fields(*page.order);
    if (step == "delivered" && page.kind.money) fields += money_field(typed);
    if (step == "done") fields += ending_fields(page, typed);
    fields += big_button(step == "done" ? "heart" : "check", step_words(step));
    const std::string kept = std::string(step_words(step)) + ": " + job.title;
    Html form = outbox_form(context, Url::path("/my-jobs/{}/step", job.id), kept, fields);
    if (step != "done") {
        form += markup(R"(<details class="govuk-details"><summary
            class="govuk-details__summary"><span class="govuk-details__summary-text">It is all done
            already</span></summary><div
            class="govuk-details__text">{}</div></details>)",
                       outbox_form(context, Url::path("/my-jobs/{}/step", job.id),
                                   "All done: " + job.title,
                                   hidden_fields({{"step", "done"},
                                                  {"minutes", std::to_string(job.minutes)}}) +
                                       big_button("check", "All done")));
    }
    return form;
}

Html worry_form(const web::Context& context, const JobRow& job) {
    Html fields = markup(R"(<p class="govuk-body"><strong>In danger now? Ring 999 first.</strong>
        Then tell us.</p>)");
    fields += govuk::textarea({.label = {.text = "What have you seen or heard?"},
                               .hint = {.text = "In your own words. You need not be sure."},
                               .id = "worry",
                               .name = "worry",
                               .rows = 3});
    fields += govuk::radios(
        {.fieldset = {.legend = {.text = "How soon should somebody look?"}},
         .name = "urgency",
         .value = "today",
         .items = {{.text = "Now: they may be in danger", .value = "danger now"},
                   {.text = "Today", .value = "today"},
                   {.text = "In the next days", .value = "soon"}}});
    fields += markup(R"(<button class="govuk-button kith-big-button kith-big-button--worry"
        data-module="govuk-button">{}Tell the team</button>)",
                     icon("flag"));
    return markup(R"(<details class="govuk-details kith-worry" id="worried"><summary
        class="govuk-details__summary govuk-button kith-big-button kith-big-button--worry"><span
        class="govuk-details__summary-text">I am worried about them</span></summary><div
        class="govuk-details__text">{}</div></details>)",
                  outbox_form(context, Url::path("/my-jobs/{}/worry", job.id), "Your worry",
                              fields));
}

Html give_back_body(const web::Context& context, const JobRow& job, const web::FormReader& typed) {
    Html fields = govuk::input({.label = {.text = "What has come up?"},
                                .error_message = typed.errors().shown("reason"),
                                .id = "reason",
                                .name = "reason",
                                .value = typed.typed("reason")});
    fields += markup(R"(<button class="govuk-button kith-big-button"
        data-module="govuk-button">Give this job back</button>)");
    const Html body =
        heading("You cannot do this after all") + paragraph(job.title) +
        paragraph("That is all right. We find somebody else at once. If it is needed within the "
                  "hour, please ring us too.") +
        web::form(context, Url::path("/my-jobs/{}/give-back", job.id), fields) +
        markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">No, I will do it</a></p>)",
               Url::path("/my-jobs/{}", job.id));
    return markup(R"(<div class="kith-phone">{}</div>)", body);
}

}  // namespace kith::volunteering
