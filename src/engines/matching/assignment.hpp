// Jobs to volunteers at the least total cost, exactly: each job to one volunteer or to nobody (at a
// price of its own), each volunteer at most as many as they have room for. The heart of matching
// all open jobs at once, and all of `kith match --arcs`.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace kith::matching {

using Cost = std::int64_t;
inline constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

// One pair that is possible.
struct Arc {
    Cost cost;
    std::uint32_t volunteer;
};

// What is to be decided. Costs and prices must stay below 10^15 in absolute value.
class Market {
  public:
    // Room for that many jobs; each further one costs `step` more than the one before (the first
    // adds nothing). Gives the volunteer's number: 0, 1, 2 …
    std::uint32_t add_volunteer(std::int32_t room, Cost step = 0);
    void change_volunteer(std::uint32_t volunteer, std::int32_t room, Cost step = 0);

    // `unserved`: what it costs to leave the job to nobody. Arcs that cost more are left out, and
    // of several to one volunteer the cheapest stays. Gives the job's number: 0, 1, 2 …
    std::uint32_t add_job(std::span<const Arc> arcs, Cost unserved);
    void change_job(std::uint32_t job, std::span<const Arc> arcs, Cost unserved);
    void reserve(std::size_t jobs, std::size_t volunteers, std::size_t arcs);

    std::uint32_t jobs() const { return static_cast<std::uint32_t>(jobs_.size()); }
    std::uint32_t volunteers() const { return static_cast<std::uint32_t>(volunteers_.size()); }
    // Cheapest first.
    std::span<const Arc> arcs_of(std::uint32_t job) const {
        return {arcs_.data() + jobs_[job].first, jobs_[job].count};
    }
    // Where its arcs stand among all ever added; they keep that number until the job changes.
    std::size_t first_arc(std::uint32_t job) const { return jobs_[job].first; }
    std::size_t arcs_ever() const { return arcs_.size(); }
    const Arc& arc(std::size_t number) const { return arcs_[number]; }
    Cost unserved(std::uint32_t job) const { return jobs_[job].unserved; }
    std::int32_t room(std::uint32_t volunteer) const { return volunteers_[volunteer].room; }
    Cost step(std::uint32_t volunteer) const { return volunteers_[volunteer].step; }

  private:
    struct JobEntry {
        std::size_t first;
        std::uint32_t count;
        Cost unserved;
    };
    struct VolunteerEntry {
        std::int32_t room;
        Cost step;
    };

    JobEntry append(std::span<const Arc> arcs, Cost unserved);

    std::vector<Arc> arcs_;
    std::vector<JobEntry> jobs_;
    std::vector<VolunteerEntry> volunteers_;
    // The last appending in which each volunteer was met, to find repeated arcs.
    std::vector<std::uint32_t> met_;
    std::uint32_t appended_ = 0;
};

struct Assignment {
    // The volunteer of each job, or `nobody`.
    std::vector<std::uint32_t> volunteer;
    // The cost of all, those left to nobody included.
    Cost cost = 0;
    std::uint32_t assigned = 0;
};

// Whether it is an assignment of the market (arcs exist, nobody has more than they have room for)
// and, if so, its cost and number recomputed from nothing but the market.
bool is_assignment(const Market& market, std::span<const std::uint32_t> volunteer);
Assignment priced(const Market& market, std::vector<std::uint32_t> volunteer);

// By linear duality no assignment can cost less than this, whatever the prices (at least zero):
// what each job would pay at these prices, less what each volunteer's room would earn.
Cost lower_bound(const Market& market, std::span<const Cost> prices);

}  // namespace kith::matching
