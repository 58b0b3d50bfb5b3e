#include "practice/rights/watch.hpp"

#include <algorithm>

#include "platform/base/text.hpp"

namespace kith::rights {
namespace {

// A last name that so few share is seldom shared by chance.
constexpr int few_share_it = 25;

bool same_name(const NameKeys& name, const Looked& looked) {
    return !name.last.empty() && name.last == looked.last_key && name.first == looked.first_key;
}

bool shares_a_number(const Looker& looker, const Looked& looked) {
    return std::any_of(looker.contacts.begin(), looker.contacts.end(), [&](const auto& contact) {
        return !contact.empty() && std::find(looked.numbers.begin(), looked.numbers.end(),
                                             contact) != looked.numbers.end();
    });
}

}  // namespace

NameKeys keys_of(std::string_view name) {
    const auto words = text::words(name);
    if (words.empty()) return {};
    return {text::folded(words.front()), words.size() > 1 ? text::folded(words.back()) : ""};
}

std::optional<Notice> notice(const Looker& looker, const Looked& looked) {
    const NameKeys own = keys_of(looker.name);
    if (shares_a_number(looker, looked)) {
        return Notice{"oneself", "The record has their own phone number or e-mail address: "
                                 "their own record, or somebody of their household"};
    }
    if (same_name(own, looked)) {
        return Notice{"oneself", "The record has their own name"};
    }
    for (const auto& colleague : looker.colleagues) {
        if (same_name(keys_of(colleague), looked)) {
            return Notice{"colleague", "The record has the name of a colleague in the same "
                                       "organisation"};
        }
    }
    if (looked.has_work) return std::nullopt;
    if (!looker.own_postcode.empty() && looker.own_postcode == looked.postcode) {
        return Notice{"neighbour", "The person lives in the postcode of what seems to be their own "
                                   "record, and nothing of theirs is open with them"};
    }
    if (!own.last.empty() && own.last == looked.last_key &&
        looked.people_of_last_key <= few_share_it) {
        return Notice{"family name", "The person has their last name, which few people here have, "
                                     "and nothing of theirs is open with them"};
    }
    return std::nullopt;
}

}  // namespace kith::rights
