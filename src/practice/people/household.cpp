// Households: suggested by address, confirmed by people.
#include <algorithm>

#include "platform/sql/pieces.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/people/store.hpp"

namespace kith::people {
namespace {

using HouseholdId = Id<struct Household>;

struct SameAddress {
    std::string postcode, address;
};
SameAddress read(sql::Row& row, sql::Into<SameAddress>) {
    auto postcode = row.next<std::string>();
    return {.postcode = std::move(postcode), .address = row.next<std::string>()};
}

// Whether two of them are reached at one number.
bool share_a_phone(sql::Session& session, const std::vector<PersonId>& people) {
    bool share = false;
    sql::in_pieces(people, [&](const std::string& list, const sql::Arguments& with) {
        share = share || session
                             .one<std::string>("SELECT value FROM person_number "
                                               "WHERE kind = 'phone' AND person_id IN (" +
                                                   list +
                                                   ") GROUP BY value "
                                                   "HAVING count(DISTINCT person_id) > 1 LIMIT 1",
                                               with)
                             .has_value();
    });
    return share;
}

}  // namespace

std::vector<Home> likely_homes(sql::Session& session, std::string_view after, std::size_t most) {
    std::vector<Home> homes;
    // More than eight at one address is a care home or a hostel, which is no household.
    for (const SameAddress& door : session.all<SameAddress>(R"(
        SELECT postcode, address
          FROM person
         WHERE postcode > $1 AND address <> '' AND merged_into IS NULL AND died_on IS NULL
           AND household_id IS NULL
         GROUP BY postcode, address
        HAVING count(*) BETWEEN 2 AND 8
         ORDER BY postcode, address
         LIMIT $2)",
                                              after, most)) {
        Home home{.address = door.address, .postcode = door.postcode,
                  .people = session.all<PersonId>(R"(
            SELECT id FROM person
             WHERE postcode = $1 AND address = $2 AND merged_into IS NULL AND died_on IS NULL
               AND household_id IS NULL
             ORDER BY born_on, id
             LIMIT 8)",
                                                  door.postcode, door.address),
                  .why = "the same address"};
        if (share_a_phone(session, home.people)) home.why += " and the same phone";
        homes.push_back(std::move(home));
    }
    return homes;
}

std::string make_household(sql::Transaction& transaction, const std::vector<PersonId>& people,
                           std::string_view name, Instant now) {
    const std::string id = HouseholdId::make(now).string();
    transaction.execute(R"(
        INSERT INTO household (id, name, confirmed_by, created_at) VALUES ($1, $2, $3, $4))",
                        id, name, transaction.actor().account_id, now);
    for (const PersonId& person : people) {
        transaction.execute("UPDATE person SET household_id = $2 WHERE id = $1",
                            person, id);
        transaction.changed("person", person, "in a household", id);
    }
    return id;
}

void undo_household(sql::Transaction& transaction, std::string_view household) {
    transaction.execute(R"(
        UPDATE person SET household_id = NULL WHERE household_id = $1)",
                        household);
    transaction.execute("DELETE FROM household WHERE id = $1", household);
    transaction.changed({.entity = "household", .id = std::string(household), .what = "undone"});
}

}  // namespace kith::people
