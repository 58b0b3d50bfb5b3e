#include "practice/volunteering/recruitment/volunteer_views.hpp"

#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/date_input.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/web/stacked.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/recruitment/own_views.hpp"
#include "practice/volunteering/thanks/views.hpp"

namespace kith::volunteering {
namespace {

constexpr int days_of_warning = 60;

govuk::TableRow volunteer_line(const VolunteerRow& one, Day today) {
    std::string more = one.postcode ? std::string(one.postcode->outward()) : "";
    if (one.paused_until && *one.paused_until > today) {
        more += (more.empty() ? "" : ", ") + ("back on " + written_short(*one.paused_until));
    }
    if (!one.account) more += (more.empty() ? "" : ", ") + std::string("rung, has no sign-in");
    return {{.text = markup(R"(<a class="govuk-link" href="{}">{}</a>)", path(one.id),
                            one.name.for_reader())},
            {.text = volunteer_tag(one.status)},
            {.text = more},
            {.text = one.travels_by}};
}

std::string kind_name(const Handbook& book, const std::string& id) {
    const JobKind& kind = book.kind(id);
    return kind.id == id ? kind.name : id;
}

Html check_state(const CheckRow& check, Day today) {
    if (!check.expires_on) return "does not run out";
    const std::string on = written_short(*check.expires_on);
    if (*check.expires_on < today) {
        return govuk::tag({.text = "Ran out " + on, .classes = "govuk-tag--red"});
    }
    if (*check.expires_on - today <= days_of_warning) {
        return govuk::tag({.text = "Runs out " + on, .classes = "govuk-tag--yellow"});
    }
    return "until " + on;
}

// Of a step with a page to read: which version they read.
std::string version_read(const VolunteerPage& page, const CheckRow& check) {
    const CheckKind* kind = page.book.check(check.kind);
    if (kind == nullptr || kind->reading.parts.empty()) return "";
    return ", version " + std::to_string(check.version);
}

Html asked_to_read(const VolunteerPage& page) {
    std::vector<std::string> names;
    for (const auto& id : to_read_again(page.checks)) names.push_back(page.book.check_name(id));
    if (names.empty()) return {};
    return paragraph("Asked to read again, because it has changed: " + text::listed(names) + ".");
}

Html checks_part(const web::Context& context, const VolunteerPage& page,
                 const web::FormReader& typed, Day today) {
    Html list;
    for (const CheckRow& check : page.checks) {
        list += markup(R"(<li><strong>{}</strong>, {}{}, {}</li>)",
                       page.book.check_name(check.kind), written_short(check.passed_on),
                       version_read(page, check), check_state(check, today));
    }
    std::vector<govuk::SelectItem> kinds;
    for (const CheckKind& kind : page.book.checks()) {
        kinds.push_back({.text = kind.name, .value = kind.id});
    }
    const auto date = [&](std::string name, std::string legend, std::string hint) {
        return govuk::date_input({.fieldset = {.legend = {.text = legend}},
                                  .hint = {.text = hint},
                                  .error_message = typed.errors().shown(name),
                                  .id = name,
                                  .name_prefix = name,
                                  .values = {.day = typed.typed(name + "-day"),
                                             .month = typed.typed(name + "-month"),
                                             .year = typed.typed(name + "-year")}});
    };
    const Html form =
        web::form(context, Url::path("/volunteers/{}/checks", page.volunteer.id),
                  govuk::select({.label = {.text = "Check"},
                                 .id = "check",
                                 .name = "check",
                                 .value = typed.typed("check"),
                                 .items = kinds}) +
                      date("passed", "Seen on", "Such as 27 3 2020") +
                      date("expires", "Runs out on", "Left empty: as long as it usually lasts") +
                      govuk::button({.text = "Add check", .classes = "kith-button--small"}));
    const Html shown = list.empty()
                           ? paragraph("No check has been seen yet, so nothing that needs one can "
                                       "be offered.")
                           : markup(R"(<ul class="govuk-list">{}</ul>)", list);
    return panel_box("Checks", shown + asked_to_read(page) + form);
}

Html recruiting_part(const VolunteerPage& page, Day today) {
    const auto steps = where_they_stand(page.book, page.roles, page.checks, today);
    if (steps.empty()) return {};
    std::vector<std::string> names;
    for (const Role& role : page.roles) names.push_back(role.name);
    Html said;
    for (const ReferenceRow& one : page.references) {
        const std::string answer = one.answer == "yes"      ? "would gladly let them help"
                                   : one.answer == "unsure" ? "is not sure"
                                   : one.answer == "no"     ? "says no"
                                                            : "has not answered yet";
        said += markup(R"(<li><strong>{}</strong>, {}: {}{}</li>)", one.name.for_reader(),
                       one.relation, answer, lines(one.words));
    }
    if (!said.empty()) {
        said = markup(R"(<h3 class="govuk-heading-s">Referees</h3><ul
            class="govuk-list">{}</ul>)",
                      said);
    }
    return part_heading("Steps: " + text::listed(names)) + steps_list(steps, false) + said;
}

Html standing_part(const web::Context& context, const VolunteerPage& page,
                   const web::FormReader& typed) {
    const std::string& status = page.volunteer.status;
    const auto choice = [&](std::string_view value, std::string_view words) {
        if (status == value) return Html{};
        return govuk::button({.text = words,
                              .name = "status",
                              .value = std::string(value),
                              .classes = value == "suspended"
                                             ? "govuk-button--warning kith-button--small"
                                             : "govuk-button--secondary kith-button--small"});
    };
    Html fields = hidden_fields({{"version", std::to_string(page.volunteer.version)}});
    fields += govuk::input({.label = {.text = "Why, in a line"},
                            .hint = {.text = "Needed for a break, suspending and leaving"},
                            .error_message = typed.errors().shown("reason"),
                            .id = "reason",
                            .name = "reason",
                            .value = typed.typed("reason")});
    fields += govuk::input({.label = {.text = "Days of the break"},
                            .error_message = typed.errors().shown("days"),
                            .id = "days",
                            .name = "days",
                            .value = typed.typed("days"),
                            .inputmode = "numeric",
                            .classes = "govuk-input--width-3"});
    fields += markup(R"(<div class="kith-row">{}{}{}{}</div>)",
                     choice("active", status == "applying" ? "Approve" : "Active again"),
                     choice("paused", "Having a break"), choice("suspended", "Suspend at once"),
                     choice("left", "Has left"));
    return panel_box("Standing",
                     paragraph("Suspending, or leaving, returns their jobs to the board at once.") +
                         web::form(context, Url::path("/volunteers/{}/standing", page.volunteer.id),
                                   fields));
}

Html job_links(std::string_view title, const std::vector<JobRow>& jobs, Instant now) {
    if (jobs.empty()) return {};
    return part_heading(title) +
           markup(R"(<ul class="kith-work">{}</ul>)", html::each(jobs, [&](const JobRow& job) {
                      return markup(R"(<li class="kith-work__item"><a class="kith-work__who"
                          href="{}">{}</a><span class="kith-work__due">{}</span><span
                          class="kith-work__what">{}</span></li>)",
                                    path(job.id), job.title,
                                    job.closed_at ? written_short(london_day(*job.closed_at))
                                                  : due_words(job.due_at, now),
                                    job.area);
                  }));
}

std::string phone_words(const VolunteerRow& volunteer) {
    const auto phone = Phone::from_store(volunteer.phone.text());
    return phone ? phone->for_reader() : volunteer.phone.for_reader();
}

Html facts(const VolunteerPage& page) {
    const VolunteerRow& one = page.volunteer;
    std::vector<std::string> kinds;
    for (const auto& kind : page.offers) kinds.push_back(kind_name(page.book, kind));
    const auto parts = parts_in(page.times);
    const std::string travel = one.travels_by + ", up to " + miles_words(one.travels_metres);
    return govuk::summary_list(
        {.rows = {{.key = "How it stands", .value = volunteer_tag(one.status)},
                  {.key = "Why", .value = one.status_reason, .when = !one.status_reason.empty()},
                  {.key = "Phone", .value = phone_words(one), .when = !one.phone.empty()},
                  {.key = "E-mail", .value = one.email.for_reader(), .when = !one.email.empty()},
                  {.key = "Group", .value = page.group, .when = !page.group.empty()},
                  {.key = "Trained in", .value = one.skills, .when = !one.skills.empty()},
                  {.key = "Signs in",
                   .value = one.account ? "Yes, offers go to their phone"
                                        : "No, ring them and note the answer"},
                  {.key = "May be offered",
                   .value = kinds.empty() ? "Nothing yet" : text::listed(kinds)},
                  {.key = "Free", .value = parts.empty() ? "At any time" : text::listed(parts)},
                  {.key = "Travels by", .value = travel},
                  {.key = "Postcode",
                   .value = one.postcode ? one.postcode->for_reader() : "",
                   .when = one.postcode.has_value()},
                  {.key = "Languages", .value = one.languages, .when = !one.languages.empty()},
                  {.key = "Has known",
                   .value = page.book.experience_words(one.experience),
                   .when = !one.experience.empty()},
                  {.key = "Likes", .value = one.interests, .when = !one.interests.empty()},
                  {.key = "Can give",
                   .value = std::to_string(one.hours_a_week) + " hours a week, " +
                            std::to_string(one.jobs_at_once) + " jobs at once"},
                  {.key = "Given this year", .value = duration_words(page.minutes)},
                  {.key = "About", .value = lines(one.about), .when = !one.about.empty()}}});
}

}  // namespace

Url path(VolunteerId volunteer) { return Url::path("/volunteers/{}", volunteer); }

Html volunteer_lines(const std::vector<VolunteerRow>& found, Day today) {
    if (found.empty()) {
        return empty_state("Nobody here",
                           "Nobody fits. Take a filter away, add somebody yourself, or give people "
                           "the address of the sign-up page: /volunteer-with-us.");
    }
    govuk::Table table{.caption = "Volunteers",
                       .caption_classes = "govuk-visually-hidden",
                       .head = {{.text = "Name"}, {.text = "How it stands"}, {.text = "Where"},
                                {.text = "Travels by"}},
                       .rows = {},
                       .first_cell_is_header = true,
                       .classes = "kith-table"};
    for (const VolunteerRow& one : found) table.rows.push_back(volunteer_line(one, today));
    return web::stacked(std::move(table), {"", "How it stands", "Where", "Travels by"});
}

Html volunteer_filters(const web::Context& context, const std::vector<casework::Category>& kinds,
                       const VolunteerFilter& filter) {
    std::vector<govuk::SelectItem> kind_items{{.text = "Every kind of help", .value = ""}};
    for (const auto& kind : kinds) kind_items.push_back({.text = kind.name, .value = kind.id});
    const Html chosen = govuk::select({.label = {.text = "Offers"},
                                       .id = "kind",
                                       .name = "kind",
                                       .value = filter.kind,
                                       .items = kind_items}) +
                        govuk::select({.label = {.text = "How it stands"},
                                       .id = "status",
                                       .name = "status",
                                       .value = filter.status,
                                       .items = {{.text = "Everybody", .value = ""},
                                                 {.text = "Applying", .value = "applying"},
                                                 {.text = "Active", .value = "active"},
                                                 {.text = "Having a break", .value = "paused"},
                                                 {.text = "Suspended", .value = "suspended"},
                                                 {.text = "Left", .value = "left"}}});
    const Html filters = markup(
        R"(<form class="kith-filters" method="get" action="{}" data-auto-submit="">{}<button
        class="govuk-button govuk-button--secondary kith-button--small">Show</button></form>)",
        Url::path("/volunteers"), chosen);
    const Html search = web::form(context, Url::path("/volunteers"),
                                  govuk::input({.label = {.text = "Name or e-mail"},
                                                .id = "typed",
                                                .name = "typed",
                                                .value = filter.typed,
                                                .autocomplete = "off"}) +
                                      govuk::button({.text = "Search",
                                                     .classes = "kith-button--small"}));
    return filters + search;
}

namespace {

Html days_box(const web::Context& context, const VolunteerPage& page,
              const web::FormReader& typed) {
    if (!context.may(coordinate)) return {};
    return days_part(context, Url::path("/volunteers/{}/days", page.volunteer.id), page.days, typed,
                     false);
}

}  // namespace

Html volunteer_body(const web::Context& context, const VolunteerPage& page,
                    const web::FormReader& typed) {
    const Instant now = context.now();
    const Html main =
        heading(page.volunteer.name.for_reader()) +
        markup(R"(<p class="govuk-body kith-row"><a class="govuk-link" href="{}">Change</a> <a
            class="govuk-link" href="{}">A letter about them</a></p>)",
               Url::path("/volunteers/{}/edit", page.volunteer.id),
               Url::path("/volunteers/{}/letter", page.volunteer.id)) +
        facts(page) + recruiting_part(page, london_day(now)) +
        job_links("Jobs in hand", page.taken, now) + job_links("Done lately", page.done, now);
    return columns(main, checks_part(context, page, typed, london_day(now)) +
                             days_box(context, page, typed) +
                             standing_part(context, page, typed) +
                             (context.viewer->may(coordinate)
                                  ? thank_form(context, page.volunteer.id)
                                  : Html{}));
}

}  // namespace kith::volunteering
