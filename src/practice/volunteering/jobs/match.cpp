#include "practice/volunteering/jobs/match.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "engines/matching/planner.hpp"
#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/jobs/fair.hpp"
#include "practice/volunteering/jobs/roster.hpp"


namespace kith::volunteering {
namespace {

constexpr int most_jobs = 10'000;
constexpr int most_known = 100'000;

std::vector<JobRow> waiting_jobs(sql::Session& session, Instant now) {
    return session.all<JobRow>(
        "SELECT " + std::string(job_columns) +
            " FROM job WHERE status = 'open' AND closed_at IS NULL "
            "ORDER BY CASE WHEN due_at < $1 THEN 0 ELSE 1 END, returned DESC, urgent DESC, due_at, "
            "id LIMIT $2",
        now, most_jobs);
}

// Who knows whom, and who was asked for what before, for all open jobs in two statements.
class Known {
  public:
    explicit Known(sql::Session& session) {
        session.each<std::tuple<PersonId, std::string>>(
            [&](auto&& row) { helped_[std::get<0>(row)].push_back(std::get<1>(row)); },
            "SELECT DISTINCT person_id, volunteer_id FROM job WHERE status = 'done' AND "
            "volunteer_id IS NOT NULL AND person_id IN (SELECT person_id FROM job WHERE status = "
            "'open') LIMIT $1",
            most_known);
        session.each<std::tuple<JobId, std::string>>(
            [&](auto&& row) { asked_[std::get<0>(row)].push_back(std::get<1>(row)); },
            "SELECT DISTINCT job_id, volunteer_id FROM job_offer WHERE status <> 'taken' AND "
            "job_id IN (SELECT id FROM job WHERE status = 'open') LIMIT $1",
            most_known);
    }
    void fill(matching::Job& job, const JobRow& row) const {
        if (const auto helped = helped_.find(row.person); helped != helped_.end()) {
            job.before = helped->second;
        }
        if (const auto asked = asked_.find(row.id); asked != asked_.end()) {
            job.never = asked->second;
        }
    }

  private:
    std::map<PersonId, std::vector<std::string>> helped_{};
    std::map<JobId, std::vector<std::string>> asked_{};
};

std::string name_of(const Roster& roster, const std::string& id) {
    const VolunteerRow* row = roster.row(id);
    return row ? row->name.for_reader() : "the nearest volunteer";
}

std::string why_nobody(const matching::Answer& answer, const Roster& roster) {
    std::vector<std::string> lines;
    for (const auto& obstacle : answer.obstacles) {
        lines.push_back(name_of(roster, obstacle.nearest) + " " + obstacle.words);
    }
    return text::join(lines, "\n");
}

Proposed proposed(const JobRow& row, const matching::Answer& answer, const Roster& roster) {
    Proposed made{.job = row.id};
    if (answer.proposals.empty()) {
        made.reasons = why_nobody(answer, roster);
        return made;
    }
    const auto& best = answer.proposals.front();
    made.volunteer = VolunteerId::parse(best.volunteer).value();
    made.reasons = text::join(best.reasons, "\n");
    if (answer.obvious_other) {
        made.other = "Why not " + name_of(roster, answer.obvious_other->volunteer) + ": " +
                     answer.obvious_other->why;
    }
    return made;
}

}  // namespace

Matched match_all(sql::Session& session, Instant now) {
    const auto begun = std::chrono::steady_clock::now();
    Roster roster(session, {}, now);
    const auto rows = waiting_jobs(session, now);
    const Known known(session);
    std::vector<matching::Job> jobs;
    for (const JobRow& row : rows) {
        jobs.push_back(roster.job(row, {}));
        known.fill(jobs.back(), row);
    }
    auto volunteers = roster.list();
    Matched matched{.proposals = {}, .volunteers = static_cast<int>(volunteers.size())};
    matching::Planner planner(std::move(jobs), std::move(volunteers), roster.setting(),
                              {.threads = 2});
    planner.solve();
    for (const JobRow& row : rows) {
        matched.proposals.push_back(proposed(row, planner.explain(row.id.string()), roster));
    }
    const auto took = std::chrono::steady_clock::now() - begun;
    matched.milliseconds =
        static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count());
    return matched;
}

Fairness fairness(sql::Session& session, Instant now) {
    using namespace std::chrono_literals;
    Fairness found{.active = session.value<int>(
                       "SELECT count(*) FROM volunteer WHERE status = 'active'")};
    const auto month = session.all<int>(
        "SELECT count(*) FROM job j JOIN volunteer v ON v.id = j.volunteer_id "
        "WHERE j.accepted_at > $1 AND v.status = 'active' GROUP BY j.volunteer_id LIMIT $2",
        now - 28 * 24h, most_known);
    found.with_a_job = static_cast<int>(month.size());
    found.waiting = std::max(0, found.active - found.with_a_job);
    using Most = std::tuple<Private, int>;
    if (const auto most = session.one<Most>(
            "SELECT v.name, count(*) FROM job j JOIN volunteer v ON v.id = j.volunteer_id "
            "WHERE j.accepted_at > $1 GROUP BY v.id, v.name ORDER BY count(*) DESC, v.id LIMIT 1",
            now - 7 * 24h)) {
        found.most_name = std::get<0>(*most).for_reader();
        found.most = std::get<1>(*most);
    }
    std::vector<int> each(static_cast<std::size_t>(found.waiting), 0);
    each.insert(each.end(), month.begin(), month.end());
    found.tenth = tenth_of(each.size());
    found.of_tenth = share_of_busiest_tenth(each);
    found.gini = gini(std::move(each));
    return found;
}

}  // namespace kith::volunteering
