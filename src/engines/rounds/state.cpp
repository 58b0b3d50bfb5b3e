#include "engines/rounds/state.hpp"

#include <algorithm>

namespace kith::rounds {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

State::State(const Instance& instance)
    : instance_(&instance),
      routes_(at(instance.workers)),
      route_of_(at(instance.nodes), -1),
      is_touched_(at(instance.workers), 0),
      open_(instance.open),
      close_(instance.close),
      limit_(instance.workers) {
    for (int worker = 0; worker < instance.workers; ++worker) {
        auto& route = routes_[at(worker)];
        make_empty(instance, instance.kind_of[at(worker)], route);
        renew(worker);
    }
    for (int node = 0; node < instance.nodes; ++node) {
        absent_.push_back(node);
        cost_ += instance.penalty[at(node)];
    }
    kept_ = routes_;
    keep();
}

void State::touch(int route) {
    if (is_touched_[at(route)]) return;
    is_touched_[at(route)] = 1;
    touched_.push_back(route);
}

void State::renew(int route) {
    auto& changed = routes_[at(route)];
    cost_ -= changed.cost;
    refresh(*instance_, windows(), changed);
    cost_ += changed.cost;
    changed.version = ++version_;
}

void State::drop_node(int node) {
    route_of_[at(node)] = -1;
    absent_.push_back(node);
    cost_ += instance_->penalty[at(node)];
    if (instance_->twin[at(node)] < 0) return;
    narrowed_.push_back({node, {open_[at(node)], close_[at(node)]}});
    open_[at(node)] = instance_->open[at(node)];
    close_[at(node)] = instance_->close[at(node)];
}

void State::take_out(int route, int position, int count) {
    touch(route);
    auto& steps = routes_[at(route)].steps;
    used_ -= count == routes_[at(route)].size() ? 1 : 0;
    const auto first = absent_.size();
    for (int index = position; index < position + count; ++index) {
        drop_node(steps[at(index) + 1].place);
    }
    const auto begin = steps.begin() + position + 1;
    steps.erase(begin, begin + count);
    renew(route);
    if (!instance_->twins) return;
    const auto last = absent_.size();
    for (auto index = first; index < last; ++index) {
        const auto twin = instance_->twin[at(absent_[index])];
        if (twin < 0 || route_of_[at(twin)] < 0) continue;
        const auto other = route_of_[at(twin)];
        auto& others = routes_[at(other)].steps;
        const auto is_twin = [&](const Step& step) { return step.place == twin; };
        touch(other);
        used_ -= routes_[at(other)].size() == 1 ? 1 : 0;
        others.erase(std::find_if(others.begin() + 1, others.end() - 1, is_twin));
        drop_node(twin);
        renew(other);
    }
}

void State::put_in(int route, int position, int node) {
    touch(route);
    auto& steps = routes_[at(route)].steps;
    used_ += steps.size() == 2 ? 1 : 0;
    Step step;
    step.place = node;
    steps.insert(steps.begin() + position + 1, step);
    route_of_[at(node)] = route;
    cost_ -= instance_->penalty[at(node)];
    renew(route);
}

void State::fix_moment(int node, double moment) {
    narrowed_.push_back({node, {open_[at(node)], close_[at(node)]}});
    open_[at(node)] = moment;
    close_[at(node)] = moment + kSlack;
}

void State::tidy_absent() {
    std::erase_if(absent_, [&](int node) { return route_of_[at(node)] >= 0; });
}

void State::keep() {
    for (const auto route : touched_) {
        kept_[at(route)] = routes_[at(route)];
        is_touched_[at(route)] = 0;
    }
    touched_.clear();
    narrowed_.clear();
    kept_absent_ = absent_;
    kept_cost_ = cost_;
}

void State::go_back() {
    for (const auto node : absent_) route_of_[at(node)] = -1;
    for (const auto index : touched_) {
        auto& route = routes_[at(index)];
        used_ -= route.size() > 0 ? 1 : 0;
        route = kept_[at(index)];
        used_ += route.size() > 0 ? 1 : 0;
        for (int position = 0; position < route.size(); ++position) {
            route_of_[at(route.node(position))] = index;
        }
        is_touched_[at(index)] = 0;
    }
    touched_.clear();
    for (auto change = narrowed_.rbegin(); change != narrowed_.rend(); ++change) {
        open_[at(change->first)] = change->second.from;
        close_[at(change->first)] = change->second.to;
    }
    narrowed_.clear();
    absent_ = kept_absent_;
    for (const auto node : absent_) route_of_[at(node)] = -1;
    cost_ = kept_cost_;
}

void State::adopt(const State& other) {
    routes_ = other.routes_;
    route_of_ = other.route_of_;
    absent_ = other.absent_;
    open_ = other.open_;
    close_ = other.close_;
    used_ = other.used_;
    limit_ = other.limit_;
    for (int route = 0; route < instance_->workers; ++route) {
        touch(route);
        renew(route);
    }
    recount();
    keep();
}

double State::left_out() const {
    double sum = 0;
    for (const auto node : absent_) sum += instance_->penalty[at(node)];
    return sum;
}

void State::recount() {
    cost_ = left_out();
    for (const auto& route : routes_) cost_ += route.cost;
}

}  // namespace kith::rounds
