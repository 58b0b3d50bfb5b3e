#include "practice/volunteering/jobs/board_views.hpp"

#include "platform/base/london.hpp"
#include "platform/html/govuk/select.hpp"
#include "practice/volunteering/jobs/job.hpp"

namespace kith::volunteering {
namespace {

std::string name_of(const Board& board, const JobRow& job) {
    const auto card = board.people.find(job.person);
    if (card == board.people.end()) return "";
    return " for " + card->second.name.for_reader();
}

std::string more_of(const Board& board, const JobRow& job) {
    std::string more = job.area;
    if (job.every_days) more += (more.empty() ? "" : ", ") + rhythm_words(*job.every_days);
    const auto card = board.people.find(job.person);
    if (card != board.people.end() && !card->second.chips.empty()) {
        more += (more.empty() ? "" : ", ") + card->second.chips;
    }
    if (job.volunteer) {
        const auto who = board.volunteers.find(*job.volunteer);
        if (who != board.volunteers.end()) {
            more += (more.empty() ? "" : ", ") + ("with " + who->second.for_reader());
        }
    }
    return more;
}

Html line(const Board& board, const JobRow& job, Instant now) {
    const bool late = !job.closed_at && job.due_at < now;
    std::string_view look = "";
    if (job.closed_at) {
        look = " kith-work__item--done";
    } else if (late || job.urgent) {
        look = " kith-work__item--urgent";
    } else if (job.returned) {
        look = " kith-work__item--now";
    }
    std::string what(job.returned && !job.volunteer ? "Came back. " : "");
    if (job.urgent && !job.closed_at) what += "Urgent. ";
    what += duration_words(job.minutes);
    return markup(R"(<li class="kith-work__item{}"><a class="kith-work__who" href="{}">{}</a>
        <span class="kith-work__due{}">{}</span><span class="kith-work__what">{}</span>
        <span class="kith-work__more">{}</span><span class="kith-work__status">{}</span></li>)",
                  look, path(job.id), job.title + name_of(board, job),
                  late ? " kith-work__due--late" : "",
                  job.closed_at ? written(london_time(*job.closed_at).time)
                                : due_words(job.due_at, now),
                  what, more_of(board, job), job_tag(job.status));
}

template <class Belongs>
Html group(const Board& board, std::string_view title, const std::vector<JobRow>& jobs,
           Instant now, const Belongs& belongs) {
    Html lines;
    int count = 0;
    for (const JobRow& job : jobs) {
        if (!belongs(job)) continue;
        ++count;
        lines += line(board, job, now);
    }
    if (count == 0) return {};
    return markup(R"(<h2 class="kith-work__group">{} <span class="kith-count">{}</span></h2>
        <ul class="kith-work">{}</ul>)",
                  title, count, lines);
}

std::vector<govuk::SelectItem> items(std::string_view all) {
    return {{.text = std::string(all), .value = ""}};
}

}  // namespace

Html board_lines(const Board& board, Instant now) {
    const auto late = [&](const JobRow& job) { return job.due_at < now; };
    Html all = group(board, "Late", board.open, now, late);
    all += group(board, "Need somebody", board.open, now,
                 [&](const JobRow& job) { return !late(job) && job.status == "open"; });
    all += group(board, "Waiting for an answer", board.open, now,
                 [&](const JobRow& job) { return !late(job) && job.status == "offered"; });
    all += group(board, "Under way", board.open, now,
                 [&](const JobRow& job) { return !late(job) && job.volunteer.has_value(); });
    if (board.more) {
        all += markup(R"(<p class="govuk-body kith-quiet">The first {} are shown, the most urgent
            first. Choose a kind or a place to see others, or match them all.</p>)",
                      board.open.size());
    }
    all += group(board, "Done today", board.done, now, [](const JobRow&) { return true; });
    if (all.empty()) {
        return empty_state("No job is open",
                           "A job is made from a need: open the need and choose “Find a "
                           "volunteer”. It then stands here until somebody has done it.");
    }
    return all;
}

Html board_links(const web::Context& context) {
    std::vector<std::pair<Url, std::string_view>> more{{Url::path("/jobs/map"), "Map"},
                                                     {Url::path("/befriending"), "Befriending"},
                                                     {Url::path("/shifts"), "Shifts"},
                                                     {Url::path("/shops"), "Shops"},
                                                     {Url::path("/money"), "Money"}};
    if (context.may(edit_handbook)) more.emplace_back(Url::path("/handbook"), "Handbook");
    return markup(R"(<nav class="kith-row" aria-label="More about jobs"><a
        class="govuk-button kith-button--small" role="button" href="{}">Match now</a>{}</nav>)",
                  Url::path("/jobs/match"), html::each(more, [](const auto& one) {
                      return markup(R"(<a class="govuk-link" href="{}">{}</a> )", one.first,
                                    one.second);
                  }));
}

Html board_filters(const std::vector<casework::Category>& kinds,
                   const std::vector<std::string>& areas, const BoardFilter& filter) {
    auto kind_items = items("Every kind");
    for (const auto& kind : kinds) kind_items.push_back({.text = kind.name, .value = kind.id});
    auto area_items = items("Everywhere");
    for (const auto& area : areas) area_items.push_back({.text = area, .value = area});
    return markup(
        R"(<form class="kith-filters" method="get" action="{}" data-auto-submit="">{}{}<button
        class="govuk-button govuk-button--secondary kith-button--small">Show</button></form>)",
        Url::path("/jobs"),
        govuk::select({.label = {.text = "Kind"},
                       .id = "kind",
                       .name = "kind",
                       .value = filter.kind,
                       .items = kind_items}),
        govuk::select({.label = {.text = "Place"},
                       .id = "area",
                       .name = "area",
                       .value = filter.area,
                       .items = area_items}));
}

}  // namespace kith::volunteering
