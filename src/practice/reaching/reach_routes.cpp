#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/details.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/web/listing.hpp"
#include "platform/web/printing.hpp"
#include "platform/web/stacked.hpp"
#include "practice/reaching/routes.hpp"

namespace kith::reaching {
namespace {

using namespace web::pieces;
using html::markup;

constexpr sharing::Purpose ledger{"ledger", "reaching everybody on a list"};
constexpr sharing::Purpose knocking{"doors", "knocking on doors"};
constexpr std::size_t a_page = 50;
constexpr std::size_t most_doors = 200;
constexpr std::int64_t most_at_once = 2000;

Result<ReachRow> found(web::Context& context) {
    const auto id = ReachId::parse(context.request.parameter("reach"));
    if (!id) return problem(NotFound{"round"});
    const auto row = context.app.database.read(
        [&](sql::Session& session) { return reach(session, *id); });
    if (!row) return problem(NotFound{"round"});
    return *row;
}

struct Shown {
    Totals totals{};
    std::vector<Line> lines{};
    std::map<PersonId, people::Card> cards{};
};

std::vector<PersonId> people_of(const std::vector<Line>& lines) {
    std::vector<PersonId> people;
    for (const Line& one : lines) people.push_back(one.person);
    return people;
}

Shown load(web::Context& context, const ReachRow& row, const LinesAsked& asked) {
    Shown shown;
    context.app.database.write(
        context.actor(),
        [&](sql::Transaction& t) {
            shown = {};
            // Large rounds are brought up to date by the timer, so that the page stays quick.
            if (!row.closed_at && !asked.after && row.people <= most_at_once) {
                bring_up_to_date(t, row, context.now());
            }
            shown.totals = totals(t, row.id);
            shown.lines = lines_of(t, row.id, asked);
            for (auto& card : people::cards(t, *context.viewer, people_of(shown.lines), ledger,
                                            context.now())) {
                shown.cards.emplace(card.id, std::move(card));
            }
        },
        sql::Isolation::read_committed);
    return shown;
}

std::int64_t in_state(const Totals& totals, std::string_view state) {
    const auto found = totals.states.find(std::string(state));
    return found == totals.states.end() ? 0 : found->second;
}

Html tiles(const ReachRow& row, const Totals& totals) {
    const auto tile = [&](std::string_view state, std::string_view label) {
        return markup(R"(<li class="kith-tile"><span class="kith-tile__number">{}</span>
            <span class="kith-tile__label"><a class="govuk-link" href="{}">{}</a></span></li>)",
                      in_state(totals, state), path(row.id).with("state", state), label);
    };
    return markup(R"(<ul class="kith-tiles">{}{}{}{}</ul>)", tile("reached", "Reached"),
                  tile("tried", "Tried, not reached"), tile("to reach", "Not tried yet"),
                  tile("not needed", "Not needed"));
}

Html who(const Shown& shown, const Line& line) {
    const auto card = shown.cards.find(line.person);
    return card == shown.cards.end() ? Html(web::unnamed())
                                     : people::card_line(card->second);
}

std::string tried_words(const Line& line, Instant now) {
    if (!line.last_tried_at) return "Not yet";
    return (line.tries > 0 ? std::to_string(line.tries) + " by hand, last " : "Last ") +
           line.last_way + ": " + line.last_outcome + ", " + written_near(*line.last_tried_at, now);
}

Html lines_table(const Shown& shown, Instant now) {
    govuk::Table table{.head = {{.text = "Who"}, {.text = "Need", .format = "numeric"},
                                {.text = "Tried"}, {.text = "Why not reached"}, {.text = "Next"},
                                {.text = "To do"}},
                       .rows = {}};
    for (const Line& line : shown.lines) {
        table.rows.push_back(
            {{.text = who(shown, line) + quiet(line.why)},
             {.text = line.points, .format = "numeric"},
             {.text = tried_words(line, now)},
             {.text = line.state == "reached" ? "Reached" : line.why_not},
             {.text = line.state == "reached" ? "" : line.next},
             {.text = link(Url::path("/reach-lines/{}", line.id), "Record a try")}});
    }
    return web::stacked(std::move(table));
}

Html nexts_part(const ReachRow& row, const Totals& totals) {
    std::vector<Html> items;
    for (const auto& [next, count] : totals.nexts) {
        const std::string words = next.empty() ? "Not worked out yet" : next;
        items.push_back(markup("{}: {}", link(path(row.id).with("next", next), words), count));
    }
    return panel_box("What is next", plain_list(items));
}

// Where most are left first: that is where to go next. Narrow enough for a phone as it is.
Html coverage_part(const ReachRow& row, Totals totals) {
    const auto left = [](const InWard& ward) { return ward.people - ward.reached; };
    std::stable_sort(totals.wards.begin(), totals.wards.end(),
                     [&](const InWard& a, const InWard& b) { return left(a) > left(b); });
    govuk::Table table{.head = {{.text = "Ward"}, {.text = "Reached", .format = "numeric"},
                                {.text = "Left", .format = "numeric"}},
                       .rows = {}};
    for (const InWard& ward : totals.wards) {
        const auto share = ward.people == 0 ? 0 : ward.reached * 100 / ward.people;
        table.rows.push_back(
            {{.text = link(path(row.id).with("ward", ward.code), ward.name)},
             {.text = markup(R"({} of {} <span class="kith-quiet">{}%</span>)", ward.reached,
                             ward.people, share),
              .format = "numeric"},
             {.text = left(ward), .format = "numeric"}});
    }
    return part_heading("By ward") + govuk::table(table);
}

// How far the round has come, in one line. Who needs no reaching any more is not counted.
Html so_far(const Totals& totals) {
    const auto reached = in_state(totals, "reached");
    const auto all = reached + in_state(totals, "tried") + in_state(totals, "to reach");
    if (all == 0) return paragraph("Nobody is left in this round.");
    return markup(R"(<div class="kith-progress"><p class="kith-progress__words">{} of {} reached,
        {}%</p><progress max="{}" value="{}" aria-label="People reached"></progress></div>)",
                  reached, all, reached * 100 / all, all, reached);
}

// A bar for each day, with the sum so far, and the table it shows.
Html days_part(const ReachRow& row, const Totals& totals) {
    if (totals.days.empty()) return part_heading("By day") + quiet("Nobody has been reached yet.");
    constexpr int height = 18, gap = 6, left = 110, width = 360;
    std::int64_t most = 1, sum = 0;
    for (const auto& [day, count] : totals.days) most = std::max(most, count);
    Html bars;
    int y = 0;
    govuk::Table table{.head = {{.text = "Day"}, {.text = "Reached", .format = "numeric"},
                                {.text = "So far", .format = "numeric"},
                                {.text = "Left", .format = "numeric"}},
                       .rows = {}};
    for (const auto& [text, count] : totals.days) {
        const auto day = Day::parse(text);
        const std::string name = day ? written_short(*day) : text;
        sum += count;
        bars += markup(R"(<text class="kith-chart__name" x="0" y="{}">{}</text>
            <rect class="kith-chart__bar" x="{}" y="{}" width="{}" height="{}"></rect>
            <text class="kith-chart__value" x="{}" y="{}">{}</text>)",
                       y + height - 4, name, left, y, count * width / most, height,
                       left + 6 + count * width / most, y + height - 4, count);
        table.rows.push_back({{.text = name},
                              {.text = count, .format = "numeric"},
                              {.text = sum, .format = "numeric"},
                              {.text = row.people - sum, .format = "numeric"}});
        y += height + gap;
    }
    const Html chart = markup(R"(<svg class="kith-chart" role="img"
        aria-label="People reached, by day" viewBox="0 0 540 {}" width="540" height="{}">{}</svg>)",
                              y, y, bars);
    return part_heading("By day") +
           markup(R"(<div class="kith-scroll" tabindex="0" role="region"
               aria-label="Chart of people reached by day">{}</div>)",
                  chart) +
           govuk::details({.summary_text = "The same as a table", .text = govuk::table(table)});
}

LinesAsked asked_of(const web::Context& context) {
    const auto& query = context.request.query;
    LinesAsked asked{.state = std::string(query.get("state")),
                     .ward = std::string(query.get("ward")),
                     .next = std::string(query.get("next")),
                     .most = a_page};
    if (const auto after = ReachLineId::parse(query.get("after"))) asked.after = *after;
    return asked;
}

web::Response show(web::Context& context) {
    const auto row = found(context);
    if (!row) return web::problem_page(context, row.error());
    const LinesAsked asked = asked_of(context);
    const Shown shown = load(context, *row, asked);
    Html next;
    if (shown.lines.size() == a_page) {
        next = paragraph(link(path(row->id)
                                  .with("state", asked.state)
                                  .with("ward", asked.ward)
                                  .with("next", asked.next)
                                  .with("after", shown.lines.back().id),
                              "Go on"));
    }
    web::Page page;
    page.title = "Ledger: " + row->name;
    page.before = govuk::back_link({.text = "Reaching everyone", .href = Url::path("/cohorts")});
    page.current = "/cohorts";
    page.wide = true;
    const std::string filter = asked.state.empty() && asked.ward.empty() && asked.next.empty()
                                   ? "Not reached, first in need first"
                                   : "Those you chose";
    const Html main = heading(page.title) + so_far(shown.totals) + tiles(*row, shown.totals) +
                      part_heading(filter) +
                      (shown.lines.empty() ? empty_state("Nobody", "Nobody is left here.")
                                           : lines_table(shown, context.now())) +
                      next + coverage_part(*row, shown.totals) + days_part(*row, shown.totals);
    Html side = nexts_part(*row, shown.totals) +
                panel_box("On paper",
                          plain_list({link(Url::path("/reaches/{}/doors", row->id),
                                           "Doors to knock on, by walk"),
                                      link(Url::path("/reaches/{}/numbers", row->id),
                                           "Other numbers to try")}));
    if (!row->closed_at) {
        side += panel_box("Over", small_button(context, Url::path("/reaches/{}/close", row->id),
                                               "Close the round", ""));
    }
    page.body = columns(main, side);
    return web::page(context, std::move(page));
}

web::Response close_round(web::Context& context) {
    const auto row = found(context);
    if (!row) return web::problem_page(context, row.error());
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        close(t, row->id, context.now());
    });
    context.flash("Closed. The ledger stays.");
    return web::see_other(path(row->id));
}

Html withheld_words(const people::Door& door) {
    if (door.withheld.empty()) return {};
    std::string words = "Withheld:";
    for (const auto part : door.withheld) {
        words += " " + std::string(sharing::part_name(part)) + ",";
    }
    words.back() = '.';
    return quiet(words);
}

Html door_line(const people::Door& door, std::size_t number) {
    std::string address;
    for (const char letter : door.address.for_reader()) {
        if (letter == '\n') address += ", ";
        else address += letter;
    }
    return markup(R"(<li class="kith-doorstep"><span class="kith-tick"></span><div>
        <strong>{}. {}</strong> {}<br>{} <span class="kith-quiet">{}</span> {} {}
        <p class="kith-doorstep__note">Note <span class="kith-write"></span></p></div></li>)",
                  number, address,
                  door.card.postcode ? std::string(door.card.postcode->text()) : "",
                  door.card.name.for_reader(), door.card.reference.text(), door.card.chips,
                  withheld_words(door));
}

web::Response doors(web::Context& context) {
    const auto row = found(context);
    if (!row) return web::problem_page(context, row.error());
    // In a round of calls or letters a door is the next step of some only.
    const LinesAsked asked{.ward = std::string(context.request.query.get("ward")),
                           .next = row->way == "visit" ? "" : std::string(knock),
                           .most = most_doors};
    std::vector<people::Door> all;
    Totals sums;
    context.app.database.write(
        context.actor(),
        [&](sql::Transaction& t) {
            sums = totals(t, row->id);
            all = people::doors(t, *context.viewer, people_of(lines_of(t, row->id, asked)),
                                knocking, "list", context.now());
        },
        sql::Isolation::read_committed);
    std::vector<Spot> spots;
    for (const auto& door : all) spots.push_back({door.latitude, door.longitude});
    Html list;
    std::size_t number = 0;
    for (const std::size_t at : walk(spots)) list += door_line(all[at], ++number);
    govuk::Select ward{.label = {.text = "Ward"}, .name = "ward", .value = asked.ward,
                       .items = {{.text = "All", .value = ""}}};
    for (const InWard& one : sums.wards) {
        ward.items.push_back({.text = one.name, .value = one.code});
    }
    web::Page page;
    page.title = "Doors to knock on";
    page.before = govuk::back_link({.text = "The ledger", .href = path(row->id)});
    page.body =
        heading(page.title) +
        markup(R"(<form method="get" action="{}" class="kith-filters kith-screen-only">{}{}
            </form>)",
               Url::path("/reaches/{}/doors", row->id), govuk::select(ward),
               govuk::button({.text = "Show", .classes = "govuk-button--secondary"})) +
        paragraph("In the order of a walk from the first, who is first in need. At most 200 at "
                  "once: choose a ward for the rest. " +
                  std::string(row->way == "visit" ? ""
                                                  : "Who can still be called or written to is not "
                                                    "here.")) +
        web::print_button() +
        (all.empty() ? empty_state("No door to knock on", "Everybody here is reached.")
                     : markup(R"(<ol class="govuk-list kith-job-sheet">{}</ol>)", list));
    return web::page(context, std::move(page));
}

web::Response numbers(web::Context& context) {
    const auto row = found(context);
    if (!row) return web::problem_page(context, row.error());
    std::vector<people::Lead> leads;
    Shown shown;
    context.app.database.write(
        context.actor(),
        [&](sql::Transaction& t) {
            shown = {};
            shown.lines = lines_of(t, row->id,
                                   {.next = "Try a number of somebody near them",
                                    .most = most_doors});
            const auto people = people_of(shown.lines);
            leads = people::leads(t, people);
            for (auto& card :
                 people::cards(t, *context.viewer, people, ledger, context.now())) {
                shown.cards.emplace(card.id, std::move(card));
            }
        },
        sql::Isolation::read_committed);
    govuk::Table table{.head = {{.text = "Who"}, {.text = "Number"}, {.text = "Whose"}},
                       .rows = {}};
    for (const Line& line : shown.lines) {
        for (const auto& lead : leads) {
            if (lead.person != line.person || !shown.cards.contains(line.person)) continue;
            table.rows.push_back({{.text = who(shown, line)},
                                  {.text = lead.number.for_reader()},
                                  {.text = lead.whose}});
        }
    }
    web::Page page;
    page.title = "Other numbers to try";
    page.before = govuk::back_link({.text = "The ledger", .href = path(row->id)});
    page.wide = true;
    page.body = heading(page.title) +
                paragraph("For those whose own numbers are missing, wrong or not answered: people "
                          "close to them, and people at the same address. Say who you are, and "
                          "no more than that you would like to speak to them.") +
                (table.rows.empty()
                     ? empty_state("No other number known", "Letters and doors are next.")
                     : web::scrolling("Other numbers", govuk::table(table)));
    return web::page(context, std::move(page));
}

}  // namespace

std::vector<web::Route> reach_routes() {
    using enum web::Method;
    std::vector<web::Route> all{
        {get, "/reaches/{reach}", reach_people, show},
        {post, "/reaches/{reach}/close", reach_people, close_round},
        {get, "/reaches/{reach}/doors", reach_people, doors},
        {get, "/reaches/{reach}/numbers", reach_people, numbers},
    };
    const auto lines = line_routes();
    all.insert(all.end(), lines.begin(), lines.end());
    return all;
}

}  // namespace kith::reaching
