// The roles people volunteer for and the steps each takes, as data; and where somebody stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/volunteering/jobs/kinds.hpp"
#include "practice/volunteering/lists.hpp"

namespace kith::volunteering {

struct Role {
    std::string id;
    std::string name;   // "Collecting medicine"
    std::string about;
    std::vector<std::string> kinds{};  // of job
    std::vector<std::string> steps{};  // kinds of checks, in the order they are best done
};
const std::vector<Role>& all_roles();
const Role* role_of(std::string_view id);  // null for another

// Where one step stands. A step is done while its check is in date.
struct StepState {
    const CheckKind* check;
    bool done = false;
    bool ran_out = false;
    std::optional<Day> until{};
};
// The steps of these roles, each once: done ones first, then in the order to take them.
std::vector<StepState> where_they_stand(const std::vector<std::string>& roles,
                                        const std::vector<CheckRow>& checks, Day today);
// What a role still lacks, by name; empty when it may begin.
std::vector<std::string> lacks(const Role& role, const std::vector<CheckRow>& checks, Day today);
// The kinds of job that the roles whose steps are all done cover.
std::vector<std::string> kinds_covered(const std::vector<std::string>& roles,
                                       const std::vector<CheckRow>& checks, Day today);
// When a check passed on a day runs out; nothing when it does not.
std::optional<Day> runs_out(const CheckKind& kind, Day passed_on);

}  // namespace kith::volunteering
