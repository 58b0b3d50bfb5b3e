#include "engines/matching/reading.hpp"

#include <array>
#include <unordered_set>

#include "engines/matching/fields.hpp"

namespace kith::matching {
namespace {

constexpr double metres_in_km = 1000;
constexpr double reach_km_most = 1000;
constexpr double reach_km_unsaid = 5;

constexpr std::array<std::string_view, 28> job_columns{
    "job",      "person",     "lat",       "lon",       "east",      "north",
    "by_phone", "kind",       "checks",    "training",  "skills",    "vehicles",
    "sex",      "youth",      "not_after", "languages", "hours",     "not_before",
    "minutes",  "volunteers", "never",     "before",    "likeness",  "health_critical",
    "age",      "speaks",     "interests", "experience"};

constexpr std::array<std::string_view, 33> volunteer_columns{
    "volunteer",  "lat",       "lon",        "east",   "north",     "foot_km",
    "bicycle_km", "car_km",    "available",  "kinds",  "checks",    "training",
    "skills",     "vehicles",  "languages",  "sex",    "born",      "hours",
    "away",       "extra",     "from",       "until",  "never",     "jobs_free",
    "interests",  "hours_free", "experience", "last_job", "asked",  "accepted",
    "stops",      "jobs_this_week", "jobs_this_month"};

Youth youth(Fields& fields) {
    const auto cell = fields.text("youth");
    if (cell == "anyone") return Youth::anyone;
    if (cell == "with adult") return Youth::with_an_adult;
    if (!cell.empty() && cell != "adults") {
        fields.refuse("youth", "is not adults, with adult or anyone");
    }
    return Youth::adults_only;
}

Job read_job(Fields& fields, Terms& terms) {
    Job job{.id = std::string(fields.text("job"))};
    job.person = fields.text("person");
    job.place = fields.place();
    job.by_phone = fields.yes("by_phone", false);
    job.kind = fields.word("kind", terms.kinds);
    job.checks = fields.words("checks", terms.checks);
    job.training = fields.words("training", terms.training);
    job.skills = fields.words("skills", terms.skills);
    job.vehicles = fields.words("vehicles", terms.vehicles);
    job.languages = fields.words("languages", terms.languages);
    job.sex_asked_for = fields.sex("sex");
    job.youth = youth(fields);
    job.not_before = fields.moment("not_before");
    job.not_after = fields.moment("not_after");
    job.hours = fields.week("hours");
    job.minutes = fields.whole("minutes", 1, 24 * 60, job.minutes);
    job.volunteers = fields.whole("volunteers", 1, 50, 1);
    job.health_critical = fields.yes("health_critical", false);
    job.never = fields.list("never");
    job.before = fields.list("before");
    job.likeness = fields.yes("likeness", false);
    if (!fields.text("age").empty()) job.age = fields.whole("age", 0, 130, 0);
    job.speaks = fields.words("speaks", terms.languages);
    job.interests = fields.words("interests", terms.interests);
    job.experience = fields.words("experience", terms.experience);
    return job;
}

Reach reach(Fields& fields) {
    const auto metres = [&](std::string_view column) {
        return static_cast<std::int32_t>(fields.number(column, 0, reach_km_most, 0) *
                                         metres_in_km);
    };
    const bool unsaid = fields.text("foot_km").empty() && fields.text("bicycle_km").empty() &&
                        fields.text("car_km").empty();
    if (unsaid) return {.foot = static_cast<std::int32_t>(reach_km_unsaid * metres_in_km)};
    return {.foot = metres("foot_km"), .bicycle = metres("bicycle_km"), .car = metres("car_km")};
}

Volunteer read_volunteer(Fields& fields, Terms& terms) {
    Volunteer volunteer{.id = std::string(fields.text("volunteer"))};
    volunteer.place = fields.place();
    volunteer.reach = reach(fields);
    volunteer.available = fields.yes("available", true);
    volunteer.kinds = fields.words("kinds", terms.kinds);
    volunteer.checks = fields.dated("checks", terms.checks);
    volunteer.training = fields.dated("training", terms.training);
    volunteer.skills = fields.words("skills", terms.skills);
    volunteer.vehicles = fields.words("vehicles", terms.vehicles);
    volunteer.languages = fields.words("languages", terms.languages);
    volunteer.sex = fields.sex("sex");
    volunteer.born = fields.day("born");
    volunteer.hours = fields.week("hours");
    volunteer.away = fields.away("away");
    volunteer.extra = fields.extra("extra");
    volunteer.from = fields.day("from");
    volunteer.until = fields.day("until");
    volunteer.jobs_free = fields.whole("jobs_free", 0, 1000, volunteer.jobs_free);
    const double hours = fields.number("hours_free", 0, 168, volunteer.minutes_free / 60.0);
    volunteer.minutes_free = static_cast<int>(hours * 60);
    volunteer.never = fields.list("never");
    volunteer.interests = fields.words("interests", terms.interests);
    volunteer.experience = fields.words("experience", terms.experience);
    volunteer.jobs_this_week = fields.whole("jobs_this_week", 0, 1000, 0);
    volunteer.jobs_this_month = fields.whole("jobs_this_month", 0, 1000, 0);
    volunteer.last_job = fields.day("last_job");
    volunteer.asked = fields.whole("asked", 0, 100'000, 0);
    volunteer.accepted = fields.whole("accepted", 0, 100'000, 0);
    volunteer.stops = fields.stops("stops");
    return volunteer;
}

template <class Thing, class Read>
Result<std::vector<Thing>> read_all(const Table& table, std::span<const std::string_view> columns,
                                    Terms& terms, Read read) {
    Fields fields = KITH_TRY(Fields::of(table, columns));
    std::vector<Thing> things;
    things.reserve(table.rows());
    std::unordered_set<std::string_view> ids;
    ids.reserve(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        fields.go_to(row);
        const std::string_view id = fields.text(columns.front());
        if (id.empty()) fields.refuse(columns.front(), "must be given");
        if (!ids.insert(id).second) fields.refuse(columns.front(), "is there twice");
        things.push_back(read(fields, terms));
    }
    if (!fields.errors().empty()) return problem(Invalid{fields.errors()});
    return things;
}

}  // namespace

Result<std::vector<Job>> read_jobs(const Table& table, Terms& terms) {
    return read_all<Job>(table, job_columns, terms, read_job);
}

Result<std::vector<Volunteer>> read_volunteers(const Table& table, Terms& terms) {
    return read_all<Volunteer>(table, volunteer_columns, terms, read_volunteer);
}

}  // namespace kith::matching
