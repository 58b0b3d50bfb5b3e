// Where somebody stands with the steps of the roles they took on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/volunteering/handbook/handbook.hpp"
#include "practice/volunteering/lists.hpp"

namespace kith::volunteering {

// Where one step stands. A step is done while its check is in date.
struct StepState {
    CheckKind check;
    bool done = false;
    bool ran_out = false;
    std::optional<Day> until{};
};
// The steps of these roles, each once: done ones first, then in the order to take them.
std::vector<StepState> where_they_stand(const Handbook& book, const std::vector<Role>& roles,
                                        const std::vector<CheckRow>& checks, Day today);
// What a role still lacks, by name; empty when it may begin.
std::vector<std::string> lacks(const Handbook& book, const Role& role,
                               const std::vector<CheckRow>& checks, Day today);
// The kinds of job that the roles whose steps are all done cover.
std::vector<std::string> kinds_covered(const Handbook& book, const std::vector<Role>& roles,
                                       const std::vector<CheckRow>& checks, Day today);
// When a check passed on a day runs out; nothing when it does not.
std::optional<Day> runs_out(const CheckKind& kind, Day passed_on);

}  // namespace kith::volunteering
