#include "practice/sharing/agreement_views.hpp"

#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/inset_text.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/html/govuk/warning_text.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/printing.hpp"

namespace kith::sharing {
namespace {

using namespace web::pieces;
using html::markup;

std::string party_names(const AgreementRow& agreement) {
    std::vector<std::string> names;
    for (const Party& party : agreement.parties) names.push_back(party.name);
    return text::listed(names);
}

std::string day_or(const std::optional<Day>& day, std::string_view otherwise) {
    return day ? written(*day) : std::string(otherwise);
}

Html parts_list(const NewAgreement& says) {
    std::vector<Html> items;
    for (const Part part : says.parts) items.emplace_back(part_name(part));
    return items.empty() ? Html("Not chosen yet") : plain_list(items);
}

Html means_list(const NewAgreement& says) {
    std::vector<Html> items;
    for (const Means means : says.means) {
        items.emplace_back(text_of(means_in_words(), means_name(means)));
    }
    return items.empty() ? Html("Not chosen yet") : plain_list(items);
}

Html said_or(std::string_view text) {
    return text.empty() ? quiet("Not answered yet") : Html(text);
}

Html rule_summary(const AgreementPage& page) {
    const NewAgreement& says = page.agreement.says;
    return govuk::summary_list(
        {.rows = {
             {.key = "Whose records", .value = covers_in_words(says, page.flag_name)},
             {.key = "Fields", .value = parts_list(says)},
             {.key = "By which ways", .value = means_list(says)},
             {.key = "Which roles",
              .value = says.roles.empty() ? "Any role of a party" : text::listed(says.roles)},
             {.key = "Lawful basis",
              .value = said_or(text_of(lawful_bases(), says.lawful_basis))},
             {.key = "Article 9", .value = said_or(text_of(article9_conditions(), says.article9))},
             {.key = "Passed on", .value = said_or(text_of(onward_rules(), says.onward))},
             {.key = "Kept for",
              .value = says.retention_months
                           ? Html(std::to_string(*says.retention_months) + " months")
                           : said_or("")},
             {.key = "From", .value = day_or(says.starts_on, "Not said yet")},
             {.key = "Review", .value = day_or(says.review_on, "Not said yet")},
             {.key = "Until", .value = day_or(says.expires_on, "Not said yet")}}});
}

Html terms_part(const NewAgreement& says) {
    return html::each(terms(), [&](const Term& term) {
        const auto said = says.terms.find(std::string(term.id));
        return markup(R"(<h3 class="govuk-heading-s">{}</h3>{})", term.heading,
                      said == says.terms.end() ? quiet("Not answered yet") : lines(said->second));
    });
}

Html signature_of(const Party& party) {
    if (!party.signed_at) return markup(R"(<span class="kith-quiet">Not signed yet</span>
        <span class="kith-write kith-print-only"></span>)");
    return markup("{}, {}, on {}", party.signed_by, party.signed_position,
                  written(london_day(*party.signed_at)));
}

Html parties_table(const AgreementRow& agreement) {
    govuk::Table table{.head = {{.text = "Party"}, {.text = "Is a"},
                                {.text = "Answers for data protection"}, {.text = "Signed by"}},
                       .rows = {},
                       .first_cell_is_header = true};
    for (const Party& party : agreement.parties) {
        table.rows.push_back({{.text = party.name},
                              {.text = party.status},
                              {.text = said_or(party.contact)},
                              {.text = signature_of(party)}});
    }
    return web::scrolling("Parties", govuk::table(table));
}

Html missing_part(const AgreementRow& agreement, Day today) {
    if (agreement.state != "draft") return {};
    const auto faults = missing(agreement, today);
    if (faults.empty()) {
        return govuk::inset_text({.text = "Nothing is missing. It can go to the parties."});
    }
    return markup(R"(<section class="kith-panel">
        <h2 class="kith-panel__title">Still missing: {}</h2>
        <ul class="govuk-list govuk-list--bullet">{}</ul></section>)",
                  faults.size(), html::each(faults, [](const FieldError& fault) {
                      return markup("<li>{}</li>", fault.message);
                  }));
}

Html sign_form(const web::Context& context, const AgreementPage& page, const Party& party) {
    static const web::Fields nothing;
    const web::FormReader empty(nothing);
    const web::FormReader& typed = page.typed ? *page.typed : empty;
    const bool own = page.signs_for == party.organisation;
    const std::string id = party.organisation.string();
    const bool this_one = typed.typed("organisation") == id;
    const std::string name = this_one ? typed.typed("name") : own ? context.viewer->name : "";
    const auto shown = [&](std::string_view field) {
        return this_one ? typed.errors().shown(field) : govuk::ErrorMessage{};
    };
    const std::string title = own ? "Sign for " + party.name
                                  : "Record the signature of " + party.name;
    return panel_box(
        title,
        web::form(context, Url::path("/agreements/{}/sign", page.agreement.id),
                  hidden_fields({{"organisation", id},
                                 {"version", std::to_string(page.agreement.version)}}) +
                      (own ? Html{}
                           : quiet("Signed on paper or by e-mail: keep that with this record.")) +
                      govuk::input({.label = {.text = "Name of who signs"},
                                    .error_message = shown("name"),
                                    .id = "name-" + id,
                                    .name = "name",
                                    .value = name}) +
                      govuk::input({.label = {.text = "Position"},
                                    .error_message = shown("position"),
                                    .id = "position-" + id,
                                    .name = "position",
                                    .value = this_one ? typed.typed("position") : ""}) +
                      govuk::button({.text = title, .classes = "kith-button--small"})));
}

Html signing_part(const web::Context& context, const AgreementPage& page) {
    if (page.agreement.state != "signing") return {};
    Html forms;
    for (const Party& party : page.agreement.parties) {
        if (party.signed_at) continue;
        if (page.signs_for == party.organisation || page.governs) {
            forms += sign_form(context, page, party);
        }
    }
    return forms;
}

Html review_part(const web::Context& context, const AgreementPage& page) {
    if (!page.governs || page.agreement.state != "signed") return {};
    const AgreementRow& agreement = page.agreement;
    Html last;
    if (agreement.reviewed_at) {
        last = quiet("Last reviewed " + written(london_day(*agreement.reviewed_at)) + ": " +
                     agreement.review_note);
    }
    static const web::Fields nothing;
    const web::FormReader empty(nothing);
    const web::FormReader& typed = page.typed ? *page.typed : empty;
    return panel_box(
        "Review",
        last + web::form(context, Url::path("/agreements/{}/review", agreement.id),
                         hidden_fields({{"version", std::to_string(agreement.version)}}) +
                             govuk::textarea({.label = {.text = "What did the review find?"},
                                              .error_message = typed.errors().shown("note"),
                                              .name = "note",
                                              .value = typed.typed("note"),
                                              .rows = 2}) +
                             govuk::input({.label = {.text = "Months until the next review"},
                                           .error_message = typed.errors().shown("next"),
                                           .name = "months",
                                           .value = "12",
                                           .inputmode = "numeric",
                                           .classes = "govuk-input--width-3"}) +
                             govuk::button({.text = "Record the review",
                                            .classes = "kith-button--small"})));
}

Html actions(const web::Context& context, const AgreementPage& page) {
    Html all;
    const auto& id = page.agreement.id;
    const Hidden version{{"version", std::to_string(page.agreement.version)}};
    const std::string& state = page.agreement.state;
    if (page.governs && state == "draft") {
        all += govuk::button({.text = "Change the draft",
                              .href = Url::path("/agreements/{}/edit", id),
                              .classes = "govuk-button--secondary kith-button--small"});
        all += small_button(context, Url::path("/agreements/{}/offer", id), "Send for signature",
                            "to all parties", version, true);
    }
    if (page.governs && state == "signing") {
        all += small_button(context, Url::path("/agreements/{}/take-back", id),
                            "Take back to change it", "and drop the signatures", version);
    }
    if (page.governs && state == "signed") {
        all += small_button(context, Url::path("/agreements/{}/next", id), "Draft the next issue",
                            "", {});
        all += link(Url::path("/agreements/{}/end", id), "End it");
    }
    all += web::print_button();
    return markup(R"(<div class="kith-row kith-screen-only">{}</div>)", all);
}

Html issues_part(const AgreementPage& page, Day today) {
    if (page.issues.size() < 2) return {};
    std::vector<Html> items;
    for (const AgreementRow& issue : page.issues) {
        const std::string words = "Issue " + std::to_string(issue.issue);
        items.push_back((issue.id == page.agreement.id ? Html(words)
                                                       : link(path(issue.id), words)) +
                        Html(" ") + standing_tag(issue, today));
    }
    return panel_box("Issues", plain_list(items));
}

}  // namespace

Url path(AgreementId agreement) { return Url::path("/agreements/{}", agreement); }

Html standing_tag(const AgreementRow& agreement, Day today) {
    const std::string state = standing(agreement, today);
    if (state == "in force") return tag("In force", "green");
    if (state == "signing") return tag("Waits for signatures", "yellow");
    if (state == "not yet") return tag("Signed, starts later", "blue");
    if (state == "expired") return tag("Expired: nothing is shared", "red");
    if (state == "ended") return tag("Ended", "grey");
    return tag("Draft", "blue");
}

web::Page agreements_page(const web::Context& context, const std::vector<AgreementRow>& all) {
    const Day today = london_day(context.now());
    web::Page page;
    page.title = "Information-sharing agreements";
    page.current = "/agreements";
    page.wide = true;
    govuk::Table table{.head = {{.text = "Agreement"}, {.text = "Parties"}, {.text = "State"},
                                {.text = "Review"}, {.text = "Ends"}},
                       .rows = {}};
    for (const AgreementRow& one : all) {
        const std::string warned = warning(one, today);
        table.rows.push_back(
            {{.text = markup(R"({}<br><span class="kith-quiet">{}, issue {}</span>)",
                             link(path(one.id), one.says.title), one.reference, one.issue)},
             {.text = party_names(one)},
             {.text = standing_tag(one, today) + (warned.empty() ? Html{} : quiet(warned))},
             {.text = day_or(one.says.review_on, "")},
             {.text = day_or(one.says.expires_on, "")}});
    }
    const Html start = context.may(govern)
                           ? govuk::button({.text = "New agreement",
                                            .href = Url::path("/agreements/new")})
                           : Html{};
    page.body =
        heading(page.title) +
        paragraph("What may be shared with whom, of whom and why. Kith shares nothing with another "
                  "organisation beyond an agreement in force: no referral, list, copy, page or "
                  "system.") +
        start +
        (all.empty() ? empty_state("No agreement yet",
                                   "Draft one: until an organisation has signed, its people see "
                                   "nothing of anybody's record.")
                     : web::scrolling("Agreements", govuk::table(table)));
    return page;
}

web::Page agreement_page(const web::Context& context, const AgreementPage& shown) {
    const AgreementRow& agreement = shown.agreement;
    const Day today = london_day(context.now());
    web::Page page;
    page.title = agreement.says.title;
    page.before = govuk::back_link({.text = "Agreements", .href = Url::path("/agreements")});
    page.current = "/agreements";
    if (shown.typed) page.errors = &shown.typed->errors();
    const std::string warned = warning(agreement, today);
    Html ended;
    if (agreement.ended_at) {
        ended = govuk::inset_text({.text = "Ended " + written(*agreement.ended_at) + ". " +
                                           agreement.end_reason});
    }
    const Html main =
        heading(page.title) +
        markup(R"(<p class="govuk-body">{} {}, issue {}, drafted by {} on {}</p>)",
               standing_tag(agreement, today), agreement.reference, agreement.issue,
               agreement.made_by.empty() ? "Kith" : agreement.made_by,
               written(london_day(agreement.made_at))) +
        (warned.empty() ? Html{} : govuk::warning_text({.text = warned})) + ended +
        actions(context, shown) + missing_part(agreement, today) +
        part_heading("Parties and signatures") + parties_table(agreement) +
        part_heading("The rule that Kith applies") + rule_summary(shown) +
        part_heading("In words") + terms_part(agreement.says);
    page.body = columns(main, signing_part(context, shown) + review_part(context, shown) +
                                  issues_part(shown, today));
    return page;
}

web::Page end_agreement_page(const web::Context& context, const AgreementRow& agreement,
                             const web::FormReader& typed) {
    web::Page page;
    page.title = "End " + agreement.says.title;
    page.before = govuk::back_link({.text = "The agreement", .href = path(agreement.id)});
    page.errors = &typed.errors();
    page.body =
        heading(page.title) +
        govuk::warning_text({.text = "From this moment nothing is shared under it. Referrals that "
                                     "are open stay open, but their receivers see nothing more of "
                                     "the people, unless another agreement covers them."}) +
        web::form(context, Url::path("/agreements/{}/end", agreement.id),
                  hidden_fields({{"version", std::to_string(agreement.version)}}) +
                      govuk::textarea({.label = {.text = "Why does it end?"},
                                       .error_message = typed.errors().shown("reason"),
                                       .name = "reason",
                                       .value = typed.typed("reason"),
                                       .rows = 2}) +
                      govuk::button({.text = "End the agreement",
                                     .classes = "govuk-button--warning"}));
    return page;
}

}  // namespace kith::sharing
