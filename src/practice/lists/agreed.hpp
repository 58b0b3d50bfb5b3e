// The agreement under which a list comes and its feedback goes, where Kith holds it: it then
// decides, and one that is not in force lets nothing through.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/sharing/sharing.hpp"

namespace kith::lists {

struct Agreed {
    bool held = false;  // the list names an agreement by its reference
    bool in_force = false;
    std::string reference{};
    std::vector<sharing::Part> parts{};               // what it names
    std::vector<OrganisationId> organisations{};      // who is party to it beside the council
    // Whether a part may be told. Where Kith holds no agreement nobody has said it may not.
    bool tells(sharing::Part part) const;
};
Agreed agreed(sql::Session& session, std::string_view named, sharing::Means means, Instant now);

// What may be told of each of these people under it: nothing of those whom it does not cover, or
// who object to sharing with every other party. Where Kith holds no agreement there is no entry.
std::map<PersonId, std::vector<sharing::Part>> told_of(sql::Session& session, const Agreed& under,
                                                       const std::vector<PersonId>& people,
                                                       sharing::Means means, Instant now);

// A sentence on the columns of the weekly feedback that the agreement leaves empty, or nothing.
std::string words_of_withheld(const Agreed& under);

// A sentence, when a file of a list under this agreement may not come in.
std::optional<std::string> against_import(sql::Session& session, std::string_view named,
                                          Instant now);

}  // namespace kith::lists
