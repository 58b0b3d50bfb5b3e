#include "practice/volunteering/befriending/befriend.hpp"

#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/sql/references.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/messages/messages.hpp"
#include "practice/volunteering/befriending/pair.hpp"
#include "practice/volunteering/jobs/roster.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

void put_pair_work(sql::Transaction& transaction, const PairRow& pair, std::string title,
                   Instant due_at, Instant now) {
    casework::put_work(transaction,
                       {.subject_kind = "pair",
                        .subject_id = pair.id.string(),
                        .person = pair.person,
                        .title = std::move(title),
                        .path = html::Url::path("/befriending/{}", pair.id).str(),
                        .owner = {.team = accounts::answering_team(transaction, "jobs")},
                        .due_at = due_at},
                       now);
}

void tell(sql::Transaction& transaction, const PairRow& pair, std::string headline,
          const Private& body, std::string_view by_name, Instant now) {
    casework::tell(transaction,
                   {.person = pair.person,
                    .kind = "job",
                    .subject_id = pair.id.string(),
                    .headline = std::move(headline),
                    .body = body,
                    .by_name = std::string(by_name)},
                   now);
}

// What comes next when one of the two has answered.
void after_answer(sql::Transaction& transaction, PairId id, Instant now) {
    const auto pair = pair_row(transaction, id);
    if (pair->person_agreed == false || pair->volunteer_agreed == false) {
        transaction.execute("UPDATE pair SET status = 'declined', ended_at = $2 WHERE id = $1", id,
                            now);
        put_pair_work(transaction, *pair, "A pair was not to be: propose another", now + 24h, now);
    } else if (pair->both_agreed()) {
        put_pair_work(transaction, *pair, "Both have said yes: introduce them", now + 24h, now);
    }
}

void raise(sql::Transaction& transaction, const PairRow& pair, const std::string& words,
           const Talk& talk, std::string_view by_name, Instant now) {
    const std::string said = talk.note.empty() ? "" : " They write: " + talk.note.text();
    casework::raise_concern(transaction,
                            {.person = pair.person,
                             .text = Private(words + said),
                             .urgency = "today",
                             .raised_by_name = std::string(by_name),
                             .raised_from = "job",
                             .same_request = talk.same_request.empty()
                                                 ? std::string()
                                                 : "mood " + talk.same_request},
                            now);
}

void raise_what_changed(sql::Transaction& transaction, const PairRow& pair, const Talk& talk,
                        std::string_view by_name, Instant now) {
    std::vector<std::string> moods, hows;
    for (const TalkRow& row : talks(transaction, pair.id, 6)) {
        hows.push_back(row.how);
        if (row.how != "no answer") moods.push_back(row.mood);
    }
    if (talk.how == "no answer") {
        if (const auto words = silence_worth_raising(hows)) {
            raise(transaction, pair, *words, talk, by_name, now);
        }
    } else if (const auto words = mood_worth_raising(moods)) {
        raise(transaction, pair, *words, talk, by_name, now);
    }
}

// A talk that took place is a job done; the next comes round by itself.
Result<void> finish_occurrence(sql::Transaction& transaction, const PairRow& pair,
                               VolunteerId volunteer, const Talk& talk, Instant now) {
    const auto job = job_of_pair(transaction, pair);
    if (!job || job->volunteer != volunteer) return {};
    return take_step(transaction, job->id, volunteer,
                     {.what = "done",
                      .note = talk.note,
                      .minutes = talk.minutes,
                      .mood = talk.mood,
                      .same_request = talk.same_request},
                     now);
}

}  // namespace

Result<PairId> propose_pair(sql::Transaction& transaction, JobId job_id, VolunteerId volunteer,
                            std::string_view reasons, std::string_view by_name, Instant now) {
    const auto job = job_row(transaction, job_id);
    const auto who = volunteer_row(transaction, volunteer);
    if (!job || !who) return problem(NotFound{"job"});
    if (const auto same = pair_of(transaction, job->need, volunteer)) return same->id;
    if (job->volunteer || job->closed_at) {
        return invalid("volunteer", "Somebody has this job already");
    }
    if (transaction.one<std::int64_t>(
            "SELECT 1 FROM pair WHERE need_id = $1 AND ended_at IS NULL", job->need)) {
        return invalid("volunteer", "Somebody else is being asked. Wait for the answer first.");
    }
    if (const auto why = unsuitable(transaction, *job, *who, now, Judged::to_offer)) {
        return invalid("volunteer", *why);
    }
    const auto id = PairId::make(now);
    transaction.execute(R"(
        INSERT INTO pair (id, reference, need_id, person_id, volunteer_id, job_id, status, reasons,
                          every_days, made_by, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, 'proposed', $7, $8, $9, $10))",
                        id, sql::free_reference(transaction, "pair", 'P'), job->need, job->person,
                        volunteer, job_id, reasons, job->every_days.value_or(7), by_name, now);
    transaction.changed("pair", id, "proposed");
    put_pair_work(transaction, *pair_row(transaction, id), "Ask both whether they would like to",
                  now + 48h, now);
    return id;
}

Result<void> volunteer_answers(sql::Transaction& transaction, PairId id, VolunteerId volunteer,
                               const Agreement& answer, Instant now) {
    const auto pair = pair_row(transaction, id);
    if (!pair) return problem(NotFound{"pair"});
    if (pair->volunteer != volunteer) return problem(Forbidden{"answer for somebody else"});
    if (pair->status != "proposed") return {};
    transaction.execute(
        "UPDATE pair SET volunteer_agreed = $2, volunteer_relays = $3, version = version + 1 "
        "WHERE id = $1",
        id, answer.yes, answer.relays);
    transaction.changed("pair", id, answer.yes ? "volunteer agreed" : "volunteer declined");
    after_answer(transaction, id, now);
    return {};
}

Result<void> person_answers(sql::Transaction& transaction, PairId id, const Agreement& answer,
                            std::string_view by_name, Instant now) {
    const auto pair = pair_row(transaction, id);
    if (!pair) return problem(NotFound{"pair"});
    if (pair->status != "proposed") return {};
    transaction.execute(
        "UPDATE pair SET person_agreed = $2, person_relays = $3, together = $4, "
        "version = version + 1 WHERE id = $1",
        id, answer.yes, answer.relays, answer.together);
    transaction.changed("pair", id, answer.yes ? "person agreed" : "person declined");
    tell(transaction, *pair,
         answer.yes ? "Would like to talk with the volunteer proposed"
                    : "Would rather not talk with the volunteer proposed",
         {}, by_name, now);
    after_answer(transaction, id, now);
    return {};
}

Result<void> introduce(sql::Transaction& transaction, PairId id, Instant first_call_at,
                       std::string_view by_name, Instant now) {
    const auto pair = pair_row(transaction, id);
    if (!pair) return problem(NotFound{"pair"});
    if (pair->status != "proposed") return {};
    if (!pair->both_agreed()) return invalid("when", "Both must have said yes first");
    const auto offered = put_offer(transaction, pair->job, pair->volunteer, by_name, now);
    if (!offered) return tl::unexpected(offered.error());
    if (auto taken = accept(transaction, pair->job, pair->volunteer, now); !taken) return taken;
    transaction.execute(
        "UPDATE pair SET status = 'introducing', first_call_at = $2, last_contact_at = $2, "
        "version = version + 1 WHERE id = $1",
        id, first_call_at);
    transaction.changed("pair", id, "introduced");
    put_pair_work(transaction, *pair,
                  pair->together ? "Be in the first talk of two" : "Hear how the first talk went",
                  first_call_at, now);
    const std::string how = pair->together ? "One of us is with you at the beginning."
                            : pair->relayed() ? "Ring us, and we connect you."
                                              : "";
    messages::send(transaction,
                   messages::ToPerson{.person = pair->person,
                                      .template_id = "pair-introduced",
                                      .values = {{"when", written(first_call_at)}, {"how", how}},
                                      .subject_kind = "pair",
                                      .subject_id = id.string(),
                                      .same_message = "introduced " + id.string()},
                   now);
    return {};
}

Result<void> log_talk(sql::Transaction& transaction, PairId id, VolunteerId volunteer,
                      const Talk& talk, Instant now) {
    const auto pair = pair_row(transaction, id);
    const auto who = volunteer_row(transaction, volunteer);
    if (!pair || !who) return problem(NotFound{"pair"});
    if (!talk.same_request.empty() &&
        transaction.one<std::int64_t>("SELECT 1 FROM pair_contact WHERE same_request = $1",
                                      talk.same_request)) {
        return {};
    }
    if (pair->volunteer != volunteer) return problem(Forbidden{"log somebody else's talk"});
    if (pair->ended_at) return invalid("how", "These talks have come to an end");
    const std::optional<std::string> same =
        talk.same_request.empty() ? std::nullopt : std::optional(talk.same_request);
    transaction.execute(R"(
        INSERT INTO pair_contact (id, pair_id, at, how, mood, minutes, note, by_name, same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
                        Id<Talk>::make(now), id, now, talk.how, talk.mood, talk.minutes, talk.note,
                        who->name, same);
    transaction.changed("pair", id, "talk logged", talk.how);
    raise_what_changed(transaction, *pair, talk, who->name.for_reader(), now);
    const bool spoke = talk.how != "no answer";
    if (spoke) {
        const auto started = pair->started_at ? *pair->started_at : now;
        transaction.execute(R"(
            UPDATE pair
               SET status = 'talking', started_at = $2, last_contact_at = $3,
                   review_on = COALESCE(review_on, $4), version = version + 1
             WHERE id = $1)",
                            id, started, now, first_review(london_day(started)));
        casework::finish_work(transaction, "pair", id.text(), now);
        return finish_occurrence(transaction, *pair, volunteer, talk, now);
    }
    tell(transaction, *pair, "The volunteer tried to reach them", talk.note,
         who->name.for_reader(), now);
    return {};
}

Result<void> review_pair(sql::Transaction& transaction, PairId id, std::string_view person_says,
                         std::string_view volunteer_says, std::string_view by_name, Instant now) {
    const auto pair = pair_row(transaction, id);
    if (!pair) return problem(NotFound{"pair"});
    const Day next = next_review(london_day(now));
    transaction.execute(R"(
        INSERT INTO pair_review (id, pair_id, at, person_says, volunteer_says, next_on, by_name)
        VALUES ($1, $2, $3, $4, $5, $6, $7))",
                        Id<ReviewRow>::make(now), id, now, person_says, volunteer_says, next,
                        by_name);
    transaction.execute("UPDATE pair SET review_on = $2, version = version + 1 WHERE id = $1", id,
                        next);
    transaction.changed("pair", id, "reviewed");
    casework::finish_work(transaction, "review", id.text(), now);
    return {};
}

Result<void> end_pair(sql::Transaction& transaction, PairId id, std::string_view how,
                      std::string_view why, bool another, std::string_view by_name, Instant now) {
    const auto pair = pair_row(transaction, id);
    if (!pair) return problem(NotFound{"pair"});
    if (pair->ended_at) return {};
    const auto ending = std::find_if(endings().begin(), endings().end(),
                                     [&](const Ending& one) { return one.id == how; });
    if (ending == endings().end()) return invalid("how", "Select how it ends");
    transaction.execute(R"(
        UPDATE pair SET status = 'ended', ended_at = $2, ended_how = $3, ended_why = $4,
               version = version + 1
         WHERE id = $1)",
                        id, now, how, why);
    transaction.changed("pair", id, "ended", how);
    casework::finish_work(transaction, "pair", id.text(), now);
    casework::finish_work(transaction, "review", id.text(), now);
    if (how != "died") {
        messages::send(transaction,
                       messages::ToPerson{.person = pair->person,
                                          .template_id = "pair-ended",
                                          .values = {{"words", std::string(ending->said)}},
                                          .subject_kind = "pair",
                                          .subject_id = id.string(),
                                          .same_message = "ended " + id.string()},
                       now);
    }
    const auto job = job_of_pair(transaction, *pair);
    if (!job) return {};
    const std::string reason = why.empty() ? std::string(ending->words) : std::string(why);
    if (another && job->volunteer) {
        return give_back(transaction, job->id, pair->volunteer, reason, now);
    }
    if (another) return {};
    return end_job(transaction, job->id, how == "good" || how == "friends", reason, by_name, now);
}

void release_pairs(sql::Transaction& transaction, VolunteerId volunteer, std::string_view why,
                   Instant now) {
    for (const PairId& id : transaction.all<PairId>(
             "SELECT id FROM pair WHERE volunteer_id = $1 AND ended_at IS NULL ORDER BY id "
             "LIMIT 100",
             volunteer)) {
        transaction.execute(R"(
            UPDATE pair SET status = 'ended', ended_at = $2, ended_how = 'volunteer',
                   ended_why = $3, version = version + 1
             WHERE id = $1)",
                            id, now, why);
        transaction.changed("pair", id, "ended", "volunteer");
        put_pair_work(transaction, *pair_row(transaction, id),
                      "A befriender is not there any more: ring the person", now + 24h, now);
    }
}

}  // namespace kith::volunteering
