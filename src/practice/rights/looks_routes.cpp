#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/details.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/web/printing.hpp"
#include "practice/rights/routes.hpp"

namespace kith::rights {
namespace {

using namespace web::pieces;
using html::markup;

constexpr sharing::Purpose showing{"looks", "showing them who has looked"};
constexpr std::size_t a_sample = 20;

// One line of the letter: who looked on one day, and what for.
struct LetterLine {
    Instant at;
    std::string who, organisation, action, purpose, basis;
};

std::vector<LetterLine> letter_lines(sql::Session& session, PersonId person) {
    std::vector<LetterLine> lines;
    for (const auto& look : sharing::looks_at(session, person, 1000)) {
        // The same person looking for the same thing on the same day is one line.
        if (!lines.empty() && london_day(lines.back().at) == london_day(look.at) &&
            lines.back().who == look.who && lines.back().purpose == look.purpose) {
            continue;
        }
        lines.push_back({look.at, look.who, look.organisation, look.action, look.purpose,
                         look.basis});
    }
    return lines;
}

web::Response letter(web::Context& context) {
    const auto person = opened(context, showing);
    if (!person) return web::problem_page(context, person.error());
    const auto lines_of = context.app.database.read(
        [&](sql::Session& session) { return letter_lines(session, person->id); });
    govuk::Table table{.head = {{.text = "When"}, {.text = "Who"}, {.text = "What they did"},
                                {.text = "What for"}, {.text = "By right of"}},
                       .rows = {}};
    for (const auto& line : lines_of) {
        table.rows.push_back({{.text = written(line.at)},
                              {.text = line.who + (line.organisation.empty()
                                                       ? ""
                                                       : ", " + line.organisation)},
                              {.text = line.action},
                              {.text = line.purpose},
                              {.text = line.basis}});
    }
    web::Page page;
    page.title = "Who has looked at your record";
    page.wide = true;
    page.body =
        heading(page.title) +
        paragraph(markup("{}. Record {}, on {}.", context.council().name,
                         person->reference.text(), written(london_day(context.now())))) +
        paragraph("Everybody who opened your record, and why. If something here seems wrong, tell "
                  "us: we look into it and answer you.") +
        web::print_button() +
        web::scrolling("Looks", govuk::table(table)) +
        quiet("Lists on which your name stood among others are counted, not named. Ask us, and we "
              "say which.");
    return web::page(context, std::move(page));
}

Html emergency_item(const web::Context& context, const sharing::Emergency& one) {
    return markup(R"(<li class="kith-card"><div class="kith-card__top"><h3 class="kith-card__title">
        {} opened a record</h3></div><div class="kith-card__body"><p>{}, {}. {}</p>{}</div></li>)",
                  one.account_name, one.organisation, written_near(one.opened_at, context.now()),
                  link(Url::path("/people/{}/looks", one.person), "What they opened"),
                  lines(one.reason) +
                      web::form(context, Url::path("/rights/emergencies/{}", one.id),
                                hidden_fields({{"person", one.person.string()}}) +
                                    finding_fields(nothing_typed(), one.id) +
                                    govuk::button({.text = "Save the review",
                                                   .classes = "kith-button--small"})));
}

Html override_item(const web::Context& context, const sharing::Override& one) {
    const Html form = web::form(
        context, Url::path("/rights/overrides/{}", one.id),
        govuk::radios({.fieldset = {.legend = {.text = "May it be shared?"}},
                       .name = "decision",
                       .id_prefix = "decision-" + one.id,
                       .items = {{.text = "Yes, in spite of the objection", .value = "allowed"},
                                 {.text = "No, the objection stands", .value = "refused"}},
                       .classes = "govuk-radios--small"}) +
            govuk::textarea({.label = {.text = "Why?"},
                             .id = "note-" + one.id,
                             .name = "note",
                             .rows = 2}) +
            govuk::button({.text = "Decide", .classes = "kith-button--small"}));
    return markup(R"(<li class="kith-card"><div class="kith-card__top"><h3 class="kith-card__title">
        Share with {} in spite of an objection?</h3></div><div class="kith-card__body">
        <p>{}. Asked by {}, {}. {}</p>{}{}</div></li>)",
                  one.organisation_name, one.ground, one.asked_by_name,
                  written_near(one.asked_at, context.now()),
                  link(Url::path("/people/{}/sharing", one.person), "What they said"),
                  lines(one.reason), form);
}

Html cards(std::string_view title, const Html& items) {
    if (items.empty()) return {};
    return part_heading(title) + markup(R"(<ul class="govuk-list">{}</ul>)", items);
}

web::Response desk(web::Context& context) {
    std::vector<Request> requests;
    std::vector<sharing::Override> overrides;
    std::vector<sharing::Emergency> emergencies;
    std::size_t alerts = 0;
    context.app.database.read([&](sql::Session& session) {
        requests = open_requests(session);
        overrides = sharing::overrides(session, std::nullopt);
        emergencies = sharing::emergencies(session, std::nullopt);
        alerts = open_alerts(session).size();
    });
    std::vector<Html> items;
    for (const Request& row : requests) {
        items.push_back(markup("{}, due {}", link(Url::path("/rights/{}", row.id),
                                                  std::string(kind_words(row.kind)) + " " +
                                                      row.reference),
                               relative(row.due_on, london_day(context.now()))));
    }
    web::Page page;
    page.title = "Rights and reviews";
    page.current = "/rights";
    const Html waiting =
        cards("Objections: a second look",
              html::each(overrides, [&](const auto& one) { return override_item(context, one); })) +
        cards("Opened in an emergency",
              html::each(emergencies,
                         [&](const auto& one) { return emergency_item(context, one); })) +
        (items.empty() ? Html{} : part_heading("People ask") + plain_list(items));
    page.body = heading(page.title) +
                (waiting.empty()
                     ? empty_state("Nothing waits",
                                   "Requests of people about their records, objections to weigh "
                                   "and emergencies to review come here.")
                     : waiting) +
                part_heading("Go on to") +
                plain_list({link(Url::path("/sharing/alerts"),
                                 "Looks to ask about: " + std::to_string(alerts)),
                            link(Url::path("/sharing/sample"), "Looks drawn by lot"),
                            link(Url::path("/sharing"), "Every look"),
                            link(Url::path("/retention"), "How long records are kept"),
                            link(Url::path("/agreements"), "Information-sharing agreements")});
    return web::page(context, std::move(page));
}

Html noticed_item(const web::Context& context, const Noticed& one, const Url& action) {
    const Html whom = one.person ? link(Url::path("/people/{}/looks", *one.person),
                                        "Who looked at this record")
                                 : link(Url::path("/sharing").with("account", one.account),
                                        "Everything they looked at");
    Html rest;
    if (one.finding.empty()) {
        rest = govuk::details(
            {.summary_text = "Say what you found",
             .text = web::form(context, action,
                               finding_fields(nothing_typed(), one.id) +
                                   govuk::button({.text = "Save", .classes =
                                                                      "kith-button--small"}))});
    } else {
        rest = quiet(std::string(finding_words(one.finding)) + ", " + one.found_by_name + ": " +
                     one.note);
    }
    return markup(R"(<li class="kith-card"><div class="kith-card__top"><h3 class="kith-card__title">
        {}</h3></div><div class="kith-card__body"><p>{}</p><p>{} {}</p>{}</div></li>)",
                  one.account_name, one.why, written(london_day(one.at)), whom, rest);
}

web::Response show_alerts(web::Context& context) {
    std::vector<Noticed> open, settled;
    context.app.database.read([&](sql::Session& session) {
        open = open_alerts(session);
        settled = settled_alerts(session, 20);
    });
    const auto item = [&](const Noticed& one) {
        return noticed_item(context, one, Url::path("/sharing/alerts/{}", one.id));
    };
    web::Page page;
    page.title = "Looks to ask about";
    page.current = "/rights";
    page.body =
        heading(page.title) +
        govuk::details(
            {.summary_text = "How these are found",
             .text = plain_list(
                 {"The record has the phone, e-mail address or name of whoever looked.",
                  "The record has the name of somebody who works for the same organisation.",
                  "The person lives in the postcode of what seems to be their own record, and "
                  "nothing of theirs is open with them.",
                  "The person has their last name, which few people here have, and nothing of "
                  "theirs is open with them.",
                  "More than 60 different people were opened within an hour.",
                  "None of these proves anything. Ask first."})}) +
        (open.empty() ? empty_state("Nothing to ask about", "The log is watched all day.")
                      : cards("To ask about", html::each(open, item))) +
        cards("Settled lately", html::each(settled, item));
    return web::page(context, std::move(page));
}

web::Response settle_it(web::Context& context, std::string_view table, const Url& back) {
    web::FormReader reader(context.request.form);
    const std::string finding = reader.choice("finding", findings(), "Select what you found");
    if (!reader.ok()) return web::problem_page(context, Invalid{reader.errors().all()});
    const std::string id(context.request.parameter("look"));
    const auto done = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return settle(t, table, id,
                      {.finding = finding,
                       .note = reader.text("note", 2000),
                       .by = context.viewer->account_id,
                       .by_name = context.viewer->name},
                      context.now());
    });
    if (!done) return web::problem_page(context, done.error());
    context.flash("Saved.");
    return web::see_other(back);
}

web::Response settle_alert(web::Context& context) {
    return settle_it(context, "look_alert", Url::path("/sharing/alerts"));
}

web::Response settle_sample(web::Context& context) {
    return settle_it(context, "look_sample", Url::path("/sharing/sample"));
}

web::Response show_sample(web::Context& context) {
    auto drawn = context.app.database.read([](sql::Session& session) { return sample(session); });
    std::size_t settled = 0;
    for (Noticed& one : drawn) {
        settled += one.finding.empty() ? 0 : 1;
        one.why = "Said it was for " + one.purpose + ". By right of " + one.why + ".";
    }
    web::Page page;
    page.title = "Looks drawn by lot";
    page.current = "/rights";
    page.body =
        heading(page.title) +
        paragraph("Twenty looks of the last 30 days, for somebody to ask about. Draw a new sample "
                  "each month.") +
        small_button(context, Url::path("/sharing/sample"), "Draw a new sample", "", {},
                     drawn.empty()) +
        (drawn.empty() ? empty_state("No sample yet", "Draw the first.")
                       : part_heading(std::to_string(settled) + " of " +
                                      std::to_string(drawn.size()) + " looked at") +
                             markup(R"(<ul class="govuk-list">{}</ul>)",
                                    html::each(drawn, [&](const Noticed& one) {
                                        return noticed_item(
                                            context, one,
                                            Url::path("/sharing/sample/{}", one.id));
                                    })));
    return web::page(context, std::move(page));
}

web::Response draw(web::Context& context) {
    const auto count = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return draw_sample(t, a_sample, context.now());
    });
    context.flash(count == 0 ? "Nobody has looked at a record in 30 days."
                             : std::to_string(count) + " looks drawn.");
    return web::see_other(Url::path("/sharing/sample"));
}

web::Response show_search(web::Context& context) {
    web::Page page;
    page.title = "Find whose record was looked at";
    page.current = "/sharing";
    const std::string typed(context.request.form.get("typed"));
    Html found;
    if (!typed.empty()) {
        const auto cards_found = context.app.database.write(
            context.actor(), [&](sql::Transaction& transaction) {
                return people::search(transaction, *context.viewer, typed, 20, context.now());
            });
        found = cards_found.empty()
                    ? paragraph("Nobody fits.")
                    : plain_list([&] {
                          std::vector<Html> items;
                          for (const auto& card : cards_found) {
                              items.push_back(
                                  markup("{} {} {}", card.name.for_reader(),
                                         card.reference.text(),
                                         link(Url::path("/people/{}/looks", card.id),
                                              "Who looked")));
                          }
                          return items;
                      }());
    }
    page.body = heading(page.title) +
                web::form(context, Url::path("/sharing/people"),
                          govuk::input({.label = {.text = "Name, birth date, postcode or "
                                                          "reference"},
                                        .name = "typed",
                                        .value = typed}) +
                              govuk::button({.text = "Find"})) +
                found;
    return web::page(context, std::move(page));
}

}  // namespace

std::vector<web::Route> looks_routes() {
    using enum web::Method;
    return {
        {get, "/people/{person}/looks/letter", sharing::see_everyone, letter},
        {get, "/rights", sharing::govern, desk},
        {get, "/sharing/alerts", sharing::govern, show_alerts},
        {post, "/sharing/alerts/{look}", sharing::govern, settle_alert},
        {get, "/sharing/sample", sharing::govern, show_sample},
        {post, "/sharing/sample", sharing::govern, draw},
        {post, "/sharing/sample/{look}", sharing::govern, settle_sample},
        {get, "/sharing/people", sharing::govern, show_search},
        {post, "/sharing/people", sharing::govern, show_search},
    };
}

}  // namespace kith::rights
