#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/date_input.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/html/govuk/warning_text.hpp"
#include "platform/web/printing.hpp"
#include "practice/rights/routes.hpp"

namespace kith::rights {
namespace {

using namespace web::pieces;
using html::markup;

constexpr sharing::Purpose ending{"erase", "ending a record"};
constexpr std::size_t most_shown = 50;

Html rule_rows(const web::Context& context, const std::vector<Rule>& all) {
    return html::each(all, [&](const Rule& rule) {
        return web::form(
            context, Url::path("/retention/rules/{}", rule.id),
            hidden_fields({{"version", std::to_string(rule.version)}}) +
                markup(R"(<h3 class="govuk-heading-s">{}</h3>)", rule.name) +
                govuk::input({.label = {.text = "Months kept"},
                              .id = "months-" + rule.id,
                              .name = "months",
                              .value = std::to_string(rule.months),
                              .inputmode = "numeric",
                              .classes = "govuk-input--width-4"}) +
                govuk::input({.label = {.text = "By which law or code"},
                              .id = "law-" + rule.id,
                              .name = "law",
                              .value = rule.law}) +
                govuk::button({.text = markup(
                                   R"(Save<span class="govuk-visually-hidden"> {}</span>)",
                                   rule.name),
                               .classes = "govuk-button--secondary kith-button--small"}));
    });
}

Html hold_lines(const web::Context& context, const std::vector<Hold>& all) {
    std::vector<Html> items;
    for (const Hold& hold : all) {
        std::string period;
        if (hold.from_day) period += ", seen from " + written(*hold.from_day);
        if (hold.to_day) period += ", made until " + written(*hold.to_day);
        items.push_back(markup("<strong>{}</strong>{}: {} {}", hold.name,
                               hold.person ? Html(", one record") : Html(period), hold.reason,
                               small_button(context, Url::path("/retention/holds/{}/end", hold.id),
                                            "End the hold", hold.name)));
    }
    return items.empty() ? quiet("No legal hold.") : plain_list(items);
}

Html hold_form(const web::Context& context) {
    const auto day = [](std::string_view name, std::string_view legend) {
        return govuk::date_input({.fieldset = {.legend = {.text = legend}},
                                  .id = std::string(name),
                                  .name_prefix = std::string(name)});
    };
    return web::form(context, Url::path("/retention/holds"),
                     govuk::input({.label = {.text = "Name of the hold"},
                                   .hint = {.text = "For example a public inquiry"},
                                   .name = "name"}) +
                         govuk::textarea({.label = {.text = "Why nothing may be destroyed"},
                                          .name = "reason",
                                          .rows = 2}) +
                         day("from", "Records seen from (may be empty)") +
                         day("to", "Records made until (may be empty)") +
                         govuk::button({.text = "Hold these records",
                                        .classes = "govuk-button--secondary"}));
}

Html due_table(const std::vector<Due>& all) {
    if (all.empty()) {
        return empty_state("No record has been kept too long",
                           "Records come here when the schedule says they have been kept long "
                           "enough. Nothing is ever destroyed by itself.");
    }
    govuk::Table table{.head = {{.text = "Record"}, {.text = "Why"}, {.text = "Last seen"},
                                {.text = "Kept until"}, {.text = "To do"}},
                       .rows = {}};
    for (const Due& one : all) {
        table.rows.push_back(
            {{.text = one.reference.text()},
             {.text = one.rule},
             {.text = written_short(one.last_seen)},
             {.text = written_short(one.due_on)},
             {.text = one.held_by.empty() ? link(Url::path("/people/{}/erase", one.person),
                                                 "Look at it and end it")
                                          : Html("Held: " + one.held_by)}});
    }
    return web::scrolling("Records kept long enough", govuk::table(table));
}

web::Response show(web::Context& context) {
    std::vector<Rule> all_rules;
    std::vector<Hold> all_holds;
    std::vector<Due> all_due;
    std::vector<Certificate> all_certificates;
    context.app.database.read([&](sql::Session& session) {
        all_rules = rules(session);
        all_holds = holds(session);
        all_due = due(session, london_day(context.now()), most_shown);
        all_certificates = certificates(session);
    });
    std::vector<Html> ended;
    for (const auto& one : all_certificates) {
        ended.push_back(markup("{}, {}", link(Url::path("/erasures/{}", one.id), one.reference),
                               written(london_day(one.done_at))));
    }
    web::Page page;
    page.title = "How long records are kept";
    page.current = "/rights";
    page.wide = true;
    page.body = heading(page.title) +
                columns(part_heading("Kept long enough") + due_table(all_due) +
                            part_heading("The schedule") + rule_rows(context, all_rules),
                        panel_box("Legal holds", hold_lines(context, all_holds)) +
                            panel_box("Hold records", hold_form(context)) +
                            panel_box("Certificates", plain_list(ended)));
    return web::page(context, std::move(page));
}

web::Response save_rule(web::Context& context) {
    web::FormReader reader(context.request.form);
    Rule rule{.id = std::string(context.request.parameter("rule")),
              .name = "",
              .applies = "",
              .law = reader.required("law", "Say by which law or code", 500)};
    rule.months = static_cast<int>(
        reader.whole_number("months", 1, 1200, "Enter 1 to 1,200 months").value_or(0));
    rule.version = static_cast<int>(
        reader.whole_number("version", 0, 1'000'000, "The page is out of date").value_or(0));
    if (!reader.ok()) return web::problem_page(context, Invalid{reader.errors().all()});
    const auto done = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) { return change_rule(t, rule); });
    if (!done) return web::problem_page(context, done.error());
    context.flash("Saved. It applies from now.");
    return web::see_other(Url::path("/retention"));
}

web::Response save_hold(web::Context& context) {
    web::FormReader reader(context.request.form);
    Hold hold{.name = reader.required("name", "Name the hold", 200),
              .reason = reader.required("reason", "Say why nothing may be destroyed", 2000),
              .from_day = reader.date("from", "first day", false),
              .to_day = reader.date("to", "last day", false),
              .made_by_name = context.viewer->name};
    if (const auto person = PersonId::parse(reader.typed("person"))) hold.person = *person;
    if (!reader.ok()) return web::problem_page(context, Invalid{reader.errors().all()});
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        add_hold(t, hold, context.now());
    });
    context.flash("Held. Nothing it covers can be destroyed.");
    return web::see_other(Url::path("/retention"));
}

web::Response stop_hold(web::Context& context) {
    const auto done = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return end_hold(t, context.request.parameter("hold"), context.viewer->name,
                        context.now());
    });
    if (!done) return web::problem_page(context, done.error());
    context.flash("The hold is ended.");
    return web::see_other(Url::path("/retention"));
}

web::Response ask_first(web::Context& context, const people::PersonView& person,
                        const web::FormReader& typed) {
    const auto [against, all_rules] = context.app.database.read([&](sql::Session& session) {
        return std::pair(against_erasing(session, person.id, london_day(context.now())),
                         rules(session));
    });
    web::Page page = page_about(context, person, "End this record");
    if (!against.empty()) {
        // What stands against it is the page itself; there is no field to lead to.
        page.status = typed.ok() ? 200 : 409;
        std::vector<Html> items;
        for (const auto& one : against) items.emplace_back(one);
        page.body += paragraph("It cannot be destroyed yet:") + plain_list(items);
        return web::page(context, std::move(page));
    }
    page.errors = &typed.errors();
    govuk::Select rule{.label = {.text = "Which rule of the schedule?"}, .name = "rule",
                       .value = typed.typed("rule")};
    for (const Rule& one : all_rules) rule.items.push_back({.text = one.name});
    rule.items.push_back({.text = "They asked, and nothing speaks against it"});
    page.body +=
        govuk::warning_text({.text = "Everything about this person is destroyed for good: details, "
                                     "needs, calls, notes, messages. A certificate says what went, "
                                     "not what it said. Who looked at the record stays on the log. "
                                     "This cannot be undone."}) +
        web::form(context, Url::path("/people/{}/erase", person.id),
                  govuk::select(rule) +
                      govuk::textarea({.label = {.text = "Why does it end?"},
                                       .error_message = typed.errors().shown("reason"),
                                       .name = "reason",
                                       .value = typed.typed("reason"),
                                       .rows = 2}) +
                      govuk::input({.label = {.text = "Type the reference of the record"},
                                    .hint = {.text = person.reference.text()},
                                    .error_message = typed.errors().shown("reference"),
                                    .name = "reference",
                                    .value = typed.typed("reference"),
                                    .classes = "govuk-input--width-10"}) +
                      govuk::button({.text = "Destroy the record",
                                     .classes = "govuk-button--warning"}));
    return web::page(context, std::move(page));
}

web::Response show_erase(web::Context& context) {
    const auto person = opened(context, ending);
    if (!person) return web::problem_page(context, person.error());
    return ask_first(context, *person, nothing_typed());
}

web::Response erase_now(web::Context& context) {
    const auto person = opened(context, ending);
    if (!person) return web::problem_page(context, person.error());
    web::FormReader reader(context.request.form);
    const auto typed = Reference::parse(reader.typed("reference"), 'K');
    if (!typed || typed->text() != person->reference.text()) {
        reader.errors().add("reference", "Type the reference as it stands above");
    }
    const std::string reason = reader.required("reason", "Say why the record ends", 2000);
    if (!reader.ok()) return ask_first(context, *person, reader);
    const auto made = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<Certificate> {
            return erase(t, person->id, reader.text("rule", 200), reason, *context.viewer,
                         context.now());
        });
    if (!made) {
        return answer(context, reader, made.error(),
                      [&] { return ask_first(context, *person, reader); });
    }
    return web::see_other(Url::path("/erasures/{}", made->id));
}

web::Response show_certificate(web::Context& context) {
    const auto one = context.app.database.read([&](sql::Session& session) {
        return certificate(session, context.request.parameter("erasure"));
    });
    if (!one) return web::problem_page(context, NotFound{"certificate"});
    web::Page page;
    page.title = "Certificate " + one->reference;
    page.before = govuk::back_link({.text = "How long records are kept",
                                    .href = Url::path("/retention")});
    page.body =
        heading(page.title) +
        paragraph(markup("{} certifies that a record was destroyed.", context.council().name)) +
        govuk::summary_list({.rows = {{.key = "Record", .value = one->record_reference},
                                      {.key = "Rule", .value = one->rule},
                                      {.key = "Why", .value = one->reason},
                                      {.key = "What went", .value = one->rows_gone},
                                      {.key = "Decided by", .value = one->approved_by_name},
                                      {.key = "When", .value = written(one->done_at)}}}) +
        quiet("Copies in backups go when the backups do.") + web::print_button();
    return web::page(context, std::move(page));
}

}  // namespace

std::vector<web::Route> retention_routes() {
    using enum web::Method;
    return {
        {get, "/retention", sharing::govern, show},
        {post, "/retention/rules/{rule}", answer_requests, save_rule},
        {post, "/retention/holds", answer_requests, save_hold},
        {post, "/retention/holds/{hold}/end", answer_requests, stop_hold},
        {get, "/people/{person}/erase", answer_requests, show_erase},
        {post, "/people/{person}/erase", answer_requests, erase_now},
        {get, "/erasures/{erasure}", sharing::govern, show_certificate},
    };
}

}  // namespace kith::rights
