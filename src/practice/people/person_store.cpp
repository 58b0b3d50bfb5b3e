#include "platform/sql/references.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/people/death.hpp"
#include "practice/people/keys.hpp"
#include "practice/people/store.hpp"

namespace kith::people {
namespace {


Care read_care(sql::Row& row) {
    return {.safe_contact = row.next<Private>(),
            .safe_voicemail = row.next<bool>(),
            .contact_by = row.next<std::string>(),
            .best_time = row.next<std::string>(),
            .language = row.next<std::string>(),
            .interpreter = row.next<bool>(),
            .format = row.next<std::string>(),
            .hearing = row.next<std::string>(),
            .sight = row.next<std::string>(),
            .support = row.next<std::string>(),
            .do_not_call = row.next<bool>(),
            .do_not_call_why = row.next<std::string>(),
            .died_on = row.next<std::optional<Day>>(),
            .moved_away_on = row.next<std::optional<Day>>()};
}

Details read_details(sql::Row& row) {
    Details details;
    details.first_name = row.next<Private>();
    details.middle_name = row.next<Private>();
    details.last_name = row.next<Private>();
    details.known_as = row.next<Private>();
    details.born_on = row.next<std::optional<Day>>();
    details.nhs_number = row.next<std::optional<NhsNumber>>();
    details.uprn = row.next<std::optional<std::string>>().value_or("");
    details.address = row.next<Private>();
    details.postcode = row.next<std::optional<Postcode>>();
    details.lives_alone = row.next<std::optional<bool>>();
    details.shares = row.next<std::string>();
    details.source = row.next<std::string>();
    details.care = read_care(row);
    return details;
}

std::optional<std::string> some(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

void write_care(sql::Transaction& transaction, PersonId person, const Care& care) {
    transaction.execute(R"(
        UPDATE person
           SET safe_contact = $2, safe_voicemail = $3, contact_by = $4, best_time = $5,
               language = $6, interpreter = $7, format = $8, hearing = $9, sight = $10,
               support = $11, do_not_call = $12, do_not_call_why = $13, died_on = $14,
               moved_away_on = $15
         WHERE id = $1)",
                        person, care.safe_contact, care.safe_voicemail,
                        care.contact_by.empty() ? "phone" : care.contact_by, care.best_time,
                        care.language, care.interpreter,
                        care.format.empty() ? "standard" : care.format, care.hearing, care.sight,
                        care.support, care.do_not_call, care.do_not_call_why, care.died_on,
                        care.moved_away_on);
}

bool is_usual(const Care& care) {
    return care.safe_contact.empty() && care.safe_voicemail && care.contact_by.empty() &&
           care.best_time.empty() && care.language.empty() && !care.interpreter &&
           care.format.empty() && care.hearing.empty() && care.sight.empty() &&
           care.support.empty() && !care.do_not_call && !care.died_on && !care.moved_away_on;
}

}  // namespace

PersonRow read(sql::Row& row, sql::Into<PersonRow>) {
    return {.id = row.next<PersonId>(),
            .reference = row.next<Reference>(),
            .details = read_details(row),
            .ward = row.next<std::optional<std::string>>().value_or(""),
            .district = row.next<std::optional<std::string>>().value_or(""),
            .latitude = row.next<std::optional<double>>(),
            .longitude = row.next<std::optional<double>>(),
            .shares_note = row.next<std::string>(),
            .merged_into = row.next<std::optional<PersonId>>(),
            .version = row.next<int>()};
}

std::optional<PersonRow> person_row(sql::Session& session, PersonId person) {
    return session.one<PersonRow>(R"(
        SELECT id, reference, first_name, middle_name, last_name, known_as, born_on, nhs_number,
               uprn, address, postcode, lives_alone, shares, source, safe_contact, safe_voicemail,
               contact_by, best_time, language, interpreter, format, hearing, sight, support,
               do_not_call, do_not_call_why, died_on, moved_away_on, ward, district, latitude,
               longitude, shares_note, merged_into, version
          FROM person
         WHERE id = $1)",
                                  person);
}

std::optional<PersonRow> current_row(sql::Session& session, PersonId person) {
    auto row = person_row(session, person);
    for (int step = 0; row && row->merged_into && step < 20; ++step) {
        row = person_row(session, *row->merged_into);
    }
    return row;
}

PersonId add(sql::Transaction& transaction, const Details& details, Instant now) {
    const auto id = PersonId::make(now);
    const Location location = locate(transaction, details.postcode);
    transaction.execute(R"(
        INSERT INTO person (id, reference, first_name, middle_name, last_name, known_as, first_key,
                            last_key, born_on, nhs_number, uprn, address, postcode, ward, district,
                            latitude, longitude, lives_alone, shares, source, created_at,
                            changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                $19, $20, $21, $21))",
                        id, sql::free_reference(transaction, "person", 'K'),
                        details.first_name, details.middle_name,
                        details.last_name, details.known_as, name_key(details.first_name.text()),
                        name_key(details.last_name.text()), details.born_on, details.nhs_number,
                        some(details.uprn), details.address, details.postcode, some(location.ward),
                        some(location.district), location.latitude, location.longitude,
                        details.lives_alone, details.shares.empty() ? "not asked" : details.shares,
                        details.source, now);
    if (!is_usual(details.care)) write_care(transaction, id, details.care);
    for (const NewNumber& number : details.numbers) {
        add_number(transaction, id, number, details.source, now);
    }
    transaction.changed("person", id, "added");
    if (details.shares == "agreed" || details.shares == "objects") {
        sharing::say_generally(transaction, id, details.shares, details.source, now);
    }
    return id;
}

Result<void> change(sql::Transaction& transaction, PersonId person, int version,
                    const Details& details, Instant now) {
    const auto before = person_row(transaction, person);
    if (!before) return problem(NotFound{"person"});
    const Location location = locate(transaction, details.postcode);
    auto done = transaction.update_versioned(
        {.entity = "person", .id = person.string(), .what = "changed"}, R"(
        UPDATE person
           SET first_name = $3, middle_name = $4, last_name = $5, known_as = $6, first_key = $7,
               last_key = $8, born_on = $9, nhs_number = $10, uprn = $11, address = $12,
               postcode = $13, ward = $14, district = $15, latitude = $16, longitude = $17,
               lives_alone = $18, shares = $19, changed_at = $20, version = version + 1
         WHERE id = $1 AND version = $2)",
        person, version, details.first_name, details.middle_name, details.last_name,
        details.known_as, name_key(details.first_name.text()), name_key(details.last_name.text()),
        details.born_on, details.nhs_number, some(details.uprn), details.address, details.postcode,
        some(location.ward), some(location.district), location.latitude, location.longitude,
        details.lives_alone, details.shares.empty() ? "not asked" : details.shares, now);
    if (!done) return done;
    write_care(transaction, person, details.care);
    if (details.shares != before->details.shares) {
        sharing::say_generally(transaction, person, details.shares, "changed by staff", now);
    }
    tell_of_death(transaction, person, before->details.care, details.care, now);
    for (const NewNumber& number : details.numbers) {
        add_number(transaction, person, number, "changed by staff", now);
    }
    return {};
}

Result<void> change_care(sql::Transaction& transaction, PersonId person, int version,
                         const Care& care, Instant now) {
    const auto before = person_row(transaction, person);
    if (!before) return problem(NotFound{"person"});
    auto done = transaction.update_versioned(
        {.entity = "person", .id = person.string(), .what = "how to reach them changed"},
        "UPDATE person SET changed_at = $3, version = version + 1 WHERE id = $1 AND version = $2",
        person, version, now);
    if (!done) return done;
    write_care(transaction, person, care);
    tell_of_death(transaction, person, before->details.care, care, now);
    return {};
}

void say(sql::Transaction& transaction, const sharing::Said& said, Instant now) {
    if (!sharing::record_said(transaction, said, now) || said.organisation) return;
    transaction.execute("UPDATE person SET shares = $2, version = version + 1 WHERE id = $1",
                        said.person, said.answer);
}

void restate_sharing(sql::Transaction& transaction, PersonId person, Instant now) {
    transaction.execute(
        "UPDATE person SET shares = $2, version = version + 1 WHERE id = $1 AND shares <> $2",
        person, sharing::stands(transaction, person, std::nullopt, now));
}

}  // namespace kith::people
