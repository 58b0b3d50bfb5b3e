// One job to be done for one person, as the matching engine sees it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engines/matching/place.hpp"
#include "engines/matching/week.hpp"
#include "engines/matching/words.hpp"

namespace kith::matching {

enum class Sex : std::uint8_t { unknown, female, male };

// Who under 18 may do it: nobody, somebody together with an adult, anybody.
enum class Youth : std::uint8_t { adults_only, with_an_adult, anyone };

struct Job {
    std::string id;
    // Who is helped; compared with what volunteers keep in `never`.
    std::string person{};

    // Where; without a place only a job by phone can be matched.
    std::optional<Place> place{};
    // Done from the volunteer's home, so that no distance is too far (nearer is still preferred).
    bool by_phone = false;

    // What a volunteer must offer and have. All of each set are needed.
    Word kind = 0;
    WordSet checks{};
    WordSet training{};
    WordSet skills{};
    WordSet vehicles{};
    WordSet languages{};
    Sex sex_asked_for = Sex::unknown;
    Youth youth = Youth::adults_only;

    // When: `minutes` of work within [not_before, not_after], at hours the person can be in.
    std::optional<Moment> not_before{};
    std::optional<Moment> not_after{};
    WeekHours hours = WeekHours::always();
    int minutes = 60;
    // How many volunteers it takes at the same time.
    int volunteers = 1;
    bool health_critical = false;

    // Volunteers who must never be sent here.
    std::vector<std::string> never{};

    // What is preferred. `before`: volunteers this person knows. The rest describes the person,
    // for likeness; it counts only where `likeness` is set (befriending).
    std::vector<std::string> before{};
    bool likeness = false;
    std::optional<int> age{};
    WordSet speaks{};
    WordSet interests{};
    WordSet experience{};
};

}  // namespace kith::matching
