#include "platform/base/london.hpp"
#include "practice/volunteering/lists.hpp"
#include "practice/volunteering/parts.hpp"

namespace kith::volunteering {
namespace {

constexpr std::size_t most_shown = 5;

}  // namespace

html::Html panel(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant now) {
    if (!viewer.may(coordinate) && !viewer.may(see_volunteers)) return {};
    if (!sharing::decide(session, viewer, person, now).sees(sharing::Part::jobs)) return {};
    auto jobs = jobs_of_person(session, person);
    if (jobs.empty()) return {};
    if (jobs.size() > most_shown) jobs.resize(most_shown, jobs.front());
    std::vector<VolunteerId> volunteers;
    for (const JobRow& job : jobs) {
        if (job.volunteer) volunteers.push_back(*job.volunteer);
    }
    const auto names = names_of(session, volunteers);
    const auto with = [&](const JobRow& job) -> std::string {
        for (const auto& [id, name] : names) {
            if (job.volunteer == id) return "with " + name.for_reader();
        }
        return "";
    };
    const Html lines = html::each(jobs, [&](const JobRow& job) {
        const Html title =
            viewer.may(coordinate)
                ? markup(R"(<a class="kith-work__who" href="{}">{}</a>)", path(job.id), job.title)
                : markup(R"(<span class="kith-work__who">{}</span>)", job.title);
        return markup(R"(<li class="kith-work__item">{}<span class="kith-work__due">{}</span><span
            class="kith-work__what">{}</span><span class="kith-work__status">{}</span></li>)",
                      title,
                      job.closed_at ? written_short(london_day(*job.closed_at))
                                    : due_words(job.due_at, now),
                      with(job), job_tag(job.status));
    });
    return panel_box("Volunteers’ jobs", markup(R"(<ul class="kith-work">{}</ul>)", lines));
}

}  // namespace kith::volunteering
