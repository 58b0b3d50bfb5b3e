#include <algorithm>
#include <map>

#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/people/cards.hpp"

namespace kith::people {
namespace {

constexpr std::size_t most_cards = 500;

struct CardRow {
    PersonId id;
    Card card;
    bool interpreter{}, do_not_call{}, died{};
    bool safe_rule{};
    std::string hearing{}, sight{};
};

std::string chips_of(const CardRow& row) {
    std::vector<std::string> chips;
    if (row.died) chips.emplace_back("has died");
    if (row.do_not_call) chips.emplace_back("do not call");
    if (row.safe_rule) chips.emplace_back("safe contact rule");
    if (row.interpreter) chips.emplace_back("interpreter");
    if (!row.hearing.empty()) chips.emplace_back("hearing loss");
    if (!row.sight.empty()) chips.emplace_back("sight loss");
    return text::join(chips, ", ");
}

CardRow read(sql::Row& row, sql::Into<CardRow>) {
    const auto id = row.next<PersonId>();
    const auto reference = row.next<Reference>();
    const auto first = row.next<std::string>();
    const auto last = row.next<std::string>();
    const auto known_as = row.next<std::string>();
    CardRow read{.id = id, .card = {.id = id, .reference = reference}};
    const std::string& called = known_as.empty() ? first : known_as;
    read.card.name = Private(called + (called.empty() || last.empty() ? "" : " ") + last);
    read.card.born_on = row.next<std::optional<Day>>();
    read.card.postcode = row.next<std::optional<Postcode>>();
    read.interpreter = row.next<bool>();
    read.do_not_call = row.next<bool>();
    read.died = row.next<bool>();
    read.safe_rule = row.next<bool>();
    read.hearing = row.next<std::string>();
    read.sight = row.next<std::string>();
    read.card.chips = chips_of(read);
    return read;
}

std::map<PersonId, Card> rows_by_id(sql::Session& session, const std::vector<PersonId>& people) {
    sql::Arguments with;
    const std::string where = "id IN (" + with.add_each(people) + ")";
    std::map<PersonId, Card> cards;
    for (CardRow& row : session.all<CardRow>(
             "SELECT id, reference, first_name, last_name, known_as, born_on, postcode, "
             "interpreter, do_not_call, CASE WHEN died_on IS NULL THEN 0 ELSE 1 END, "
             "CASE safe_contact WHEN '' THEN 0 ELSE 1 END, hearing, sight FROM person WHERE " +
                 where,
             with)) {
        cards.emplace(row.id, std::move(row.card));
    }
    return cards;
}

void add_phones(sql::Session& session, const std::vector<PersonId>& people,
                std::map<PersonId, Card>& cards) {
    sql::Arguments with;
    const std::string where = "person_id IN (" + with.add_each(people) + ")";
    using Row = std::tuple<PersonId, Private>;
    for (auto& [person, phone] :
         session.all<Row>("SELECT person_id, value FROM person_number WHERE kind = 'phone' AND "
                          "state <> 'bad' AND " +
                              where + " ORDER BY since, id",
                          with)) {
        const auto found = cards.find(person);
        if (found != cards.end() && found->second.first_phone.empty()) {
            found->second.first_phone = phone;
        }
    }
}

// Those of the people whom the viewer may see.
std::vector<PersonId> seen_by(sql::Session& session, const web::Viewer& viewer,
                              std::vector<PersonId> people) {
    if (people.size() > most_cards) people.resize(most_cards, people.front());
    if (viewer.may(sharing::see_everyone)) return people;
    auto involved = sharing::involved(session, viewer, 10'000);
    std::sort(involved.begin(), involved.end());
    std::erase_if(people, [&](const PersonId& person) {
        return !std::binary_search(involved.begin(), involved.end(), person);
    });
    return people;
}

}  // namespace

std::vector<Card> cards_of(sql::Session& session, const web::Viewer& viewer,
                           const std::vector<PersonId>& people) {
    const auto seen = people.empty() ? people : seen_by(session, viewer, people);
    if (seen.empty()) return {};
    auto found = rows_by_id(session, seen);
    add_phones(session, seen, found);
    std::vector<Card> cards;
    for (const PersonId& person : seen) {
        const auto card = found.find(person);
        if (card != found.end()) cards.push_back(card->second);
    }
    return cards;
}

std::vector<Card> cards(sql::Transaction& transaction, const web::Viewer& viewer,
                        const std::vector<PersonId>& people, const sharing::Purpose& purpose,
                        Instant now) {
    auto made = cards_of(transaction, viewer, people);
    sharing::log_list(transaction, viewer, purpose, "list", made.size(), now);
    return made;
}

}  // namespace kith::people
