// Which outcome codes of the weekly feedback tell what was done. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/base/day.hpp"

namespace kith::lists {

// A need of somebody on the list: open, or closed in the time reported.
struct NeedFact {
    std::string category;
    std::string status;
    std::optional<Day> closed_on{};
};

struct Outcome {
    std::string code;
    std::optional<Day> on{};
    std::string comment{};
};

// One line for each thing that was done: the contact, then each need. A death is all there is to
// say. `tried` counts calls in the time reported, `spoken` those in which somebody was spoken to.
std::vector<Outcome> outcomes_of(const std::optional<Day>& died_on, int tried, int spoken,
                                 const std::optional<Day>& last_tried,
                                 const std::vector<NeedFact>& needs);

}  // namespace kith::lists
