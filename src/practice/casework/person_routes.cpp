#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "practice/casework/concern.hpp"
#include "practice/casework/hooks.hpp"
#include "practice/casework/person_views.hpp"
#include "practice/casework/tables.hpp"

namespace kith::casework {
namespace {

constexpr sharing::Purpose the_person{"person", "looking at a person's record"};
constexpr sharing::Purpose worried{"raising a concern", "raising a concern"};
constexpr sharing::Purpose noting{"note", "writing a note"};

web::Response show_person(web::Context& context) {
    const auto asked = id_in<PersonId>(context, "person");
    if (!asked) return not_found(context, "person");
    auto opened = people::open(context, *asked, the_person);
    if (!opened) return web::problem_page(context, opened.error());
    if (opened->id != *asked) return web::see_other(people::path(opened->id));
    PersonPage page{.person = *std::move(opened)};
    const PersonId id = page.person.id;
    const std::string before(context.request.query.get("before"));
    page.first_page = before.empty();
    const Owners owners = context.app.database.read([&](sql::Session& session) {
        page.needs = needs_of(session, id);
        page.concerns = open_concerns_of(session, id);
        page.story = story_page(session, id, before, story_page_size);
        page.panels = html::each(panels(), [&](Panel panel) {
            return panel(session, *context.viewer, id, context.now());
        });
        return Owners(session, *context.viewer, true);
    });
    page.more_story = page.story.size() > story_page_size;
    if (page.more_story) page.story.pop_back();
    std::string name = page.person.full_name().for_reader();
    web::Page shown;
    shown.title = name.empty() ? "Name not known" : name;
    shown.open_thing = "person/" + id.string();
    shown.body = person_body(context, page, owners);
    return web::page(context, std::move(shown));
}

web::Response save_note(web::Context& context) {
    const auto id = id_in<PersonId>(context, "person");
    if (!id) return not_found(context, "person");
    const auto person = people::open(context, *id, noting);
    if (!person) return web::problem_page(context, person.error());
    if (!person->decision.sees(sharing::Part::notes)) {
        return web::problem_page(context, Forbidden{"write notes about this person"});
    }
    web::FormReader reader(context.request.form);
    const std::string text = reader.required("text", "Write the note", 10'000);
    std::vector<std::string> kinds{"general", "call", "visit", "handover", "plan"};
    if (person->decision.sees(sharing::Part::sensitive_notes)) kinds.push_back("sensitive");
    const std::string kind = reader.choice("kind", kinds, "Select the kind of note");
    if (!reader.ok()) {
        web::Page shown;
        shown.title = "Write a note";
        shown.errors = &reader.errors();
        shown.body = people::banner(*person, london_day(context.now())) + heading("Write a note") +
                     note_form(context, Url::path("/people/{}/notes", person->id),
                               kinds.back() == "sensitive", &reader);
        return web::page(context, std::move(shown));
    }
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        add_note(transaction,
                 {.person = person->id,
                  .kind = kind,
                  .text = Private(text),
                  .by_name = context.viewer->name,
                  .same_request = reader.text("same_request", 100)},
                 context.now());
    });
    context.flash("The note is saved.");
    return web::see_other(people::path(person->id));
}

const std::vector<std::string>& concern_kinds() {
    static const std::vector<std::string> kinds{"worry", "fall",  "health", "abuse",
                                                "home",  "carer", "money"};
    return kinds;
}

const std::vector<std::string>& urgencies() {
    static const std::vector<std::string> all{"danger now", "today", "soon"};
    return all;
}

Html concern_fields(const web::FormReader& typed) {
    const std::string urgency = typed.typed("urgency");
    const std::string kind = typed.typed("kind");
    const Html how_soon = govuk::radios(
        {.fieldset = {.legend = {.text = "How soon must somebody look?"}},
         .error_message = typed.errors().shown("urgency"),
         .name = "urgency",
         .value = urgency.empty() ? "today" : urgency,
         .items = {{.text = "Now: they may be in danger",
                    .value = "danger now",
                    .hint = {.text = "Ring 999 first. We answer within half an hour."}},
                   {.text = "Today", .value = "today", .hint = {.text = "Within four hours."}},
                   {.text = "Soon", .value = "soon", .hint = {.text = "Within two days."}}},
         .classes = "govuk-radios--small"});
    std::vector<govuk::SelectItem> kinds;
    for (const auto& one : concern_kinds()) {
        kinds.push_back({.text = std::string(concern_kind_name(one)), .value = one});
    }
    return same_request() +
           govuk::textarea({.label = {.text = "What have you seen or heard?"},
                            .hint = {.text = "In your own words. What is different from before?"},
                            .error_message = typed.errors().shown("text"),
                            .name = "text",
                            .value = typed.typed("text"),
                            .rows = 4}) +
           how_soon +
           govuk::select({.label = {.text = "What is it about?"},
                          .name = "kind",
                          .value = kind.empty() ? "worry" : kind,
                          .items = kinds}) +
           govuk::button({.text = "Raise the concern", .classes = "govuk-button--warning"});
}

web::Response concern_page(web::Context& context, const people::PersonView& person,
                           const web::FormReader& typed) {
    web::Page shown;
    shown.title = "Raise a concern";
    shown.errors = &typed.errors();
    shown.body = people::banner(person, london_day(context.now())) + heading("Raise a concern") +
                 web::form(context, Url::path("/people/{}/concerns", person.id),
                           concern_fields(typed));
    return web::page(context, std::move(shown));
}

web::Response new_concern(web::Context& context) {
    const auto id = id_in<PersonId>(context, "person");
    if (!id) return not_found(context, "person");
    const auto person = people::open(context, *id, worried);
    if (!person) return web::problem_page(context, person.error());
    static const web::Fields nothing;
    return concern_page(context, *person, web::FormReader(nothing));
}

web::Response save_concern(web::Context& context) {
    const auto id = id_in<PersonId>(context, "person");
    if (!id) return not_found(context, "person");
    const auto person = people::open(context, *id, worried);
    if (!person) return web::problem_page(context, person.error());
    web::FormReader reader(context.request.form);
    const std::string text = reader.required("text", "Say what you have seen or heard", 5000);
    const std::string urgency =
        reader.choice("urgency", urgencies(), "Select how soon somebody must look");
    const std::string kind = reader.choice("kind", concern_kinds(), "Select what it is about");
    if (!reader.ok()) return concern_page(context, *person, reader);
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        raise_concern(transaction,
                      {.person = person->id,
                       .kind = kind,
                       .text = Private(text),
                       .urgency = urgency,
                       .raised_by = account_of(context),
                       .raised_by_name = context.viewer->name,
                       .raised_from = "person page",
                       .same_request = reader.text("same_request", 100)},
                      context.now());
    });
    context.flash("Thank you. Somebody will look " +
                  std::string(urgency == "danger now" ? "within half an hour"
                              : urgency == "today"    ? "within four hours"
                                                      : "within two days") +
                  ", and you will see what came of it under concerns you raised.");
    return web::see_other(people::path(person->id));
}

}  // namespace

std::vector<web::Route> person_routes() {
    const auto signed_in = web::Permission::signed_in();
    return {
        {web::Method::get, "/people/{person}", signed_in, show_person},
        {web::Method::post, "/people/{person}/notes", work_needs, save_note},
        {web::Method::get, "/people/{person}/concerns/new", raise_concerns, new_concern},
        {web::Method::post, "/people/{person}/concerns", raise_concerns, save_concern},
    };
}

}  // namespace kith::casework
