#include <algorithm>
#include <array>
#include <map>

#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/people/cards.hpp"

namespace kith::people {

struct DoorRow {
    PersonId id;
    Private address;
    std::optional<double> latitude, longitude;
};
DoorRow read(sql::Row& row, sql::Into<DoorRow>) {
    return {.id = row.next<PersonId>(),
            .address = row.next<Private>(),
            .latitude = row.next<std::optional<double>>(),
            .longitude = row.next<std::optional<double>>()};
}

Lead read(sql::Row& row, sql::Into<Lead>) {
    return {.person = row.next<PersonId>(),
            .number = row.next<Private>(),
            .whose = row.next<std::string>()};
}

namespace {

using sharing::Part;

std::map<PersonId, DoorRow> places_of(sql::Session& session, const std::vector<PersonId>& people) {
    sql::Arguments with;
    const std::string list = with.add_each(people);
    std::map<PersonId, DoorRow> places;
    for (auto& row : session.all<DoorRow>(
             "SELECT id, address, latitude, longitude FROM person WHERE id IN (" + list + ")",
             with)) {
        places.emplace(row.id, std::move(row));
    }
    return places;
}

std::map<PersonId, std::vector<std::string>> flags_by_person(
    sql::Session& session, const std::vector<PersonId>& people) {
    sql::Arguments with;
    const std::string list = with.add_each(people);
    std::map<PersonId, std::vector<std::string>> flags;
    using Row = std::tuple<PersonId, std::string>;
    for (auto& [person, name] : session.all<Row>(
             "SELECT DISTINCT person_flag.person_id, flag_kind.name FROM person_flag JOIN "
             "flag_kind ON flag_kind.id = person_flag.kind WHERE person_flag.ended_on IS NULL AND "
             "person_flag.person_id IN (" + list + ") ORDER BY 1, 2",
             with)) {
        flags[person].push_back(std::move(name));
    }
    return flags;
}

constexpr std::array open_on_a_door{Part::name, Part::contact, Part::address, Part::birth_date,
                                    Part::flags};

}  // namespace

std::vector<Door> doors(sql::Transaction& transaction, const web::Viewer& viewer,
                        const std::vector<PersonId>& people, const sharing::Purpose& purpose,
                        std::string_view action, Instant now) {
    std::vector<Door> all;
    if (!people.empty()) {
        const auto means = action == "export" ? sharing::Means::copy : sharing::Means::list;
        const auto decisions = sharing::decide_each(transaction, viewer, people, now, means);
        auto places = places_of(transaction, people);
        auto flags = flags_by_person(transaction, people);
        for (auto& card : cards_of(transaction, viewer, people, now)) {
            const auto& decision = decisions.at(card.id);
            if (!decision.allowed) continue;
            Door door{.card = std::move(card)};
            for (const Part part : open_on_a_door) {
                if (!decision.sees(part)) door.withheld.push_back(part);
            }
            const auto place = places.find(door.card.id);
            if (decision.sees(Part::address) && place != places.end()) {
                door.address = place->second.address;
                door.latitude = place->second.latitude;
                door.longitude = place->second.longitude;
            }
            if (decision.sees(Part::flags)) door.flags = std::move(flags[door.card.id]);
            all.push_back(std::move(door));
        }
    }
    sharing::log_list(transaction, viewer, purpose, action, all.size(), now);
    return all;
}

std::vector<Lead> leads(sql::Session& session, const std::vector<PersonId>& people) {
    if (people.empty()) return {};
    sql::Arguments with;
    const std::string list = with.add_each(people);
    return session.all<Lead>(
        "SELECT relation.person_id, relation.other_phone, 'their ' || relation.kind FROM relation "
        "WHERE relation.ended_at IS NULL AND relation.other_phone <> '' AND relation.person_id IN "
        "(" + list + ") UNION "
        "SELECT relation.person_id, other.value, 'their ' || relation.kind FROM relation "
        "JOIN person_number other ON other.person_id = relation.other_person_id "
        "WHERE relation.ended_at IS NULL AND other.kind = 'phone' AND other.state <> 'bad' AND "
        "relation.person_id IN (" + list + ") UNION "
        "SELECT person.id, other.value, 'somebody at the same address' FROM person "
        "JOIN person beside ON beside.postcode = person.postcode AND beside.address = "
        "person.address AND beside.id <> person.id AND person.address <> '' "
        "JOIN person_number other ON other.person_id = beside.id "
        "WHERE other.kind = 'phone' AND other.state <> 'bad' AND person.id IN (" + list + ") "
        "ORDER BY 1, 3, 2 LIMIT 2000",
        with);
}

}  // namespace kith::people
