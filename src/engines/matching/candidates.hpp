// The cheapest volunteers allowed for a job, found without looking at all of them: for one job now
// (`Finder`), or for many at once (`find_for_all`), which packs for each kind of job those who
// offer it (sheet.hpp). Both give the same lists.
#pragma once

#include <algorithm>
#include <span>

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
    int others_cost_at_least = not_allowed;
};

// The cheapest so far of one job, so many and no more.
class Shortlist {
  public:
    explicit Shortlist(const Index& index) : index_(index) {}

    void start(int how_many);
    void offer(Seat seat, int cost);
    // Somebody who costs at least this is not even offered.
    void pass_over(int at_least) { dropped_cost_ = std::min(dropped_cost_, at_least); }
    // Who costs more has no place on the list.
    int most() const { return heap_.size() == wanted_ ? heap_.front().cost : not_allowed; }
    Candidates result();

  private:
    bool before(const Candidate& a, const Candidate& b) const;

    const Index& index_;
    // The dearest on top.
    std::vector<Candidate> heap_;
    std::size_t wanted_ = 0;
    int dropped_cost_ = not_allowed;
};

// Keep one for many jobs: it reuses its memory. Not for use by two threads at once.
class Finder {
  public:
    explicit Finder(const Index& index) : index_(index), nearby_(index), list_(index) {}

    Candidates best(const Ask& ask, int how_many);

  private:
    void look_at_leaf(const Query& query);

    const Index& index_;
    Nearby nearby_;
    Shortlist list_;
    std::vector<Seat> known_;
};

// Volunteers the person knows, each once: they are looked at first, wherever they are.
void find_known(const Ask& ask, const Index& index, std::vector<Seat>& known);

// Offers the seat to the list, if it is allowed. `known`: whether the person knows them.
void offer(Seat seat, const Query& query, const Index& index, Shortlist& list, bool known);

struct Wanted {
    const Ask* ask;
    int how_many;
};

// For each the same list as `Finder` gives, whatever the number of threads. All share one setting.
std::vector<Candidates> find_for_all(const Index& index, std::span<const Wanted> jobs, int threads);

}  // namespace kith::matching
