#include "practice/people/death.hpp"

#include <vector>

namespace kith::people {
namespace {

std::vector<OnDeath>& told_of_deaths() {
    static std::vector<OnDeath> told;
    return told;
}

}  // namespace

void on_death(OnDeath told) { told_of_deaths().push_back(told); }

void tell_of_death(sql::Transaction& transaction, PersonId person, const Care& before,
                   const Care& after, Instant now) {
    if (before.died_on || !after.died_on) return;
    for (const OnDeath told : told_of_deaths()) told(transaction, person, *after.died_on, now);
}

}  // namespace kith::people
