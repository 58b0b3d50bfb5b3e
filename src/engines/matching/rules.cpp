#include <array>

#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

constexpr std::array all_rules{
    &rule_available, &rule_kind,     &rule_checks,         &rule_training,   &rule_skills,
    &rule_vehicle,   &rule_language, &rule_sex,            &rule_age,        &rule_jobs_at_once,
    &rule_hours_free, &rule_distance, &rule_never_together, &rule_dates,      &rule_times,
};

}  // namespace

std::span<const Rule* const> rules() { return all_rules; }

bool allowed(const Ask& ask, const Volunteer& volunteer) {
    for (const Rule* rule : all_rules) {
        if (!rule->holds(ask, volunteer)) return false;
    }
    return true;
}

std::uint32_t broken_rules(const Ask& ask, const Volunteer& volunteer) {
    std::uint32_t broken = 0;
    for (std::size_t i = 0; i < all_rules.size(); ++i) {
        if (!all_rules[i]->holds(ask, volunteer)) broken |= std::uint32_t{1} << i;
    }
    return broken;
}

std::optional<Lapse> lapse(const WordSet& wanted, const std::vector<Dated>& held, Day day) {
    WordSet in_date;
    for (const Dated& item : held) {
        if (!item.until || *item.until >= day) in_date.add(item.what);
    }
    if (in_date.includes(wanted)) return std::nullopt;
    Lapse first{.what = wanted.without(in_date).list().front(), .ran_out = {}};
    for (const Dated& item : held) {
        const bool later = item.until && (!first.ran_out || *item.until > *first.ran_out);
        if (item.what == first.what && later) first.ran_out = item.until;
    }
    return first;
}

std::string lapse_words(const Lapse& lapse, const Vocabulary& vocabulary, std::string_view sort) {
    const std::string& name = vocabulary.name(lapse.what);
    if (!lapse.ran_out) return "has no " + std::string(sort) + " “" + name + "”";
    return "has a " + std::string(sort) + " “" + name + "” that runs out on " +
           day_words(*lapse.ran_out);
}

}  // namespace kith::matching
