#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/inset_text.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "practice/rights/routes.hpp"

namespace kith::rights {
namespace {

using namespace web::pieces;
using html::markup;

constexpr sharing::Purpose restricting{"restriction", "restricting the use of a record"};

const std::vector<std::string>& grounds() {
    static const std::vector<std::string> all{
        "They say it is wrong, and we are checking",
        "We may not use it, but they want it kept",
        "They need it for a claim",
        "They object, and we are weighing it up"};
    return all;
}

Html lift_form(const web::Context& context, const people::PersonView& person,
               const sharing::Restriction& now, const web::FormReader& typed) {
    return govuk::inset_text({.text = markup("{}: {}. Restricted by {} on {}.", now.ground,
                                             now.reason, now.made_by_name,
                                             written(london_day(now.made_at)))}) +
           web::form(context, Url::path("/people/{}/restrict/lift", person.id),
                     govuk::textarea({.label = {.text = "How was the question settled?"},
                                      .error_message = typed.errors().shown("why"),
                                      .name = "why",
                                      .value = typed.typed("why"),
                                      .rows = 2}) +
                         govuk::button({.text = "Use it again"}));
}

Html restrict_form(const web::Context& context, const people::PersonView& person,
                   const web::FormReader& typed) {
    govuk::Select ground{.label = {.text = "Which is it?"}, .name = "ground",
                         .value = typed.typed("ground")};
    for (const auto& one : grounds()) ground.items.push_back({.text = one});
    return paragraph("Until it is lifted, everybody but information governance sees only the name, "
                     "how to reach them, how they communicate and warnings. Help that is under "
                     "way goes on.") +
           web::form(context, Url::path("/people/{}/restrict", person.id),
                     govuk::select(ground) +
                         govuk::textarea({.label = {.text = "What did they ask, and why?"},
                                          .error_message = typed.errors().shown("reason"),
                                          .name = "reason",
                                          .value = typed.typed("reason"),
                                          .rows = 3}) +
                         govuk::button({.text = "Restrict its use",
                                        .classes = "govuk-button--warning"}));
}

web::Response show(web::Context& context, const people::PersonView& person,
                   const web::FormReader& typed) {
    const auto now = context.app.database.read(
        [&](sql::Session& session) { return sharing::restriction(session, person.id); });
    web::Page page = page_about(context, person, "Restrict the use of this record");
    page.errors = &typed.errors();
    page.body += now ? lift_form(context, person, *now, typed)
                     : restrict_form(context, person, typed);
    return web::page(context, std::move(page));
}

web::Response show_restrict(web::Context& context) {
    const auto person = opened(context, restricting);
    if (!person) return web::problem_page(context, person.error());
    return show(context, *person, nothing_typed());
}

template <class Step>
web::Response step(web::Context& context, std::string_view told, Step take) {
    const auto person = opened(context, restricting);
    if (!person) return web::problem_page(context, person.error());
    web::FormReader reader(context.request.form);
    const auto done = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        t.unlogged("nothing changes when it is restricted already");
        return take(t, person->id, reader);
    });
    if (!done) {
        return answer(context, reader, done.error(),
                      [&] { return show(context, *person, reader); });
    }
    context.flash(told);
    return web::see_other(Url::path("/people/{}/rights", person->id));
}

web::Response restrict_now(web::Context& context) {
    return step(context, "Its use is restricted from now.",
                [&](sql::Transaction& t, PersonId person, web::FormReader& reader) {
                    const std::string ground = reader.choice("ground", grounds(), "Select why");
                    return sharing::restrict_use(t, person, ground, reader.text("reason", 2000),
                                                 context.viewer->name, context.now());
                });
}

web::Response lift_now(web::Context& context) {
    return step(context, "It may be used again.",
                [&](sql::Transaction& t, PersonId person, web::FormReader& reader) {
                    return sharing::lift_restriction(t, person, reader.text("why", 2000),
                                                     context.now());
                });
}

}  // namespace

std::vector<web::Route> restriction_routes() {
    using enum web::Method;
    return {
        {get, "/people/{person}/restrict", sharing::govern, show_restrict},
        {post, "/people/{person}/restrict", sharing::govern, restrict_now},
        {post, "/people/{person}/restrict/lift", sharing::govern, lift_now},
    };
}

}  // namespace kith::rights
