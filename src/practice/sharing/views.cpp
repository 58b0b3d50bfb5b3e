#include "practice/sharing/views.hpp"

#include "platform/web/page.hpp"
#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/html/govuk/table.hpp"

namespace kith::sharing {
namespace {

using html::Html;
using html::markup;
using html::Url;

Html next_link(const Url& next) {
    if (next.empty()) return {};
    return markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Earlier looks</a></p>)",
                  next);
}

Html who_link(const std::string& account_id, const std::string& who) {
    if (!AccountId::parse(account_id)) return who;
    return markup(R"(<a class="govuk-link" href="{}">{}</a>)",
                  Url::path("/sharing").with("account", account_id), who);
}

Html what(const Look& look) {
    if (look.person_id.empty()) {
        return markup("{} people", look.results);
    }
    return markup(R"(<a class="govuk-link" href="{}">One record</a>)",
                  Url::path("/people/{}/looks", look.person_id));
}

Html look_table(std::string_view name, const std::vector<Look>& looks, Instant now,
                std::string_view empty) {
    if (looks.empty()) return markup(R"(<p class="govuk-body">{}</p>)", empty);
    govuk::Table table{.head = {{.text = "When"}, {.text = "Who"}, {.text = "What they did"},
                                {.text = "Of whom"}, {.text = "What for"}, {.text = "By right of"}},
                       .rows = {}};
    for (const Look& look : looks) {
        table.rows.push_back({{.text = written_near(look.at, now)},
                              {.text = markup("{} {}", who_link(look.account_id, look.who),
                                              look.organisation)},
                              {.text = action_words(look.action)},
                              {.text = what(look)},
                              {.text = look.purpose},
                              {.text = look.basis}});
    }
    return markup(R"(<div class="kith-scroll" tabindex="0" role="region"
        aria-label="{}">{}</div>)",
                  name, govuk::table(table));
}

Html most_table(const std::vector<Count>& most) {
    if (most.empty()) {
        return markup(R"(<p class="govuk-body">Nobody has opened a record in these seven
            days.</p>)");
    }
    govuk::Table table{.head = {{.text = "Who"}, {.text = "Organisation"},
                                {.text = "People", .format = "numeric"},
                                {.text = "Looks", .format = "numeric"}},
                       .rows = {}};
    for (const Count& count : most) {
        table.rows.push_back({{.text = who_link(count.account_id, count.who)},
                              {.text = count.organisation},
                              {.text = count.records, .format = "numeric"},
                              {.text = count.looks, .format = "numeric"}});
    }
    return govuk::table(table);
}

Html filter_form(const Overview& overview) {
    govuk::Select action{.label = {.text = "What they did"},
                         .name = "action",
                         .value = overview.action,
                         .items = {{.text = "Anything", .value = ""}}};
    for (const std::string name : {"view", "list", "search", "export", "change", "api",
                                   "emergency", "refused"}) {
        action.items.push_back({.text = std::string(action_words(name)), .value = name});
    }
    Html kept;
    if (!overview.account.empty()) {
        kept = markup(R"(<input type="hidden" name="account" value="{}">)", overview.account);
    }
    const Html all = overview.account.empty() && overview.action.empty()
                         ? Html{}
                         : markup(R"(<a class="govuk-link" href="/sharing">Show all</a>)");
    return markup(R"(<form method="get" action="/sharing" class="kith-filters">{}{}{}{}</form>)",
                  kept, govuk::select(action),
                  govuk::button({.text = "Show", .classes = "govuk-button--secondary"}), all);
}

}  // namespace

std::string_view action_words(std::string_view action) {
    if (action == "view") return "saw the record";
    if (action == "list") return "saw a list";
    if (action == "search") return "searched";
    if (action == "export") return "took a copy away";
    if (action == "change") return "changed the record";
    if (action == "api") return "read by another system";
    if (action == "emergency") return "opened in an emergency";
    if (action == "refused") return "was refused";
    return action;
}

web::Page record_looks_page(const web::Context& context, PersonId person,
                            const std::vector<Look>& looks, const Url& next) {
    web::Page page;
    page.title = "Who has looked at this record";
    page.before = govuk::back_link({.text = "The record", .href = Url::path("/people/{}", person)});
    page.wide = true;
    page.body = markup(R"(<h1 class="govuk-heading-l">{}</h1>
        <p class="govuk-body">Everybody who opened it, with why. Lists and searches in which the
        name stood are counted, not named, under <em>Who looks at what</em>.</p>{}{})",
                       page.title,
                       look_table("Looks", looks, context.now(),
                                  "Nobody has opened this record yet."),
                       next_link(next));
    return page;
}

web::Page overview_page(const web::Context& context, const Overview& overview) {
    const Html copy = markup(
        R"(<p class="govuk-body"><a class="govuk-link" href="{}">Take a copy away (CSV)</a></p>)",
        Url::path("/sharing/looks.csv")
            .with("account", overview.account)
            .with("action", overview.action));
    web::Page page;
    page.title = "Who looks at what";
    page.current = "/sharing";
    page.wide = true;
    page.body = markup(R"(<h1 class="govuk-heading-l">{}</h1>
        <h2 class="govuk-heading-m">Refused lately</h2>{}
        <h2 class="govuk-heading-m">Most records opened in seven days</h2>{}
        <h2 class="govuk-heading-m">Every look</h2>{}{}{}{})",
                       page.title,
                       look_table("Refusals", overview.refusals, context.now(),
                                  "Nobody has been refused."),
                       most_table(overview.most), filter_form(overview),
                       look_table("Looks", overview.looks, context.now(), "No look fits."),
                       next_link(overview.next), copy);
    return page;
}

}  // namespace kith::sharing
