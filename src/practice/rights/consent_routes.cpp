#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/details.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "practice/rights/routes.hpp"

namespace kith::rights {
namespace {

using namespace web::pieces;
using html::markup;

constexpr sharing::Purpose asking{"consent", "what they said about sharing"};

struct Shown {
    people::PersonView person;
    std::vector<sharing::SaidRow> said{};
    std::vector<sharing::Override> overrides{};
    std::vector<accounts::OrganisationSummary> organisations{};
    std::vector<std::pair<std::string, sharing::Reach>> reaches{};  // by organisation
};

const std::vector<std::string>& ways_of_asking() {
    static const std::vector<std::string> all{"by phone", "in person", "by letter", "by e-mail",
                                              "on a form"};
    return all;
}

const std::vector<std::string>& grounds() {
    static const std::vector<std::string> all{
        "A duty in law to share", "To protect their life", "To protect somebody else from harm",
        "To protect a child", "They lack capacity, and it is in their best interests"};
    return all;
}

Result<Shown> load(web::Context& context) {
    auto person = opened(context, asking);
    if (!person) return tl::unexpected(person.error());
    Shown shown{.person = *std::move(person)};
    context.app.database.read([&](sql::Session& session) {
        shown.said = sharing::said_by(session, shown.person.id);
        shown.overrides = sharing::overrides(session, shown.person.id);
        for (auto& one : accounts::organisations(session)) {
            if (one.kind != "council") shown.organisations.push_back(std::move(one));
        }
        const auto agreed = sharing::reaches(session, sharing::Means::page, context.now());
        for (const auto& one : shown.organisations) {
            if (!agreed.contains(one.id)) continue;
            shown.reaches.emplace_back(
                one.name, sharing::reach_of(session, one.id, shown.person.id,
                                            sharing::Means::page, context.now()));
        }
    });
    return shown;
}

Html organisations_field(const Shown& shown, const web::FormReader& typed, std::string_view id,
                         bool with_all) {
    govuk::Select field{.label = {.text = "About which organisation?"},
                        .error_message = typed.errors().shown(id),
                        .id = std::string(id),
                        .name = std::string(id),
                        .value = typed.typed(id)};
    if (with_all) field.items.push_back({.text = "Anybody we work with", .value = ""});
    for (const auto& one : shown.organisations) {
        field.items.push_back({.text = one.name, .value = one.id.string()});
    }
    return govuk::select(field);
}

Html ask_form(const web::Context& context, const Shown& shown, const web::FormReader& typed) {
    govuk::Select how{.label = {.text = "How were they asked?"}, .name = "how",
                      .value = typed.typed("how")};
    for (const auto& way : ways_of_asking()) how.items.push_back({.text = way});
    return web::form(
        context, Url::path("/people/{}/sharing", shown.person.id),
        same_request() +
            govuk::radios({.fieldset = {.legend = {.text = "What do they say?"}},
                           .error_message = typed.errors().shown("answer"),
                           .name = "answer",
                           .value = typed.typed("answer"),
                           .items = {{.text = "They agree", .value = "agreed"},
                                     {.text = "They object", .value = "objects"}},
                           .classes = "govuk-radios--small"}) +
            organisations_field(shown, typed, "organisation", true) +
            govuk::textarea({.label = {.text = "What were they asked?"},
                             .hint = {.text = "In the words that were used: what, with whom, for "
                                              "what"},
                             .error_message = typed.errors().shown("asked"),
                             .name = "asked",
                             .value = typed.typed("asked"),
                             .rows = 2}) +
            govuk::select(how) +
            govuk::input({.label = {.text = "Who said it, if not they themselves?"},
                          .hint = {.text = "For example an attorney for health and welfare"},
                          .name = "said_by",
                          .value = typed.typed("said_by")}) +
            govuk::select({.label = {.text = "For how long?"},
                           .name = "months",
                           .value = typed.typed("months"),
                           .items = {{.text = "Until they say otherwise", .value = ""},
                                     {.text = "One month", .value = "1"},
                                     {.text = "Six months", .value = "6"},
                                     {.text = "A year", .value = "12"}}}) +
            govuk::button({.text = "Record what they said"}));
}

std::string said_words(const sharing::SaidRow& row) {
    const std::string whom = row.organisation.empty() ? "anybody we work with" : row.organisation;
    return (row.answer == "agreed" ? "Agreed to sharing with " : "Objects to sharing with ") + whom;
}

Html take_back_form(const web::Context& context, const Shown& shown,
                    const sharing::SaidRow& row) {
    return govuk::details(
        {.summary_text = "Take it back",
         .text = web::form(
             context, Url::path("/people/{}/sharing/withdraw", shown.person.id),
             hidden_fields({{"said", row.id}}) +
                 govuk::input({.label = {.text = "Why?"}, .id = "why-" + row.id, .name = "why"}) +
                 govuk::button({.text = "Take it back", .classes = "kith-button--small"}))});
}

Html said_line(const web::Context& context, const Shown& shown, const sharing::SaidRow& row) {
    const std::string by = row.said_by.empty() ? "" : " Said by " + row.said_by + ".";
    Html state;
    if (row.withdrawn_at) {
        state = quiet("Taken back on " + written(london_day(*row.withdrawn_at)) + ": " +
                      row.withdrawn_why);
    } else if (row.until && *row.until < context.now()) {
        state = quiet("Ran out on " + written(london_day(*row.until)));
    } else {
        if (row.until) state = quiet("Until " + written(london_day(*row.until)));
        if (context.may(people::edit_people)) state += take_back_form(context, shown, row);
    }
    return markup(R"(<li><strong>{}</strong><br>{}, {}{}<br>
        <span class="kith-quiet">Asked {}: {}</span>{}</li>)",
                  said_words(row), written(london_day(row.at)),
                  row.asked_by_name.empty() ? "recorded with their details"
                                            : "asked by " + row.asked_by_name,
                  by, row.how, row.asked, state);
}

Html said_part(const web::Context& context, const Shown& shown) {
    if (shown.said.empty()) {
        return empty_state("Nobody has asked them yet",
                           "Ask in words they understand, and write down what was asked.");
    }
    return markup(R"(<ul class="govuk-list govuk-list--spaced">{}</ul>)",
                  html::each(shown.said, [&](const sharing::SaidRow& row) {
                      return said_line(context, shown, row);
                  }));
}

// What each organisation with an agreement may see of this person, part by part.
Html reach_part(const Shown& shown) {
    if (shown.reaches.empty()) {
        return paragraph("No agreement in force opens this record to another organisation.");
    }
    govuk::Table table{.head = {{.text = "Organisation"}, {.text = "May be shown"},
                                {.text = "By right of"}},
                       .rows = {},
                       .first_cell_is_header = true};
    for (const auto& [name, reach] : shown.reaches) {
        std::vector<std::string> parts;
        for (const auto part : reach.parts) parts.emplace_back(sharing::part_name(part));
        table.rows.push_back(
            {{.text = name},
             {.text = reach.possible ? Html(text::listed(parts)) : Html(reach.why_not)},
             {.text = reach.possible ? "Agreement " + text::listed(reach.agreements) : ""}});
    }
    return web::scrolling("What other organisations may see", govuk::table(table));
}

Html override_line(const web::Context& context, const Shown& shown,
                   const sharing::Override& one) {
    const std::string state =
        !one.decided_at                 ? "waits for a second look"
        : one.decision == "refused"     ? "refused by " + one.decided_by_name
        : one.ended_at                  ? "ended"
        : one.until < context.now()     ? "ran out"
                                        : "allowed by " + one.decided_by_name + " until " +
                                              written(london_day(one.until));
    Html stop;
    if (one.decision == "allowed" && !one.ended_at && one.until > context.now()) {
        stop = small_button(context, Url::path("/people/{}/sharing/override/end", shown.person.id),
                            "End it", "", {{"id", one.id}});
    }
    return markup(R"(<li><strong>{}</strong>: {}<br>{}<br><span class="kith-quiet">Asked by {}.
        {}</span>{}</li>)",
                  one.organisation_name, one.ground, one.reason, one.asked_by_name, state, stop);
}

Html override_part(const web::Context& context, const Shown& shown,
                   const web::FormReader& typed) {
    Html all;
    if (!shown.overrides.empty()) {
        all = markup(R"(<ul class="govuk-list govuk-list--spaced">{}</ul>)",
                     html::each(shown.overrides, [&](const sharing::Override& one) {
                         return override_line(context, shown, one);
                     }));
    }
    govuk::Select ground{.label = {.text = "On what ground?"}, .name = "ground",
                         .value = typed.typed("ground")};
    for (const auto& one : grounds()) ground.items.push_back({.text = one});
    const Html form = web::form(
        context, Url::path("/people/{}/sharing/override", shown.person.id),
        organisations_field(shown, typed, "override_organisation", false) +
            govuk::select(ground) +
            govuk::textarea({.label = {.text = "Why must it be shared all the same?"},
                             .hint = {.text = "Somebody else reads this before anything is "
                                              "shared. What did you tell the person?"},
                             .error_message = typed.errors().shown("reason"),
                             .name = "reason",
                             .value = typed.typed("reason"),
                             .rows = 3}) +
            govuk::button({.text = "Ask for a second look",
                           .classes = "govuk-button--secondary"}));
    return all + govuk::details({.summary_text = "Share in spite of an objection",
                                 .text = form,
                                 .open = !typed.errors().of("reason").empty()});
}

web::Response show(web::Context& context, const Shown& shown, const web::FormReader& typed) {
    web::Page page = page_about(context, shown.person, "Sharing and consent");
    page.errors = &typed.errors();
    page.wide = true;
    page.body +=
        paragraph("What somebody says about sharing is kept apart from the law that lets us share. "
                  "Help is never refused because somebody objects.") +
        columns(part_heading("What they said") + said_part(context, shown) +
                    part_heading("Who may be shown what") + reach_part(shown),
                context.may(people::edit_people)
                    ? panel_box("Ask them", ask_form(context, shown, typed)) +
                          panel_box("Objections", override_part(context, shown, typed))
                    : Html{});
    return web::page(context, std::move(page));
}

web::Response show_sharing(web::Context& context) {
    const auto shown = load(context);
    if (!shown) return web::problem_page(context, shown.error());
    return show(context, *shown, nothing_typed());
}

std::optional<OrganisationId> organisation_typed(const web::FormReader& reader,
                                                 std::string_view field) {
    const auto id = OrganisationId::parse(reader.typed(field));
    if (!id) return std::nullopt;
    return *id;
}

web::Response save_said(web::Context& context) {
    const auto shown = load(context);
    if (!shown) return web::problem_page(context, shown.error());
    web::FormReader reader(context.request.form);
    sharing::Said said{.person = shown->person.id,
                       .organisation = organisation_typed(reader, "organisation"),
                       .answer = reader.choice("answer", {"agreed", "objects"},
                                               "Select what they say"),
                       .asked = reader.required("asked", "Write what they were asked", 1000),
                       .how = reader.choice("how", ways_of_asking(), "Select how"),
                       .said_by = reader.text("said_by", 200),
                       .asked_by = context.viewer->account_id,
                       .asked_by_name = context.viewer->name,
                       .same_request = reader.text("same_request", 100)};
    if (!reader.ok()) return show(context, *shown, reader);
    const std::string months = reader.typed("months");
    for (const int offered : {1, 6, 12}) {
        if (months == std::to_string(offered)) {
            said.until = context.now() + std::chrono::days(offered * 365 / 12);
        }
    }
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        people::say(t, said, context.now());
        t.unlogged("recorded already when it is the same request");
    });
    context.flash("Recorded. Everybody who may share sees it from now.");
    return web::see_other(Url::path("/people/{}/sharing", shown->person.id));
}

web::Response withdraw_said(web::Context& context) {
    const auto person = opened(context, asking);
    if (!person) return web::problem_page(context, person.error());
    web::FormReader reader(context.request.form);
    const auto done =
        context.app.database.write(context.actor(), [&](sql::Transaction& t) -> Result<void> {
            auto taken = sharing::withdraw(t, person->id, reader.text("said", 100),
                                           reader.text("why", 500), context.viewer->name,
                                           context.now());
            if (taken) people::restate_sharing(t, person->id, context.now());
            return taken;
        });
    if (!done) return web::problem_page(context, done.error());
    context.flash("Taken back.");
    return web::see_other(Url::path("/people/{}/sharing", person->id));
}

web::Response ask_for_override(web::Context& context) {
    const auto shown = load(context);
    if (!shown) return web::problem_page(context, shown.error());
    web::FormReader reader(context.request.form);
    const auto organisation = organisation_typed(reader, "override_organisation");
    if (!organisation) {
        reader.errors().add("override_organisation", "Select the organisation");
        return show(context, *shown, reader);
    }
    const auto done = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return sharing::ask_override(t,
                                     {.person = shown->person.id,
                                      .organisation = *organisation,
                                      .ground = reader.choice("ground", grounds(), "Select why"),
                                      .reason = reader.text("reason", 3000),
                                      .asked_by = context.viewer->account_id,
                                      .asked_by_name = context.viewer->name,
                                      .until = context.now() + std::chrono::days(90)},
                                     context.now());
    });
    if (!done) {
        return answer(context, reader, done.error(),
                      [&] { return show(context, *shown, reader); });
    }
    context.flash("Somebody in information governance looks at it before anything is shared.");
    return web::see_other(Url::path("/people/{}/sharing", shown->person.id));
}

web::Response stop_override(web::Context& context) {
    const auto person = opened(context, asking);
    if (!person) return web::problem_page(context, person.error());
    const web::FormReader reader(context.request.form);
    const auto done = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return sharing::end_override(t, reader.typed("id"), context.now());
    });
    if (!done) return web::problem_page(context, done.error());
    context.flash("Ended. The objection stands again.");
    return web::see_other(Url::path("/people/{}/sharing", person->id));
}

}  // namespace

std::vector<web::Route> consent_routes() {
    using enum web::Method;
    return {
        {get, "/people/{person}/sharing", sharing::see_everyone, show_sharing},
        {post, "/people/{person}/sharing", people::edit_people, save_said},
        {post, "/people/{person}/sharing/withdraw", people::edit_people, withdraw_said},
        {post, "/people/{person}/sharing/override", people::edit_people, ask_for_override},
        {post, "/people/{person}/sharing/override/end", sharing::govern, stop_override},
    };
}

}  // namespace kith::rights
