#include "practice/volunteering/jobs/suggest.hpp"

#include <algorithm>

#include "practice/volunteering/jobs/roster.hpp"

namespace kith::volunteering {

Suggestions suggest(sql::Session& session, const JobRow& job, const Likeness& person, int how_many,
                    Instant now) {
    Roster roster(session, {.kind = job.kind}, now);
    matching::Job wanted = roster.job(job, person);
    roster.know(wanted, job);
    auto volunteers = roster.list();
    // Those asked for this very job are not asked twice; nothing else is against them.
    std::erase_if(volunteers, [&](const matching::Volunteer& one) {
        return std::find(wanted.never.begin(), wanted.never.end(), one.id) != wanted.never.end();
    });
    const matching::Index index(std::move(volunteers));
    const matching::Answer answer =
        matching::best_for(wanted, index, roster.setting(), how_many);
    Suggestions made;
    for (const auto& proposal : answer.proposals) {
        const VolunteerRow* row = roster.row(proposal.volunteer);
        if (row == nullptr) continue;
        made.best.push_back({.volunteer = row->id,
                             .name = row->name,
                             .has_account = row->account.has_value(),
                             .reasons = proposal.reasons});
    }
    if (answer.obvious_other) {
        if (const auto* row = roster.row(answer.obvious_other->volunteer)) {
            made.other_name = row->name.for_reader();
            made.other_why = answer.obvious_other->why;
        }
    }
    for (const auto& obstacle : answer.obstacles) {
        const VolunteerRow* row = roster.row(obstacle.nearest);
        made.obstacles.push_back((row ? row->name.for_reader() : "The nearest volunteer") + " " +
                                 obstacle.words);
    }
    return made;
}

std::string said_to_volunteer(std::string_view reason) {
    if (reason.starts_with("although")) return "";
    constexpr std::pair<std::string_view, std::string_view> turns[] = {
        {"is ", "you are "}, {"has ", "you have "}, {"knows ", "you know "},
        {"speaks ", "you speak "}, {"shares ", "you share "}};
    for (const auto& [from, to] : turns) {
        if (reason.starts_with(from)) {
            return std::string(to) + std::string(reason.substr(from.size()));
        }
    }
    return "";
}

}  // namespace kith::volunteering
