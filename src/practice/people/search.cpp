#include <algorithm>
#include <map>

#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/people/cards.hpp"
#include "practice/people/keys.hpp"
#include "practice/people/search.hpp"

namespace kith::people {
namespace {

// Two names of which the first is looked for in one column and the second in the other.
struct NamePair {
    std::string last, first;
    std::string why;
    int score;
};

std::vector<NamePair> name_pairs(const std::vector<std::string>& names) {
    if (names.empty()) return {{.last = "", .first = "", .why = "", .score = 0}};
    if (names.size() == 1) {
        return {{.last = names[0], .first = "", .why = "last name", .score = 20},
                {.last = "", .first = names[0], .why = "first name", .score = 10}};
    }
    const std::string& begin = names.front();
    const std::string& end = names.back();
    return {{.last = end, .first = begin, .why = "name", .score = 30},
            {.last = begin, .first = end, .why = "name, the other way round", .score = 25}};
}

std::string in_range(sql::Arguments& with, std::string_view column, const std::string& prefix) {
    const std::string name(column);
    return " AND " + name + " >= " + with.add(prefix) + " AND " + name + " < " +
           with.add(after_prefix(prefix));
}

std::string conditions(const SearchTerms& terms, const NamePair& names, sql::Arguments& with) {
    std::string where = "merged_into IS NULL";
    if (terms.reference) where += " AND reference = " + with.add(*terms.reference);
    if (terms.nhs_number) where += " AND nhs_number = " + with.add(*terms.nhs_number);
    if (terms.born_on) where += " AND born_on = " + with.add(*terms.born_on);
    if (terms.postcode_whole) {
        where += " AND postcode = " + with.add(terms.postcode);
    } else if (!terms.postcode.empty()) {
        where += in_range(with, "postcode", terms.postcode);
    }
    if (!terms.phone.empty()) {
        where += " AND id IN (SELECT person_id FROM person_number WHERE kind = 'phone'";
        where += terms.phone_whole ? " AND value = " + with.add(terms.phone)
                                   : in_range(with, "value", terms.phone);
        where += " LIMIT 200)";
    }
    if (!names.last.empty()) where += in_range(with, "last_key", names.last);
    if (!names.first.empty()) where += in_range(with, "first_key", names.first);
    return where;
}

std::vector<std::string> reasons(const SearchTerms& terms, const NamePair& names, bool exact) {
    std::vector<std::string> why;
    if (!names.why.empty()) why.push_back((exact ? "same " : "") + names.why);
    if (terms.born_on) why.emplace_back("same date of birth");
    if (!terms.postcode.empty()) {
        why.emplace_back(terms.postcode_whole ? "same postcode" : "postcode begins the same");
    }
    if (!terms.phone.empty()) why.emplace_back(terms.phone_whole ? "same phone" : "phone begins");
    if (terms.nhs_number) why.emplace_back("same NHS number");
    if (terms.reference) why.emplace_back("same reference");
    return why;
}

// Those that one way of reading the names finds, into `found`.
void find_pair(sql::Session& session, const SearchTerms& terms, const NamePair& names,
               std::size_t most, std::map<PersonId, Found>& found) {
    sql::Arguments with;
    const std::string where = conditions(terms, names, with);
    const std::string order = names.last.empty() && !names.first.empty()
                                  ? "first_key, last_key, id"
                                  : "last_key, first_key, id";
    const std::string query = "SELECT id, last_key, first_key FROM person WHERE " + where +
                              " ORDER BY " + order + " LIMIT " + with.add(most);
    using Row = std::tuple<PersonId, std::string, std::string>;
    for (const auto& [id, last, first] : session.all<Row>(query, with)) {
        const bool exact = (names.last.empty() || last == names.last) &&
                           (names.first.empty() || first == names.first);
        Found one{id, names.score + (exact ? 50 : 0), reasons(terms, names, exact),
                  last + " " + first};
        const auto [at, is_new] = found.try_emplace(id, one);
        if (!is_new && at->second.score < one.score) at->second = std::move(one);
    }
}

}  // namespace

std::vector<Found> find(sql::Session& session, const SearchTerms& terms, std::size_t most) {
    std::map<PersonId, Found> found;
    for (const NamePair& names : name_pairs(terms.names)) {
        find_pair(session, terms, names, most, found);
    }
    std::vector<Found> best;
    for (auto& [id, one] : found) best.push_back(std::move(one));
    std::stable_sort(best.begin(), best.end(),
                     [](const Found& a, const Found& b) {
                         return a.score != b.score ? a.score > b.score
                                                   : a.name_order < b.name_order;
                     });
    if (best.size() > most) best.resize(most, best.front());
    return best;
}

namespace {

std::vector<Card> cards_with_why(sql::Session& session, const web::Viewer& viewer,
                                 const std::vector<Found>& found, Instant now) {
    std::vector<PersonId> ids;
    for (const Found& one : found) ids.push_back(one.id);
    auto cards = cards_of(session, viewer, ids, now);
    for (Card& card : cards) {
        const auto why = std::find_if(found.begin(), found.end(),
                                      [&](const Found& one) { return one.id == card.id; });
        card.why = why->why;
    }
    return cards;
}

// The ways in which a record of the same person would be found.
std::vector<SearchTerms> ways_to(const Details& details) {
    std::vector<SearchTerms> ways;
    const std::string first = name_key(details.first_name.text());
    const std::string last = name_key(details.last_name.text());
    if (details.nhs_number) ways.push_back({.nhs_number = details.nhs_number});
    for (const NewNumber& number : details.numbers) {
        if (number.kind != "phone") continue;
        ways.push_back({.phone = number.value, .phone_whole = true});
    }
    if (!last.empty() && details.born_on) {
        ways.push_back({.names = {last}, .born_on = details.born_on});
    }
    if (!last.empty() && details.postcode) {
        ways.push_back({.names = {last}, .postcode = std::string(details.postcode->text()),
                        .postcode_whole = true});
    }
    if (!last.empty() && !first.empty()) {
        ways.push_back({.names = {first, last}});
    }
    return ways;
}

}  // namespace

std::vector<Card> likely(sql::Transaction& transaction, const web::Viewer& viewer,
                         const Details& details, std::size_t most, Instant now) {
    std::vector<Found> all;
    for (const SearchTerms& terms : ways_to(details)) {
        for (Found& one : find(transaction, terms, most)) {
            const auto before = std::find_if(
                all.begin(), all.end(), [&](const Found& known) { return known.id == one.id; });
            if (before == all.end()) {
                all.push_back(std::move(one));
                continue;
            }
            before->score += one.score;
            for (std::string& why : one.why) {
                if (std::find(before->why.begin(), before->why.end(), why) == before->why.end()) {
                    before->why.push_back(std::move(why));
                }
            }
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Found& a, const Found& b) { return a.why.size() > b.why.size(); });
    if (all.size() > most) all.resize(most, all.front());
    auto cards = cards_with_why(transaction, viewer, all, now);
    sharing::log_list(transaction, viewer, {"add a person", "seeing whether they are known"},
                      "search", cards.size(), now);
    return cards;
}

std::vector<Card> search(sql::Transaction& transaction, const web::Viewer& viewer,
                         std::string_view typed, std::size_t most, Instant now) {
    const SearchTerms terms = read_search(typed);
    std::vector<Found> found;
    if (!terms.empty()) found = find(transaction, terms, most);
    auto cards = cards_with_why(transaction, viewer, found, now);
    sharing::log_list(transaction, viewer, {"search", "finding a person"}, "search", cards.size(),
                      now);
    return cards;
}

}  // namespace kith::people
