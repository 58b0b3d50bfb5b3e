#include "platform/sql/bulk.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/people/people.hpp"

namespace kith::people {

void add_places(sql::Transaction& transaction, const std::vector<Place>& places) {
    sql::Bulk rows(transaction,
                   "INSERT INTO postcode_place (postcode, latitude, longitude, ward, district)", 5,
                   "ON CONFLICT (postcode) DO UPDATE SET latitude = excluded.latitude, "
                   "longitude = excluded.longitude, ward = excluded.ward, "
                   "district = excluded.district");
    for (const Place& place : places) {
        rows.add(place.postcode, place.latitude, place.longitude, place.ward, place.district);
    }
    rows.finish();
    transaction.unlogged("places of postcodes are public facts, read again from their file");
}

std::int64_t place_people(sql::Transaction& transaction) {
    const auto placed = transaction.execute(R"(
        UPDATE person
           SET latitude = place.latitude, longitude = place.longitude, ward = place.ward,
               district = place.district
          FROM postcode_place AS place
         WHERE place.postcode = person.postcode AND person.latitude IS NULL)");
    transaction.unlogged("the place of a person follows from their postcode");
    return placed;
}

}  // namespace kith::people
