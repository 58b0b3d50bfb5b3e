#include "practice/people/store.hpp"

#include "defaults/defaults.hpp"
#include "platform/base/json.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::people {
namespace {

constexpr int most_parts = 200;

}  // namespace

// Found by their argument, so they stand in the namespace of what they read.
Number read(sql::Row& row, sql::Into<Number>) {
    return {.id = row.next<std::string>(),
            .kind = row.next<std::string>(),
            .value = row.next<Private>(),
            .label = row.next<std::string>(),
            .state = row.next<std::string>(),
            .why_bad = row.next<std::string>()};
}

Flag read(sql::Row& row, sql::Into<Flag>) {
    return {.kind = row.next<std::string>(),
            .name = row.next<std::string>(),
            .source = row.next<std::string>(),
            .started_on = row.next<Day>(),
            .shown_first = row.next<bool>()};
}

Relation read(sql::Row& row, sql::Into<Relation>) {
    return {.id = row.next<std::string>(),
            .kind = row.next<std::string>(),
            .name = row.next<Private>(),
            .phone = row.next<Private>(),
            .person = row.next<std::optional<PersonId>>(),
            .cares_for = row.next<bool>(),
            .emergency_contact = row.next<bool>(),
            .may_speak_for = row.next<bool>()};
}

Location read(sql::Row& row, sql::Into<Location>) {
    return {.latitude = row.next<double>(),
            .longitude = row.next<double>(),
            .ward = row.next<std::optional<std::string>>().value_or(""),
            .district = row.next<std::optional<std::string>>().value_or("")};
}

Ward read(sql::Row& row, sql::Into<Ward>) {
    return {.code = row.next<std::string>(),
            .name = row.next<std::string>(),
            .district = row.next<std::string>()};
}

std::vector<Number> numbers_of(sql::Session& session, PersonId person) {
    return session.all<Number>(R"(
        SELECT id, kind, value, label, state, why_bad
          FROM person_number
         WHERE person_id = $1
         ORDER BY CASE state WHEN 'bad' THEN 1 ELSE 0 END, kind DESC, since, id
         LIMIT $2)",
                               person, most_parts);
}

std::vector<Flag> flags_of(sql::Session& session, PersonId person) {
    return session.all<Flag>(R"(
        SELECT person_flag.kind, COALESCE(flag_kind.name, person_flag.kind), source, started_on,
               COALESCE(flag_kind.shown_first, 0)
          FROM person_flag
          LEFT JOIN flag_kind ON flag_kind.id = person_flag.kind
         WHERE person_id = $1 AND ended_on IS NULL
         ORDER BY COALESCE(flag_kind.shown_first, 0) DESC, started_on, person_flag.kind
         LIMIT $2)",
                             person, most_parts);
}

std::vector<Relation> relations_of(sql::Session& session, PersonId person) {
    return session.all<Relation>(R"(
        SELECT id, kind, other_name, other_phone, other_person_id, cares_for, emergency_contact,
               may_speak_for
          FROM relation
         WHERE person_id = $1 AND ended_at IS NULL
         ORDER BY emergency_contact DESC, id
         LIMIT $2)",
                                 person, most_parts);
}

std::vector<Warning> warnings_of(sql::Session& session, PersonId person, Day today) {
    std::vector<Warning> warnings;
    using Row = std::tuple<std::string, Private, Private, Day>;
    for (auto& [id, text, advice, review_on] : session.all<Row>(R"(
        SELECT id, text, advice, review_on
          FROM warning_note
         WHERE person_id = $1 AND ended_at IS NULL
         ORDER BY id
         LIMIT $2)",
                                                               person, most_parts)) {
        warnings.push_back({.id = id,
                            .text = text,
                            .advice = advice,
                            .review_on = review_on,
                            .overdue = review_on < today});
    }
    return warnings;
}

Location locate(sql::Session& session, const std::optional<Postcode>& postcode) {
    if (!postcode) return {};
    return session
        .one<Location>(
            "SELECT latitude, longitude, ward, district FROM postcode_place WHERE postcode = $1",
            *postcode)
        .value_or(Location{});
}

bool add_number(sql::Transaction& transaction, PersonId person, const NewNumber& number,
                std::string_view source, Instant now) {
    const auto added = transaction.execute(R"(
        INSERT INTO person_number (id, person_id, kind, value, label, state, why_bad, source, since)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (person_id, kind, value) DO NOTHING)",
                                           Id<Number>::make(now), person, number.kind,
                                           number.value, number.label,
                                           number.why_bad.empty() ? "unchecked" : "bad",
                                           number.why_bad, source, now);
    if (added > 0) transaction.changed("person", person, "number added");
    return added > 0;
}

void mark_number(sql::Transaction& transaction, std::string_view number_id, std::string_view state,
                 std::string_view why, Instant) {
    transaction.execute("UPDATE person_number SET state = $2, why_bad = $3 WHERE id = $1",
                        number_id, state, why);
    transaction.changed({.entity = "person number",
                         .id = std::string(number_id),
                         .what = "marked " + std::string(state)});
}

void set_flag(sql::Transaction& transaction, PersonId person, std::string_view kind,
              std::string_view source, Day started_on) {
    const auto set = transaction.execute(R"(
        INSERT INTO person_flag (id, person_id, kind, source, started_on)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (person_id, kind, source) WHERE ended_on IS NULL DO NOTHING)",
                                         Id<Flag>::make(transaction.now()), person, kind, source,
                                         started_on);
    if (set > 0) transaction.changed("person", person, "flag set", kind);
}

void end_flag(sql::Transaction& transaction, PersonId person, std::string_view kind,
              std::string_view source, Day ended_on) {
    const auto ended = transaction.execute(R"(
        UPDATE person_flag SET ended_on = $4
         WHERE person_id = $1 AND kind = $2 AND source = $3 AND ended_on IS NULL)",
                                           person, kind, source, ended_on);
    if (ended > 0) transaction.changed("person", person, "flag ended", kind);
}

void add_relation(sql::Transaction& transaction, PersonId person, const NewRelation& relation,
                  Instant now) {
    transaction.execute(R"(
        INSERT INTO relation (id, person_id, other_person_id, other_name, other_phone, kind,
                              cares_for, emergency_contact, may_speak_for)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
                        Id<Relation>::make(now), person, relation.other, relation.name,
                        relation.phone, relation.kind, relation.cares_for,
                        relation.emergency_contact, relation.may_speak_for);
    transaction.changed("person", person, "relation added", relation.kind);
}

void add_warning(sql::Transaction& transaction, PersonId person, const Private& text,
                 const Private& advice, Day review_on, Instant now) {
    transaction.execute(R"(
        INSERT INTO warning_note (id, person_id, text, advice, review_on, made_by, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7))",
                        Id<Warning>::make(now), person, text, advice, review_on,
                        transaction.actor().account_id, now);
    transaction.changed("person", person, "warning added");
}

std::vector<Ward> wards(sql::Session& session) {
    return session.all<Ward>("SELECT code, name, district FROM ward ORDER BY name LIMIT 2000");
}

void add_ward(sql::Transaction& transaction, const Ward& ward, std::string_view outline,
              int population) {
    transaction.execute(R"(
        INSERT INTO ward (code, name, district, outline, population) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (code) DO UPDATE
           SET name = excluded.name, district = excluded.district, outline = excluded.outline,
               population = excluded.population)",
                        ward.code, ward.name, ward.district, outline, population);
    transaction.unlogged("wards are public facts, read again from their file at any time");
}

void add_place(sql::Transaction& transaction, const Postcode& postcode, double latitude,
               double longitude, std::string_view ward, std::string_view district) {
    transaction.execute(R"(
        INSERT INTO postcode_place (postcode, latitude, longitude, ward, district)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (postcode) DO UPDATE
           SET latitude = excluded.latitude, longitude = excluded.longitude,
               ward = excluded.ward, district = excluded.district)",
                        postcode, latitude, longitude, ward, district);
    transaction.unlogged("places of postcodes are public facts, read again from their file");
}

void install_defaults(sql::Transaction& transaction, Instant) {
    if (transaction.one<std::int64_t>("SELECT 1 FROM flag_kind LIMIT 1")) return;
    const auto flags = Json::parse(defaults::file("flags.json"));
    if (!flags || flags->array() == nullptr) {
        throw std::logic_error("src/defaults/flags.json is not a list");
    }
    for (const Json& flag : *flags->array()) {
        transaction.execute(R"(
            INSERT INTO flag_kind (id, name, shown_first, need_points) VALUES ($1, $2, $3, $4))",
                            flag.text_at("/id"), flag.text_at("/name"),
                            flag.at("/shown_first")->boolean().value_or(false),
                            flag.at("/need_points")->integer().value_or(0));
        transaction.changed({"flag kind", std::string(flag.text_at("/id")), "installed"});
    }
}

}  // namespace kith::people
