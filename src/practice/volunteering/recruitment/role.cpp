#include "practice/volunteering/recruitment/role.hpp"

#include <algorithm>
#include <stdexcept>

#include "defaults/defaults.hpp"
#include "platform/base/json.hpp"

namespace kith::volunteering {
namespace {

std::vector<std::string> texts(const Json* list) {
    std::vector<std::string> all;
    if (list == nullptr || list->array() == nullptr) return all;
    for (const Json& one : *list->array()) {
        if (const std::string* text = one.string()) all.push_back(*text);
    }
    return all;
}

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

StepState state_of(const std::string& step, const std::vector<CheckRow>& checks, Day today) {
    const CheckKind* kind = check_kind(step);
    if (kind == nullptr) throw std::logic_error("a role has a step that is no check: " + step);
    StepState state{.check = kind};
    if (const CheckRow* check = best(checks, step)) {
        state.until = check->expires_on;
        state.done = !check->expires_on || *check->expires_on >= today;
        state.ran_out = !state.done;
    }
    return state;
}

}  // namespace

const std::vector<Role>& all_roles() {
    static const std::vector<Role> roles = [] {
        const auto list = Json::parse(defaults::file("volunteer_roles.json"));
        if (!list || list->array() == nullptr) {
            throw std::logic_error("volunteer_roles.json is not a list");
        }
        std::vector<Role> all;
        for (const Json& one : *list->array()) {
            all.push_back({.id = std::string(one.text_at("/id")),
                           .name = std::string(one.text_at("/name")),
                           .about = std::string(one.text_at("/about")),
                           .kinds = texts(one.find("kinds")),
                           .steps = texts(one.find("steps"))});
        }
        return all;
    }();
    return roles;
}

const Role* role_of(std::string_view id) {
    for (const Role& role : all_roles()) {
        if (role.id == id) return &role;
    }
    return nullptr;
}

std::vector<StepState> where_they_stand(const std::vector<std::string>& roles,
                                        const std::vector<CheckRow>& checks, Day today) {
    std::vector<std::string> steps;
    // In the order of the list of checks, which is the order they are best done in.
    for (const CheckKind& kind : check_list()) {
        for (const Role& role : all_roles()) {
            if (has(roles, role.id) && has(role.steps, kind.id) && !has(steps, kind.id)) {
                steps.push_back(kind.id);
            }
        }
    }
    std::vector<StepState> states;
    for (const auto& step : steps) states.push_back(state_of(step, checks, today));
    std::stable_partition(states.begin(), states.end(),
                          [](const StepState& state) { return state.done; });
    return states;
}

std::vector<std::string> lacks(const Role& role, const std::vector<CheckRow>& checks, Day today) {
    std::vector<std::string> missing;
    for (const auto& step : role.steps) {
        const StepState state = state_of(step, checks, today);
        if (!state.done) missing.push_back(state.check->name);
    }
    return missing;
}

std::vector<std::string> kinds_covered(const std::vector<std::string>& roles,
                                       const std::vector<CheckRow>& checks, Day today) {
    std::vector<std::string> kinds;
    for (const Role& role : all_roles()) {
        if (!has(roles, role.id) || !lacks(role, checks, today).empty()) continue;
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
