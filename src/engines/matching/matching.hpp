// The matching engine's face: jobs and volunteers in, proposals with reasons out. Pure: no clock
// (`Setting::now` says when it is), no randomness, the same answer however often it is asked.
//
//     Terms terms;                                   words to numbers, kept with the volunteers
//     Index index(volunteers);                       once; then put() and remove() as things change
//     Setting setting{terms, weights, now};
//     Answer answer = best_for(job, index, setting, 5);
//
// Rules that must hold are in rule.hpp, preferences in preference.hpp, weights in weights.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engines/matching/ask.hpp"
#include "engines/matching/index.hpp"

namespace kith::matching {

// What one preference adds to the cost, in metres, and what can be said about it.
struct Part {
    std::string_view name;
    int cost;
    std::string words;
};

struct Proposal {
    std::string volunteer;
    // The sum of the parts: the lower, the better.
    int cost;
    // As the crow flies; nothing if a place is unknown.
    std::optional<std::int32_t> metres;
    Travel by;
    std::vector<Part> parts;
    // Each completes "This volunteer …"; those against begin with "although".
    std::vector<std::string> reasons;
};

// Somebody a coordinator would have expected, and why it is not them:
// "is nearer (300 m), but has done 9 jobs this week".
struct Other {
    std::string volunteer;
    std::string why;
};

// One condition which, given up alone, would let somebody do the job.
struct Obstacle {
    // The rule's name; "free of other jobs" where everybody who could is needed elsewhere; "the
    // job's own times" where these leave no hour at which it could be done.
    std::string_view condition;
    // How many could do it then (of the nearest 5,000 volunteers), and the nearest of them.
    int volunteers;
    std::string nearest;
    // Completes "The nearest …".
    std::string words;
};

struct Answer {
    // Best first. For a job of several volunteers with an adult among them: an adult is first.
    std::vector<Proposal> proposals;
    std::optional<Other> obvious_other;
    // Why there is nobody; empty if there is somebody. Easiest condition first. If giving up one
    // condition helps nobody, the nearest volunteer with the fewest is named in `words`, with
    // `volunteers` 0.
    std::vector<Obstacle> obstacles;
};

// The best few volunteers for one job now.
Answer best_for(const Job& job, const Index& index, const Setting& setting, int how_many);

// One pair judged by hand: the proposal it would make, or what is against it.
struct Judgement {
    bool allowed;
    Proposal proposal;
    // Each completes "This volunteer …".
    std::vector<std::string> broken;
};
Judgement judge(const Job& job, const Volunteer& volunteer, const Setting& setting);

}  // namespace kith::matching
