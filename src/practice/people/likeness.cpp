#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/people/store.hpp"

namespace kith::people {
namespace {

// Counting stops here: a name that so many have is a common one.
constexpr int most_counted = 1000;

}  // namespace

std::optional<Likeness> likeness(sql::Session& session, PersonId person) {
    using Row = std::tuple<std::string, std::string, std::string, std::string>;
    const auto row = session.one<Row>(
        "SELECT first_name, last_name, COALESCE(postcode, ''), last_key FROM person WHERE id = $1",
        person);
    if (!row) return std::nullopt;
    Likeness likeness{.first_key = text::folded(std::get<0>(*row)),
                      .last_key = text::folded(std::get<1>(*row)),
                      .postcode = std::get<2>(*row)};
    likeness.numbers = session.all<std::string>(
        "SELECT value FROM person_number WHERE person_id = $1 LIMIT 20", person);
    likeness.people_of_last_key = session.value<int>(
        "SELECT count(*) FROM (SELECT 1 FROM person WHERE last_key = $1 LIMIT $2) counted",
        std::get<3>(*row), most_counted);
    return likeness;
}

std::vector<std::string> postcodes_with(sql::Session& session,
                                        const std::vector<std::string>& contacts) {
    if (contacts.empty()) return {};
    sql::Arguments with;
    const std::string list = with.add_each(contacts);
    return session.all<std::string>(
        "SELECT DISTINCT person.postcode FROM person_number JOIN person ON person.id = "
        "person_number.person_id WHERE person.postcode IS NOT NULL AND person_number.value IN (" +
            list + ") ORDER BY person.postcode LIMIT 10",
        with);
}

}  // namespace kith::people
