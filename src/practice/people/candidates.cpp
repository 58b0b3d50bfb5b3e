// Who may be meant, for a whole list: a few statements for some hundred rows, each a walk along one
// index.
#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "platform/sql/pieces.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/people/keys.hpp"
#include "practice/people/many.hpp"

namespace kith::people {
namespace {

constexpr std::size_t rows_at_once = 200;

// What is looked for, with the number of the row that wants it.
struct Wanted {
    std::size_t of;
    std::string value;
    std::string last{}, first{};
};

struct FoundCandidate {
    std::string of;
    bool useless;
    Candidate candidate;
};
FoundCandidate read(sql::Row& row, sql::Into<FoundCandidate>) {
    auto of = row.next<std::string>();
    const auto useless = row.next<bool>();
    FoundCandidate read{.of = std::move(of),
                        .useless = useless,
                        .candidate = {.id = row.next<PersonId>()}};
    Candidate& who = read.candidate;
    who.first_name = row.next<std::string>();
    who.middle_name = row.next<std::string>();
    who.last_name = row.next<std::string>();
    who.born_on = row.next<std::optional<std::string>>().value_or("");
    who.nhs_number = row.next<std::optional<std::string>>().value_or("");
    who.uprn = row.next<std::optional<std::string>>().value_or("");
    who.address = row.next<std::string>();
    who.postcode = row.next<std::optional<std::string>>().value_or("");
    who.dead = row.next<std::optional<std::string>>().has_value();
    return read;
}

// Merged records and bad numbers are told apart here and left out by the reader: as conditions on
// one table alone they move SQLite to scan the whole of it for a filter, before it looks up a few.
constexpr std::string_view merged = "CASE WHEN person.merged_into IS NULL THEN 0 ELSE 1 END";
constexpr std::string_view merged_or_bad =
    "CASE WHEN person.merged_into IS NULL AND person_number.state <> 'bad' THEN 0 ELSE 1 END";
constexpr std::string_view columns =
    ", person.id, person.first_name, person.middle_name, person.last_name, "
    "person.born_on, person.nhs_number, person.uprn, person.address, person.postcode, "
    "person.died_on FROM wanted ";

// One way from what is wanted to people: which of those found are none, and the joins.
struct Way {
    std::string_view useless;
    std::string from;
    bool with_names;
};

// People of one birth date or one postcode, of whom one of the names must agree. The last name
// leads to them by the index. For the first name all of that date or place are read in the index:
// where they are more than a thousand it stands for "not known", and the first name adds nothing.
// It is compared as an expression, which no index holds: else SQLite may go through everybody of
// that first name instead.
Way by_last_name(std::string_view useless, const std::string& column) {
    return {useless,
            "CROSS JOIN person WHERE person." + column + " = wanted.value "
            "AND wanted.last_key <> '' AND person.last_key = wanted.last_key",
            true};
}

Way by_first_name(std::string_view useless, const std::string& column) {
    return {useless,
            "CROSS JOIN person WHERE (SELECT 1 FROM person AS held WHERE held." + column +
                " = wanted.value LIMIT 1 OFFSET 1000) IS NULL "
                "AND person." + column + " = wanted.value AND wanted.first_key <> '' "
                "AND person.first_key || '' = wanted.first_key",
            true};
}

// A number of more people than this is a switchboard's, or stands for "not known": it says nothing.
constexpr std::string_view by_shared_number =
    "CROSS JOIN person_number CROSS JOIN person "
    "WHERE (SELECT held.id FROM person_number AS held WHERE held.value = wanted.value "
    "LIMIT 1 OFFSET 50) IS NULL "
    "AND person_number.value = wanted.value AND person.id = person_number.person_id "
    "AND ((wanted.last_key <> '' AND person.last_key = wanted.last_key) "
    "OR (wanted.first_key <> '' AND person.first_key = wanted.first_key))";

class Search {
  public:
    Search(sql::Session& session, std::size_t asked) : session_(session) { found.of.resize(asked); }

    void look(const std::vector<Wanted>& wanted, const Way& way) {
        for (std::size_t start = 0; start < wanted.size(); start += rows_at_once) {
            look_piece(wanted, start, way);
        }
    }

    // Phones and mail addresses of those found.
    void add_numbers() {
        std::vector<PersonId> ids;
        for (const Candidate& each : found.people) ids.push_back(each.id);
        using Row = std::tuple<std::string, std::string>;
        sql::in_pieces(ids, [&](const std::string& list, const sql::Arguments& with) {
            for (auto& [id, value] : session_.all<Row>(
                     "SELECT person_id, value FROM person_number WHERE person_id IN (" + list +
                         ") AND state <> 'bad'",
                     with)) {
                found.people[at_.at(id)].numbers.push_back(std::move(value));
            }
        });
    }

    Candidates found;

  private:
    void look_piece(const std::vector<Wanted>& wanted, std::size_t start, const Way& way) {
        const std::size_t end = std::min(start + rows_at_once, wanted.size());
        const std::size_t width = wanted.size() > rows_at_once ? rows_at_once : end - start;
        sql::Arguments with;
        std::string query = "WITH wanted (number, value";
        query += way.with_names ? ", last_key, first_key) AS (VALUES " : ") AS (VALUES ";
        for (std::size_t place = 0; place < width; ++place) {
            const Wanted& one = wanted[std::min(start + place, end - 1)];
            query += place == 0 ? "(" : ", (";
            query += with.add(std::to_string(one.of)) + ", " + with.add(one.value);
            if (way.with_names) query += ", " + with.add(one.last) + ", " + with.add(one.first);
            query += ")";
        }
        query += ") SELECT wanted.number, ";
        query.append(way.useless).append(columns).append(way.from);
        session_.each<FoundCandidate>([&](FoundCandidate&& one) { take(std::move(one)); }, query,
                                      with);
    }

    void take(FoundCandidate&& one) {
        if (one.useless) return;
        std::size_t of = 0;
        std::from_chars(one.of.data(), one.of.data() + one.of.size(), of);
        const auto [at, is_new] = at_.try_emplace(
            one.candidate.id.string(), static_cast<std::uint32_t>(found.people.size()));
        if (is_new) found.people.push_back(std::move(one.candidate));
        auto& those = found.of.at(of);
        if (std::find(those.begin(), those.end(), at->second) == those.end()) {
            those.push_back(at->second);
        }
    }

    sql::Session& session_;
    std::unordered_map<std::string, std::uint32_t> at_;
};

// The same day with day and month changed round, where that is another day.
std::optional<Day> changed_round(Day day) {
    const std::string text = day.text();
    const std::string month = text.substr(5, 2), date = text.substr(8, 2);
    if (month == date) return std::nullopt;
    const auto other = Day::parse(text.substr(0, 5) + date + "-" + month);
    return other ? std::optional(*other) : std::nullopt;
}

struct Keys {
    std::vector<Wanted> nhs{}, births{}, postcodes{}, numbers{};
};

Keys keys_of(const std::vector<const Details*>& asked, bool by_number_only) {
    Keys keys;
    for (std::size_t of = 0; of < asked.size(); ++of) {
        const Details& one = *asked[of];
        if (one.nhs_number) keys.nhs.push_back({of, std::string(one.nhs_number->text())});
        if (by_number_only) continue;
        const std::string last = name_key(one.last_name.text());
        const std::string first = name_key(one.first_name.text());
        if (one.born_on) {
            keys.births.push_back({of, one.born_on->text(), last, first});
            if (const auto other = changed_round(*one.born_on)) {
                keys.births.push_back({of, other->text(), last, first});
            }
        }
        if (one.postcode) {
            keys.postcodes.push_back({of, std::string(one.postcode->text()), last, first});
        }
        for (const NewNumber& number : one.numbers) {
            if (!number.why_bad.empty()) continue;
            keys.numbers.push_back({of, number.value, last, first});
        }
    }
    return keys;
}

}  // namespace

Candidates candidates(sql::Session& session, const std::vector<const Details*>& asked,
                      bool by_number_only) {
    Search search(session, asked.size());
    const Keys keys = keys_of(asked, by_number_only);
    search.look(keys.nhs,
                {merged, "CROSS JOIN person WHERE person.nhs_number = wanted.value", false});
    search.look(keys.numbers, {merged_or_bad, std::string(by_shared_number), true});
    for (const Way& way : {by_last_name(merged, "born_on"), by_first_name(merged, "born_on")}) {
        search.look(keys.births, way);
    }
    for (const Way& way : {by_last_name(merged, "postcode"), by_first_name(merged, "postcode")}) {
        search.look(keys.postcodes, way);
    }
    search.add_numbers();
    return std::move(search.found);
}

}  // namespace kith::people
