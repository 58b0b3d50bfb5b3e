#include "practice/sharing/decision.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"

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

constexpr std::array<std::pair<Means, std::string_view>, 5> means_names{{
    {Means::page, "page"},
    {Means::list, "list"},
    {Means::api, "api"},
    {Means::referral, "referral"},
    {Means::copy, "copy"},
}};

constexpr char between_names = ';';

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

std::vector<Part> emergency_parts() {
    return {Part::name,          Part::contact, Part::address,   Part::birth_date,
            Part::communication, Part::flags,   Part::relations, Part::warnings};
}

std::vector<Part> restricted_parts() {
    return {Part::name, Part::contact, Part::communication, Part::warnings};
}

std::string_view means_name(Means means) {
    return std::find_if(means_names.begin(), means_names.end(),
                        [&](const auto& named) { return named.first == means; })
        ->second;
}

std::optional<Means> means_named(std::string_view name) {
    for (const auto& [means, text] : means_names) {
        if (text == name) return means;
    }
    return std::nullopt;
}

const std::vector<Part>& all_parts() {
    static const std::vector<Part> all = [] {
        std::vector<Part> parts;
        for (const auto& [part, text] : part_names) parts.push_back(part);
        return parts;
    }();
    return all;
}

const std::vector<Means>& all_means() {
    static const std::vector<Means> all{Means::page, Means::list, Means::api, Means::referral,
                                        Means::copy};
    return all;
}

std::string names_text(const std::vector<std::string>& names) {
    return text::join(names, std::string_view(&between_names, 1));
}

std::vector<std::string> names_from(std::string_view text) {
    std::vector<std::string> names;
    if (text.empty()) return names;
    for (const auto name : text::split(text, between_names)) names.emplace_back(name);
    return names;
}

std::string parts_text(const std::vector<Part>& parts) {
    std::vector<std::string> names;
    for (const Part part : parts) names.emplace_back(part_name(part));
    return names_text(names);
}

std::vector<Part> parts_from(std::string_view text) {
    std::vector<Part> parts;
    for (const auto& name : names_from(text)) {
        if (const auto part = part_named(name)) parts.push_back(*part);
    }
    return parts;
}

bool Decision::sees(Part part) const {
    return allowed && std::binary_search(parts.begin(), parts.end(), part);
}

std::string standing_answer(const std::vector<Words>& said, std::string_view organisation) {
    const Words* best = nullptr;
    for (const Words& words : said) {
        if (!words.organisation.empty() && words.organisation != organisation) continue;
        const bool closer = best && best->organisation.empty() && !words.organisation.empty();
        const bool later = best && best->organisation == words.organisation && best->at < words.at;
        if (!best || closer || later) best = &words;
    }
    return best ? best->answer : "not asked";
}

namespace {

bool holds(const std::vector<std::string>& list, std::string_view wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

// The parts of `wanted` that are also in `allowed`; both sorted.
std::vector<Part> common(const std::vector<Part>& wanted, const std::vector<Part>& allowed) {
    std::vector<Part> both;
    std::set_intersection(wanted.begin(), wanted.end(), allowed.begin(), allowed.end(),
                          std::back_inserter(both));
    return both;
}

// What the agreements in force let this viewer see by these means, and on which it rests.
struct Lets {
    std::vector<Part> referred{}, everyone{};
    std::vector<std::string> references{};
    bool any = false;        // an agreement covers the person, by whatever means
    bool wrong_role = false;
};

Lets what_is_let(const web::Viewer& viewer, const Facts& facts, Means means) {
    Lets lets;
    for (const Allowed& agreement : facts.agreements) {
        lets.any = true;
        if (!holds(agreement.means, means_name(means))) continue;
        // Those who come by a link sign in with no role; the agreement's roles are for accounts.
        if (!agreement.roles.empty() && !viewer.role_names.empty() &&
            std::none_of(viewer.role_names.begin(), viewer.role_names.end(),
                         [&](const auto& role) { return holds(agreement.roles, role); })) {
            lets.wrong_role = true;
            continue;
        }
        lets.references.push_back(agreement.reference);
        auto& into = lets.referred;
        into.insert(into.end(), agreement.parts.begin(), agreement.parts.end());
        if (agreement.everyone) {
            lets.everyone.insert(lets.everyone.end(), agreement.parts.begin(),
                                 agreement.parts.end());
        }
    }
    keep_each_once(lets.referred);
    keep_each_once(lets.everyone);
    return lets;
}

// What role and involvement open, before any agreement is asked.
Decision by_role(const web::Viewer& viewer, const std::vector<Known>& known) {
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

std::string why_nothing_is_let(const Lets& lets) {
    if (!lets.any) return "no information-sharing agreement in force covers this person";
    if (lets.wrong_role) return "the information-sharing agreement does not name their role";
    return "the information-sharing agreement does not allow this way of sharing";
}

// What another organisation sees: what was shared with it or lies open to it, and of that only
// what an agreement lets it see.
Decision from_outside(web::Viewer viewer, const Facts& facts, Means means) {
    const Lets lets = what_is_let(viewer, facts, means);
    // A role that works with everyone does so for the council only.
    if (viewer.may(see_everyone)) viewer.permissions = {std::string(see_involved.name())};
    const Decision asked = by_role(viewer, facts.known);
    const bool involved = asked.allowed && !facts.known.empty();
    const bool proactive = viewer.may(see_involved) && !lets.everyone.empty();
    Decision decision{.basis = asked.basis};
    if (!asked.allowed && !proactive) return decision;
    if (lets.references.empty()) {
        decision.basis = why_nothing_is_let(lets);
        decision.withheld_why = decision.basis;
        return decision;
    }
    if (facts.objects && facts.overridden.empty()) {
        decision.basis = "they object to sharing with this organisation";
        return decision;
    }
    decision.agreement = text::listed(lets.references);
    if (involved) {
        decision.parts = common(asked.parts, lets.referred);
        if (decision.parts.size() < asked.parts.size()) {
            decision.withheld_why = "agreement " + decision.agreement + " does not cover it";
        }
    }
    if (proactive) {
        decision.parts.insert(decision.parts.end(), lets.everyone.begin(), lets.everyone.end());
    }
    keep_each_once(decision.parts);
    decision.allowed = !decision.parts.empty();
    if (involved) decision.basis = asked.basis + ", ";
    else decision.basis.clear();
    decision.basis += "agreement " + decision.agreement;
    if (!facts.overridden.empty()) {
        decision.basis += ", their objection set aside (" + facts.overridden + ")";
    }
    return decision;
}

void open_in_an_emergency(const Facts& facts, Decision& decision) {
    const auto parts = emergency_parts();
    decision.emergency = !decision.allowed;
    if (!decision.allowed) decision.basis.clear();
    if (!decision.basis.empty()) decision.basis += ", ";
    decision.basis +=
        "emergency access until " + written(london_time(*facts.emergency_until).time);
    decision.allowed = true;
    decision.parts.insert(decision.parts.end(), parts.begin(), parts.end());
    keep_each_once(decision.parts);
}

}  // namespace

Decision decide(const web::Viewer& viewer, const Facts& facts, Means means) {
    Decision decision =
        facts.outside ? from_outside(viewer, facts, means) : by_role(viewer, facts.known);
    if (facts.restricted && decision.allowed && !viewer.may(govern)) {
        decision.parts = common(decision.parts, restricted_parts());
        decision.withheld_why = "its use is restricted at the person's request";
    }
    if (facts.emergency_until) open_in_an_emergency(facts, decision);
    return decision;
}

}  // namespace kith::sharing
