// The cheapest volunteers allowed for a job, found without looking at all of them.
#pragma once

#include "engines/matching/index.hpp"

namespace kith::matching {

struct Candidate {
    Seat seat;
    int cost;
};

struct Candidates {
    // Cheapest first; equal costs in the order of their ids.
    std::vector<Candidate> list;
    // Nobody left out costs less; the largest number if nobody was left out.
    int others_cost_at_least;
};

// Keep one for many jobs: it reuses its memory. Not for use by two threads at once.
class Finder {
  public:
    explicit Finder(const Index& index) : index_(index), nearby_(index) {}

    Candidates best(const Ask& ask, int how_many);

  private:
    void offer(const Ask& ask, Seat seat);
    bool before(const Candidate& a, const Candidate& b) const;

    const Index& index_;
    Nearby nearby_;
    std::vector<Candidate> heap_;
    std::size_t wanted_ = 0;
    int dropped_cost_ = 0;
};

}  // namespace kith::matching
