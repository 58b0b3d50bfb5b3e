// The order of need and the next step for somebody not reached: pure, with reasons in words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/day.hpp"

namespace kith::reaching {

// What speaks for going to somebody first: data.
struct Weight {
    std::string id, fact, value;
    int points = 0;
    std::string words;
    int version = 1;
};

// What is known of one person that the weights ask about.
struct Known {
    std::optional<Day> born_on{};
    bool lives_alone = false, no_phone = false, carer = false, hearing = false,
         interpreter = false;
    std::optional<int> days_without_contact{};  // nothing: never in touch
    std::vector<std::string> flags{};           // kinds
};

struct Standing {
    int points = 0;
    std::string why{};  // "Lives alone 15, 85 or older 15"
};
// The sum of the weights that hold. Of weights about age, or about days without contact, only the
// highest counts.
Standing standing_of(const Known& known, const std::vector<Weight>& weights, Day today);

// What is known of trying to reach somebody.
struct Tried {
    std::string way = "call";       // the way of the round
    bool has_phone = true;          // one that is not known to be wrong
    bool had_phone = true;          // any, wrong or not
    bool do_not_call = false, safe_rule = false, has_address = true, has_lead = false;
    int calls_unanswered = 0;
    int letters = 0, visits = 0;
    std::string last_outcome{};
};
struct Next {
    std::string why_not;  // "No phone number is known"
    std::string step;     // "Find another number", "Knock on the door", …
};
Next next_for(const Tried& tried);
inline constexpr std::string_view knock = "Knock on the door";

// The order in which to knock on doors: from the first, the nearest not yet visited, then
// improved by turning stretches round while that shortens the walk. Places without a position keep
// their order at the end.
struct Spot {
    std::optional<double> latitude{}, longitude{};
};
std::vector<std::size_t> walk(const std::vector<Spot>& spots);

}  // namespace kith::reaching
