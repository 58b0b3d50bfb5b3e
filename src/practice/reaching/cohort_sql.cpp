#include <algorithm>

#include "platform/base/london.hpp"
#include "practice/reaching/store.hpp"

namespace kith::reaching {

struct Candidate {
    PersonId person;
    std::string ward;
    Known known;
};
Candidate read(sql::Row& row, sql::Into<Candidate>) {
    Candidate one{.person = row.next<PersonId>(),
                  .ward = row.next<std::optional<std::string>>().value_or(""),
                  .known = {}};
    one.known.born_on = row.next<std::optional<Day>>();
    one.known.lives_alone = row.next<bool>();
    one.known.hearing = row.next<bool>();
    one.known.interpreter = row.next<bool>();
    one.known.no_phone = row.next<bool>();
    one.known.carer = row.next<bool>();
    return one;
}

InWard read(sql::Row& row, sql::Into<InWard>) {
    return {.code = row.next<std::string>(),
            .name = row.next<std::string>(),
            .people = row.next<std::int64_t>()};
}

namespace {

using namespace std::chrono_literals;

constexpr std::string_view alive = "person.merged_into IS NULL AND person.died_on IS NULL AND "
                                   "person.moved_away_on IS NULL";

Instant days_before(Instant now, const std::string& days) {
    return now - 24h * std::stoi(days);
}

// The SQL of one condition; every value goes through `with`.
std::string sql_of(const Condition& condition, sql::Arguments& with, Instant now) {
    const std::string& kind = condition.kind;
    const auto age = [&] { return std::stoi(condition.values.front()); };
    const Day today = london_day(now);
    if (kind == "lives alone") return "person.lives_alone = 1";
    if (kind == "age from") return "person.born_on <= " + with.add(born_by(age(), today));
    if (kind == "age to") return "person.born_on > " + with.add(born_by(age() + 1, today));
    if (kind == "hearing") return "person.hearing <> ''";
    if (kind == "interpreter") return "person.interpreter = 1";
    if (kind == "not asked") return "person.shares = 'not asked'";
    if (kind == "ward") return "person.ward IN (" + with.add_each(condition.values) + ")";
    if (kind == "district") return "person.district IN (" + with.add_each(condition.values) + ")";
    if (kind == "flag") {
        return "person.id IN (SELECT person_id FROM person_flag_facts WHERE ended_on IS NULL AND "
               "kind IN (" + with.add_each(condition.values) + "))";
    }
    if (kind == "open need") {
        return "person.id IN (SELECT person_id FROM need_person_facts WHERE closed_at IS NULL AND "
               "category IN (" + with.add_each(condition.values) + "))";
    }
    if (kind == "no contact") {
        const std::string since = with.add(days_before(now, condition.values.front()));
        return "person.id NOT IN (SELECT person_id FROM contact_person_facts WHERE at >= " + since +
               ") AND person.id NOT IN (SELECT person_id FROM call_try_facts WHERE outcome = "
               "'spoke' AND at >= " + since + ")";
    }
    if (kind == "never reached") {
        return "NOT EXISTS (SELECT 1 FROM contact_person_facts met WHERE met.person_id = "
               "person.id) AND NOT EXISTS (SELECT 1 FROM call_try_facts met WHERE met.person_id = "
               "person.id AND met.outcome = 'spoke')";
    }
    if (kind == "no phone") {
        return "NOT EXISTS (SELECT 1 FROM person_number_facts number WHERE number.person_id = "
               "person.id AND number.kind = 'phone' AND number.state <> 'bad')";
    }
    if (kind == "bad number") {
        return "person.id IN (SELECT person_id FROM person_number_facts WHERE kind = 'phone' AND "
               "state = 'bad')";
    }
    if (kind == "carer") {
        return "(person.id IN (SELECT person_id FROM relation_facts WHERE cares_for = 1 AND "
               "ended_at IS NULL) OR person.id IN (SELECT person_id FROM person_flag_facts WHERE "
               "kind = 'carer' AND ended_on IS NULL))";
    }
    if (kind == "cared for") {
        return "person.id IN (SELECT other_person_id FROM relation_facts WHERE cares_for = 1 AND "
               "ended_at IS NULL AND other_person_id IS NOT NULL)";
    }
    throw std::logic_error("a condition without SQL");
}

std::string where_of(const std::vector<Condition>& conditions, sql::Arguments& with, Instant now) {
    std::string where(alive);
    for (const Condition& condition : conditions) {
        const std::string sql = sql_of(condition, with, now);
        // What is not known counts as not holding, on both sides of a "not".
        where += condition.is_not ? " AND NOT COALESCE((" + sql + "), 1 = 0)" : " AND " + sql;
    }
    return where;
}

// The flags of those who fit, for their place in the order of need.
void add_flags(sql::Session& session, const std::vector<Condition>& conditions, Instant now,
               std::map<PersonId, Candidate*>& by_person) {
    sql::Arguments with;
    const std::string where = where_of(conditions, with, now);
    using Row = std::tuple<PersonId, std::string>;
    session.each<Row>(
        [&](Row&& row) {
            const auto found = by_person.find(std::get<0>(row));
            if (found != by_person.end()) {
                found->second->known.flags.push_back(std::move(std::get<1>(row)));
            }
        },
        "SELECT flag.person_id, flag.kind FROM person_flag_facts flag JOIN person_known_facts "
        "person ON person.id = flag.person_id WHERE flag.ended_on IS NULL AND " + where,
        with);
}

void add_contacts(sql::Session& session, const std::vector<Condition>& conditions, Instant now,
                  std::map<PersonId, Candidate*>& by_person) {
    const auto spoken = [&](const std::string& from) {
        sql::Arguments with;
        const std::string where = where_of(conditions, with, now);
        using Row = std::tuple<PersonId, Instant>;
        session.each<Row>(
            [&](Row&& row) {
                const auto found = by_person.find(std::get<0>(row));
                if (found == by_person.end()) return;
                const int days = london_day(now) - london_day(std::get<1>(row));
                auto& known = found->second->known.days_without_contact;
                if (!known || *known > days) known = days;
            },
            "SELECT met.person_id, max(met.at) FROM " + from + " met JOIN person_known_facts "
            "person ON person.id = met.person_id WHERE " + where +
            (from == "call_try_facts" ? " AND met.outcome = 'spoke'" : "") +
            " GROUP BY met.person_id",
            with);
    };
    spoken("contact_person_facts");
    spoken("call_try_facts");
}

}  // namespace

std::int64_t count(sql::Session& session, const std::vector<Condition>& conditions, Instant now) {
    sql::Arguments with;
    const std::string where = where_of(conditions, with, now);
    return session.value<std::int64_t>(
        "SELECT count(*) FROM person_known_facts person WHERE " + where, with);
}

std::vector<std::int64_t> counts_each(sql::Session& session,
                                      const std::vector<Condition>& conditions, Instant now) {
    std::vector<std::int64_t> counts;
    for (const Condition& one : conditions) counts.push_back(count(session, {one}, now));
    return counts;
}

std::vector<InWard> by_ward(sql::Session& session, const std::vector<Condition>& conditions,
                            Instant now) {
    sql::Arguments with;
    const std::string where = where_of(conditions, with, now);
    return session.all<InWard>(
        "SELECT COALESCE(person.ward, ''), COALESCE(ward.name, 'Not known'), count(*) "
        "FROM person_known_facts person LEFT JOIN ward_facts ward ON ward.code = person.ward "
        "WHERE " + where + " GROUP BY person.ward, ward.name ORDER BY 3 DESC, 2 LIMIT 500",
        with);
}

std::vector<Member> members(sql::Session& session, const std::vector<Condition>& conditions,
                            const std::vector<Weight>& all_weights, Instant now,
                            std::size_t most) {
    sql::Arguments with;
    const std::string where = where_of(conditions, with, now);
    auto candidates = session.all<Candidate>(
        "SELECT person.id, person.ward, person.born_on, COALESCE(person.lives_alone, 0), "
        "CASE person.hearing WHEN '' THEN 0 ELSE 1 END, person.interpreter, "
        "CASE WHEN EXISTS (SELECT 1 FROM person_number_facts number WHERE number.person_id = "
        "person.id AND number.kind = 'phone' AND number.state <> 'bad') THEN 0 ELSE 1 END, "
        "CASE WHEN EXISTS (SELECT 1 FROM relation_facts cares WHERE cares.person_id = person.id "
        "AND cares.cares_for = 1 AND cares.ended_at IS NULL) THEN 1 ELSE 0 END "
        "FROM person_known_facts person WHERE " + where,
        with);
    std::map<PersonId, Candidate*> by_person;
    for (Candidate& one : candidates) by_person.emplace(one.person, &one);
    add_flags(session, conditions, now, by_person);
    add_contacts(session, conditions, now, by_person);
    std::vector<Member> all;
    all.reserve(candidates.size());
    const Day today = london_day(now);
    for (Candidate& one : candidates) {
        for (const auto& flag : one.known.flags) one.known.carer |= flag == "carer";
        all.push_back({one.person, one.ward, standing_of(one.known, all_weights, today)});
    }
    std::stable_sort(all.begin(), all.end(), [](const Member& a, const Member& b) {
        return a.standing.points != b.standing.points ? a.standing.points > b.standing.points
                                                      : a.person < b.person;
    });
    if (all.size() > most) all.erase(all.begin() + static_cast<std::ptrdiff_t>(most), all.end());
    return all;
}

}  // namespace kith::reaching
