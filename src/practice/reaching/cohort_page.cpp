#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/web/listing.hpp"
#include "platform/web/stacked.hpp"
#include "practice/reaching/cohort_form.hpp"

namespace kith::reaching {
namespace {

using namespace web::pieces;
using html::markup;

constexpr sharing::Purpose looking{"cohort", "choosing whom to reach"};
constexpr std::size_t most_shown = 50;

Html start_form(const web::Context& context, const CohortRow& row, const Offered& all,
                const web::FormReader& typed) {
    govuk::Select category{.label = {.text = "A need for"}, .name = "category",
                           .value = typed.typed("category")};
    if (const auto found_all = all.find("categories"); found_all != all.end()) {
        for (const auto& [id, name] : found_all->second) {
            category.items.push_back({.text = name, .value = id});
        }
    }
    return web::form(
        context, Url::path("/cohorts/{}/start", row.id),
        same_request() +
            govuk::radios({.fieldset = {.legend = {.text = "How will they be reached?"}},
                           .error_message = typed.errors().shown("way"),
                           .name = "way",
                           .value = typed.typed("way"),
                           .items = {{.text = "Calls", .value = "call",
                                      .hint = {.text = "On handlers' lists, in the order of "
                                                       "need"}},
                                     {.text = "Letters", .value = "letter"},
                                     {.text = "Knocking on doors", .value = "visit"},
                                     {.text = "A need for each", .value = "need",
                                      .conditional = govuk::select(category)}},
                           .classes = "govuk-radios--small"}) +
            govuk::button({.text = "Go on"}));
}

Html share_form(const web::Context& context, const CohortRow& row,
                const std::map<OrganisationId, sharing::Reach>& agreed,
                const std::vector<accounts::OrganisationSummary>& organisations) {
    govuk::Select to{.label = {.text = "Share with"}, .name = "organisation"};
    for (const auto& one : organisations) {
        const auto reach = agreed.find(one.id);
        if (reach == agreed.end()) continue;
        to.items.push_back({.text = one.name + " (" + reach->second.agreements.front() + ")",
                            .value = one.id.string()});
    }
    if (to.items.empty()) {
        return quiet("No agreement in force lets a list be shared with anybody.");
    }
    return web::form(context, Url::path("/cohorts/{}/share", row.id),
                     govuk::select(to) +
                         govuk::button({.text = "Share as far as the agreement lets us",
                                        .classes = "govuk-button--secondary"}));
}

struct CohortPage {
    CohortRow row;
    Offered all{};
    std::int64_t people = 0;
    std::vector<Member> first{};
    std::vector<InWard> wards{};
    std::vector<Share> shares{};
    std::vector<ReachRow> rounds{};
    std::vector<VersionRow> kept{};
    std::map<OrganisationId, sharing::Reach> agreed{};
    std::vector<accounts::OrganisationSummary> organisations{};
    std::vector<people::Card> cards{};
};

CohortPage load(web::Context& context, const CohortRow& row) {
    CohortPage page{.row = row};
    context.app.database.write(
        context.actor(),
        [&](sql::Transaction& session) {
            page.all = offered(session);
            page.people = count(session, row.conditions, context.now());
            page.first = members(session, row.conditions, weights(session), context.now(),
                                 most_shown);
            page.wards = by_ward(session, row.conditions, context.now());
            page.shares = shares_of(session, row.id);
            page.rounds = reaches_of(session, row.id);
            page.kept = versions(session, row.id);
            page.agreed = sharing::reaches(session, sharing::Means::list, context.now());
            page.organisations = accounts::organisations(session);
            std::vector<PersonId> ids;
            for (const Member& member : page.first) ids.push_back(member.person);
            page.cards =
                people::cards(session, *context.viewer, ids, looking, context.now());
        },
        sql::Isolation::read_committed);
    return page;
}

Html members_part(const CohortPage& page) {
    if (page.first.empty()) return empty_state("Nobody fits now", "Change the conditions.");
    govuk::Table table{.head = {{.text = "First in need"}, {.text = "Points", .format = "numeric"},
                                {.text = "Why"}},
                       .rows = {}};
    for (const Member& member : page.first) {
        const auto card = std::find_if(page.cards.begin(), page.cards.end(),
                                       [&](const auto& one) { return one.id == member.person; });
        table.rows.push_back({{.text = card == page.cards.end()
                                           ? Html(web::unnamed())
                                           : people::card_line(*card)},
                              {.text = member.standing.points, .format = "numeric"},
                              {.text = member.standing.why}});
    }
    return web::stacked(std::move(table));
}

Html wards_part(const CohortPage& page) {
    govuk::Table table{.head = {{.text = "Ward"}, {.text = "People", .format = "numeric"}},
                       .rows = {}};
    for (const InWard& ward : page.wards) {
        table.rows.push_back({{.text = ward.name}, {.text = ward.people, .format = "numeric"}});
    }
    return govuk::table(table);
}

Html shares_part(const web::Context& context, const CohortPage& page) {
    std::vector<Html> items;
    for (const Share& one : page.shares) {
        items.push_back(markup("{}: {} people, {} withheld, under {} {}", one.organisation,
                               one.people, one.withheld, one.agreements,
                               small_button(context,
                                            Url::path("/cohorts/{}/unshare", page.row.id),
                                            "Stop sharing", "with " + one.organisation,
                                            {{"share", one.id}})));
    }
    if (!context.may(share_cohorts)) return {};
    return panel_box("Sharing", plain_list(items) +
                                    share_form(context, page.row, page.agreed,
                                               page.organisations));
}

}  // namespace

web::Response cohort_page(web::Context& context, const CohortRow& row,
                        const web::FormReader& typed) {
    const CohortPage shown = load(context, row);
    std::vector<Html> rounds, kept;
    for (const ReachRow& one : shown.rounds) {
        rounds.push_back(markup("{} {}", link(path(one.id), one.name),
                                written(london_day(one.made_at))));
    }
    for (const VersionRow& one : shown.kept) {
        kept.push_back(markup("Version {}: {} people, {}, {}", one.version, one.people,
                              one.made_by_name, written_near(one.made_at, context.now())));
    }
    web::Page page;
    page.title = row.name;
    page.before = govuk::back_link({.text = "Reaching everyone", .href = Url::path("/cohorts")});
    page.current = "/cohorts";
    page.wide = true;
    page.errors = &typed.errors();
    const Html main =
        heading(page.title) + paragraph(row.purpose) +
        markup(R"(<p class="govuk-body"><strong>{}</strong> people now. {}, version {}. {}</p>)",
               shown.people, row.reference, row.version,
               link(Url::path("/cohorts/{}/edit", row.id), "Change it")) +
        part_heading("Conditions") + conditions_list(row.conditions, shown.all) +
        part_heading("In the order of need") + members_part(shown);
    const Html side = panel_box("Reach them", start_form(context, row, shown.all, typed)) +
                      panel_box("Rounds", plain_list(rounds)) + shares_part(context, shown) +
                      panel_box("By ward", wards_part(shown)) +
                      panel_box("Versions", plain_list(kept)) +
                      panel_box("No longer needed",
                                small_button(context, Url::path("/cohorts/{}/retire", row.id),
                                             "Put the cohort away", "", {}));
    page.body = columns(main, side);
    return web::page(context, std::move(page));
}

}  // namespace kith::reaching
