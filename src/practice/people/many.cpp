// People by the thousand, for lists: the same rows as one at a time, in a few statements.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "platform/base/london.hpp"
#include "platform/sql/bulk.hpp"
#include "platform/sql/pieces.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/people/keys.hpp"
#include "practice/people/many.hpp"
#include "practice/people/store.hpp"

namespace kith::people {
namespace {

constexpr std::string_view why_unlogged = "whoever brings a list logs its batches";

std::optional<std::string> some(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

struct LocatedPostcode {
    std::string postcode;
    Location location;
};
LocatedPostcode read(sql::Row& row, sql::Into<LocatedPostcode>) {
    LocatedPostcode read{.postcode = row.next<std::string>(), .location = {}};
    read.location.latitude = row.next<double>();
    read.location.longitude = row.next<double>();
    read.location.ward = row.next<std::optional<std::string>>().value_or("");
    read.location.district = row.next<std::optional<std::string>>().value_or("");
    return read;
}

std::unordered_map<std::string, Location> locate_all(sql::Session& session,
                                                     const std::vector<const Details*>& people) {
    std::vector<std::string> postcodes;
    for (const Details* each : people) {
        if (each->postcode) postcodes.emplace_back(each->postcode->text());
    }
    std::unordered_map<std::string, Location> places;
    sql::in_pieces(postcodes, [&](const std::string& list, const sql::Arguments& with) {
        for (auto& found : session.all<LocatedPostcode>(
                 "SELECT postcode, latitude, longitude, ward, district FROM postcode_place "
                 "WHERE postcode IN (" + list + ")",
                 with)) {
            places.insert_or_assign(found.postcode, found.location);
        }
    });
    return places;
}

// As many free references as asked for.
std::vector<Reference> free_references(sql::Session& session, std::size_t count) {
    std::set<std::string> taken;
    std::vector<Reference> made;
    while (made.size() < count) {
        std::vector<std::string> tried;
        while (made.size() + tried.size() < count) {
            std::string one = Reference::make('K').text();
            if (taken.insert(one).second) tried.push_back(std::move(one));
        }
        std::set<std::string> used;
        sql::in_pieces(tried, [&](const std::string& list, const sql::Arguments& with) {
            for (auto& one : session.all<std::string>(
                     "SELECT reference FROM person WHERE reference IN (" + list + ")", with)) {
                used.insert(one);
            }
        });
        for (const std::string& one : tried) {
            if (!used.contains(one)) made.push_back(Reference::parse(one).value());
        }
    }
    return made;
}

}  // namespace

std::vector<PersonId> add_all(sql::Transaction& transaction,
                              const std::vector<const Details*>& people, Instant now) {
    const auto places = locate_all(transaction, people);
    const auto references = free_references(transaction, people.size());
    std::vector<PersonId> ids;
    std::vector<NumberOf> numbers;
    sql::Bulk rows(transaction, R"(
        INSERT INTO person (id, reference, first_name, middle_name, last_name, first_key, last_key,
                            born_on, nhs_number, uprn, address, postcode, ward, district, latitude,
                            longitude, lives_alone, source, created_at, changed_at))",
                   20);
    const std::string at = iso_text(now);
    for (const Details* each : people) {
        const auto id = PersonId::make(now);
        Location location;
        if (each->postcode) {
            const auto found = places.find(std::string(each->postcode->text()));
            if (found != places.end()) location = found->second;
        }
        rows.add(id, references[ids.size()], each->first_name, each->middle_name, each->last_name,
                 name_key(each->first_name.text()), name_key(each->last_name.text()),
                 each->born_on, each->nhs_number, some(each->uprn), each->address, each->postcode,
                 some(location.ward), some(location.district), location.latitude,
                 location.longitude, each->lives_alone, each->source, at, at);
        for (const NewNumber& number : each->numbers) {
            numbers.push_back({.person = id, .number = number});
        }
        ids.push_back(id);
    }
    rows.finish();
    transaction.unlogged(why_unlogged);
    add_numbers(transaction, numbers, people.empty() ? "" : people.front()->source, now);
    return ids;
}

void add_numbers(sql::Transaction& transaction, std::vector<NumberOf>& numbers,
                 std::string_view source, Instant now) {
    sql::Bulk rows(transaction, R"(
        INSERT INTO person_number (id, person_id, kind, value, label, state, why_bad, source,
                                   since))",
                   9, "ON CONFLICT (person_id, kind, value) DO NOTHING");
    const std::string at = iso_text(now);
    for (NumberOf& each : numbers) {
        each.id = Id<Number>::make(now).string();
        rows.add(each.id, each.person, each.number.kind, each.number.value, each.number.label,
                 each.number.why_bad.empty() ? "unchecked" : "bad", each.number.why_bad, source,
                 at);
    }
    rows.finish();
    transaction.unlogged(why_unlogged);
}

void set_flags(sql::Transaction& transaction, std::vector<FlagOf>& flags) {
    sql::Bulk rows(transaction,
                   "INSERT INTO person_flag (id, person_id, kind, source, started_on)", 5,
                   "ON CONFLICT (person_id, kind, source) WHERE ended_on IS NULL DO NOTHING");
    for (FlagOf& each : flags) {
        each.id = Id<Flag>::make(transaction.now()).string();
        rows.add(each.id, each.person, each.kind, each.source, each.started_on);
    }
    rows.finish();
    transaction.unlogged(why_unlogged);
}

void end_flags(sql::Transaction& transaction, const std::vector<std::string>& ids, Day ended_on) {
    sql::in_pieces(ids, [&](const std::string& list, sql::Arguments& with) {
        const std::string day = with.add(ended_on);
        transaction.execute("UPDATE person_flag SET ended_on = " + day + " WHERE id IN (" + list +
                                ") AND ended_on IS NULL",
                            with);
    });
    transaction.unlogged(why_unlogged);
}

FlagOf read(sql::Row& row, sql::Into<FlagOf>) {
    return {.person = row.next<PersonId>(),
            .kind = row.next<std::string>(),
            .source = row.next<std::string>(),
            .started_on = row.next<Day>(),
            .id = row.next<std::string>()};
}

std::vector<FlagOf> flags_from(sql::Session& session, const std::vector<PersonId>& people,
                               std::string_view source) {
    std::vector<FlagOf> flags;
    sql::in_pieces(people, [&](const std::string& list, sql::Arguments& with) {
        const std::string from = with.add(source);
        for (auto& flag : session.all<FlagOf>(
                 "SELECT person_id, kind, source, started_on, id FROM person_flag "
                 "WHERE person_id IN (" + list + ") AND ended_on IS NULL AND source = " + from,
                 with)) {
            flags.push_back(std::move(flag));
        }
    });
    return flags;
}

std::vector<std::tuple<std::string, std::string, int>> flag_points(sql::Session& session) {
    return session.all<std::tuple<std::string, std::string, int>>(
        "SELECT id, name, need_points FROM flag_kind ORDER BY need_points DESC, name LIMIT 500");
}

namespace {

struct PlainStanding {
    Standing standing;
    std::optional<Day> born_on;
};
PlainStanding read(sql::Row& row, sql::Into<PlainStanding>) {
    PlainStanding read{.standing = {.id = row.next<PersonId>()}, .born_on = {}};
    read.standing.ward = row.next<std::optional<std::string>>().value_or("");
    read.standing.died_on = row.next<std::optional<Day>>();
    read.standing.do_not_call = row.next<bool>();
    read.born_on = row.next<std::optional<Day>>();
    return read;
}

using FlagsOf = std::map<PersonId, std::vector<std::pair<int, std::string>>>;

FlagsOf needy_flags(sql::Session& session, const std::vector<PersonId>& people) {
    FlagsOf flags;
    using Row = std::tuple<PersonId, std::string, int>;
    sql::in_pieces(people, [&](const std::string& list, const sql::Arguments& with) {
        for (auto& [person, name, points] : session.all<Row>(
                 "SELECT DISTINCT person_flag.person_id, flag_kind.name, flag_kind.need_points "
                 "FROM person_flag JOIN flag_kind ON flag_kind.id = person_flag.kind "
                 "WHERE person_flag.person_id IN (" + list +
                     ") AND person_flag.ended_on IS NULL AND flag_kind.need_points > 0",
                 with)) {
            flags[person].emplace_back(-points, name);
        }
    });
    return flags;
}

}  // namespace

std::vector<Standing> standings(sql::Session& session, const std::vector<PersonId>& people,
                                Day today) {
    auto flags = needy_flags(session, people);
    std::vector<Standing> standings;
    sql::in_pieces(people, [&](const std::string& list, const sql::Arguments& with) {
        for (auto& [standing, born_on] : session.all<PlainStanding>(
                 "SELECT id, ward, died_on, do_not_call, born_on FROM person WHERE id IN (" +
                     list + ")",
                 with)) {
            auto& needy = flags[standing.id];
            std::sort(needy.begin(), needy.end());
            for (const auto& [points, name] : needy) {
                standing.need_points -= points;
                standing.need_why += (standing.need_why.empty() ? "" : "; ") + name;
            }
            if (born_on && age_on(*born_on, today) >= 80) {
                standing.need_points += 10;
                standing.need_why += standing.need_why.empty() ? "Over 80" : "; over 80";
            }
            standings.push_back(std::move(standing));
        }
    });
    return standings;
}

}  // namespace kith::people
