#include "practice/casework/person_views.hpp"

#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/details.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "practice/casework/concern.hpp"

namespace kith::casework {
namespace {

using sharing::Part;

// Where other slices carry on from a person. Their permissions are named, since this slice does
// not know theirs.
struct Way {
    std::string_view text;
    std::string_view permission;
    Url url;
};

Html ways(const web::Context& context, const people::PersonView& person) {
    const std::vector<Way> all{
        {"Take a call", "contacts.take", Url::path("/calls/new/{}", person.id)},
        {"Change details", "people.edit", Url::path("/people/{}/edit", person.id)},
        {"Who looked at this record", "sharing.govern", Url::path("/people/{}/looks", person.id)},
    };
    Html items;
    if (context.may(raise_concerns)) {
        items += govuk::button({.text = icon("flag") + Html("Raise a concern"),
                                .href = Url::path("/people/{}/concerns/new", person.id),
                                .classes = "govuk-button--warning kith-button--small",
                                .attributes = {{"data-key", "w"}}});
    }
    items += ring_button(context, person);
    for (const Way& way : all) {
        if (!context.may(web::Permission(way.permission, ""))) continue;
        items += markup(R"(<a class="govuk-link" href="{}">{}</a>)", way.url, way.text);
    }
    return markup(R"(<div class="kith-row">{}</div>)", items);
}

Html facts_of(const NeedView& need, const Owners& owners, Day today) {
    const auto fact = [](std::string_view name, const Html& value) {
        return markup("<div><dt>{}</dt><dd>{}</dd></div>", name, value);
    };
    return markup(R"(<dl class="kith-card__facts">{}{}{}</dl>)",
                  fact("Due", due_words(need, today)),
                  fact(need.account ? "With" : "Waiting with", owners.name(owner_of(need))),
                  fact("Reference", need.reference.text()));
}

Html urgent_tag(const NeedView& need) {
    Html tags;
    if (need.urgent) tags += govuk::tag({.text = "Urgent", .classes = "govuk-tag--red"});
    if (need.health_critical) {
        tags += govuk::tag({.text = "Health at risk", .classes = "govuk-tag--red"});
    }
    return tags;
}

Html open_needs(const web::Context& context, const PersonPage& page, const Owners& owners) {
    Html open, closed;
    const Day today = london_day(context.now());
    int closed_count = 0;
    for (const NeedView& need : page.needs) {
        if (need.closed_at) ++closed_count;
        (need.closed_at ? closed : open) += need_card(context, need, owners, today);
    }
    if (open.empty()) {
        open = paragraph("Nothing is open. When they ask for something, it stands here until it "
                         "is met.");
    } else {
        open = markup(R"(<div class="kith-columns">{}</div>)", open);
    }
    if (closed_count > 0) {
        open += govuk::details({.summary_text = "Met or closed before: " +
                                                std::to_string(closed_count),
                                .text = closed});
    }
    return part_heading("Needs") + open;
}

Html story(const PersonPage& page, Instant now) {
    Html list = story_list(page.story, page.person.decision, now);
    if (list.empty()) {
        list = paragraph("Nothing has happened yet that you may see. Calls, needs and notes come "
                         "here as they happen.");
    }
    if (page.more_story) {
        list += next_page(people::path(page.person.id).with("before", page.story.back().id),
                          "Earlier in the story");
    }
    return markup(R"(<h2 class="govuk-heading-m" id="story">Story</h2>{}{})",
                  page.first_page ? Html{}
                                  : paragraph(markup(R"(<a class="govuk-link" href="{}">Back to the
                                        latest</a>)",
                                                     people::path(page.person.id))),
                  list);
}

Html relation_line(const people::Relation& relation) {
    std::string roles;
    if (relation.cares_for) roles += ", looks after them";
    if (relation.emergency_contact) roles += ", to be reached in an emergency";
    if (relation.may_speak_for) roles += ", may speak for them";
    const Html name = relation.person
                          ? markup(R"(<a class="govuk-link" href="{}">{}</a>)",
                                   people::path(*relation.person), relation.name.for_reader())
                          : Html(relation.name.for_reader());
    return markup("<li>{}, {}{} {}</li>", name, relation.kind, roles,
                  relation.phone.for_reader());
}

Html household(const people::PersonView& person) {
    if (person.relations.empty()) return {};
    return markup(R"(<ul class="govuk-list">{}</ul>)",
                  html::each(person.relations, relation_line));
}

Html matters(const people::PersonView& person) {
    if (person.flags.empty()) return {};
    return markup(R"(<ul class="govuk-list">{}</ul>)",
                  html::each(person.flags, [](const people::Flag& flag) {
                      return markup(R"(<li>{} <span class="kith-quiet">since {}</span></li>)",
                                    flag.name, written_short(flag.started_on));
                  }));
}

}  // namespace

Html need_card(const web::Context& context, const NeedView& need, const Owners& owners,
               Day today) {
    std::string_view look;
    if (need.urgent || need.health_critical) look = " kith-card--urgent";
    else if (!need.closed_at && need.due_on <= today) look = " kith-card--now";
    if (need.closed_at) look = " kith-card--met";
    Html actions;
    if (!need.closed_at && context.may(work_needs)) {
        if (!need.account) {
            actions += small_button(context, Url::path("/needs/{}/owner", need.id), "Take it",
                                    need.title,
                                    {{"owner", "me"}, {"version", std::to_string(need.version)}});
        }
        actions += small_button(context, Url::path("/needs/{}/status", need.id), "Met", need.title,
                                {{"status", "met"}, {"version", std::to_string(need.version)}});
    }
    if (!need.closed_at && context.may(web::Permission("referrals.make", ""))) {
        actions += markup(R"(<a class="govuk-link" href="{}">Refer<span
            class="govuk-visually-hidden"> {}</span></a>)",
                          Url::path("/needs/{}/refer", need.id), need.title);
    }
    const Html foot = actions.empty()
                          ? Html{}
                          : markup(R"(<div class="kith-card__actions">{}</div>)", actions);
    const std::string reason =
        need.status_reason.empty() ? "" : status_words(need.status) + ": " + need.status_reason;
    // Partners see the needs of those referred to them, but do not work them here.
    const Html title = context.may(see_needs)
                           ? markup(R"(<a class="govuk-link" href="{}">{}</a>)", path(need.id),
                                    need.title)
                           : Html(need.title);
    return markup(R"(<article class="kith-card{}"><div class="kith-card__top">
        <h3 class="kith-card__title">{}{}</h3>
        <span>{}{}</span></div><div class="kith-card__body">{}{}{}</div>{}</article>)",
                  look, icon(category_icon(need.category)), title, urgent_tag(need),
                  status_tag(need.status), facts_of(need, owners, today),
                  lines(need.details), reason.empty() ? Html{} : markup("<p>{}</p>", reason), foot);
}

Html concern_strip(const web::Context& context, const ConcernRow& concern, Instant now) {
    Html act;
    if (!concern.account && context.may(work_concerns)) {
        act += small_button(context, Url::path("/concerns/{}/own", concern.id), "Take it",
                            "this concern", {}, true);
    }
    if (context.may(work_concerns)) {
        act += markup(R"(<a class="govuk-link" href="{}">Open<span class="govuk-visually-hidden">
            this concern</span></a>)",
                      path(concern.id));
    }
    const std::string waits =
        std::string(concern.account ? "Somebody is on it" : "Nobody has it yet") +
        ". An answer is " + std::string(concern.answer_by < now ? "" : "due ") +
        due_words(concern.answer_by, now);
    return markup(R"(<section class="kith-concern{}" aria-label="Concern">{}<div>
        <p class="kith-concern__title">Concern: {}</p><p>{}</p>
        <p>Raised by {}, {}. {}.</p></div><div class="kith-concern__act">{}</div></section>)",
                  concern.account ? " kith-concern--owned" : "", icon("flag"),
                  concern_kind_name(concern.kind), concern.text.for_reader(),
                  concern.raised_by_name, relative(concern.raised_at, now), waits, act);
}

Html note_form(const web::Context& context, const Url& action, bool may_be_sensitive,
               const web::FormReader* typed) {
    std::vector<govuk::SelectItem> kinds{{.text = "General", .value = "general"},
                                         {.text = "Call", .value = "call"},
                                         {.text = "Visit", .value = "visit"},
                                         {.text = "Handover", .value = "handover"},
                                         {.text = "Plan", .value = "plan"}};
    if (may_be_sensitive) {
        kinds.push_back({.text = "Sensitive: only for those entitled", .value = "sensitive"});
    }
    const Html fields =
        same_request() +
        govuk::textarea({.label = {.text = "Note"},
                         .error_message = typed ? typed->errors().shown("text")
                                                : govuk::ErrorMessage{},
                         .name = "text",
                         .value = typed ? typed->typed("text") : "",
                         .rows = 4}) +
        govuk::select({.label = {.text = "Kind"},
                       .name = "kind",
                       .value = typed ? typed->typed("kind") : "general",
                       .items = kinds}) +
        govuk::button({.text = "Save note", .classes = "kith-button--small"});
    return web::form(context, action, fields);
}

Html person_body(web::Context& context, const PersonPage& page, const Owners& owners) {
    const people::PersonView& person = page.person;
    const Instant now = context.now();
    Html main = people::banner(person, london_day(now), true) + ways(context, person);
    if (person.decision.sees(Part::concerns)) {
        main += html::each(page.concerns, [&](const ConcernRow& concern) {
            // What an abuse concern says is as sensitive as a sensitive note, but those who answer
            // concerns must not miss it.
            if (concern.kind == "abuse" && !person.decision.sees(Part::sensitive_notes) &&
                !context.may(work_concerns)) {
                return Html{};
            }
            return concern_strip(context, concern, now);
        });
    }
    if (person.decision.sees(Part::needs) && page.first_page) {
        main += open_needs(context, page, owners);
    }
    main += story(page, now) + withheld_line(person);
    Html side;
    if (context.may(work_needs) && person.decision.sees(Part::notes)) {
        side += panel_box("Add to the story",
                          note_form(context, Url::path("/people/{}/notes", person.id),
                                    person.decision.sees(Part::sensitive_notes)));
    }
    side += page.panels;
    side += panel_box("Close to them", household(person));
    side += panel_box("What matters for help", matters(person));
    return columns(main, side);
}

}  // namespace kith::casework
