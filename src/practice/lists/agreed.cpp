#include "practice/lists/agreed.hpp"

#include <algorithm>

#include "platform/base/reference.hpp"

namespace kith::lists {
namespace {

constexpr char letter_of_agreements = 'G';

}  // namespace

bool Agreed::tells(sharing::Part part) const {
    return !held || (in_force && std::find(parts.begin(), parts.end(), part) != parts.end());
}

Agreed agreed(sql::Session& session, std::string_view named, sharing::Means means, Instant now) {
    const auto reference = Reference::parse(named);
    if (!reference || reference->letter() != letter_of_agreements) return {};
    Agreed found{.held = true, .reference = reference->text()};
    for (const auto& one : sharing::agreements_in_force(session, means, now)) {
        if (one.reference != found.reference) continue;
        found.in_force = true;
        found.parts = one.parts;
        found.organisations.push_back(one.organisation);
    }
    return found;
}

std::map<PersonId, std::vector<sharing::Part>> told_of(sql::Session& session, const Agreed& under,
                                                       const std::vector<PersonId>& people,
                                                       sharing::Means means, Instant now) {
    std::map<PersonId, std::vector<sharing::Part>> told;
    for (const OrganisationId& organisation : under.organisations) {
        for (const auto& [person, reach] :
             sharing::reach_each(session, organisation, people, means, now)) {
            const auto& all = reach.agreements;
            const bool covered =
                reach.possible && std::find(all.begin(), all.end(), under.reference) != all.end();
            if (covered) told[person] = under.parts;
            else told.try_emplace(person);
        }
    }
    return told;
}

std::optional<std::string> against_import(sql::Session& session, std::string_view named,
                                          Instant now) {
    const Agreed found = agreed(session, named, sharing::Means::list, now);
    if (!found.held || found.in_force) return std::nullopt;
    return "The agreement " + std::string(named) + " is not in force for lists, so a file under it "
           "cannot be taken in. See the page Agreements";
}

}  // namespace kith::lists
