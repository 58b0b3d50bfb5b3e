#include "platform/base/csv.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/html/govuk/tag.hpp"
#include "platform/web/stacked.hpp"
#include "practice/casework/tables.hpp"

namespace kith::casework {
namespace {

constexpr sharing::Purpose the_list{"needs", "the list of needs"};
constexpr std::size_t most_exported = 20'000;

struct Asked {
    NeedFilter filter;
    std::optional<NeedId> after;
    Url url = Url::path("/needs");  // the same list, without where it begins
};

Asked asked_of(const web::Context& context) {
    Asked asked;
    const auto& query = context.request.query;
    const auto take = [&](std::string_view name, std::string& into) {
        const auto value = query.get(name);
        if (value.empty()) return;
        into = value;
        asked.url = asked.url.with(name, value);
    };
    take("status", asked.filter.status);
    take("category", asked.filter.category);
    take("ward", asked.filter.ward);
    take("owner", asked.filter.owner);
    take("due", asked.filter.due);
    std::string team, urgent;
    take("team", team);
    take("urgent", urgent);
    if (const auto id = TeamId::parse(team)) asked.filter.team = *id;
    asked.filter.urgent = !urgent.empty();
    asked.filter.account = account_of(context);
    if (const auto id = NeedId::parse(query.get("after"))) asked.after = *id;
    return asked;
}

struct Listed {
    std::vector<NeedView> needs;
    std::vector<Category> categories;
    std::vector<people::Ward> wards;
    Owners owners;
};

using Items = std::vector<govuk::SelectItem>;

Html filter_select(std::string_view label, std::string name, const std::string& value,
                   Items items) {
    return govuk::select({.label = {.text = label},
                          .name = std::move(name),
                          .value = value,
                          .items = std::move(items)});
}

Items status_items() {
    return {{.text = "Open", .value = "open"},       {.text = "Waiting", .value = "waiting"},
            {.text = "Assigned", .value = "assigned"}, {.text = "In progress",
                                                        .value = "in progress"},
            {.text = "Blocked", .value = "blocked"}, {.text = "Closed", .value = "closed"},
            {.text = "Met", .value = "met"},         {.text = "Not met", .value = "not met"},
            {.text = "Withdrawn", .value = "withdrawn"}};
}

Html filters(const Listed& listed, const NeedFilter& filter) {
    Items kinds{{.text = "Every kind", .value = ""}};
    for (const auto& one : listed.categories) kinds.push_back({.text = one.name, .value = one.id});
    Items wards{{.text = "Every ward", .value = ""}};
    for (const auto& one : listed.wards) wards.push_back({.text = one.name, .value = one.code});
    Items teams{{.text = "Every team", .value = ""}};
    for (const auto& one : listed.owners.teams()) {
        teams.push_back({.text = one.name, .value = one.id.string()});
    }
    const Html urgent = govuk::checkboxes({.name = "urgent",
                                           .values = filter.urgent
                                                         ? std::vector<std::string>{"yes"}
                                                         : std::vector<std::string>{},
                                           .items = {{.text = "Urgent only", .value = "yes"}},
                                           .classes = "govuk-checkboxes--small"});
    return markup(
        R"(<form class="kith-filters" action="/needs" data-auto-submit>{}{}{}{}{}{}{}{}</form>)",
        filter_select("How it stands", "status", filter.status, status_items()),
        filter_select("Kind", "category", filter.category, std::move(kinds)),
        filter_select("Ward", "ward", filter.ward, std::move(wards)),
        filter_select("Team", "team", filter.team ? filter.team->string() : "", std::move(teams)),
        filter_select("With", "owner", filter.owner,
                      {{.text = "Anybody", .value = ""},
                       {.text = "Me", .value = "mine"},
                       {.text = "Nobody yet", .value = "nobody"}}),
        filter_select("Due", "due", filter.due,
                      {{.text = "Any day", .value = ""},
                       {.text = "Late", .value = "late"},
                       {.text = "Today or late", .value = "today"},
                       {.text = "Within a week", .value = "week"}}),
        urgent,
        govuk::button({.text = "Show", .classes = "govuk-button--secondary kith-button--small"}));
}

govuk::TableRow row(const NeedView& need, const Cards& cards, const Owners& owners, Day today) {
    Html tags = status_tag(need.status);
    if (need.urgent) tags += govuk::tag({.text = "Urgent", .classes = "govuk-tag--red"});
    const auto card = cards.find(need.person);
    const std::string chips = card == cards.end() ? "" : card->second.chips;
    const std::string name = name_on(cards, need.person);
    return {{.text = markup(R"(<a class="govuk-link" href="{}">{}<span
                 class="govuk-visually-hidden"> for {}</span></a>)",
                            path(need.id), need.title, name)},
            {.text = markup("{}{}", name,
                            chips.empty()
                                ? Html{}
                                : markup(R"( <strong class="kith-strong">{}</strong>)", chips))},
            {.text = markup("{}{}", is_late(need, today) ? Html(icon("clock")) : Html{},
                            due_words(need, today))},
            {.text = tags},
            {.text = owners.name(owner_of(need))},
            {.text = need.reference.text(), .classes = "kith-nowrap"}};
}

Html table(const Listed& listed, const Cards& cards, Day today) {
    govuk::Table table{.caption = "Needs",
                       .caption_classes = "govuk-visually-hidden",
                       .head = {{.text = "Need"}, {.text = "Person"}, {.text = "Due"},
                                {.text = "How it stands"}, {.text = "With"},
                                {.text = "Reference"}},
                       .rows = {},
                       .first_cell_is_header = true};
    for (const NeedView& need : listed.needs) {
        table.rows.push_back(row(need, cards, listed.owners, today));
    }
    return web::scrolling("Needs", web::stacked(std::move(table), {"", "Person", "Due", "", "With",
                                                                   "Reference"}));
}

web::Response show_list(web::Context& context) {
    const Asked asked = asked_of(context);
    const Day today = london_day(context.now());
    Listed listed = context.app.database.read([&](sql::Session& session) {
        return Listed{need_list(session, asked.filter, asked.after, today, page_size),
                      categories(session), people::wards(session),
                      Owners(session, *context.viewer, true)};
    });
    const bool more = listed.needs.size() > page_size;
    if (more) listed.needs.pop_back();
    std::vector<PersonId> people;
    for (const auto& need : listed.needs) people.push_back(need.person);
    const Cards cards = cards_by_id(context, people, the_list);
    Html body = heading("Needs") + filters(listed, asked.filter);
    if (listed.needs.empty()) {
        body += empty_state("No need fits these filters",
                            "Needs come from calls and from the public form. Take a filter away to "
                            "see more.");
    } else {
        body += table(listed, cards, today);
        if (more) body += next_page(asked.url.with("after", listed.needs.back().id), "Next needs");
        const Url export_url = Url::same_site("/needs.csv" + asked.url.str().substr(6))
                                   .value_or(Url::path("/needs.csv"));
        body += paragraph(markup(R"(<a class="govuk-link" href="{}">Download this list as CSV</a>:
            references and how each stands, no names)",
                                 export_url));
    }
    web::Page shown;
    shown.title = "Needs";
    shown.current = "/needs";
    shown.wide = true;
    shown.body = std::move(body);
    return web::page(context, std::move(shown));
}

web::Response export_list(web::Context& context) {
    const Asked asked = asked_of(context);
    const Day today = london_day(context.now());
    const auto needs = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        auto found = need_list(t, asked.filter, asked.after, today, most_exported);
        sharing::log_list(t, *context.viewer, the_list, "export", found.size(), context.now());
        return found;
    });
    std::string out(csv_byte_order_mark);
    CsvWriter csv(out);
    csv.row({"reference", "kind", "status", "reason", "urgent", "health critical", "due", "route",
             "asked", "closed"});
    for (const auto& need : needs) {
        csv.row({need.reference.text(), need.title, need.status, need.status_reason,
                 need.urgent ? "yes" : "no", need.health_critical ? "yes" : "no",
                 need.due_on.text(), need.route, iso_text(need.made_at),
                 need.closed_at ? iso_text(*need.closed_at) : ""});
    }
    return web::download("needs.csv", "text/csv; charset=utf-8", std::move(out));
}

}  // namespace

std::vector<web::Route> need_list_routes() {
    return {
        {web::Method::get, "/needs", see_needs, show_list},
        {web::Method::get, "/needs.csv", see_needs, export_list, web::Kind::file},
    };
}

}  // namespace kith::casework
