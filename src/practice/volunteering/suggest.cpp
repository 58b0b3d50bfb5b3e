#include "practice/volunteering/suggest.hpp"

#include <algorithm>
#include <map>

#include "engines/matching/matching.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/job.hpp"

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

constexpr int most_volunteers = 20'000;
constexpr int days_of_answers = 180;
constexpr std::string_view who_offer =
    "SELECT volunteer_id FROM volunteer_offer WHERE kind = $1";

matching::Moment moment(Instant instant) {
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

// Puts the engine's values together from the tables, one statement a table.
class Gathering {
  public:
    Gathering(sql::Session& session, const JobRow& job, Instant now)
        : session_(session), row_(job), now_(now), today_(london_day(now)) {}

    std::vector<matching::Volunteer> volunteers() {
        const auto kind = terms.kinds.add(row_.kind);
        for (const VolunteerRow& row : session_.all<VolunteerRow>(
                 "SELECT " + std::string(volunteer_columns) +
                     " FROM volunteer WHERE status = 'active' AND id IN (" +
                     std::string(who_offer) + ") ORDER BY id LIMIT $2",
                 row_.kind, most_volunteers)) {
            add(row);
            if (kind) found_.at(row.id).kinds.add(*kind);
        }
        add_checks();
        add_times();
        add_load();
        add_answers();
        // Those asked for this very job are not asked twice; nothing else is against them.
        for (const auto& id :
             session_.all<VolunteerId>("SELECT DISTINCT volunteer_id FROM job_offer WHERE "
                                       "job_id = $1 AND status <> 'taken' LIMIT 500",
                                       row_.id)) {
            found_.erase(id);
        }
        std::vector<matching::Volunteer> all;
        for (auto& [id, volunteer] : found_) all.push_back(std::move(volunteer));
        return all;
    }

    matching::Job job(const Likeness& person) {
        matching::Job made{.id = row_.id.string(),
                           .person = row_.person.string(),
                           .place = place(row_.latitude, row_.longitude),
                           .by_phone = row_.kind == "talk",
                           .minutes = row_.minutes,
                           .likeness = row_.kind == "talk",
                           .age = person.age};
        if (const auto kind = terms.kinds.add(row_.kind)) made.kind = *kind;
        for (const auto check : checks_for(row_.kind)) {
            if (const auto word = terms.checks.add(check)) made.checks.add(*word);
        }
        if (row_.from_at && *row_.from_at > now_) made.not_before = moment(*row_.from_at);
        if (row_.due_at > now_ + std::chrono::minutes(row_.minutes)) {
            made.not_after = moment(row_.due_at);
        }
        made.speaks = words(terms.languages, person.language);
        made.before = texts("SELECT DISTINCT volunteer_id FROM job WHERE person_id = $1 AND "
                            "volunteer_id IS NOT NULL AND status = 'done' "
                            "ORDER BY volunteer_id LIMIT 100",
                            row_.person);
        return made;
    }

    const VolunteerRow* row(std::string_view id) const {
        for (const auto& one : rows_) {
            if (one.id.text() == id) return &one;
        }
        return nullptr;
    }

    matching::Terms terms;

  private:
    void add(const VolunteerRow& row) {
        matching::Volunteer made{.id = row.id.string(),
                                 .place = place(row.latitude, row.longitude),
                                 .reach = reach(row),
                                 .available = !row.paused_until || *row.paused_until <= today_,
                                 .jobs_free = row.jobs_at_once,
                                 .minutes_free = row.hours_a_week * 60};
        if (row.born_on) made.born = matching_day(*row.born_on);
        made.languages = words(terms.languages, row.languages);
        made.interests = words(terms.interests, row.interests);
        made.experience = words(terms.experience, row.experience);
        found_.emplace(row.id, std::move(made));
        rows_.push_back(row);
    }

    template <class Row, class Visit>
    void each(std::string_view sql, const Visit& visit) {
        session_.each<Row>(
            [&](Row&& row) {
                const auto who = found_.find(std::get<0>(row));
                if (who != found_.end()) visit(who->second, row);
            },
            sql, row_.kind);
    }

    void add_checks() {
        each<std::tuple<VolunteerId, std::string, std::optional<Day>>>(
            "SELECT volunteer_id, kind, expires_on FROM volunteer_check WHERE volunteer_id IN (" +
                std::string(who_offer) + ")",
            [&](matching::Volunteer& who, const auto& row) {
                const auto word = terms.checks.add(std::get<1>(row));
                if (!word) return;
                matching::Dated dated{.what = *word};
                if (std::get<2>(row)) dated.until = matching_day(*std::get<2>(row));
                who.checks.push_back(dated);
            });
    }

    void add_times() {
        std::map<std::string, bool> begun;
        each<std::tuple<VolunteerId, int, int>>(
            "SELECT volunteer_id, from_minute, to_minute FROM volunteer_time "
            "WHERE volunteer_id IN (" +
                std::string(who_offer) + ")",
            [&](matching::Volunteer& who, const auto& row) {
                if (!begun[who.id]) who.hours = matching::WeekHours();
                begun[who.id] = true;
                who.hours.open(std::get<1>(row) / matching::slot_minutes,
                               std::get<2>(row) / matching::slot_minutes);
            });
    }

    void add_load() {
        using Row = std::tuple<VolunteerId, std::string, Instant, int>;
        session_.each<Row>(
            [&](Row&& row) {
                const auto found = found_.find(std::get<0>(row));
                if (found == found_.end()) return;
                auto& who = found->second;
                const bool open = std::get<1>(row) != "done";
                const bool this_week = std::get<2>(row) > now_ - 7 * 24h;
                if (open) --who.jobs_free;
                if (this_week) who.minutes_free -= std::get<3>(row);
                who.jobs_this_week += this_week ? 1 : 0;
                who.jobs_this_month += std::get<2>(row) > now_ - 30 * 24h ? 1 : 0;
                const auto day = matching_day(london_day(std::get<2>(row)));
                if (!who.last_job || *who.last_job < day) who.last_job = day;
            },
            "SELECT volunteer_id, status, accepted_at, minutes FROM job "
            "WHERE volunteer_id IS NOT NULL AND accepted_at IS NOT NULL AND "
            "status IN ('accepted', 'under way', 'done') AND (closed_at IS NULL OR closed_at > $1)",
            now_ - 60 * 24h);
    }

    void add_answers() {
        using Row = std::tuple<VolunteerId, int, int>;
        session_.each<Row>(
            [&](Row&& row) {
                const auto found = found_.find(std::get<0>(row));
                if (found == found_.end()) return;
                found->second.asked = std::get<1>(row);
                found->second.accepted = std::get<2>(row);
            },
            "SELECT volunteer_id, count(*), "
            "CAST(SUM(CASE WHEN status = 'accepted' THEN 1 ELSE 0 END) AS BIGINT) "
            "FROM job_offer WHERE offered_at > $1 AND "
            "status IN ('accepted', 'passed', 'no answer') "
            "GROUP BY volunteer_id",
            now_ - days_of_answers * 24h);
    }

    template <class T>
    std::vector<std::string> texts(std::string_view sql, const T& value) {
        return session_.all<std::string>(sql, value);
    }

    sql::Session& session_;
    const JobRow& row_;
    Instant now_;
    Day today_;
    std::map<VolunteerId, matching::Volunteer> found_{};
    std::vector<VolunteerRow> rows_{};
};

}  // namespace

Suggestions suggest(sql::Session& session, const JobRow& job, const Likeness& person, int how_many,
                    Instant now) {
    Gathering gathering(session, job, now);
    const matching::Index index(gathering.volunteers());
    const matching::Job wanted = gathering.job(person);
    const matching::Weights weights;
    const matching::Setting setting{gathering.terms, weights, moment(now)};
    const matching::Answer answer = matching::best_for(wanted, index, setting, how_many);
    Suggestions made;
    for (const auto& proposal : answer.proposals) {
        const VolunteerRow* row = gathering.row(proposal.volunteer);
        if (row == nullptr) continue;
        made.best.push_back({.volunteer = row->id,
                             .name = row->name,
                             .has_account = row->account.has_value(),
                             .reasons = proposal.reasons});
    }
    if (answer.obvious_other) {
        if (const auto* row = gathering.row(answer.obvious_other->volunteer)) {
            made.other_name = row->name.for_reader();
            made.other_why = answer.obvious_other->why;
        }
    }
    for (const auto& obstacle : answer.obstacles) {
        const VolunteerRow* row = gathering.row(obstacle.nearest);
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
