// What must hold before a volunteer may be proposed for a job. One rule a file, `rule_*.cpp`; a new
// rule is a new file, a line below and a line in rules.cpp.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engines/matching/ask.hpp"

namespace kith::matching {

struct Rule {
    // As a coordinator would call it: "checks in date".
    std::string_view name;
    bool (*holds)(const Ask&, const Volunteer&);
    // Completes "This volunteer …": "has no dbs check". Asked only where the rule does not hold.
    std::string (*broken)(const Ask&, const Volunteer&);
};

extern const Rule rule_available;
extern const Rule rule_kind;
extern const Rule rule_checks;
extern const Rule rule_training;
extern const Rule rule_skills;
extern const Rule rule_vehicle;
extern const Rule rule_language;
extern const Rule rule_sex;
extern const Rule rule_age;
extern const Rule rule_jobs_at_once;
extern const Rule rule_hours_free;
extern const Rule rule_never_together;
extern const Rule rule_distance;
extern const Rule rule_dates;
extern const Rule rule_times;

// All of them, in the order in which they are asked and reported.
std::span<const Rule* const> rules();

// Whether every rule holds.
bool allowed(const Ask& ask, const Volunteer& volunteer);

// The rules that do not hold, as bits in the order of rules().
std::uint32_t broken_rules(const Ask& ask, const Volunteer& volunteer);

// The first of the wanted words that is not held, or has run out by the day.
struct Lapse {
    Word what;
    std::optional<Day> ran_out;
};
std::optional<Lapse> lapse(const WordSet& wanted, const std::vector<Dated>& held, Day day);
std::string lapse_words(const Lapse& lapse, const Vocabulary& vocabulary, std::string_view sort);

}  // namespace kith::matching
