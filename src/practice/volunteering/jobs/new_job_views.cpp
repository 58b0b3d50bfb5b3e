#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/date_input.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/web/fields.hpp"
#include "practice/volunteering/jobs/board_views.hpp"

namespace kith::volunteering {
namespace {

// What was typed, or what the need suggests while nothing was.
std::string shown(const web::FormReader& typed, std::string_view field, std::string otherwise) {
    return typed.typed("sent").empty() ? std::move(otherwise) : typed.typed(field);
}

Html when_fields(const NewJobPage& page, const web::FormReader& typed) {
    const casework::NeedView& need = page.need;
    const auto every = page.kind.every_days;
    return govuk::date_input(
               {.fieldset = {.legend = {.text = "To be done by"}},
                .error_message = typed.errors().shown("due"),
                .id = "due",
                .name_prefix = "due",
                .values = {.day = shown(typed, "due-day",
                                        std::to_string(need.due_on.day_of_month())),
                           .month = shown(typed, "due-month", std::to_string(need.due_on.month())),
                           .year = shown(typed, "due-year", std::to_string(need.due_on.year()))}}) +
           govuk::input({.label = {.text = "At what time"},
                         .error_message = typed.errors().shown("time"),
                         .id = "time",
                         .name = "time",
                         .value = shown(typed, "time", "5pm"),
                         .classes = "govuk-input--width-5"}) +
           govuk::input({.label = {.text = "Minutes it takes"},
                         .error_message = typed.errors().shown("minutes"),
                         .id = "minutes",
                         .name = "minutes",
                         .value = shown(typed, "minutes", std::to_string(page.kind.minutes)),
                         .inputmode = "numeric",
                         .classes = "govuk-input--width-3"}) +
           govuk::select({.label = {.text = "How often"},
                          .id = "every",
                          .name = "every",
                          .value = shown(typed, "every", every ? std::to_string(*every) : ""),
                          .items = {{.text = "Once", .value = ""},
                                    {.text = "Every day", .value = "1"},
                                    {.text = "Every week", .value = "7"},
                                    {.text = "Every 2 weeks", .value = "14"}}});
}

// Rarely needed, so folded away.
Html more_fields(const NewJobPage& page, const web::FormReader& typed) {
    const Html until = govuk::date_input({.fieldset = {.legend = {.text = "Last day"}},
                                          .hint = {.text = "For a regular job that ends"},
                                          .error_message = typed.errors().shown("until"),
                                          .id = "until",
                                          .name_prefix = "until",
                                          .values = {.day = typed.typed("until-day"),
                                                     .month = typed.typed("until-month"),
                                                     .year = typed.typed("until-year")}});
    std::vector<std::string> ticked;
    if (typed.ticked("car")) ticked.emplace_back("yes");
    const Html inside =
        web::text_field(typed, "places", "How many volunteers", "1, if left empty") + until +
        govuk::checkboxes({.name = "car",
                           .values = ticked,
                           .items = {{.text = "A car is needed", .value = "yes"}}}) +
        web::text_field(typed, "language", "A language the volunteer must speak", "") +
        web::text_field(typed, "skills", "A skill they must have", "Such as first aid") +
        experience_ticks(typed, page.book, "Better somebody who knows about",
                         "Preferred, not needed");
    return markup(R"(<details class="govuk-details"><summary class="govuk-details__summary"><span
        class="govuk-details__summary-text">Several volunteers, a last day, a car, a
        language, experience</span></summary><div class="govuk-details__text">{}</div></details>)",
                  inside);
}

}  // namespace

Html new_job_body(const web::Context& context, const NewJobPage& page,
                  const web::FormReader& typed) {
    const casework::NeedView& need = page.need;
    Html fields = hidden_fields({{"sent", "yes"}});
    fields += govuk::input({.label = {.text = "Title"},
                            .hint = {.text = "Volunteers read it before they say yes: no names, "
                                             "nothing private"},
                            .error_message = typed.errors().shown("title"),
                            .id = "title",
                            .name = "title",
                            .value = shown(typed, "title", need.title)});
    fields += govuk::textarea({.label = {.text = "What to do"},
                               .hint = {.text = "Read by the volunteer who takes it on: what to "
                                                "bring, the shop, the door"},
                               .id = "instructions",
                               .name = "instructions",
                               .value = shown(typed, "instructions", need.details.for_reader()),
                               .rows = 4});
    fields += when_fields(page, typed);
    std::vector<std::string> ticked;
    if (typed.typed("sent").empty() ? need.urgent : typed.ticked("urgent")) {
        ticked.emplace_back("yes");
    }
    fields += govuk::checkboxes({.name = "urgent",
                                 .values = ticked,
                                 .items = {{.text = "Urgent", .value = "yes"}}});
    fields += more_fields(page, typed);
    fields += govuk::button({.text = "Make the job"});
    return people::banner(page.person, london_day(context.now())) +
           heading("Find a volunteer: " + need.title) +
           web::form(context, Url::path("/needs/{}/job", need.id), fields);
}

}  // namespace kith::volunteering
