// The exact method: successive shortest augmenting paths with prices (Jonker and Volgenant,
// Computing 38, 1987), carried over to sparse arcs, several jobs a volunteer, rising costs and
// volunteers to spare, and able to start from any prices and any part of an assignment. A search
// stops as soon as no path can be shorter than the best one found; where volunteers are plenty it
// looks at the first few of one job's own arcs. Where they are scarce and searches grow long, an
// auction finds nearly right prices, and the searches only mend what is not yet exact.
#pragma once

#include "engines/matching/assignment.hpp"

namespace kith::matching {

class Solver {
  public:
    // Refers to the market, which must outlive the solver. Changes to the market must be told.
    explicit Solver(const Market& market);

    // Assigns every job at the least total cost. After changes it mends what they broke.
    void solve();

    // This job is new, or its arcs, their costs or its price for being left have changed.
    void job_changed(std::uint32_t job);
    // This volunteer is new, or their room or step has changed.
    void volunteer_changed(std::uint32_t volunteer);

    // Starts from prices (at least zero) found some other way, and from those pairs of the
    // assignment that are the cheapest for their jobs at these prices.
    void start_from(std::span<const Cost> prices, std::span<const std::uint32_t> volunteer);

    std::uint32_t volunteer_of(std::uint32_t job) const { return jobs_[job].volunteer; }
    // What the job costs where it is, the price of the volunteer's time included.
    Cost paid_by(std::uint32_t job) const;
    Assignment assignment() const;
    Cost price(std::uint32_t volunteer) const { return desks_[volunteer].price; }
    std::vector<Cost> prices() const;
    // Arcs looked at so far: the work done, whatever the machine.
    std::uint64_t arcs_seen() const { return arcs_seen_; }

  private:
    // Read for every arc looked at, so kept small: `exit` is what taking one job more costs beyond
    // the price, or `closed` where there is no room.
    struct Desk {
        Cost price = 0;
        Cost exit = 0;
    };
    struct VolunteerState {
        std::uint32_t first_job = nobody;
        std::int32_t taken = 0;
        bool listed = false;
    };
    struct JobState {
        Cost cost = 0;
        std::uint32_t volunteer = nobody;
        std::uint32_t next = nobody;
        std::uint32_t previous = nobody;
        bool waiting = false;
    };
    // How a volunteer was reached in the search under way: by which job's arc of what cost; when
    // mending, to which volunteer that job would go.
    struct Label {
        Cost distance = 0;
        Cost cost = 0;
        std::uint32_t search = 0;
        std::uint32_t job = nobody;
        std::uint32_t to = nobody;
    };
    struct Waiting {
        Cost distance;
        std::uint32_t volunteer;
    };
    // The best end found so far of the search under way.
    struct End {
        Cost distance;
        Cost cost;
        std::uint32_t job;
        std::uint32_t volunteer;
    };
    struct ArcAtVolunteer {
        std::uint32_t job;
        std::size_t next;
    };

    static constexpr Cost closed = std::numeric_limits<Cost>::max() / 4;
    static constexpr std::size_t no_arc = std::numeric_limits<std::size_t>::max();

    void fit_market();
    void forget_assignment();
    void begin_from_auction();
    Cost unit_cost(std::uint32_t volunteer, std::int32_t unit) const;
    void set_exit(std::uint32_t volunteer);
    bool underpaid(std::uint32_t volunteer) const;
    void give(std::uint32_t job, std::uint32_t volunteer, Cost cost);
    void take_back(std::uint32_t job);
    void wait(std::uint32_t job);
    void list_if_underpaid(std::uint32_t volunteer);

    void begin_search();
    void label(std::uint32_t volunteer, const Label& label);
    bool pop_below(Cost limit, Waiting& nearest);

    void place(std::uint32_t job);
    void look_from(std::uint32_t job, Cost start, End& end);
    void raise_prices(Cost distance);
    void follow(End end, std::uint32_t origin);

    void mend(std::uint32_t volunteer);
    void look_back_from(std::uint32_t volunteer, Cost start, End& end);
    void lower_prices(Cost distance);
    void follow_back(const End& end, std::uint32_t origin);
    void list_arcs_at_volunteers();
    void list_arcs_of(std::uint32_t job);

    const Market& market_;
    std::vector<Desk> desks_;
    std::vector<VolunteerState> volunteers_;
    std::vector<JobState> jobs_;
    std::vector<std::uint32_t> waiting_jobs_;
    std::vector<std::uint32_t> underpaid_;

    std::vector<Label> labels_;
    std::vector<Waiting> heap_;
    std::vector<std::uint32_t> reached_;
    std::uint32_t search_ = 0;

    // Arcs by volunteer, for mending; made at the end of the first run, arcs out of date skipped.
    bool arcs_listed_ = false;
    std::vector<std::size_t> first_at_;
    std::vector<ArcAtVolunteer> arcs_at_;

    std::uint64_t arcs_seen_ = 0;
};

}  // namespace kith::matching
