#include <charconv>

#include "practice/volunteering/jobs/match_views.hpp"
#include "practice/volunteering/routes.hpp"

namespace kith::volunteering {
namespace {

constexpr int page_size = 50;
constexpr int offered_at_once = 100;  // in one transaction, so that others are not kept waiting
constexpr int most_offered = 5000;

int number_of(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string state_asked(const web::Context& context) {
    const auto asked = context.request.query.get("show");
    for (const std::string_view known : {"unmet", "offered", "refused"}) {
        if (asked == known) return std::string(known);
    }
    return "proposed";
}

web::Response show(web::Context& context) {
    const int after = number_of(context.request.query.get("after"));
    auto page = context.app.database.read([&](sql::Session& session) {
        MatchPage found{.run = latest_run(session), .state = state_asked(context)};
        found.spread = fairness(session, context.now());
        if (!found.run) return found;
        found.counts = counts_of_run(session, found.run->id);
        found.shown = proposals(session, found.run->id, found.state, after, page_size + 1);
        return found;
    });
    if (page.shown.size() > page_size) {
        page.shown.pop_back();
        page.more = true;
    }
    web::Page shown;
    shown.title = "Match now";
    shown.current = "/jobs";
    shown.body = match_body(context, page);
    return web::page(context, std::move(shown));
}

web::Response run(web::Context& context) {
    const Matched matched = context.app.database.read(
        [&](sql::Session& session) { return match_all(session, context.now()); });
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        keep_run(t, matched, context.viewer->name, context.now());
    });
    return web::see_other(Url::path("/jobs/match"));
}

std::vector<int> numbers_ticked(const web::Context& context) {
    std::vector<int> numbers;
    for (const auto text : context.request.form.all("number")) {
        if (const int number = number_of(text); number > 0) numbers.push_back(number);
    }
    return numbers;
}

// All that is proposed, a hundred at a time.
int offer_all(web::Context& context, const std::string& run) {
    int offered = 0;
    for (int done = 0; done < most_offered; done += offered_at_once) {
        const auto [yes, left] = context.app.database.write(
            context.actor(), [&](sql::Transaction& t) {
                const int some =
                    offer_proposals(t, run, {}, context.viewer->name, offered_at_once,
                                    context.now());
                return std::pair(some, !proposals(t, run, "proposed", 0, 1).empty());
            });
        offered += yes;
        if (!left) break;
    }
    return offered;
}

web::Response offer_them(web::Context& context) {
    web::FormReader reader(context.request.form);
    const std::string run = reader.typed("run");
    const bool all = reader.typed("which") == "all";
    const auto numbers = numbers_ticked(context);
    int offered = 0;
    if (all) {
        offered = offer_all(context, run);
    } else if (!numbers.empty()) {
        offered = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
            return offer_proposals(t, run, numbers, context.viewer->name, most_offered,
                                   context.now());
        });
    }
    announce_jobs(context);
    context.flash(offered == 0   ? "Nothing was offered. Tick those you agree with."
                  : offered == 1 ? "1 job is offered."
                                 : std::to_string(offered) + " jobs are offered.");
    return web::see_other(Url::path("/jobs/match"));
}

}  // namespace

std::vector<web::Route> match_routes() {
    return {
        {web::Method::get, "/jobs/match", coordinate, show},
        {web::Method::post, "/jobs/match", coordinate, run},
        {web::Method::post, "/jobs/match/offer", coordinate, offer_them},
    };
}

}  // namespace kith::volunteering
