#include "practice/casework/need_views.hpp"

#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/date_input.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "practice/casework/need.hpp"

namespace kith::casework {
namespace {

using sharing::Part;
using Items = std::vector<govuk::SelectItem>;

std::string label_of(const std::optional<Category>& category, const std::string& id) {
    if (category) {
        for (const Question& question : category->questions) {
            if (question.id == id) return question.label;
        }
    }
    return id;
}

std::string answer_text(const Json& answer) {
    if (const auto* text = answer.string()) return *text;
    if (answer.is_null()) return "";
    return answer.print();
}

// What was asked and answered, in the words of the form of that day.
Html answers(const NeedPage& page) {
    const auto* object = page.need.answers.object();
    if (object == nullptr || object->empty()) return {};
    govuk::SummaryList list;
    for (const auto& [id, answer] : *object) {
        const std::string text = answer_text(answer);
        if (!text.empty()) list.rows.push_back({.key = label_of(page.category, id), .value = text});
    }
    if (list.rows.empty()) return {};
    return part_heading("What they told us") + govuk::summary_list(list);
}

Html facts(const NeedPage& page, const Owners& owners, Day today) {
    const NeedView& need = page.need;
    std::string urgent = need.urgent ? "Yes" : "No";
    if (need.health_critical) urgent += ", their health is at risk";
    const std::string status =
        status_words(need.status) + (need.status_reason.empty() ? "" : ": " + need.status_reason);
    return govuk::summary_list(
        {.rows = {{.key = "How it stands", .value = status_tag(need.status) + Html(" ") +
                                                    Html(need.status_reason)},
                  {.key = "Due", .value = due_words(need, today)},
                  {.key = "Urgent", .value = urgent},
                  {.key = need.account ? "With" : "Waiting with",
                   .value = owners.name(owner_of(need))},
                  {.key = "Met by", .value = need.route == "volunteers"     ? "a volunteer"
                                             : need.route == "organisation" ? "an organisation"
                                                                            : "our team"},
                  {.key = "Asked", .value = written(need.made_at)},
                  {.key = "Reference", .value = need.reference.text()},
                  {.key = "Details", .value = lines(need.details),
                   .when = !need.details.empty()}}});
}

Html version_field(const NeedView& need) {
    return hidden_fields({{"version", std::to_string(need.version)}});
}

Html save(std::string_view text) {
    return govuk::button({.text = text, .classes = "kith-button--small"});
}

Html status_form(const web::Context& context, const NeedView& need, const web::FormReader& typed) {
    Items items{{.text = "Choose", .value = ""}};
    for (const std::string_view to :
         {"waiting", "assigned", "in progress", "blocked", "met", "not met", "withdrawn"}) {
        if (to == need.status || refusal_of_move(need.status, to, "a reason")) continue;
        items.push_back({.text = status_words(to), .value = std::string(to)});
    }
    const Html fields =
        version_field(need) +
        govuk::select({.label = {.text = "It is now"},
                       .error_message = typed.errors().shown("status"),
                       .name = "status",
                       .value = typed.typed("status"),
                       .items = items}) +
        govuk::input({.label = {.text = "Why"},
                      .hint = {.text = "Needed for blocked, not met and withdrawn"},
                      .error_message = typed.errors().shown("reason"),
                      .name = "reason",
                      .value = typed.typed("reason")}) +
        save("Change how it stands");
    return web::form(context, Url::path("/needs/{}/status", need.id), fields);
}

Html owner_form(const web::Context& context, const NeedView& need, const Owners& owners,
                const web::FormReader& typed) {
    Items items{{.text = "Choose", .value = ""}, {.text = "Me", .value = "me"}};
    for (const auto& team : owners.teams()) {
        items.push_back({.text = team.name + " (team)", .value = "team:" + team.id.string()});
    }
    for (const auto& person : owners.people()) {
        if (person.id.text() == context.viewer->account_id) continue;
        items.push_back({.text = person.name, .value = "account:" + person.id.string()});
    }
    for (const auto& one : owners.organisations()) {
        items.push_back({.text = one.name + " (organisation)",
                         .value = "organisation:" + one.id.string()});
    }
    return web::form(context, Url::path("/needs/{}/owner", need.id),
                     version_field(need) +
                         govuk::select({.label = {.text = "Give it to"},
                                        .error_message = typed.errors().shown("owner"),
                                        .name = "owner",
                                        .items = items}) +
                         save("Give it"));
}

govuk::DateValues date_shown(const web::FormReader& typed, const NeedView& need) {
    if (!typed.typed("due-day").empty() || !typed.typed("due-month").empty()) {
        return {.day = typed.typed("due-day"),
                .month = typed.typed("due-month"),
                .year = typed.typed("due-year")};
    }
    return {.day = std::to_string(need.due_on.day_of_month()),
            .month = std::to_string(need.due_on.month()),
            .year = std::to_string(need.due_on.year())};
}

Html change_form(const web::Context& context, const NeedView& need, const web::FormReader& typed) {
    const bool again = !typed.errors().empty() && !typed.typed("details").empty();
    std::vector<std::string> ticked;
    if (need.urgent) ticked.emplace_back("urgent");
    if (need.health_critical) ticked.emplace_back("health");
    const Html fields =
        version_field(need) +
        govuk::textarea({.label = {.text = "Details"},
                         .error_message = typed.errors().shown("details"),
                         .name = "details",
                         .value = again ? typed.typed("details") : need.details.for_reader(),
                         .rows = 4}) +
        govuk::select({.label = {.text = "When is it due?"},
                       .name = "due_kind",
                       .value = need.due_kind == "between" ? "by" : need.due_kind,
                       .items = {{.text = "By a day", .value = "by"},
                                 {.text = "On a day", .value = "on"},
                                 {.text = "As soon as possible",
                                  .value = "as soon as possible"}}}) +
        govuk::date_input({.fieldset = {.legend = {.text = "The day"}},
                           .error_message = typed.errors().shown("due"),
                           .id = "due",
                           .name_prefix = "due",
                           .values = date_shown(typed, need)}) +
        govuk::checkboxes({.name = "flags",
                           .values = ticked,
                           .items = {{.text = "Urgent", .value = "urgent"},
                                     {.text = "Their health is at risk", .value = "health"}},
                           .classes = "govuk-checkboxes--small"}) +
        save("Save changes");
    return web::form(context, Url::path("/needs/{}/details", need.id), fields);
}

Html ways_on(const web::Context& context, const NeedView& need) {
    if (need.closed_at) return {};
    Html items;
    if (!need.account && context.may(work_needs)) {
        items += small_button(context, Url::path("/needs/{}/owner", need.id), "Take it", need.title,
                              {{"owner", "me"}, {"version", std::to_string(need.version)}}, true);
    }
    if (context.may(web::Permission("referrals.make", ""))) {
        items += markup(R"(<a class="govuk-link" href="{}">Refer to an organisation</a>)",
                        Url::path("/needs/{}/refer", need.id));
    }
    if (context.may(web::Permission("jobs.coordinate", ""))) {
        items += markup(R"(<a class="govuk-link" href="{}">Make a job for a volunteer</a>)",
                        Url::path("/needs/{}/job", need.id));
    }
    return items.empty() ? Html{} : markup(R"(<div class="kith-row">{}</div>)", items);
}

}  // namespace

Html need_body(web::Context& context, const NeedPage& page, const Owners& owners,
               const web::FormReader& typed) {
    const NeedView& need = page.need;
    const Instant now = context.now();
    Html main = people::banner(page.person, london_day(now)) + heading(need.title) +
                ways_on(context, need) + facts(page, owners, london_day(now)) + answers(page);
    Html story = story_list(page.story, page.person.decision, now);
    main += part_heading("What happened") + story + withheld_line(page.person);
    if (!context.may(work_needs)) return main;
    Html side = panel_box("How it stands", status_form(context, need, typed));
    if (!need.closed_at) {
        side += panel_box("Who has it", owner_form(context, need, owners, typed));
        side += panel_box("What is needed, and when", change_form(context, need, typed));
    }
    if (page.person.decision.sees(Part::notes)) {
        side += panel_box("Add a note", note_form(context, Url::path("/needs/{}/notes", need.id),
                                                  page.person.decision.sees(Part::sensitive_notes),
                                                  typed.errors().of("text").empty() ? nullptr
                                                                                    : &typed));
    }
    return columns(main, side);
}

Html both_texts(const web::Context& context, const Both& both) {
    const Html choose =
        web::form(context, both.again,
                  hidden_fields(both.fields) +
                      markup(R"(<div class="govuk-button-group">{}<a class="govuk-link" href="{}">
                                Keep theirs</a></div>)",
                             govuk::button({.text = "Keep mine"}), both.theirs_url));
    return heading("Somebody changed this while you were writing") +
           paragraph("Yours is not saved yet. Choose which to keep for " + both.what +
                     ", or go back and write one that says both.") +
           markup(R"(<div class="kith-compare"><section class="kith-compare__side">
        <div class="kith-compare__head"><h2>Saved by somebody else</h2></div>
        <p class="kith-compare__text">{}</p></section>
        <section class="kith-compare__side kith-compare__side--yours">
        <div class="kith-compare__head"><h2>Yours, not saved</h2></div>
        <p class="kith-compare__text">{}</p></section></div>)",
                  both.theirs, both.mine) +
           choose;
}

}  // namespace kith::casework
