#include <algorithm>
#include <iterator>

#include "engines/linkage/compare.hpp"
#include "engines/linkage/similarity.hpp"

namespace kith::linkage {
namespace {

// Of numbered mailboxes (resident17@, ward3.desk2@) each is another's, however alike they look; and
// a provider's name in common says nothing of those who have their mail there.
bool numbered_otherwise(std::string_view name, std::string_view other) {
    const auto digits = [](std::string_view text) {
        std::string kept;
        std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
                     [](char letter) { return letter >= '0' && letter <= '9'; });
        return kept;
    };
    const std::string mine = digits(name), others = digits(other);
    return !mine.empty() && !others.empty() && mine != others;
}

}  // namespace

Level compare_email_texts(std::string_view one, std::string_view other, bool personal) {
    const auto name = one.substr(0, one.find('@'));
    const auto other_name = other.substr(0, other.find('@'));
    if (name == other_name) return email_level::same_name;
    if (!personal && numbered_otherwise(name, other_name)) return email_level::different;
    if (one_slip_apart(one, other)) return email_level::same_name;
    const double alike = jaro_winkler(name, other_name);
    const double with_provider = personal ? jaro_winkler(one, other) : 0;
    if (std::max(alike, with_provider) >= 0.96) return email_level::same_name;
    return alike >= 0.9 || with_provider >= 0.88 ? email_level::similar : email_level::different;
}

}  // namespace kith::linkage
