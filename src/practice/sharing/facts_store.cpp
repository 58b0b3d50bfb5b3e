#include <algorithm>
#include <set>

#include "platform/base/london.hpp"
#include "practice/sharing/decision.hpp"

namespace kith::sharing {

// One row of what a decision rests on; what the columns hold depends on its kind.
struct FactRow {
    std::string person;  // empty: about the viewer
    std::string kind;
    std::string a, b, c, d;
    std::optional<std::int64_t> age;
    std::optional<Day> born_on;
};

FactRow read(sql::Row& row, sql::Into<FactRow>) {
    return {.person = row.next<std::string>(),
            .kind = row.next<std::string>(),
            .a = row.next<std::string>(),
            .b = row.next<std::string>(),
            .c = row.next<std::string>(),
            .d = row.next<std::string>(),
            .age = row.next<std::optional<std::int64_t>>(),
            .born_on = row.next<std::optional<Day>>()};
}

namespace {

// Agreements in force whose party is `organisation`, with the condition that covers `person`.
constexpr std::string_view in_force = R"(
           agreement.state = 'signed' AND agreement.starts_on <= {today}
       AND agreement.expires_on >= {today}
       AND agreement_party.organisation_id = {organisation}
       AND agreement_party.organisation_id <>
           (SELECT min(id) FROM organisation_facts WHERE kind = 'council'))";

constexpr std::string_view all_facts = R"(
    SELECT '' AS person_id, 'outside' AS kind, '' AS a, '' AS b, '' AS c, '' AS d,
           CAST(NULL AS INTEGER) AS age, CAST(NULL AS TEXT) AS born_on
      FROM organisation_facts
     WHERE id = {organisation}
       AND id <> (SELECT min(id) FROM organisation_facts WHERE kind = 'council')
    UNION ALL
    SELECT person_id, 'involvement', level, parts, '', '', NULL, NULL
      FROM involvement
     WHERE person_id IN ({people}) AND ended_at IS NULL
       AND (organisation_id = {organisation} OR account_id = {account})
    UNION ALL
    SELECT person.id, 'agreement', agreement.reference || ':' || agreement.covers,
           agreement.parts, agreement.means, agreement.roles, agreement.covers_age, person.born_on
      FROM agreement_party
      JOIN agreement ON agreement.id = agreement_party.agreement_id
      JOIN person_known_facts person ON person.id IN ({people})
     WHERE {in_force}
       AND (agreement.covers_flag = ''
            OR EXISTS (SELECT 1 FROM person_flag_facts flag
                        WHERE flag.person_id = person.id AND flag.kind = agreement.covers_flag
                          AND flag.ended_on IS NULL))
       AND (agreement.covers_district = ''
            OR agreement.covers_district = person.district)
    UNION ALL
    SELECT person_id, 'said', answer, COALESCE(organisation_id, ''), at, '', NULL, NULL
      FROM consent
     WHERE person_id IN ({people}) AND withdrawn_at IS NULL
       AND (until IS NULL OR until > {now})
       AND (organisation_id IS NULL OR organisation_id = {organisation})
    UNION ALL
    SELECT person_id, 'override', ground, '', '', '', NULL, NULL
      FROM objection_override
     WHERE person_id IN ({people}) AND organisation_id = {organisation}
       AND decision = 'allowed' AND ended_at IS NULL AND until > {now}
    UNION ALL
    SELECT person_id, 'emergency', until, '', '', '', NULL, NULL
      FROM emergency_access
     WHERE person_id IN ({people}) AND account_id = {account} AND until > {now}
    UNION ALL
    SELECT person_id, 'restriction', '', '', '', '', NULL, NULL
      FROM restriction
     WHERE person_id IN ({people}) AND ended_at IS NULL)";

void put(std::string& sql, std::string_view slot, std::string_view value) {
    for (auto at = sql.find(slot); at != std::string::npos; at = sql.find(slot, at)) {
        sql.replace(at, slot.size(), value);
        at += value.size();
    }
}

// The facts' statement with its placeholders; the same text for the same number of people, so that
// each connection prepares it once.
struct Asked {
    std::string sql{all_facts};
    sql::Arguments with{};
};
Asked ask(std::string_view organisation, std::string_view account,
          const std::vector<PersonId>& people, Instant now) {
    Asked asked;
    put(asked.sql, "{in_force}", in_force);
    put(asked.sql, "{organisation}", asked.with.add(organisation));
    put(asked.sql, "{account}", asked.with.add(account));
    put(asked.sql, "{now}", asked.with.add(now));
    put(asked.sql, "{today}", asked.with.add(london_day(now)));
    put(asked.sql, "{people}", asked.with.add_each(people));
    return asked;
}

void add_agreement(Facts& facts, const FactRow& row, Day today) {
    if (row.age && (!row.born_on || age_on(*row.born_on, today) < *row.age)) return;
    const auto colon = row.a.find(':');
    facts.agreements.push_back({.reference = row.a.substr(0, colon),
                                .everyone = row.a.substr(colon + 1) == "known",
                                .parts = parts_from(row.b),
                                .means = names_from(row.c),
                                .roles = names_from(row.d)});
}

void add_fact(Facts& facts, const FactRow& row, std::vector<Words>& said, Instant now) {
    if (row.kind == "involvement") {
        if (const auto level = level_named(row.a)) {
            facts.known.push_back({.level = *level, .parts = parts_from(row.b)});
        }
    } else if (row.kind == "agreement") {
        add_agreement(facts, row, london_day(now));
    } else if (row.kind == "said") {
        said.push_back({.organisation = row.b, .answer = row.a, .at = row.c});
    } else if (row.kind == "override") {
        facts.overridden = row.a;
    } else if (row.kind == "emergency") {
        if (const auto until = parse_instant(row.a)) facts.emergency_until = *until;
    } else if (row.kind == "restriction") {
        facts.restricted = true;
    }
}

std::map<PersonId, Facts> facts_of(sql::Session& session, std::string_view organisation,
                                   std::string_view account, const std::vector<PersonId>& people,
                                   Instant now) {
    std::map<PersonId, Facts> facts;
    std::map<PersonId, std::vector<Words>> said;
    for (const PersonId& person : people) facts.emplace(person, Facts{});
    const Asked asked = ask(organisation, account, people, now);
    bool outside = false;
    for (const FactRow& row : session.all<FactRow>(asked.sql, asked.with)) {
        if (row.kind == "outside") outside = true;
        const auto person = PersonId::parse(row.person);
        if (person) add_fact(facts[*person], row, said[*person], now);
    }
    for (auto& [person, known] : facts) {
        known.outside = outside;
        known.objects = standing_answer(said[person], organisation) == "objects";
    }
    return facts;
}

}  // namespace

Decision decide(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant now,
                Means means) {
    return decide_each(session, viewer, {person}, now, means).at(person);
}

std::map<PersonId, Decision> decide_each(sql::Session& session, const web::Viewer& viewer,
                                         const std::vector<PersonId>& people, Instant now,
                                         Means means) {
    std::map<PersonId, Decision> decisions;
    if (people.empty()) return decisions;
    for (const auto& [person, facts] : facts_of(session, viewer.organisation_id, viewer.account_id,
                                                people, now)) {
        decisions.emplace(person, decide(viewer, facts, means));
    }
    return decisions;
}

namespace {

Reach reach_by(const Facts& facts, Means means) {
    Reach reach;
    if (!facts.outside) return {.possible = true, .parts = all_parts()};
    if (facts.objects && facts.overridden.empty()) {
        reach.why_not = "They object to sharing with this organisation";
        return reach;
    }
    std::set<Part> parts;
    for (const Allowed& agreement : facts.agreements) {
        const auto wanted = means_name(means);
        if (std::find(agreement.means.begin(), agreement.means.end(), wanted) ==
            agreement.means.end()) {
            continue;
        }
        reach.agreements.push_back(agreement.reference);
        parts.insert(agreement.parts.begin(), agreement.parts.end());
    }
    reach.parts.assign(parts.begin(), parts.end());
    reach.possible = !reach.parts.empty();
    if (!reach.possible) {
        reach.why_not = facts.agreements.empty()
                            ? "No information-sharing agreement in force with this organisation "
                              "covers this person"
                            : "The information-sharing agreement with this organisation does not "
                              "allow this way of sharing";
    }
    return reach;
}

}  // namespace

Reach reach_of(sql::Session& session, OrganisationId organisation, PersonId person, Means means,
               Instant now) {
    return reach_each(session, organisation, {person}, means, now).at(person);
}

std::map<PersonId, Reach> reach_each(sql::Session& session, OrganisationId organisation,
                                     const std::vector<PersonId>& people, Means means,
                                     Instant now) {
    std::map<PersonId, Reach> reached;
    if (people.empty()) return reached;
    for (const auto& [person, facts] :
         facts_of(session, organisation.text(), "", people, now)) {
        reached.emplace(person, reach_by(facts, means));
    }
    return reached;
}

}  // namespace kith::sharing
