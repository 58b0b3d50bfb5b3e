#include "platform/base/london.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/people/keys.hpp"
#include "practice/people/store.hpp"

namespace kith::people {
namespace {

// The only one of the rows found, or nothing: two people who fit are for somebody to look at.
std::optional<PersonId> only(const std::vector<PersonId>& found) {
    return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

std::optional<PersonId> by_number(sql::Session& session, const Details& details) {
    for (const NewNumber& number : details.numbers) {
        const auto found = session.all<PersonId>(R"(
            SELECT DISTINCT person.id
              FROM person_number
              JOIN person ON person.id = person_number.person_id
             WHERE person_number.value = $1 AND person.last_key = $2 AND person.first_key = $3
               AND person.merged_into IS NULL AND person_number.state <> 'bad'
               AND (person.born_on IS NULL OR CAST($4 AS TEXT) IS NULL OR person.born_on = $4)
             LIMIT 2)",
                                                 number.value, name_key(details.last_name.text()),
                                                 name_key(details.first_name.text()),
                                                 details.born_on);
        if (const auto person = only(found)) return person;
    }
    return std::nullopt;
}

}  // namespace

std::optional<PersonId> identify(sql::Session& session, const Details& details) {
    if (details.nhs_number) {
        const auto found = session.all<PersonId>(
            "SELECT id FROM person WHERE nhs_number = $1 AND merged_into IS NULL LIMIT 2",
            *details.nhs_number);
        if (!found.empty()) return only(found);
    }
    const std::string last = name_key(details.last_name.text());
    const std::string first = name_key(details.first_name.text());
    if (last.empty() || first.empty()) return std::nullopt;
    if (details.born_on && details.postcode) {
        const auto found = session.all<PersonId>(R"(
            SELECT id
              FROM person
             WHERE last_key = $1 AND first_key = $2 AND born_on = $3 AND postcode = $4
               AND merged_into IS NULL
               AND (nhs_number IS NULL OR CAST($5 AS TEXT) IS NULL OR nhs_number = $5)
             LIMIT 2)",
                                                 last, first, details.born_on, details.postcode,
                                                 details.nhs_number);
        if (const auto person = only(found)) return person;
    }
    return by_number(session, details);
}

std::optional<Standing> standing(sql::Session& session, PersonId person, Day today) {
    const auto row = person_row(session, person);
    if (!row) return std::nullopt;
    Standing standing{.id = person,
                      .ward = row->ward,
                      .latitude = row->latitude,
                      .longitude = row->longitude,
                      .died_on = row->details.care.died_on,
                      .do_not_call = row->details.care.do_not_call};
    using Points = std::tuple<std::string, std::int64_t>;
    for (const auto& [name, points] : session.all<Points>(R"(
        SELECT DISTINCT flag_kind.name, flag_kind.need_points
          FROM person_flag
          JOIN flag_kind ON flag_kind.id = person_flag.kind
         WHERE person_flag.person_id = $1 AND person_flag.ended_on IS NULL
           AND flag_kind.need_points > 0
         ORDER BY flag_kind.need_points DESC, flag_kind.name
         LIMIT 20)",
                                                          person)) {
        standing.need_points += static_cast<int>(points);
        standing.need_why += (standing.need_why.empty() ? "" : "; ") + name;
    }
    if (row->details.born_on && age_on(*row->details.born_on, today) >= 80) {
        standing.need_points += 10;
        standing.need_why += standing.need_why.empty() ? "Over 80" : "; over 80";
    }
    return standing;
}

}  // namespace kith::people
