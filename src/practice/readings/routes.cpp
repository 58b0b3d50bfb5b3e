#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/details.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/web/pieces.hpp"
#include "practice/readings/store.hpp"

namespace kith::readings {
namespace {

using namespace web::pieces;
using html::markup;

constexpr sharing::Purpose measuring{"readings", "readings from equipment"};
constexpr auto shown_for = std::chrono::days(30);

const web::FormReader& nothing_typed() {
    static const web::Fields none;
    static const web::FormReader reader(none);
    return reader;
}

// Readings say how somebody is, as flags do; whoever does not see flags does not see them.
Result<people::PersonView> opened(web::Context& context) {
    const auto id = PersonId::parse(context.request.parameter("person"));
    if (!id) return problem(NotFound{"person"});
    auto person = people::open(context, *id, measuring);
    if (person && !person->decision.sees(sharing::Part::flags)) {
        return problem(Forbidden{"see this person's readings"});
    }
    return person;
}

std::string one_decimal(double value) {
    const auto tenths = static_cast<std::int64_t>(value * 10 + 0.5);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

Html chart(const Kind& kind, const std::vector<Row>& newest_first) {
    constexpr double width = 460, height = 120, left = 60, top = 12;
    std::vector<Point> points;
    for (const Row& row : newest_first) points.push_back({row.taken_at, row.value});
    std::reverse(points.begin(), points.end());
    double least = points.front().value, most = points.front().value;
    for (const Point& point : points) {
        least = std::min(least, point.value);
        most = std::max(most, point.value);
    }
    const double room = std::max((most - least) * 0.15, 0.5);
    const auto places = placed(points, width, height, least - room, most + room);
    std::string line;
    Html dots;
    for (const Placed& place : places) {
        const std::string x = one_decimal(place.x + left), y = one_decimal(place.y + top);
        line += (line.empty() ? "" : " ") + x + "," + y;
        dots += markup(R"(<circle class="kith-chart__point" cx="{}" cy="{}" r="3"></circle>)", x,
                       y);
    }
    const std::string label = std::string(kind.name) + ", the latest " +
                              written(kind, newest_first.front().value) + ", from " +
                              written(kind, least) + " to " + written(kind, most);
    return markup(R"(<div class="kith-scroll" tabindex="0" role="region" aria-label="{}">
        <svg class="kith-chart" role="img" aria-label="{}" viewBox="0 0 540 150" width="540"
        height="150"><line class="kith-chart__axis" x1="60" y1="12" x2="60" y2="132"></line>
        <line class="kith-chart__axis" x1="60" y1="132" x2="520" y2="132"></line>
        <text class="kith-chart__value" x="0" y="22">{}</text>
        <text class="kith-chart__value" x="0" y="130">{}</text>
        <polyline class="kith-chart__line" fill="none" points="{}"></polyline>{}</svg></div>)",
                  "Chart of " + std::string(kind.name), label, written(kind, most),
                  written(kind, least), line, dots);
}

Html kind_part(const Kind& kind, const std::vector<Row>& all, Instant now) {
    std::vector<Row> rows;
    for (const Row& row : all) {
        if (row.kind == kind.id) rows.push_back(row);
    }
    if (rows.empty()) return {};
    govuk::Table table{.head = {{.text = "When"}, {.text = "Reading", .format = "numeric"},
                                {.text = "From"}, {.text = "By"}},
                       .rows = {}};
    for (const Row& row : rows) {
        table.rows.push_back({{.text = written_near(row.taken_at, now)},
                              {.text = written(kind, row.value), .format = "numeric"},
                              {.text = row.source},
                              {.text = row.by_name}});
    }
    return markup(R"(<section><h2 class="govuk-heading-m">{}: {}</h2>{}{}</section>)", kind.name,
                  written(kind, rows.front().value), chart(kind, rows),
                  govuk::details({.summary_text = "The same as a table",
                                  .text = web::scrolling("Readings", govuk::table(table))}));
}

Html form_part(const web::Context& context, const people::PersonView& person,
               const web::FormReader& typed) {
    const Html fields = html::each(kinds(), [&](const Kind& kind) {
        return govuk::input({.label = {.text = std::string(kind.name) + " (" +
                                               std::string(kind.unit) + ")"},
                             .error_message = typed.errors().shown(kind.id),
                             .name = std::string(kind.id),
                             .value = typed.typed(kind.id),
                             .inputmode = "decimal",
                             .classes = "govuk-input--width-5"});
    });
    return web::form(context, Url::path("/people/{}/readings", person.id),
                     fields +
                         govuk::input({.label = {.text = "With what"},
                                       .hint = {.text = "For example the oximeter of the home"},
                                       .name = "source",
                                       .value = typed.typed("source")}) +
                         govuk::button({.text = "Save what was read"}));
}

web::Response show_with(web::Context& context, const people::PersonView& person,
                        const web::FormReader& typed) {
    const auto all = context.app.database.read([&](sql::Session& session) {
        return readings_of(session, person.id, context.now() - shown_for);
    });
    web::Page page;
    page.title = "Readings";
    page.before = govuk::back_link({.text = "The record", .href = people::path(person.id)});
    page.errors = &typed.errors();
    page.wide = true;
    const Html charts = html::each(
        kinds(), [&](const Kind& kind) { return kind_part(kind, all, context.now()); });
    page.body = people::banner(person, london_day(context.now())) + heading(page.title) +
                columns(charts.empty()
                            ? empty_state("No reading in 30 days",
                                          "They come from equipment by the API, or are written "
                                          "down here.")
                            : charts,
                        panel_box("Write down a reading", form_part(context, person, typed)) +
                            panel_box("When somebody is told",
                                      paragraph(link(Url::path("/readings/rules"),
                                                     "The rules"))));
    return web::page(context, std::move(page));
}

web::Response show(web::Context& context) {
    const auto person = opened(context);
    if (!person) return web::problem_page(context, person.error());
    return show_with(context, *person, nothing_typed());
}

web::Response save(web::Context& context) {
    const auto person = opened(context);
    if (!person) return web::problem_page(context, person.error());
    web::FormReader reader(context.request.form);
    Taken taken{.person = person->id,
                .taken_at = context.now(),
                .source = reader.text("source", 200),
                .by_name = context.viewer->name};
    if (taken.source.empty()) taken.source = "written down";
    for (const Kind& kind : kinds()) {
        if (reader.typed(kind.id).empty()) continue;
        const auto value = parse_value(kind, reader.typed(kind.id));
        if (value) taken.values.emplace_back(kind.id, *value);
        else reader.errors().add(std::get<Invalid>(value.error()));
    }
    if (taken.values.empty() && reader.ok()) {
        reader.errors().add("temperature", "Write down at least one reading");
    }
    if (!reader.ok()) return show_with(context, *person, reader);
    const auto told = context.app.database.write(
        context.actor(),
        [&](sql::Transaction& t) { return record(t, taken, context.now()); });
    context.flash(told.empty() ? "Saved."
                               : "Saved. " + told.front() +
                                     ": the team that answers concerns is told. If they look very "
                                     "ill, ring 999.");
    return web::see_other(Url::path("/people/{}/readings", person->id));
}

Html rule_form(const web::Context& context, const Rule& rule) {
    const auto number = [&](std::string_view field, std::string_view label,
                            const std::optional<double>& value) {
        return govuk::input({.label = {.text = label},
                             .id = std::string(field) + "-" + rule.id,
                             .name = std::string(field),
                             .value = value ? one_decimal(*value) : "",
                             .inputmode = "decimal",
                             .classes = "govuk-input--width-5"});
    };
    govuk::Select urgency{.label = {.text = "How soon must somebody look?"},
                          .id = "urgency-" + rule.id,
                          .name = "urgency",
                          .value = rule.urgency,
                          .items = {{.text = "danger now"}, {.text = "today"}, {.text = "soon"}}};
    return govuk::details(
        {.summary_text = rule.words,
         .text = web::form(
             context, Url::path("/readings/rules/{}", rule.id),
             hidden_fields({{"version", std::to_string(rule.version)}}) +
                 govuk::input({.label = {.text = "In words"},
                               .id = "words-" + rule.id,
                               .name = "words",
                               .value = rule.words}) +
                 number("at_most", "At or below", rule.at_most) +
                 number("at_least", "At or above", rule.at_least) +
                 govuk::input({.label = {.text = "So many times running"},
                               .id = "times-" + rule.id,
                               .name = "times",
                               .value = std::to_string(rule.times),
                               .inputmode = "numeric",
                               .classes = "govuk-input--width-2"}) +
                 govuk::select(urgency) +
                 govuk::button({.text = "Save", .classes = "kith-button--small"}))});
}

web::Response show_rules(web::Context& context) {
    const auto all = context.app.database.read([](sql::Session& s) { return rules(s); });
    std::vector<Html> items;
    for (const Rule& rule : all) {
        items.push_back(context.may(edit_rules) ? rule_form(context, rule) : Html(rule.words));
    }
    web::Page page;
    page.title = "When readings are told to somebody";
    page.body = heading(page.title) +
                paragraph("A reading that a rule fits raises a concern, at most once in twelve "
                          "hours. The limits are those of the National Early Warning Score 2; a "
                          "clinician may change them.") +
                plain_list(items);
    return web::page(context, std::move(page));
}

web::Response save_rule(web::Context& context) {
    web::FormReader reader(context.request.form);
    const std::string id(context.request.parameter("rule"));
    const auto all = context.app.database.read([](sql::Session& s) { return rules(s); });
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Rule& rule) { return rule.id == id; });
    if (found == all.end()) return web::problem_page(context, NotFound{"rule"});
    Rule rule = *found;
    const Kind& kind = *kind_of(rule.kind);
    const auto limit = [&](std::string_view field) -> std::optional<double> {
        if (reader.typed(field).empty()) return std::nullopt;
        const auto value = parse_value(kind, reader.typed(field));
        if (value) return *value;
        reader.errors().add(std::get<Invalid>(value.error()));
        return std::nullopt;
    };
    rule.at_most = limit("at_most");
    rule.at_least = limit("at_least");
    rule.words = reader.required("words", "Say it in words", 200);
    rule.urgency = reader.choice("urgency", {"danger now", "today", "soon"}, "Select how soon");
    rule.times = static_cast<int>(
        reader.whole_number("times", 1, 5, "Enter 1 to 5 times").value_or(1));
    rule.version = static_cast<int>(
        reader.whole_number("version", 0, 1'000'000, "The page is out of date").value_or(0));
    if (!rule.at_most && !rule.at_least) {
        reader.errors().add("at_most", "Enter a limit, below or above");
    }
    if (!reader.ok()) return web::problem_page(context, Invalid{reader.errors().all()});
    const auto done = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) { return change_rule(t, rule); });
    if (!done) return web::problem_page(context, done.error());
    context.flash("Saved. It applies to readings from now.");
    return web::see_other(Url::path("/readings/rules"));
}

}  // namespace

html::Html panel(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant now) {
    if (!viewer.may(record_readings)) return {};
    if (!sharing::decide(session, viewer, person, now).sees(sharing::Part::flags)) return {};
    const auto all = readings_of(session, person, now - shown_for);
    std::vector<Html> items;
    for (const Kind& kind : kinds()) {
        const auto latest = std::find_if(all.begin(), all.end(),
                                         [&](const Row& row) { return row.kind == kind.id; });
        if (latest == all.end()) continue;
        items.push_back(markup("{} {}, {}", kind.name, written(kind, latest->value),
                               written_near(latest->taken_at, now)));
    }
    items.push_back(link(Url::path("/people/{}/readings", person), "Readings"));
    return panel_box("Readings", plain_list(items));
}

std::vector<web::Route> routes() {
    using enum web::Method;
    return {
        {get, "/people/{person}/readings", record_readings, show},
        {post, "/people/{person}/readings", record_readings, save},
        {get, "/readings/rules", record_readings, show_rules},
        {post, "/readings/rules/{rule}", edit_rules, save_rule},
    };
}

}  // namespace kith::readings
