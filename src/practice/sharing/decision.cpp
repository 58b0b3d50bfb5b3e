#include "practice/sharing/decision.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kith::sharing {
namespace {

constexpr std::array<std::pair<Part, std::string_view>, 17> part_names{{
    {Part::name, "name"},
    {Part::contact, "how to reach them"},
    {Part::address, "address"},
    {Part::birth_date, "date of birth"},
    {Part::nhs_number, "NHS number"},
    {Part::communication, "communication needs"},
    {Part::flags, "what matters for help"},
    {Part::relations, "relations"},
    {Part::warnings, "warnings"},
    {Part::needs, "needs"},
    {Part::notes, "notes"},
    {Part::sensitive_notes, "sensitive notes"},
    {Part::story, "story"},
    {Part::calls, "calls"},
    {Part::referrals, "referrals"},
    {Part::jobs, "jobs"},
    {Part::concerns, "concerns"},
}};

void keep_each_once(std::vector<Part>& parts) {
    std::sort(parts.begin(), parts.end());
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
}

}  // namespace

std::string_view part_name(Part part) {
    return std::find_if(part_names.begin(), part_names.end(),
                        [&](const auto& named) { return named.first == part; })
        ->second;
}

std::optional<Part> part_named(std::string_view name) {
    for (const auto& [part, text] : part_names) {
        if (text == name) return part;
    }
    return std::nullopt;
}

std::string_view level_name(Level level) {
    switch (level) {
        case Level::job: return "job";
        case Level::referral: return "referral";
        case Level::whole_case: return "case";
    }
    return "job";
}

std::optional<Level> level_named(std::string_view name) {
    for (const Level level : {Level::job, Level::referral, Level::whole_case}) {
        if (level_name(level) == name) return level;
    }
    return std::nullopt;
}

std::vector<Part> usual_parts(Level level) {
    switch (level) {
        case Level::job:
            return {Part::name, Part::contact, Part::address, Part::communication};
        case Level::referral:
            return {Part::name,          Part::contact, Part::address,  Part::birth_date,
                    Part::communication, Part::needs,   Part::referrals, Part::warnings};
        case Level::whole_case:
            return {Part::name,      Part::contact, Part::address,   Part::birth_date,
                    Part::communication, Part::flags, Part::relations, Part::warnings,
                    Part::needs,     Part::notes,   Part::story,     Part::calls,
                    Part::referrals, Part::jobs,    Part::concerns};
    }
    return {};
}

bool Decision::sees(Part part) const {
    return allowed && std::binary_search(parts.begin(), parts.end(), part);
}

Decision decide(const web::Viewer& viewer, const std::vector<Known>& known) {
    Decision decision;
    if (viewer.may(see_everyone)) {
        decision.allowed = true;
        decision.basis = "a role that works with everyone";
        for (const auto& [part, text] : part_names) {
            if (part != Part::sensitive_notes) decision.parts.push_back(part);
        }
    }
    for (const Known& involvement : known) {
        // A job opens to the volunteer who has it; a referral only to those who answer referrals.
        if (involvement.level != Level::job && !viewer.may(see_involved) &&
            !viewer.may(see_everyone)) {
            continue;
        }
        if (!decision.allowed) {
            decision.basis = "an open " + std::string(level_name(involvement.level));
        }
        decision.allowed = true;
        const auto parts =
            involvement.parts.empty() ? usual_parts(involvement.level) : involvement.parts;
        decision.parts.insert(decision.parts.end(), parts.begin(), parts.end());
    }
    if (decision.allowed && viewer.may(see_sensitive)) {
        decision.parts.push_back(Part::sensitive_notes);
    }
    keep_each_once(decision.parts);
    if (!decision.allowed) decision.basis = "no role, referral or job that opens this record";
    return decision;
}

}  // namespace kith::sharing
