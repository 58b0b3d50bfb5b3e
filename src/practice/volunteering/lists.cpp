#include "practice/volunteering/lists.hpp"

#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::volunteering {
namespace {

constexpr std::string_view offer_columns =
    "SELECT o.job_id, o.volunteer_id, v.name, o.offered_at, o.answer_by, o.reasons, o.status, "
    "o.pass_reason, o.answered_at FROM job_offer o JOIN volunteer v ON v.id = o.volunteer_id ";
constexpr std::string_view step_columns = "s.at, s.what, s.note, s.mood, s.money_pence, s.by_name";

std::string jobs_where(std::string_view rest) {
    return "SELECT " + std::string(job_columns) + " FROM job WHERE " + std::string(rest);
}

std::string filtered(const BoardFilter& filter, sql::Arguments& with) {
    std::string where;
    if (!filter.kind.empty()) where += " AND kind = " + with.add(filter.kind);
    if (!filter.area.empty()) where += " AND area = " + with.add(filter.area);
    return where;
}

}  // namespace

OfferRow read(sql::Row& row, sql::Into<OfferRow>) {
    return {.job = row.next<JobId>(),
            .volunteer = row.next<VolunteerId>(),
            .volunteer_name = row.next<Private>(),
            .offered_at = row.next<Instant>(),
            .answer_by = row.next<Instant>(),
            .reasons = row.next<std::string>(),
            .status = row.next<std::string>(),
            .pass_reason = row.next<std::string>(),
            .answered_at = row.next<std::optional<Instant>>()};
}

StepRow read(sql::Row& row, sql::Into<StepRow>) {
    return {.at = row.next<Instant>(),
            .what = row.next<std::string>(),
            .note = row.next<Private>(),
            .mood = row.next<std::string>(),
            .money = row.next<std::optional<Pence>>(),
            .by_name = row.next<std::string>()};
}

CheckRow read(sql::Row& row, sql::Into<CheckRow>) {
    return {.id = row.next<std::string>(),
            .kind = row.next<std::string>(),
            .passed_on = row.next<Day>(),
            .expires_on = row.next<std::optional<Day>>(),
            .note = row.next<std::string>(),
            .version = row.next<int>(),
            .read_again = row.next<bool>()};
}

std::vector<OfferRow> offers_of_job(sql::Session& session, JobId job) {
    return session.all<OfferRow>(
        std::string(offer_columns) +
            "WHERE o.job_id = $1 ORDER BY o.offered_at DESC, o.id LIMIT 50",
        job);
}

std::optional<OfferRow> offer_to(sql::Session& session, JobId job, VolunteerId volunteer) {
    return session.one<OfferRow>(
        std::string(offer_columns) +
            "WHERE o.job_id = $1 AND o.volunteer_id = $2 ORDER BY o.offered_at DESC, o.id DESC "
            "LIMIT 1",
        job, volunteer);
}

std::vector<JobRow> offered_to(sql::Session& session, VolunteerId volunteer, Instant now) {
    return session.all<JobRow>(
        jobs_where("closed_at IS NULL AND volunteer_id IS NULL AND id IN "
                   "(SELECT job_id FROM job_offer WHERE volunteer_id = $1 AND status = 'waiting' "
                   "AND answer_by >= $2) ORDER BY urgent DESC, due_at, id LIMIT 50"),
        volunteer, now);
}

std::vector<JobRow> in_hand(sql::Session& session, VolunteerId volunteer) {
    return session.all<JobRow>(
        jobs_where("volunteer_id = $1 AND status IN ('accepted', 'under way') "
                   "ORDER BY due_at, id LIMIT 100"),
        volunteer);
}

std::vector<JobRow> done_by(sql::Session& session, VolunteerId volunteer, int most) {
    return session.all<JobRow>(
        jobs_where("volunteer_id = $1 AND status = 'done' ORDER BY closed_at DESC, id LIMIT $2"),
        volunteer, most);
}

int minutes_given(sql::Session& session, VolunteerId volunteer, Day since) {
    return session.value<int>(
        "SELECT CAST(COALESCE(SUM(minutes), 0) AS BIGINT) FROM volunteer_hours "
        "WHERE volunteer_id = $1 AND on_day >= $2",
        volunteer, since);
}

std::vector<StepRow> steps_of_job(sql::Session& session, JobId job) {
    return session.all<StepRow>("SELECT " + std::string(step_columns) +
                                    " FROM job_step s WHERE s.job_id = $1 ORDER BY s.at, s.id "
                                    "LIMIT 200",
                                job);
}

std::vector<StepRow> contacts_of_need(sql::Session& session, NeedId need, int most) {
    return session.all<StepRow>("SELECT " + std::string(step_columns) +
                                    " FROM job_step s JOIN job j ON j.id = s.job_id "
                                    "WHERE j.need_id = $1 AND s.what = 'done' "
                                    "ORDER BY s.at DESC, s.id LIMIT $2",
                                need, most);
}

std::vector<JobRow> board(sql::Session& session, const BoardFilter& filter, int most) {
    sql::Arguments with;
    const std::string where = filtered(filter, with);
    const std::string now = with.add(filter.now);
    return session.all<JobRow>(
        jobs_where("closed_at IS NULL" + where + " ORDER BY CASE WHEN due_at < " + now +
                   " THEN 0 ELSE 1 END, returned DESC, urgent DESC, due_at, id LIMIT " +
                   with.add(most)),
        with);
}

std::vector<JobRow> done_since(sql::Session& session, const BoardFilter& filter, int most) {
    sql::Arguments with;
    const std::string where = filtered(filter, with);
    return session.all<JobRow>(jobs_where("closed_at >= " + with.add(filter.day_begins) +
                                          " AND status = 'done'" + where +
                                          " ORDER BY closed_at DESC, id LIMIT " + with.add(most)),
                               with);
}

std::vector<JobRow> jobs_page(sql::Session& session, std::string_view status,
                              std::string_view kind, std::string_view after, int most) {
    sql::Arguments with;
    std::string where = "1 = 1";
    if (!status.empty()) where += " AND status = " + with.add(status);
    if (!kind.empty()) where += " AND kind = " + with.add(kind);
    if (!after.empty()) where += " AND id < " + with.add(after);
    return session.all<JobRow>(jobs_where(where + " ORDER BY id DESC LIMIT " + with.add(most)),
                               with);
}

std::vector<std::string> areas_of_jobs(sql::Session& session) {
    return session.all<std::string>(
        "SELECT DISTINCT area FROM job WHERE closed_at IS NULL AND area <> '' ORDER BY area "
        "LIMIT 200");
}

std::vector<std::pair<VolunteerId, Private>> names_of(
    sql::Session& session, const std::vector<VolunteerId>& volunteers) {
    if (volunteers.empty()) return {};
    sql::Arguments with;
    const std::string list = with.add_each(volunteers);
    std::vector<std::pair<VolunteerId, Private>> names;
    session.each<std::tuple<VolunteerId, Private>>(
        [&](std::tuple<VolunteerId, Private>&& row) {
            names.emplace_back(std::get<0>(row), std::get<1>(row));
        },
        "SELECT id, name FROM volunteer WHERE id IN (" + list + ")", with);
    return names;
}

std::vector<CheckRow> checks_of(sql::Session& session, VolunteerId volunteer) {
    return session.all<CheckRow>(R"(
        SELECT id, kind, passed_on, expires_on, note, version,
               CASE WHEN EXISTS (SELECT 1 FROM handbook_page now
                                  WHERE now.part = 'check' AND now.id = volunteer_check.kind
                                    AND now.state = 'published')
                     AND EXISTS (SELECT 1 FROM handbook_page asks
                                  WHERE asks.part = 'check' AND asks.id = volunteer_check.kind
                                    AND asks.again = 1 AND asks.state IN ('published', 'retired')
                                    AND asks.version >
                                        (SELECT max(taken.version) FROM volunteer_check taken
                                          WHERE taken.volunteer_id = $1
                                            AND taken.kind = volunteer_check.kind))
                    THEN 1 ELSE 0 END
          FROM volunteer_check
         WHERE volunteer_id = $1 ORDER BY kind, passed_on DESC, id LIMIT 100)",
                                 volunteer);
}

std::vector<std::string> to_read_again(const std::vector<CheckRow>& checks) {
    std::vector<std::string> kinds;
    for (const CheckRow& check : checks) {
        // The checks of one kind stand together.
        const bool known = !kinds.empty() && kinds.back() == check.kind;
        if (check.read_again && !known) kinds.push_back(check.kind);
    }
    return kinds;
}

std::vector<std::pair<int, int>> times_of(sql::Session& session, VolunteerId volunteer) {
    std::vector<std::pair<int, int>> times;
    session.each<std::tuple<int, int>>(
        [&](std::tuple<int, int>&& row) {
            times.emplace_back(std::get<0>(row), std::get<1>(row));
        },
        "SELECT from_minute, to_minute FROM volunteer_time WHERE volunteer_id = $1 "
        "ORDER BY from_minute LIMIT 100",
        volunteer);
    return times;
}

std::vector<VolunteerRow> volunteers_page(sql::Session& session, const VolunteerFilter& filter,
                                          int most) {
    sql::Arguments with;
    std::string where = "1 = 1";
    if (!filter.status.empty()) where += " AND status = " + with.add(filter.status);
    if (!filter.kind.empty()) {
        where += " AND id IN (SELECT volunteer_id FROM volunteer_offer WHERE kind = " +
                 with.add(filter.kind) + ")";
    }
    for (const auto word : text::words(filter.typed)) {
        const std::string like = with.add("%" + std::string(word) + "%");
        where += " AND (lower(name) LIKE lower(" + like + ") OR lower(email) LIKE lower(" + like +
                 "))";
    }
    if (!filter.after_id.empty()) {
        const std::string name = with.add(filter.after_name);
        where += " AND (name > " + name + " OR (name = " + name + " AND id > " +
                 with.add(filter.after_id) + "))";
    }
    return session.all<VolunteerRow>("SELECT " + std::string(volunteer_columns) +
                                         " FROM volunteer WHERE " + where +
                                         " ORDER BY name, id LIMIT " + with.add(most),
                                     with);
}

}  // namespace kith::volunteering
