#include <array>

#include "engines/matching/preference.hpp"

namespace kith::matching {
namespace {

constexpr std::array all_preferences{
    &prefer_near,          &prefer_known,           &prefer_like_age, &prefer_like_interests,
    &prefer_like_language, &prefer_like_experience, &prefer_rested,   &prefer_waiting,
    &prefer_newcomer,      &prefer_willing,         &prefer_early,    &prefer_one_trip,
};

}  // namespace

std::span<const Preference* const> preferences() { return all_preferences; }

int cost(const Ask& ask, const Volunteer& volunteer) {
    int sum = 0;
    for (const Preference* preference : all_preferences) sum += preference->cost(ask, volunteer);
    return sum;
}

}  // namespace kith::matching
