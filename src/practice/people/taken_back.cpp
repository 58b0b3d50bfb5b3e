// What a list made, taken back; and deaths and moves as lists tell of them.
#include "platform/base/day.hpp"
#include "platform/sql/pieces.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/people/death.hpp"
#include "practice/people/many.hpp"
#include "practice/people/store.hpp"

namespace kith::people {
namespace {

constexpr std::string_view why_unlogged = "whoever takes a list back logs it";

template <class Keys>
std::int64_t each_piece(sql::Transaction& transaction, std::string_view statement,
                        const Keys& keys) {
    std::int64_t changed = 0;
    sql::in_pieces(keys, [&](const std::string& list, const sql::Arguments& with) {
        changed += transaction.execute(std::string(statement) + " (" + list + ")", with);
    });
    return changed;
}

}  // namespace

std::int64_t take_back(sql::Transaction& transaction, const std::vector<PersonId>& added,
                       const std::vector<std::string>& numbers,
                       const std::vector<std::string>& flags,
                       const std::vector<std::string>& ended_flags) {
    each_piece(transaction, "DELETE FROM person_number WHERE id IN", numbers);
    each_piece(transaction, "DELETE FROM person_flag WHERE id IN", flags);
    each_piece(transaction, "UPDATE person_flag SET ended_on = NULL WHERE id IN", ended_flags);
    each_piece(transaction, "DELETE FROM person_number WHERE person_id IN", added);
    each_piece(transaction, "DELETE FROM person_flag WHERE person_id IN", added);
    const auto removed = each_piece(transaction, "DELETE FROM person WHERE id IN", added);
    transaction.unlogged(why_unlogged);
    return removed;
}

std::vector<PersonId> changed_since_added(sql::Session& session,
                                          const std::vector<PersonId>& people,
                                          const std::map<PersonId, int>& by_lists) {
    std::vector<PersonId> changed;
    using Row = std::tuple<PersonId, int>;
    sql::in_pieces(people, [&](const std::string& list, const sql::Arguments& with) {
        for (const auto& [person, version] : session.all<Row>(
                 "SELECT id, version FROM person WHERE version > 1 AND id IN (" + list + ")",
                 with)) {
            const auto by = by_lists.find(person);
            if (version > 1 + (by == by_lists.end() ? 0 : by->second)) changed.push_back(person);
        }
    });
    sql::in_pieces(people, [&](const std::string& list, const sql::Arguments& with) {
        for (const PersonId& person : session.all<PersonId>(
                 "SELECT id FROM person WHERE id IN (" + list +
                     ") AND (household_id IS NOT NULL OR merged_into IS NOT NULL) "
                     "UNION SELECT person_id FROM relation WHERE person_id IN (" + list +
                     ") UNION SELECT other_person_id FROM relation WHERE other_person_id IN (" +
                     list + ") UNION SELECT person_id FROM warning_note WHERE person_id IN (" +
                     list + ") UNION SELECT merged_into FROM person WHERE merged_into IN (" +
                     list + ") UNION SELECT kept_id FROM person_merge WHERE kept_id IN (" + list +
                     ") UNION SELECT merged_id FROM person_merge WHERE merged_id IN (" + list +
                     ")",
                 with)) {
            changed.push_back(person);
        }
    });
    return changed;
}

bool record_death(sql::Transaction& transaction, PersonId person, Day died_on, Instant now) {
    const auto before = person_row(transaction, person);
    if (!before || before->details.care.died_on) return false;
    transaction.execute(R"(
        UPDATE person SET died_on = $2, changed_at = $3, version = version + 1 WHERE id = $1)",
                        person, died_on, now);
    transaction.changed("person", person, "has died", "reported by a list");
    Care after = before->details.care;
    after.died_on = died_on;
    tell_of_death(transaction, person, before->details.care, after, now);
    return true;
}

void take_back_death(sql::Transaction& transaction, PersonId person, Instant now) {
    transaction.execute(R"(
        UPDATE person SET died_on = NULL, changed_at = $2, version = version - 1
         WHERE id = $1 AND died_on IS NOT NULL)",
                        person, now);
    transaction.changed("person", person, "has not died", "the list that said so was taken back");
}

std::optional<MoveRecorded> record_move(sql::Transaction& transaction, PersonId person,
                                        const std::optional<Day>& moved_away_on, Instant now) {
    const auto before = person_row(transaction, person);
    if (!before) return std::nullopt;
    const auto away_before = before->details.care.moved_away_on;
    if (away_before.has_value() == moved_away_on.has_value()) return std::nullopt;
    transaction.execute(R"(
        UPDATE person SET moved_away_on = $2, changed_at = $3, version = version + 1
         WHERE id = $1)",
                        person, moved_away_on, now);
    transaction.changed("person", person, moved_away_on ? "has moved away" : "is here again",
                        "reported by a list");
    return MoveRecorded{away_before};
}

std::optional<Address> record_address(sql::Transaction& transaction, PersonId person,
                                      const Address& address, Instant now) {
    const auto before = person_row(transaction, person);
    if (!before) return std::nullopt;
    const Address was{before->details.address, before->details.postcode};
    if (was.address == address.address && was.postcode == address.postcode) return std::nullopt;
    const Location location = locate(transaction, address.postcode);
    const auto some = [](const std::string& text) {
        return text.empty() ? std::nullopt : std::optional(text);
    };
    transaction.execute(R"(
        UPDATE person
           SET address = $2, postcode = $3, ward = $4, district = $5, latitude = $6,
               longitude = $7, changed_at = $8, version = version + 1
         WHERE id = $1)",
                        person, address.address, address.postcode, some(location.ward),
                        some(location.district), location.latitude, location.longitude, now);
    transaction.changed("person", person, "has moved");
    return was;
}

}  // namespace kith::people
