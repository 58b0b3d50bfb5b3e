// Nearly right prices, quickly, where many jobs want the same few volunteers: an auction whose
// least rise of a price falls from round to round, forward from jobs and in reverse from empty
// room that is still priced (Bertsekas and Castañon, Computational Optimization and Applications 1,
// 1992). Where there is plenty it is not needed; where there is not, searching path by path would
// take too long.
#pragma once

#include "engines/matching/assignment.hpp"

namespace kith::matching {

class Auction {
  public:
    // Starts with these prices, at least zero, one a volunteer, and nobody assigned.
    Auction(const Market& market, std::span<const Cost> prices);

    // Rounds with ever smaller rises, down to a small part of what arcs differ by.
    void run();

    // What Solver::start_from wants.
    const std::vector<std::uint32_t>& volunteer() const { return volunteer_of_; }
    std::vector<Cost> prices() const;

  private:
    static constexpr std::size_t no_unit = std::numeric_limits<std::size_t>::max();

    // The cheapest unit of a volunteer's room, and the price of the next cheapest.
    struct Desk {
        Cost price;
        Cost next_price;
        std::size_t unit;
    };
    // Room for one job: never below `base`, what the step makes of it.
    struct Unit {
        Cost price;
        Cost base;
        std::uint32_t volunteer;
        std::uint32_t job;
    };
    struct Holding {
        std::size_t unit = no_unit;
        Cost cost = 0;
        bool settled = false;
    };
    struct ArcAt {
        std::uint32_t job;
        Cost cost;
    };

    void lay_out_units(std::span<const Cost> prices);
    void list_arcs();
    void set_desk(std::uint32_t volunteer);
    Cost pays(std::uint32_t job) const;

    void round(Cost rise);
    void release(std::uint32_t job);
    bool content(std::uint32_t job, Cost rise) const;
    void bid(std::uint32_t job, Cost rise);
    void take(std::uint32_t job, std::size_t unit, Cost cost, Cost price);
    void attract(std::size_t unit, Cost rise);

    const Market& market_;
    std::vector<Desk> desks_;
    std::vector<std::size_t> first_unit_;
    std::vector<Unit> units_;
    std::vector<Holding> holdings_;
    std::vector<std::uint32_t> volunteer_of_;
    std::vector<std::uint32_t> homeless_;
    std::vector<std::size_t> empty_;
    std::vector<std::size_t> first_at_;
    std::vector<ArcAt> arcs_at_;
};

}  // namespace kith::matching
