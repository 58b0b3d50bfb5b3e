#include "practice/volunteering/jobs/roster.hpp"

#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

constexpr int most_volunteers = 100'000;
constexpr int days_of_load = 60;
constexpr int minutes_of_anything = 7 * 24 * 60;
constexpr int most_known = 100;

matching::Moment moment_of(Instant instant) {
    const CivilTime at = london_time(instant);
    return matching::Moment{at.day.midnight_utc().time_since_epoch() +
                            std::chrono::minutes(at.time.minutes())};
}

matching::Day matching_day(Day day) { return matching::Day{day.midnight_utc()}; }

std::optional<matching::Place> place(const std::optional<double>& latitude,
                                     const std::optional<double>& longitude) {
    if (!latitude || !longitude) return std::nullopt;
    return matching::place_from_degrees(*latitude, *longitude);
}

// The words of a list such as "Polish, Urdu", each with its number.
matching::WordSet words(matching::Vocabulary& vocabulary, std::string_view list) {
    matching::WordSet set;
    for (const auto part : text::split(list, ',')) {
        const std::string word = text::lower(text::trim(part));
        if (word.empty()) continue;
        if (const auto known = vocabulary.add(word)) set.add(*known);
    }
    return set;
}

matching::Reach reach(const VolunteerRow& row) {
    if (row.travels_by == "car") return {.car = row.travels_metres};
    if (row.travels_by == "bicycle") return {.bicycle = row.travels_metres};
    return {.foot = row.travels_metres};
}

}  // namespace

Roster::Roster(sql::Session& session, const Whom& whom, Instant now)
    : session_(session), book_(handbook(session)), whom_(whom), now_(now), today_(london_day(now)),
      moment_(moment_of(now)) {
    add_rows();
    add_kinds();
    add_checks();
    add_never();
    if (whom_.load) add_load();
    if (!whom_.plans) return;
    add_times();
    add_away();
    add_extra();
    add_answers();
}

std::vector<matching::Volunteer> Roster::list() const {
    std::vector<matching::Volunteer> all;
    all.reserve(found_.size());
    for (const auto& [id, volunteer] : found_) all.push_back(volunteer);
    return all;
}

const VolunteerRow* Roster::row(std::string_view id) const {
    const auto found = rows_.find(id);
    return found == rows_.end() ? nullptr : &found->second;
}

// SELECT … WHERE volunteer_id IN (whom), each row handed to `visit` with its volunteer.
template <class Row, class Visit>
void Roster::each(std::string_view select, const Visit& visit, std::string_view rest,
                  std::optional<Instant> since) {
    sql::Arguments with;
    std::string where = " WHERE volunteer_id IN (SELECT id FROM volunteer WHERE status = 'active')";
    if (whom_.one) {
        where = " WHERE volunteer_id = " + with.add(*whom_.one);
    } else if (!whom_.kind.empty()) {
        where = " WHERE volunteer_id IN (SELECT volunteer_id FROM volunteer_offer WHERE kind = " +
                with.add(whom_.kind) + ")";
    }
    session_.each<Row>(
        [&](Row&& row) {
            const auto who = found_.find(std::get<0>(row));
            if (who != found_.end()) visit(who->second, row);
        },
        std::string(select) + where + (since ? " AND accepted_at > " + with.add(*since) : "") +
            std::string(rest),
        with);
}

void Roster::add_rows() {
    sql::Arguments with;
    std::string where = "status = 'active'";
    if (whom_.one) {
        where = "id = " + with.add(*whom_.one);
    } else if (!whom_.kind.empty()) {
        where += " AND id IN (SELECT volunteer_id FROM volunteer_offer WHERE kind = " +
                 with.add(whom_.kind) + ")";
    }
    session_.each<VolunteerRow>([&](VolunteerRow&& row) { add(row); },
                                "SELECT " + std::string(volunteer_columns) +
                                    " FROM volunteer WHERE " + where + " ORDER BY id LIMIT " +
                                    with.add(most_volunteers),
                                with);
}

void Roster::add(const VolunteerRow& row) {
    matching::Volunteer made{
        .id = row.id.string(),
        .place = place(row.latitude, row.longitude),
        .reach = reach(row),
        .available = row.status == "active" && (!row.paused_until || *row.paused_until <= today_),
        .jobs_free = row.jobs_at_once,
        .minutes_free = row.hours_a_week * 60};
    if (row.born_on) made.born = matching_day(*row.born_on);
    made.languages = words(terms_.languages, row.languages);
    made.interests = words(terms_.interests, row.interests);
    made.experience = words(terms_.experience, book_.experience_words(row.experience));
    made.skills = words(terms_.skills, row.skills);
    made.vehicles = words(terms_.vehicles, row.travels_by == "car" ? "car" : "");
    found_.emplace(row.id, std::move(made));
    rows_.emplace(row.id.string(), row);
}

void Roster::add_kinds() {
    each<std::tuple<VolunteerId, std::string>>(
        "SELECT volunteer_id, kind FROM volunteer_offer",
        [&](matching::Volunteer& who, const auto& row) {
            if (const auto word = terms_.kinds.add(book_.kind(std::get<1>(row)).name)) {
                who.kinds.add(*word);
            }
        });
}

void Roster::add_checks() {
    each<std::tuple<VolunteerId, std::string, std::optional<Day>>>(
        "SELECT volunteer_id, kind, expires_on FROM volunteer_check",
        [&](matching::Volunteer& who, const auto& row) {
            const auto word = terms_.checks.add(book_.check_name(std::get<1>(row)));
            if (!word) return;
            matching::Dated dated{.what = *word};
            if (std::get<2>(row)) dated.until = matching_day(*std::get<2>(row));
            who.checks.push_back(dated);
        });
}

// Who is on call now is free now, whatever their week says.
void Roster::open_now(const VolunteerRow& row, matching::Volunteer& who) const {
    if (!row.on_call_until || *row.on_call_until <= now_) return;
    const int from = matching::slot_of(moment_);
    const int to = matching::slot_of(moment_of(*row.on_call_until));
    who.hours.open(from, to > from ? to : from + matching::slots_in_day);
}

void Roster::add_times() {
    std::map<std::string, bool> begun;
    each<std::tuple<VolunteerId, int, int>>(
        "SELECT volunteer_id, from_minute, to_minute FROM volunteer_time",
        [&](matching::Volunteer& who, const auto& row) {
            if (!begun[who.id]) who.hours = matching::WeekHours();
            begun[who.id] = true;
            who.hours.open(std::get<1>(row) / matching::slot_minutes,
                           std::get<2>(row) / matching::slot_minutes);
        });
    for (auto& [id, who] : found_) open_now(rows_.find(who.id)->second, who);
}

void Roster::add_away() {
    each<std::tuple<VolunteerId, Day, Day>>(
        "SELECT volunteer_id, from_day, to_day FROM volunteer_away",
        [&](matching::Volunteer& who, const auto& row) {
            who.away.push_back({matching_day(std::get<1>(row)), matching_day(std::get<2>(row))});
        });
}

void Roster::add_extra() {
    each<std::tuple<VolunteerId, Day, int, int>>(
        "SELECT volunteer_id, on_day, from_minute, to_minute FROM volunteer_extra",
        [&](matching::Volunteer& who, const auto& row) {
            if (std::get<1>(row) < today_) return;
            const auto day = matching::start_of(matching_day(std::get<1>(row)));
            who.extra.push_back({day + std::chrono::minutes(std::get<2>(row)),
                                 day + std::chrono::minutes(std::get<3>(row))});
        });
}

void Roster::add_never() {
    each<std::tuple<VolunteerId, PersonId>>(
        "SELECT volunteer_id, person_id FROM volunteer_never",
        [&](matching::Volunteer& who, const auto& row) {
            who.never.push_back(std::get<1>(row).string());
        });
}

void Roster::add_load() {
    using Row = std::tuple<VolunteerId, std::string, Instant, int>;
    each<Row>(
        "SELECT volunteer_id, status, accepted_at, minutes FROM job",
        [&](matching::Volunteer& who, const Row& row) {
            const bool this_week = std::get<2>(row) > now_ - 7 * 24h;
            if (std::get<1>(row) != "done") --who.jobs_free;
            if (this_week) who.minutes_free -= std::get<3>(row);
            who.jobs_this_week += this_week ? 1 : 0;
            who.jobs_this_month += std::get<2>(row) > now_ - 30 * 24h ? 1 : 0;
            const auto day = matching_day(london_day(std::get<2>(row)));
            if (!who.last_job || *who.last_job < day) who.last_job = day;
        },
        " AND status IN ('accepted', 'under way', 'done')", now_ - days_of_load * 24h);
}

void Roster::add_answers() {
    using Row = std::tuple<VolunteerId, int, int>;
    each<Row>("SELECT volunteer_id, count(*), "
              "CAST(SUM(CASE WHEN status = 'accepted' THEN 1 ELSE 0 END) AS BIGINT) FROM job_offer",
              [](matching::Volunteer& who, const Row& row) {
                  who.asked = std::get<1>(row);
                  who.accepted = std::get<2>(row);
              },
              " AND status IN ('accepted', 'passed', 'no answer') GROUP BY volunteer_id");
}

matching::Job Roster::job(const JobRow& row, const Likeness& person) {
    const JobKind& kind = book_.kind(row.rules, row.rules_version);
    matching::Job made{.id = row.id.string(),
                       .person = row.person.string(),
                       .place = place(row.latitude, row.longitude),
                       .by_phone = kind.by_phone,
                       .minutes = row.minutes,
                       .health_critical = row.health_critical,
                       .likeness = kind.likeness || !row.experience.empty()};
    // Who is like the person suits better for company alone; what they have known, wherever asked.
    if (kind.likeness) made.age = person.age;
    // What volunteers offer is told apart by today’s names, whatever the job was made by.
    if (const auto word = terms_.kinds.add(book_.kind(row.kind).name)) made.kind = *word;
    for (const auto& check : kind.checks) {
        if (const auto word = terms_.checks.add(book_.check_name(check))) made.checks.add(*word);
    }
    if (row.from_at && *row.from_at > now_) made.not_before = moment_of(*row.from_at);
    if (row.due_at > now_ + std::chrono::minutes(row.minutes)) {
        made.not_after = moment_of(row.due_at);
    }
    made.skills = words(terms_.skills, row.skills + "," + kind.skills);
    made.vehicles = words(terms_.vehicles, row.vehicle.empty() ? kind.vehicle : row.vehicle);
    made.languages = words(terms_.languages, row.language);
    if (kind.likeness) made.speaks = words(terms_.languages, person.language);
    made.experience = words(terms_.experience, book_.experience_words(row.experience));
    return made;
}

void Roster::know(matching::Job& job, const JobRow& row) {
    job.before = session_.all<std::string>(
        "SELECT DISTINCT volunteer_id FROM job WHERE person_id = $1 AND volunteer_id IS NOT NULL "
        "AND status = 'done' ORDER BY volunteer_id LIMIT $2",
        row.person, most_known);
    job.never = session_.all<std::string>(
        "SELECT DISTINCT volunteer_id FROM job_offer WHERE job_id = $1 AND status <> 'taken' "
        "LIMIT $2",
        row.id, most_known);
}

std::optional<std::string> unsuitable(sql::Session& session, const JobRow& job,
                                      const VolunteerRow& volunteer, Instant now, Judged judged) {
    const bool load = judged == Judged::to_offer;
    Roster roster(session, {.one = volunteer.id, .plans = false, .load = load}, now);
    matching::Volunteer who = roster.volunteers().at(volunteer.id);
    // How far, when and how long they help was said for what is proposed to them; a coordinator
    // may have asked, and they may say yes to more.
    who.minutes_free = minutes_of_anything;
    matching::Job wanted = roster.job(job, {});
    wanted.by_phone = true;
    const auto judgement = matching::judge(wanted, who, roster.setting());
    if (judgement.allowed) return std::nullopt;
    return "This volunteer " +
           (volunteer.status == "active" || volunteer.status == "paused"
                ? judgement.broken.front()
                : std::string("is not active at the moment"));
}

}  // namespace kith::volunteering
