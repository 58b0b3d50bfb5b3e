#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/web/stacked.hpp"
#include "practice/reaching/routes.hpp"

namespace kith::reaching {
namespace {

using namespace web::pieces;
using html::markup;

constexpr sharing::Purpose trying{"ledger line", "trying to reach somebody"};

const std::vector<std::string>& ways() {
    static const std::vector<std::string> all{"visit", "call", "letter", "text", "email", "other"};
    return all;
}

const std::vector<std::string>& outcomes() {
    static const std::vector<std::string> all{"reached",      "nobody there", "no answer",
                                              "wrong number", "moved",        "does not want",
                                              "died",         "sent"};
    return all;
}

struct Found {
    Line line;
    ReachRow row;
    people::PersonView person;
    std::vector<Try> tries{};
};
Result<Found> found(web::Context& context) {
    const auto id = ReachLineId::parse(context.request.parameter("line"));
    if (!id) return problem(NotFound{"line"});
    std::optional<Line> one;
    std::optional<ReachRow> row;
    std::vector<Try> tries;
    context.app.database.read([&](sql::Session& session) {
        one = line(session, *id);
        const auto of = reach_of_line(session, *id);
        if (of) row = reach(session, *of);
        if (one && row) tries = tries_of(session, *one, row->made_at);
    });
    if (!one || !row) return problem(NotFound{"line"});
    auto person = people::open(context, one->person, trying);
    if (!person) return tl::unexpected(person.error());
    return Found{*one, *row, *std::move(person), std::move(tries)};
}

Html tries_table(const std::vector<Try>& tries, Instant now) {
    if (tries.empty()) return quiet("Nobody has tried yet.");
    govuk::Table table{.head = {{.text = "When"}, {.text = "How"}, {.text = "What came of it"},
                                {.text = "Note"}},
                       .rows = {}};
    for (const Try& one : tries) {
        table.rows.push_back({{.text = written_near(one.at, now)},
                              {.text = one.way},
                              {.text = one.outcome},
                              {.text = one.note.for_reader()}});
    }
    return web::stacked(std::move(table));
}

web::Response show_with(web::Context& context, const Found& at, const web::FormReader& typed) {
    govuk::Select way{.label = {.text = "How did you try?"},
                      .error_message = typed.errors().shown("way"),
                      .name = "way",
                      .value = typed.typed("way")};
    for (const auto& one : ways()) way.items.push_back({.text = one});
    govuk::Select outcome{.label = {.text = "What came of it?"},
                          .error_message = typed.errors().shown("outcome"),
                          .name = "outcome",
                          .value = typed.typed("outcome")};
    for (const auto& one : outcomes()) outcome.items.push_back({.text = one});
    web::Page page;
    page.title = "Record a try";
    page.before = govuk::back_link({.text = "The ledger", .href = path(at.row.id)});
    page.current = "/cohorts";
    page.errors = &typed.errors();
    const std::string state = at.line.state == "reached" ? "Reached." : at.line.why_not + ". Next: "
                                                                            + at.line.next + ".";
    page.body = people::banner(at.person, london_day(context.now())) + heading(page.title) +
                paragraph(state) +
                web::form(context, Url::path("/reach-lines/{}", at.line.id),
                          same_request() + govuk::select(way) + govuk::select(outcome) +
                              govuk::textarea({.label = {.text = "Note"},
                                               .name = "note",
                                               .value = typed.typed("note"),
                                               .rows = 2}) +
                              govuk::button({.text = "Save"})) +
                part_heading("Tried so far") + tries_table(at.tries, context.now());
    return web::page(context, std::move(page));
}

web::Response show(web::Context& context) {
    const auto at = found(context);
    if (!at) return web::problem_page(context, at.error());
    return show_with(context, *at, nothing_typed());
}

web::Response save(web::Context& context) {
    const auto at = found(context);
    if (!at) return web::problem_page(context, at.error());
    web::FormReader reader(context.request.form);
    const Try tried{.way = reader.choice("way", ways(), "Select how you tried"),
                    .outcome = reader.choice("outcome", outcomes(), "Select what came of it"),
                    .note = Private(reader.text("note", 2000)),
                    .by_name = context.viewer->name,
                    .same_request = reader.text("same_request", 100)};
    if (!reader.ok()) return show_with(context, *at, reader);
    const auto done = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        auto recorded = record_try(t, at->line, tried, context.now());
        if (recorded && at->row.people <= 2000) bring_up_to_date(t, at->row, context.now());
        return recorded;
    });
    if (!done) return web::problem_page(context, done.error());
    context.flash("Recorded.");
    return web::see_other(path(at->row.id));
}

}  // namespace

std::vector<web::Route> line_routes() {
    using enum web::Method;
    return {
        {get, "/reach-lines/{line}", reach_people, show},
        {post, "/reach-lines/{line}", reach_people, save},
    };
}

}  // namespace kith::reaching
