#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "practice/rights/routes.hpp"

namespace kith::rights {
namespace {

using namespace web::pieces;
using html::markup;

constexpr sharing::Purpose answering{"rights", "answering what they ask about their record"};

const std::vector<std::string>& kinds() {
    static const std::vector<std::string> all{"copy",      "correction", "restriction",
                                              "objection", "erasure",    "looks"};
    return all;
}

Html state_tag(const Request& row, Day today) {
    if (row.state == "done") return tag("Done", "green");
    if (row.state == "refused") return tag("Refused, with reasons", "grey");
    if (row.due_on < today) return tag("Late", "red");
    return tag("Open", "blue");
}

Html requests_table(const std::vector<Request>& all, Day today, std::string_view label) {
    govuk::Table table{.head = {{.text = "Asked for"}, {.text = "State"}, {.text = "Asked"},
                                {.text = "Answer by"}},
                       .rows = {}};
    for (const Request& row : all) {
        table.rows.push_back(
            {{.text = markup("{} {}",
                             link(Url::path("/rights/{}", row.id), kind_words(row.kind)),
                             row.reference)},
             {.text = state_tag(row, today)},
             {.text = written_short(row.asked_on)},
             {.text = written_short(row.due_on)}});
    }
    return web::scrolling(label, govuk::table(table));
}

Html new_form(const web::Context& context, const people::PersonView& person,
              const web::FormReader& typed) {
    govuk::Radios kind{.fieldset = {.legend = {.text = "What do they ask for?"}},
                       .error_message = typed.errors().shown("kind"),
                       .name = "kind",
                       .value = typed.typed("kind"),
                       .classes = "govuk-radios--small"};
    for (const auto& one : kinds()) kind.items.push_back({.text = kind_words(one), .value = one});
    return web::form(
        context, Url::path("/people/{}/rights", person.id),
        same_request() + govuk::radios(kind) +
            govuk::textarea({.label = {.text = "In their words"},
                             .hint = {.text = "For a correction: what is wrong, and what is right"},
                             .error_message = typed.errors().shown("words"),
                             .name = "words",
                             .value = typed.typed("words"),
                             .rows = 3}) +
            govuk::input({.label = {.text = "How did they ask, and who asked?"},
                          .hint = {.text = "By phone, in a letter; they themselves, or somebody "
                                           "with authority to ask"},
                          .error_message = typed.errors().shown("asked_how"),
                          .name = "asked_how",
                          .value = typed.typed("asked_how")}) +
            govuk::input({.label = {.text = "How do you know it is they?"},
                          .name = "identity",
                          .value = typed.typed("identity")}) +
            govuk::button({.text = "Record it: an answer is due in a month"}));
}

Html ways_on(const web::Context& context, const people::PersonView& person) {
    std::vector<Html> items{
        link(Url::path("/people/{}/looks/letter", person.id), "Who has looked, to print"),
        link(Url::path("/people/{}/sharing", person.id), "Sharing and consent")};
    if (context.may(answer_requests)) {
        items.push_back(link(Url::path("/people/{}/copy", person.id), "Make a copy for them"));
        items.push_back(
            link(Url::path("/people/{}/restrict", person.id), "Restrict the use of the record"));
        items.push_back(link(Url::path("/people/{}/erase", person.id), "End the record"));
    }
    if (context.may(people::edit_people)) {
        items.push_back(link(Url::path("/people/{}/edit", person.id), "Correct their details"));
    }
    return panel_box("To answer them", plain_list(items));
}

web::Response show_all(web::Context& context, const people::PersonView& person,
                       const web::FormReader& typed) {
    const auto all = context.app.database.read(
        [&](sql::Session& session) { return requests_of(session, person.id); });
    web::Page page = page_about(context, person, "What they ask of their record");
    page.errors = &typed.errors();
    page.wide = true;
    const Html list = all.empty()
                          ? empty_state("They have not asked anything yet",
                                        "Anybody may ask for a copy, a correction, no further use, "
                                        "or an end of their record. It costs nothing, and an "
                                        "answer is due in a month.")
                          : requests_table(all, london_day(context.now()), "What they asked");
    page.body += columns(list + part_heading("They ask now") + new_form(context, person, typed),
                         ways_on(context, person));
    return web::page(context, std::move(page));
}

web::Response show_person(web::Context& context) {
    const auto person = opened(context, answering);
    if (!person) return web::problem_page(context, person.error());
    return show_all(context, *person, nothing_typed());
}

web::Response save_request(web::Context& context) {
    const auto person = opened(context, answering);
    if (!person) return web::problem_page(context, person.error());
    web::FormReader reader(context.request.form);
    const Day today = london_day(context.now());
    const Request made{.person = person->id,
                       .kind = reader.choice("kind", kinds(), "Select what they ask for"),
                       .words = Private(reader.required("words", "Write what they said", 3000)),
                       .asked_how = reader.required("asked_how", "Say how they asked", 300),
                       .identity = reader.text("identity", 300),
                       .asked_on = today,
                       .due_on = due_day(today),
                       .made_by_name = context.viewer->name};
    if (!reader.ok()) return show_all(context, *person, reader);
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        t.unlogged("recorded already when it is the same request");
        add_request(t, made, reader.text("same_request", 100), context.now());
    });
    context.flash("Recorded. It stands on the list of information governance.");
    return web::see_other(Url::path("/people/{}/rights", person->id));
}

web::Response show_one(web::Context& context, const Request& row,
                       const people::PersonView& person, const web::FormReader& typed) {
    web::Page page = page_about(context, person, std::string(kind_words(row.kind)));
    page.errors = &typed.errors();
    page.wide = true;
    Html main = govuk::summary_list(
        {.rows = {{.key = "Reference", .value = row.reference},
                  {.key = "State", .value = state_tag(row, london_day(context.now()))},
                  {.key = "In their words", .value = lines(row.words.for_reader())},
                  {.key = "Asked", .value = written(row.asked_on) + ", " + row.asked_how},
                  {.key = "Identity", .value = row.identity, .when = !row.identity.empty()},
                  {.key = "Answer by", .value = written(row.due_on)},
                  {.key = "Answer", .value = lines(row.outcome.for_reader()),
                   .when = row.closed_at.has_value()}}});
    if (!row.closed_at && context.may(answer_requests)) {
        main += web::form(
            context, Url::path("/rights/{}", row.id),
            hidden_fields({{"version", std::to_string(row.version)}}) +
                govuk::textarea({.label = {.text = "What was done, or why not"},
                                 .hint = {.text = "As you tell them. When it is refused: why, and "
                                                  "that they may complain to the Information "
                                                  "Commissioner."},
                                 .error_message = typed.errors().shown("outcome"),
                                 .name = "outcome",
                                 .value = typed.typed("outcome"),
                                 .rows = 3}) +
                govuk::radios({.fieldset = {.legend = {.text = "So it is"}},
                               .error_message = typed.errors().shown("state"),
                               .name = "state",
                               .value = typed.typed("state"),
                               .items = {{.text = "Done", .value = "done"},
                                         {.text = "Refused, in whole or in part",
                                          .value = "refused"}},
                               .classes = "govuk-radios--small"}) +
                govuk::button({.text = "Close it"}));
    }
    page.body += columns(main, ways_on(context, person));
    return web::page(context, std::move(page));
}

struct Found {
    Request row;
    people::PersonView person;
};
Result<Found> found(web::Context& context) {
    const auto row = context.app.database.read([&](sql::Session& session) {
        return request(session, context.request.parameter("request"));
    });
    if (!row) return problem(NotFound{"request"});
    auto person = people::open(context, row->person, answering);
    if (!person) return tl::unexpected(person.error());
    return Found{*row, *std::move(person)};
}

web::Response show_request(web::Context& context) {
    const auto one = found(context);
    if (!one) return web::problem_page(context, one.error());
    return show_one(context, one->row, one->person, nothing_typed());
}

web::Response close(web::Context& context) {
    auto one = found(context);
    if (!one) return web::problem_page(context, one.error());
    web::FormReader reader(context.request.form);
    const std::string state =
        reader.choice("state", {"done", "refused"}, "Select whether it was done");
    if (reader.text("outcome").empty()) {
        reader.errors().add("outcome", "Say what was done, or why not");
    }
    if (!reader.ok()) return show_one(context, one->row, one->person, reader);
    one->row.version = static_cast<int>(
        reader.whole_number("version", 0, 1'000'000, "The page is out of date").value_or(0));
    const auto done = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return close_request(t, one->row, state, Private(reader.text("outcome", 5000)),
                             context.viewer->name, context.now());
    });
    if (!done) {
        return answer(context, reader, done.error(),
                      [&] { return show_one(context, one->row, one->person, reader); });
    }
    context.flash("Closed.");
    return web::see_other(Url::path("/people/{}/rights", one->person.id));
}

}  // namespace

std::vector<web::Route> request_routes() {
    using enum web::Method;
    return {
        {get, "/people/{person}/rights", sharing::see_everyone, show_person},
        {post, "/people/{person}/rights", sharing::see_everyone, save_request},
        {get, "/rights/{request}", sharing::see_everyone, show_request},
        {post, "/rights/{request}", answer_requests, close},
    };
}

}  // namespace kith::rights
