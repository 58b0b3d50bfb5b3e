// All rounds at one moment of the search, with a way back to the last moment worth keeping.
#pragma once

#include <utility>
#include <vector>

#include "engines/rounds/route.hpp"

namespace kith::rounds {

class State {
  public:
    explicit State(const Instance& instance);

    const Instance& instance() const { return *instance_; }
    const std::vector<Route>& routes() const { return routes_; }
    const Route& route(int index) const { return routes_[static_cast<std::size_t>(index)]; }
    int route_of(int node) const { return route_of_[static_cast<std::size_t>(node)]; }
    const std::vector<int>& absent() const { return absent_; }
    Windows windows() const { return {open_.data(), close_.data()}; }
    double cost() const { return cost_; }
    // The penalty of the absent nodes, which is part of the cost.
    double left_out() const;

    // Takes `count` nodes out of a route, from `position` on; those of two people lose both.
    void take_out(int route, int position, int count);
    void put_in(int route, int position, int node);
    // Both of a visit by two begin at `moment`; ends when the node is taken out.
    void fix_moment(int node, double moment);
    // How many routes have a stop, and how many may.
    int used() const { return used_; }
    int limit() const { return limit_; }
    void set_limit(int limit) { limit_ = limit; }
    // Whether somebody may be put into the route, as far as the limit goes.
    bool open_to_all(int route) const { return used_ < limit_ || this->route(route).size() > 0; }
    // Takes every absent node that has a route by now off the list.
    void tidy_absent();

    // Makes this moment the one to go back to, or goes back to it.
    void keep();
    void go_back();

    // Takes over the rounds of another state of the same instance, and keeps them.
    void adopt(const State& other);
    // Sums the cost afresh, so that rounding does not build up.
    void recount();

  private:
    void touch(int route);
    void renew(int route);
    void drop_node(int node);

    const Instance* instance_;
    std::vector<Route> routes_;
    std::vector<Route> kept_;
    std::vector<int> route_of_;
    std::vector<int> absent_;
    std::vector<int> kept_absent_;
    std::vector<int> touched_;
    std::vector<char> is_touched_;
    std::vector<double> open_;
    std::vector<double> close_;
    std::vector<std::pair<int, Window>> narrowed_;  // windows to go back to
    std::uint64_t version_ = 0;
    int used_ = 0;
    int limit_ = 0;
    double cost_ = 0;
    double kept_cost_ = 0;
};

}  // namespace kith::rounds
