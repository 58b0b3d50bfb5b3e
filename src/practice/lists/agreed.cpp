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
    Agreed found{.held = true};
    for (const auto& [organisation, reach] : sharing::reaches(session, means, now)) {
        const auto& all = reach.agreements;
        if (std::find(all.begin(), all.end(), reference->text()) == all.end()) continue;
        found.in_force = true;
        found.parts.insert(found.parts.end(), reach.parts.begin(), reach.parts.end());
    }
    return found;
}

std::optional<std::string> against_import(sql::Session& session, std::string_view named,
                                          Instant now) {
    const Agreed found = agreed(session, named, sharing::Means::list, now);
    if (!found.held || found.in_force) return std::nullopt;
    return "The agreement " + std::string(named) + " is not in force for lists, so a file under it "
           "cannot be taken in. See the page Agreements";
}

}  // namespace kith::lists
