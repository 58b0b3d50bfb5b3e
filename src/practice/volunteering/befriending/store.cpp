#include "practice/volunteering/befriending/store.hpp"

#include "platform/sql/value_columns.hpp"

namespace kith::volunteering {
namespace {

constexpr std::string_view columns =
    "id, reference, need_id, person_id, volunteer_id, job_id, status, reasons, every_days, "
    "person_agreed, volunteer_agreed, person_relays, volunteer_relays, together, first_call_at, "
    "started_at, last_contact_at, prompted_at, review_on, ended_at, ended_how, ended_why, made_by, "
    "made_at, version";

std::string select(std::string_view where) {
    return "SELECT " + std::string(columns) + " FROM pair WHERE " + std::string(where);
}

}  // namespace

PairRow read(sql::Row& row, sql::Into<PairRow>) {
    return {.id = row.next<PairId>(),
            .reference = row.next<Reference>(),
            .need = row.next<NeedId>(),
            .person = row.next<PersonId>(),
            .volunteer = row.next<VolunteerId>(),
            .job = row.next<JobId>(),
            .status = row.next<std::string>(),
            .reasons = row.next<std::string>(),
            .every_days = row.next<int>(),
            .person_agreed = row.next<std::optional<bool>>(),
            .volunteer_agreed = row.next<std::optional<bool>>(),
            .person_relays = row.next<bool>(),
            .volunteer_relays = row.next<bool>(),
            .together = row.next<bool>(),
            .first_call_at = row.next<std::optional<Instant>>(),
            .started_at = row.next<std::optional<Instant>>(),
            .last_contact_at = row.next<std::optional<Instant>>(),
            .prompted_at = row.next<std::optional<Instant>>(),
            .review_on = row.next<std::optional<Day>>(),
            .ended_at = row.next<std::optional<Instant>>(),
            .ended_how = row.next<std::string>(),
            .ended_why = row.next<std::string>(),
            .made_by = row.next<std::string>(),
            .made_at = row.next<Instant>(),
            .version = row.next<int>()};
}

TalkRow read(sql::Row& row, sql::Into<TalkRow>) {
    return {.at = row.next<Instant>(),
            .how = row.next<std::string>(),
            .mood = row.next<std::string>(),
            .minutes = row.next<int>(),
            .note = row.next<Private>(),
            .by_name = row.next<std::string>()};
}

ReviewRow read(sql::Row& row, sql::Into<ReviewRow>) {
    return {.at = row.next<Instant>(),
            .person_says = row.next<std::string>(),
            .volunteer_says = row.next<std::string>(),
            .by_name = row.next<std::string>()};
}

std::optional<PairRow> pair_row(sql::Session& session, PairId pair) {
    return session.one<PairRow>(select("id = $1"), pair);
}

std::optional<PairRow> pair_of(sql::Session& session, NeedId need, VolunteerId volunteer) {
    return session.one<PairRow>(
        select("need_id = $1 AND volunteer_id = $2 AND ended_at IS NULL"), need, volunteer);
}

std::vector<PairRow> pairs_asked_of(sql::Session& session, VolunteerId volunteer) {
    return session.all<PairRow>(
        select("volunteer_id = $1 AND status = 'proposed' AND volunteer_agreed IS NULL "
               "ORDER BY made_at, id LIMIT 20"),
        volunteer);
}

std::vector<PairRow> pairs(sql::Session& session, std::string_view status, Day today, int most) {
    if (status == "review") {
        return session.all<PairRow>(
            select("status = 'talking' AND review_on <= $1 ORDER BY review_on, id LIMIT $2"),
            today, most);
    }
    if (status == "quiet") {
        return session.all<PairRow>(
            select("status = 'talking' AND prompted_at > last_contact_at "
                   "ORDER BY last_contact_at, id LIMIT $1"),
            most);
    }
    return session.all<PairRow>(select("status = $1 ORDER BY made_at DESC, id LIMIT $2"), status,
                                most);
}

std::optional<JobRow> job_of_pair(sql::Session& session, const PairRow& pair) {
    return session.one<JobRow>("SELECT " + std::string(job_columns) +
                                   " FROM job WHERE need_id = $1 AND closed_at IS NULL AND "
                                   "(volunteer_id = $2 OR volunteer_id IS NULL) "
                                   "ORDER BY due_at LIMIT 1",
                               pair.need, pair.volunteer);
}

std::vector<TalkRow> talks(sql::Session& session, PairId pair, int most) {
    return session.all<TalkRow>("SELECT at, how, mood, minutes, note, by_name FROM pair_contact "
                                "WHERE pair_id = $1 ORDER BY at DESC, id DESC LIMIT $2",
                                pair, most);
}

std::vector<ReviewRow> reviews(sql::Session& session, PairId pair) {
    return session.all<ReviewRow>("SELECT at, person_says, volunteer_says, by_name FROM "
                                  "pair_review WHERE pair_id = $1 ORDER BY at DESC LIMIT 50",
                                  pair);
}

}  // namespace kith::volunteering
