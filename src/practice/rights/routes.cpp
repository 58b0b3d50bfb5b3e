#include "practice/rights/routes.hpp"

#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/textarea.hpp"

namespace kith::rights {

using namespace web::pieces;

Result<people::PersonView> opened(web::Context& context, const sharing::Purpose& purpose) {
    const auto id = PersonId::parse(context.request.parameter("person"));
    if (!id) return problem(NotFound{"person"});
    return people::open(context, *id, purpose);
}

web::Page page_about(const web::Context& context, const people::PersonView& person,
                     std::string title) {
    web::Page page;
    page.title = std::move(title);
    page.before = govuk::back_link({.text = "The record", .href = people::path(person.id)});
    page.body = people::banner(person, london_day(context.now())) + heading(page.title);
    return page;
}

const web::FormReader& nothing_typed() {
    static const web::Fields none;
    static const web::FormReader reader(none);
    return reader;
}

const std::vector<std::string>& findings() {
    static const std::vector<std::string> all{"right", "wrong", "to look into"};
    return all;
}

std::string_view finding_words(std::string_view finding) {
    if (finding == "right") return "Right: there was a reason";
    if (finding == "wrong") return "Wrong: there was none";
    return "To look into further";
}

Html finding_fields(const web::FormReader& typed, std::string_view id) {
    govuk::Radios radios{.fieldset = {.legend = {.text = "What did you find?"}},
                         .error_message = typed.errors().shown("finding"),
                         .name = "finding",
                         .id_prefix = "finding-" + std::string(id),
                         .value = typed.typed("finding"),
                         .classes = "govuk-radios--small govuk-radios--inline"};
    for (const auto& one : findings()) {
        radios.items.push_back({.text = finding_words(one), .value = one});
    }
    return govuk::radios(radios) +
           govuk::textarea({.label = {.text = "Whom did you ask, and what did they say?"},
                            .error_message = typed.errors().shown("note"),
                            .id = "note-" + std::string(id),
                            .name = "note",
                            .value = typed.typed("note"),
                            .rows = 2});
}

html::Html panel(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant now) {
    const bool looks_after = viewer.may(people::edit_people) || viewer.may(sharing::govern);
    if (!looks_after) return {};
    std::vector<Html> items;
    const std::string stands = sharing::stands(session, person, std::nullopt, now);
    items.push_back(stands == "agreed"    ? Html("They agreed that we share what helps")
                    : stands == "objects" ? Html("They object to sharing")
                                          : Html("Not asked about sharing yet"));
    if (sharing::restriction(session, person)) {
        items.push_back(tag("Use restricted", "red"));
    }
    items.push_back(link(Url::path("/people/{}/sharing", person), "Sharing and consent"));
    items.push_back(link(Url::path("/people/{}/rights", person), "What they ask of their record"));
    return panel_box("Sharing", plain_list(items));
}

std::vector<web::Route> routes() {
    return web::join_routes({consent_routes(), emergency_routes(), request_routes(),
                             copy_routes(), looks_routes(), retention_routes(),
                             restriction_routes()});
}

}  // namespace kith::rights
