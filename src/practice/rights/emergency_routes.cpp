#include "platform/base/london.hpp"
#include "platform/base/reference.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/html/govuk/warning_text.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/rights/routes.hpp"

namespace kith::rights {
namespace {

using namespace web::pieces;
using html::markup;

web::Response show(web::Context& context, const web::FormReader& typed) {
    web::Page page;
    page.title = "Open a record in an emergency";
    page.errors = &typed.errors();
    page.body =
        heading(page.title) +
        govuk::warning_text({.text = "Only when somebody may come to harm while you wait for the "
                                     "usual way. Your reason, and everything you open, is looked "
                                     "at afterwards."}) +
        paragraph("You see how to reach them, how they communicate, what matters for help, "
                  "warnings and who is close to them, for one hour.") +
        web::form(context, Url::path("/emergency"),
                  same_request() +
                      govuk::input({.label = {.text = "Reference of the record"},
                                    .hint = {.text = "For example K-7Q4M-2X9C. It is on the "
                                                     "emergency card, on letters, and known to the "
                                                     "council's call handlers."},
                                    .error_message = typed.errors().shown("reference"),
                                    .name = "reference",
                                    .value = typed.typed("reference"),
                                    .spellcheck = false,
                                    .classes = "govuk-input--width-10"}) +
                      govuk::textarea({.label = {.text = "What has happened?"},
                                       .error_message = typed.errors().shown("reason"),
                                       .name = "reason",
                                       .value = typed.typed("reason"),
                                       .rows = 3}) +
                      govuk::button({.text = "Open the record for one hour",
                                     .classes = "govuk-button--warning"}));
    return web::page(context, std::move(page));
}

web::Response show_emergency(web::Context& context) { return show(context, nothing_typed()); }

std::optional<PersonId> person_with(sql::Session& session, const Reference& reference) {
    return session.one<PersonId>("SELECT id FROM person_known_facts WHERE reference = $1",
                                 reference);
}

web::Response open_now(web::Context& context) {
    web::FormReader reader(context.request.form);
    const auto reference = Reference::parse(reader.typed("reference"), 'K');
    const std::string reason =
        reader.required("reason", "Say what has happened: somebody will read it", 2000);
    std::optional<PersonId> person;
    if (reference) {
        person = context.app.database.read(
            [&](sql::Session& session) { return person_with(session, *reference); });
    }
    if (!person) {
        reader.errors().add("reference",
                            "There is no record with this reference. Check every character");
    }
    if (!reader.ok()) return show(context, reader);
    const auto done = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        auto opened = sharing::open_in_emergency(t, *context.viewer, *person, reason,
                                                 reader.text("same_request", 100), context.now());
        t.unlogged("opened already when it is the same request");
        if (!opened) return opened;
        casework::put_work(t,
                           {.subject_kind = "emergency access",
                            .subject_id = person->string(),
                            .person = *person,
                            .title = "Review a record opened in an emergency",
                            .path = "/rights",
                            .owner = {.team = accounts::answering_team(t, "governance")},
                            .due_at = context.now() + std::chrono::hours(72)},
                           context.now());
        return opened;
    });
    if (!done) {
        return answer(context, reader, done.error(), [&] { return show(context, reader); });
    }
    context.flash("Open for one hour. Write down what you did when you can.");
    return web::see_other(people::path(*person));
}

web::Response review(web::Context& context) {
    web::FormReader reader(context.request.form);
    const std::string id(context.request.parameter("emergency"));
    const std::string finding = reader.choice("finding", findings(), "Select what you found");
    if (!reader.ok()) {
        return web::problem_page(context, Invalid{reader.errors().all()});
    }
    const auto done = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<void> {
            auto reviewed = sharing::review_emergency(t, id,
                                                      {.finding = finding,
                                                       .note = reader.text("note", 2000),
                                                       .by = context.viewer->account_id,
                                                       .by_name = context.viewer->name},
                                                      context.now());
            if (!reviewed) return reviewed;
            const auto person = PersonId::parse(reader.typed("person"));
            const auto open = person ? sharing::emergencies(t, *person)
                                     : std::vector<sharing::Emergency>{};
            bool waits = false;
            for (const auto& one : open) waits = waits || !one.reviewed_at;
            if (!waits && person) {
                casework::finish_work(t, "emergency access", person->text(), context.now());
            }
            return reviewed;
        });
    if (!done) return web::problem_page(context, done.error());
    context.flash("Reviewed.");
    return web::see_other(Url::path("/rights"));
}

web::Response decide_override(web::Context& context) {
    web::FormReader reader(context.request.form);
    const std::string id(context.request.parameter("override"));
    const std::string decision =
        reader.choice("decision", {"allowed", "refused"}, "Select whether it may be shared");
    if (!reader.ok()) {
        return web::problem_page(context, Invalid{reader.errors().all()});
    }
    const auto done = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return sharing::decide_override(t, id,
                                        {.decision = decision,
                                         .note = reader.text("note", 2000),
                                         .by = context.viewer->account_id,
                                         .by_name = context.viewer->name},
                                        context.now());
    });
    if (!done) return web::problem_page(context, done.error());
    context.flash(decision == "allowed" ? "Allowed. It ends by itself after three months."
                                        : "Refused. The objection stands.");
    return web::see_other(Url::path("/rights"));
}

}  // namespace

std::vector<web::Route> emergency_routes() {
    using enum web::Method;
    return {
        {get, "/emergency", sharing::open_in_emergencies, show_emergency},
        {post, "/emergency", sharing::open_in_emergencies, open_now},
        {post, "/rights/emergencies/{emergency}", sharing::govern, review},
        {post, "/rights/overrides/{override}", sharing::govern, decide_override},
    };
}

}  // namespace kith::rights
