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

// Leaves on the card what the viewer may see of the person.
Card permitted(Card card, const sharing::Decision& decision) {
    using sharing::Part;
    if (!decision.sees(Part::name)) card.name = Private();
    if (!decision.sees(Part::birth_date)) card.born_on.reset();
    if (!decision.sees(Part::address)) card.postcode.reset();
    if (!decision.sees(Part::contact)) card.first_phone = Private();
    return card;
}

}  // namespace

std::vector<Card> cards_of(sql::Session& session, const web::Viewer& viewer,
                           const std::vector<PersonId>& people, Instant now) {
    std::vector<PersonId> wanted = people;
    if (wanted.size() > most_cards) wanted.resize(most_cards, wanted.front());
    const auto decisions =
        sharing::decide_each(session, viewer, wanted, now, sharing::Means::list);
    std::erase_if(wanted, [&](const PersonId& person) { return !decisions.at(person).allowed; });
    if (wanted.empty()) return {};
    auto found = rows_by_id(session, wanted);
    add_phones(session, wanted, found);
    std::vector<Card> cards;
    for (const PersonId& person : wanted) {
        const auto card = found.find(person);
        if (card == found.end()) continue;
        cards.push_back(permitted(card->second, decisions.at(person)));
    }
    return cards;
}

std::vector<Card> cards(sql::Transaction& transaction, const web::Viewer& viewer,
                        const std::vector<PersonId>& people, const sharing::Purpose& purpose,
                        Instant now) {
    auto made = cards_of(transaction, viewer, people, now);
    sharing::log_list(transaction, viewer, purpose, "list", made.size(), now);
    return made;
}

}  // namespace kith::people
