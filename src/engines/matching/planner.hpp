// All open jobs at once: the assignment of least total cost over every pair the rules allow, then
// what no assignment can see (hours in all, two jobs at one time, never together, an adult among
// the young) put right, with a proven bound on what that cost. Kept, it mends its plan after
// changes instead of beginning again.
#pragma once

#include <deque>
#include <string>
#include <unordered_map>

#include "engines/matching/candidates.hpp"
#include "engines/matching/matching.hpp"
#include "engines/matching/solver.hpp"

namespace kith::matching {

struct Placement {
    std::string job;
    std::string volunteer;
    int cost;
};

struct Unmet {
    std::string job;
    // Volunteers the job still lacks.
    int missing;
    bool health_critical;
};

struct Plan {
    // In the order of their jobs' ids.
    std::vector<Placement> placements;
    std::vector<Unmet> unmet;
    // In metres, jobs left over counted at their weights, before anything was saved by trips.
    Cost cost = 0;
    // No plan that keeps the rules can cost less.
    Cost bound = 0;
    // What was saved on top by moving jobs onto one trip, and how many were moved.
    Cost saved_by_trips = 0;
    int moved_onto_trips = 0;
};

struct PlanOptions {
    // For finding candidates; the plan is the same for any number.
    int threads = 1;
    // Candidates looked at first for each job; more where these turn out not to be enough.
    int candidates = 24;
    bool trips = true;
};

class Planner {
  public:
    // Jobs have distinct ids. `terms` and `weights` of the setting must outlive the planner.
    Planner(std::vector<Job> jobs, std::vector<Volunteer> volunteers, const Setting& setting,
            PlanOptions options = {});

    // Makes the plan, or mends it after changes.
    void solve();
    Plan plan() const;

    void put_job(Job job);
    void remove_job(const std::string& id);
    void put_volunteer(Volunteer volunteer);
    void remove_volunteer(const std::string& id);

    // Why the given volunteers, and not the obvious other; for an unmet job, what would have to
    // give. Nothing is proposed for a job that is not in the plan.
    Answer explain(const std::string& job) const;

    const Index& index() const { return index_; }

    Planner(const Planner&) = delete;
    Planner& operator=(const Planner&) = delete;

  private:
    // Volunteers by their number in the market: a changed volunteer gets a new one, so that what
    // was found out about the old is never mistaken for the new.
    using Who = std::uint32_t;

    // A job, ready to be asked, and its places: a unit of the market for each volunteer it takes.
    struct Open {
        Job job;
        std::optional<Ask> ask{};
        std::vector<std::uint32_t> units{};
        std::vector<Arc> arcs{};
        // Places among the arcs by volunteer, where there are too many to look through.
        std::vector<std::uint32_t> by_volunteer{};
        int others_cost_at_least = 0;
        int asked_for = 0;
        bool closed = false;
    };
    struct Unit {
        std::uint32_t job;
        int place;
        // Found not to go together with what they or their team already have.
        std::vector<Who> barred{};
    };

    void open_job(Job job);
    void find_candidates(const std::vector<std::uint32_t>& jobs);
    static void put_in_order(Open& open);
    void offer(std::uint32_t unit);
    int room_of(const Volunteer& volunteer) const;
    void allow_for_shorter(int minutes);
    Who enter(Seat seat);
    void leave(Seat seat);
    void show_to_jobs(Who who);
    const Volunteer& volunteer(Who who) const { return index_.at(seat_of_[who]); }
    bool is_young(Who who, const Open& open) const;
    Cost left_over(const Job& job) const;
    const Open& open_of(std::uint32_t unit) const { return open_[units_[unit].job]; }

    void solve_with_enough_candidates();
    bool wants_more(const Open& open) const;
    Cost proven_bound() const;

    bool put_right();
    void bar(std::uint32_t unit, Who who);
    bool put_right_hours(Who who, std::vector<std::uint32_t> units);
    bool put_right_team(const Open& open);
    Cost regret(std::uint32_t unit) const;

    void collect();
    Cost given_cost() const;
    bool fits(std::uint32_t unit, Who who) const;
    bool team_allows(std::uint32_t unit, Who who) const;
    void give(std::uint32_t unit, Who who);
    void take_up_slack();
    void take_from_less_urgent(std::uint32_t unit);
    void make_room();
    bool make_room_for(std::uint32_t unit, int& looks_left);
    bool give_to_anybody_else(std::uint32_t unit, Who not_to);
    void make_trips();
    bool move_onto_trip(std::uint32_t unit, Who to);
    Cost worth(Who who, std::span<const std::uint32_t> units) const;
    const Arc* arc_to(const Open& open, Who who) const;
    std::optional<Other> better_but_needed(const Open& open, Who chosen) const;

    Setting setting_;
    PlanOptions options_;
    Index index_;
    std::deque<Open> open_;
    std::unordered_map<std::string, std::uint32_t> job_number_;
    std::vector<Unit> units_;
    std::vector<Who> who_of_;
    std::vector<Seat> seat_of_;
    int shortest_minutes_ = 1;
    std::vector<std::uint32_t> without_candidates_;
    Market market_;
    Solver solver_{market_};
    // After everything was put right: who each unit was given to, and what each has.
    std::vector<Who> given_;
    std::vector<Cost> given_cost_of_;
    std::vector<std::vector<std::uint32_t>> units_given_;
    Cost cost_ = 0;
    Cost bound_ = 0;
    Cost saved_by_trips_ = 0;
    int moved_onto_trips_ = 0;
};

}  // namespace kith::matching
