#include "engines/rounds/chain.hpp"

#include <cmath>

namespace kith::rounds {
namespace {

constexpr std::size_t kBetweenLooks = 16;  // iterations at one temperature

}  // namespace

Chain::Chain(const Instance& instance, std::uint64_t seed, Heat heat, RuinSize size)
    : instance_(&instance),
      random_(seed),
      heat_(heat),
      ruin_(instance, size),
      recreate_(instance),
      state_(instance),
      best_(instance) {
    recreate_(state_, random_);
    state_.keep();
    best_ = state_;
    double cost = 0;
    for (const auto& route : state_.routes()) cost += route.cost;
    scale_ = cost / std::max(1, instance.nodes);
}

double Chain::temperature(double progress) const {
    return scale_ * heat_.first * std::pow(heat_.last / heat_.first, progress);
}

void Chain::step(double temperature) {
    const auto before = state_.cost();
    ruin_(state_, random_);
    recreate_(state_, random_);
    if (state_.cost() >= before - temperature * std::log(random_.share())) {
        state_.go_back();
        return;
    }
    state_.keep();
    if (state_.cost() < best_.cost() - 1e-9) best_ = state_;
}

void Chain::run(const Progress& progress, double until) {
    if (instance_->nodes == 0 || instance_->workers == 0) return;
    for (auto now = progress(iterations_); now < until; now = progress(iterations_)) {
        const auto heat = temperature(now);
        for (std::size_t count = 0; count < kBetweenLooks; ++count) step(heat);
        iterations_ += kBetweenLooks;
    }
}

void Chain::take(const State& other) {
    state_.adopt(other);
    best_ = state_;
}

}  // namespace kith::rounds
