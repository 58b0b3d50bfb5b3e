#include "practice/volunteering/recruitment/role.hpp"

#include <algorithm>
#include <stdexcept>

namespace kith::volunteering {
namespace {

bool has(const std::vector<std::string>& list, std::string_view one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

// The check of a kind that lasts longest; null when there is none.
const CheckRow* best(const std::vector<CheckRow>& checks, std::string_view kind) {
    const CheckRow* found = nullptr;
    for (const CheckRow& check : checks) {
        if (check.kind != kind) continue;
        const bool longer = found == nullptr || !check.expires_on ||
                            (found->expires_on && *check.expires_on > *found->expires_on);
        if (longer) found = &check;
    }
    return found;
}

StepState state_of(const Handbook& book, const std::string& step,
                   const std::vector<CheckRow>& checks, Day today) {
    const CheckKind* kind = book.check(step);
    if (kind == nullptr) throw std::logic_error("a role has a step that is no check: " + step);
    StepState state{.check = *kind};
    if (const CheckRow* check = best(checks, step)) {
        state.until = check->expires_on;
        state.done = !check->expires_on || *check->expires_on >= today;
        state.ran_out = !state.done;
    }
    return state;
}

}  // namespace

std::vector<StepState> where_they_stand(const Handbook& book, const std::vector<Role>& roles,
                                        const std::vector<CheckRow>& checks, Day today) {
    std::vector<std::string> steps;
    // In the order of the list of checks, which is the order they are best done in.
    for (const CheckKind& kind : book.checks()) {
        const bool asked = std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
            return has(role.steps, kind.id);
        });
        if (asked) steps.push_back(kind.id);
    }
    // A step that is not taken by anybody new any more is still theirs.
    for (const Role& role : roles) {
        for (const auto& step : role.steps) {
            if (!has(steps, step)) steps.push_back(step);
        }
    }
    std::vector<StepState> states;
    for (const auto& step : steps) states.push_back(state_of(book, step, checks, today));
    std::stable_partition(states.begin(), states.end(),
                          [](const StepState& state) { return state.done; });
    return states;
}

std::vector<std::string> lacks(const Handbook& book, const Role& role,
                               const std::vector<CheckRow>& checks, Day today) {
    std::vector<std::string> missing;
    for (const auto& step : role.steps) {
        const StepState state = state_of(book, step, checks, today);
        if (!state.done) missing.push_back(state.check.name);
    }
    return missing;
}

std::vector<std::string> kinds_covered(const Handbook& book, const std::vector<Role>& roles,
                                       const std::vector<CheckRow>& checks, Day today) {
    std::vector<std::string> kinds;
    for (const Role& role : roles) {
        if (!lacks(book, role, checks, today).empty()) continue;
        for (const auto& kind : role.kinds) {
            if (!has(kinds, kind)) kinds.push_back(kind);
        }
    }
    return kinds;
}

std::optional<Day> runs_out(const CheckKind& kind, Day passed_on) {
    if (!kind.months) return std::nullopt;
    auto later = passed_on.date() + std::chrono::months(*kind.months);
    if (!later.ok()) later = later.year() / later.month() / std::chrono::last;
    return Day(later);
}

}  // namespace kith::volunteering
