#include "practice/volunteering/jobs/match_views.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/recruitment/volunteer_views.hpp"

namespace kith::volunteering {
namespace {

int count_of(const MatchPage& page, std::string_view state) {
    for (const StateCount& one : page.counts) {
        if (one.state == state) return one.count;
    }
    return 0;
}

Html reasons_list(std::string_view reasons) {
    Html all;
    for (const auto reason : text::split(reasons, '\n')) {
        if (reason.empty()) continue;
        const bool against = reason.starts_with("although");
        all += markup(R"(<li class="kith-reason--{}">{}{}</li>)", against ? "different" : "same",
                      icon(against ? "swap" : "check"), reason);
    }
    return markup(R"(<ul class="kith-reasons">{}</ul>)", all);
}

Html obstacles_list(std::string_view reasons) {
    Html all;
    for (const auto reason : text::split(reasons, '\n')) {
        if (!reason.empty()) all += markup("<li>{}.</li>", reason);
    }
    if (all.empty()) return paragraph("Nobody offers this kind of help yet.");
    return markup(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)", all);
}

Html tick(const ProposalRow& one, std::string_view name) {
    const std::string id = "number-" + std::to_string(one.number);
    return markup(R"(<div class="govuk-checkboxes govuk-checkboxes--small"><div
        class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox"
        id="{}" name="number" value="{}" checked><label
        class="govuk-label govuk-checkboxes__label" for="{}">Offer it to {}</label></div></div>)",
                  id, one.number, id, name);
}

Html proposal(const ProposalRow& one, Instant now) {
    const std::string name = one.volunteer_name.for_reader();
    std::string what = due_words(one.due_at, now);
    if (!one.area.empty()) what += ", " + one.area;
    if (one.urgent) what = "Urgent. " + what;
    if (one.returned) what = "Came back. " + what;
    Html inside;
    if (one.volunteer) {
        const Html who =
            markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
                   path(*one.volunteer), name);
        inside = (one.state == "proposed" ? tick(one, name) : who) + reasons_list(one.reasons);
        if (!one.other.empty()) {
            inside += markup(R"(<p class="govuk-body kith-quiet">{}.</p>)", one.other);
        }
    } else {
        inside = obstacles_list(one.reasons);
    }
    return markup(R"(<article class="kith-card{}"><div class="kith-card__top"><h2
        class="kith-card__title"><a class="govuk-link" href="{}">{}</a></h2><span
        class="kith-quiet">{}</span></div><div class="kith-card__body">{}</div></article>)",
                  one.urgent ? " kith-card--urgent" : "", path(one.job), one.title, what, inside);
}

Html buttons(const MatchPage& page) {
    const int all = count_of(page, "proposed");
    Html inside =
        govuk::button({.text = "Offer the ticked ones", .name = "which", .value = "some"});
    if (all > static_cast<int>(page.shown.size())) {
        inside += govuk::button({.text = "Offer all " + std::to_string(all),
                                 .name = "which",
                                 .value = "all",
                                 .classes = "govuk-button--secondary"});
    }
    return markup(R"(<div class="kith-row">{}</div>)", inside);
}

Html shown_list(const web::Context& context, const MatchPage& page) {
    const Html cards = html::each(page.shown, [&](const ProposalRow& one) {
        return proposal(one, context.now());
    });
    const Html next =
        page.more ? web::next_page(Url::path("/jobs/match")
                                       .with("show", page.state)
                                       .with("after", page.shown.back().number),
                                   "The next ones")
                  : Html{};
    if (page.state != "proposed") return cards + next;
    return web::form(context, Url::path("/jobs/match/offer"),
                     hidden_fields({{"run", page.run->id}}) + cards + buttons(page)) +
           next;
}

Html tab(const MatchPage& page, std::string_view state, std::string_view words) {
    const std::string said =
        std::string(words) + " (" + std::to_string(count_of(page, state)) + ")";
    if (page.state == state) return markup("<strong>{}</strong>", said);
    return markup(R"(<a class="govuk-link" href="{}">{}</a>)",
                  Url::path("/jobs/match").with("show", state), said);
}

Html run_part(const web::Context& context, const MatchPage& page) {
    const Html again = web::form(context, Url::path("/jobs/match"),
                                 govuk::button({.text = page.run ? "Match again" : "Match now"}));
    if (!page.run) {
        return empty_state("Nothing has been matched yet",
                           "Matching looks at every open job and every volunteer at once, so that "
                           "the nearest is not asked for everything. You see who is proposed and "
                           "why, and nobody is asked before you say so.") +
               again;
    }
    const std::string words = std::to_string(page.run->jobs) + " jobs and " +
                              std::to_string(page.run->volunteers) + " volunteers, " +
                              relative(page.run->made_at, context.now()) + " by " +
                              page.run->made_by + ".";
    return paragraph(words) + again +
           markup(R"(<nav class="kith-row" aria-label="Which proposals">{}{}{}{}</nav>)",
                  tab(page, "proposed", "Proposed"), tab(page, "unmet", "Nobody can"),
                  tab(page, "offered", "Offered"), tab(page, "refused", "Not possible any more"));
}

Html spread_words(const Fairness& spread) {
    const long share = std::lround(spread.of_tenth * 100);
    const std::string people = spread.tenth == 1 ? "The one who is busiest"
                                                 : "The busiest tenth, " +
                                                       std::to_string(spread.tenth) + " people,";
    const double fair = static_cast<double>(spread.tenth) / std::max(spread.active, 1);
    char gini[16];
    std::snprintf(gini, sizeof gini, "%.2f", spread.gini);
    return paragraph(people + " did " + std::to_string(share) +
                     "% of the jobs of the last 4 weeks; if all did alike it would be " +
                     std::to_string(std::lround(fair * 100)) + "%.") +
           markup(R"(<p class="kith-quiet">As one figure (Gini): {}. It is 0 when all do alike and
               nears 1 when one does everything.</p>)",
                  gini);
}

}  // namespace

Html fairness_box(const Fairness& spread) {
    if (spread.active == 0) return {};
    const auto line = [](std::string_view words, const std::string& value) {
        return markup("<li><strong>{}</strong> {}</li>", value, words);
    };
    Html list = line("volunteers are active", std::to_string(spread.active));
    list += line("had a job in the last 4 weeks", std::to_string(spread.with_a_job));
    list += line("are waiting for one", std::to_string(spread.waiting));
    if (spread.most > 0) {
        list += line("jobs this week is the most, " + spread.most_name,
                     std::to_string(spread.most));
    }
    return panel_box("How the work is spread",
                     markup(R"(<ul class="govuk-list">{}</ul>)", list) +
                         (spread.of_tenth > 0 ? spread_words(spread) : Html{}));
}

Html match_body(const web::Context& context, const MatchPage& page) {
    Html main = heading("Match now") + run_part(context, page);
    if (page.run) {
        main += page.shown.empty()
                    ? empty_state("None here", "Choose another of the four lists, or match again.")
                    : shown_list(context, page);
    }
    return columns(main, fairness_box(page.spread));
}

}  // namespace kith::volunteering
