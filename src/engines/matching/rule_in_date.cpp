// Checks (identity, DBS, references …) and training must be held and still be in date on the last
// day of the job.
#include "engines/matching/rule.hpp"

namespace kith::matching {
namespace {

// Where a job says what it needs, a volunteer what they have, and what the words are.
struct Sort {
    WordSet Job::*needed;
    std::vector<Dated> Volunteer::*held;
    Vocabulary Terms::*words;
    std::string_view name;
};
constexpr Sort checks{&Job::checks, &Volunteer::checks, &Terms::checks, "check"};
constexpr Sort training{&Job::training, &Volunteer::training, &Terms::training, "training"};

template <const Sort& sort>
bool holds(const Ask& ask, const Volunteer& volunteer) {
    const WordSet& needed = ask.job.*sort.needed;
    return needed.empty() || !lapse(needed, volunteer.*sort.held, ask.day);
}

template <const Sort& sort>
std::string broken(const Ask& ask, const Volunteer& volunteer) {
    const auto found = lapse(ask.job.*sort.needed, volunteer.*sort.held, ask.day);
    return found ? lapse_words(*found, ask.setting.terms.*sort.words, sort.name) : "";
}

}  // namespace

const Rule rule_checks{
    .name = "checks in date", .holds = holds<checks>, .broken = broken<checks>};
const Rule rule_training{
    .name = "training", .holds = holds<training>, .broken = broken<training>};

}  // namespace kith::matching
