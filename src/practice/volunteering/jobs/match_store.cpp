#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/jobs/asking.hpp"
#include "practice/volunteering/jobs/match.hpp"

namespace kith::volunteering {

MatchRun read(sql::Row& row, sql::Into<MatchRun>) {
    return {.id = row.next<std::string>(),
            .made_at = row.next<Instant>(),
            .made_by = row.next<std::string>(),
            .jobs = row.next<int>(),
            .volunteers = row.next<int>(),
            .milliseconds = row.next<int>()};
}

ProposalRow read(sql::Row& row, sql::Into<ProposalRow>) {
    return {.number = row.next<int>(),
            .job = row.next<JobId>(),
            .title = row.next<std::string>(),
            .area = row.next<std::string>(),
            .kind = row.next<std::string>(),
            .due_at = row.next<Instant>(),
            .urgent = row.next<bool>(),
            .returned = row.next<bool>(),
            .volunteer = row.next<std::optional<VolunteerId>>(),
            .volunteer_name = Private(row.next<std::optional<std::string>>().value_or("")),
            .reasons = row.next<std::string>(),
            .other = row.next<std::string>(),
            .state = row.next<std::string>()};
}

StateCount read(sql::Row& row, sql::Into<StateCount>) {
    return {.state = row.next<std::string>(), .count = row.next<int>()};
}

namespace {

constexpr int runs_kept = 20;

void mark(sql::Transaction& transaction, std::string_view run, int number,
          std::string_view state) {
    transaction.execute("UPDATE match_proposal SET state = $3 WHERE run_id = $1 AND number = $2",
                        run, number, state);
}

void forget_old_runs(sql::Transaction& transaction) {
    for (const auto& old : transaction.all<std::string>(
             "SELECT id FROM match_run ORDER BY id DESC LIMIT 100 OFFSET $1", runs_kept)) {
        transaction.execute("DELETE FROM match_proposal WHERE run_id = $1", old);
        transaction.execute("DELETE FROM match_run WHERE id = $1", old);
    }
}

// The reasons as the volunteer is told them, on one line.
std::string said(std::string_view reasons) {
    std::vector<std::string> all;
    for (const auto reason : text::split(reasons, '\n')) {
        const std::string words = said_to_volunteer(reason);
        if (!words.empty()) all.push_back(words);
    }
    return text::join(all, ", ");
}

}  // namespace

std::string keep_run(sql::Transaction& transaction, const Matched& matched,
                     std::string_view by_name, Instant now) {
    const std::string id = Id<MatchRun>::make(now).string();
    transaction.execute("INSERT INTO match_run (id, made_at, made_by, jobs, volunteers, "
                        "milliseconds) VALUES ($1, $2, $3, $4, $5, $6)",
                        id, now, by_name, static_cast<int>(matched.proposals.size()),
                        matched.volunteers, matched.milliseconds);
    int number = 0;
    for (const Proposed& one : matched.proposals) {
        transaction.execute(R"(
            INSERT INTO match_proposal (run_id, number, job_id, volunteer_id, reasons, other, state)
            VALUES ($1, $2, $3, $4, $5, $6, $7))",
                            id, ++number, one.job, one.volunteer, one.reasons, one.other,
                            one.volunteer ? "proposed" : "unmet");
    }
    forget_old_runs(transaction);
    transaction.changed({"match run", id, "made"});
    return id;
}

std::optional<MatchRun> latest_run(sql::Session& session) {
    return session.one<MatchRun>("SELECT id, made_at, made_by, jobs, volunteers, milliseconds "
                                 "FROM match_run ORDER BY id DESC LIMIT 1");
}

std::vector<ProposalRow> proposals(sql::Session& session, std::string_view run,
                                   std::string_view state, int after, int most) {
    return session.all<ProposalRow>(R"(
        SELECT p.number, p.job_id, j.title, j.area, j.kind, j.due_at, j.urgent, j.returned,
               p.volunteer_id, v.name, p.reasons, p.other, p.state
          FROM match_proposal p JOIN job j ON j.id = p.job_id
          LEFT JOIN volunteer v ON v.id = p.volunteer_id
         WHERE p.run_id = $1 AND p.state = $2 AND p.number > $3
         ORDER BY p.number LIMIT $4)",
                                    run, state, after, most);
}

std::vector<StateCount> counts_of_run(sql::Session& session, std::string_view run) {
    return session.all<StateCount>("SELECT state, count(*) FROM match_proposal WHERE run_id = $1 "
                                   "GROUP BY state ORDER BY state",
                                   run);
}

int offer_proposals(sql::Transaction& transaction, std::string_view run,
                    const std::vector<int>& numbers, std::string_view by_name, int most,
                    Instant now) {
    std::vector<ProposalRow> chosen;
    if (numbers.empty()) {
        chosen = proposals(transaction, run, "proposed", 0, most);
    } else {
        for (const int number : numbers) {
            auto found = proposals(transaction, run, "proposed", number - 1, 1);
            if (!found.empty() && found.front().number == number) chosen.push_back(found.front());
        }
    }
    int offered = 0;
    for (const ProposalRow& one : chosen) {
        const bool yes = one.volunteer && offer(transaction, one.job, *one.volunteer, by_name, now,
                                                said(one.reasons))
                                              .has_value();
        mark(transaction, run, one.number, yes ? "offered" : "refused");
        offered += yes ? 1 : 0;
    }
    transaction.changed({"match run", std::string(run), "offered", std::to_string(offered)});
    return offered;
}

void leave_out(sql::Transaction& transaction, std::string_view run, int number) {
    mark(transaction, run, number, "left out");
    transaction.changed({"match run", std::string(run), "left out", std::to_string(number)});
}

}  // namespace kith::volunteering
