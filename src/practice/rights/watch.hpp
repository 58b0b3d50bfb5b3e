// The heuristics of looks that may be curiosity: pure. Each says in words what it noticed; none
// proves anything, so each ends with a person who asks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "practice/sharing/sharing.hpp"

namespace kith::rights {

// What is known of who looked and at whom. Names are compared as keys: folded, without accents.
struct Looked {
    std::string first_key, last_key;            // of the person
    std::string postcode{};
    std::vector<std::string> numbers{};         // phones and e-mail addresses of the person
    int people_of_last_key = 0;                 // in the register, with that last name
    bool has_work = false;                      // something of theirs is open with this account
};
struct Looker {
    std::string name;                           // as it stands on the account
    std::vector<std::string> contacts{};        // its e-mail address and phone
    std::vector<std::string> colleagues{};      // names on accounts of the same organisation
    std::string own_postcode{};                 // of a record that seems to be their own
};

struct Notice {
    std::string kind;  // oneself, colleague, family name, neighbour
    std::string why;
};
// Nothing when nothing is noticed. Of several, the closest.
std::optional<Notice> notice(const Looker& looker, const Looked& looked);

// How many people somebody may open in an hour before it is asked about: well above what a shift of
// calls needs.
inline constexpr int many_in_an_hour = 60;

// "Anne Marie Smith-Jones" as the keys of its first and last name.
struct NameKeys {
    std::string first, last;
};
NameKeys keys_of(std::string_view name);

}  // namespace kith::rights
