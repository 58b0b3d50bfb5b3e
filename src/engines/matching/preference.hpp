// What is preferred among the volunteers who may. One preference a file, `prefer_*.cpp`; each gives
// a cost in metres, never negative, and the words a coordinator would use.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engines/matching/ask.hpp"

namespace kith::matching {

// Whether a remark is worth making for or against somebody by itself, or only in a comparison.
enum class Bearing : std::uint8_t { speaks_for, speaks_against, lacks };

// `text` completes "This volunteer …"; empty where there is nothing to say.
struct Remark {
    Bearing bearing;
    std::string text;
};

struct Preference {
    std::string_view name;
    // Whether it matters for this job at all.
    bool (*counts)(const Ask&);
    int (*cost)(const Ask&, const Volunteer&);
    Remark (*remark)(const Ask&, const Volunteer&);
};

extern const Preference prefer_near;
extern const Preference prefer_known;
extern const Preference prefer_like_age;
extern const Preference prefer_like_interests;
extern const Preference prefer_like_language;
extern const Preference prefer_like_experience;
extern const Preference prefer_rested;
extern const Preference prefer_waiting;
extern const Preference prefer_newcomer;
extern const Preference prefer_willing;
extern const Preference prefer_early;
extern const Preference prefer_one_trip;

// All of them; nearness comes first, because the index relies on it to stop looking.
std::span<const Preference* const> preferences();

// The sum of all costs.
int cost(const Ask& ask, const Volunteer& volunteer);

}  // namespace kith::matching
