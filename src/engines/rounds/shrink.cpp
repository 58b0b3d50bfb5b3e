// Fewer rounds, by absence counts: a change is taken when it leaves out stops that are easier to
// place, judged by how seldom they were left out before (Christiaens and Vanden Berghe 2020, §5).
#include <algorithm>

#include "engines/rounds/chain.hpp"

namespace kith::rounds {
namespace {

constexpr std::size_t kBetweenLooks = 16;

}  // namespace

// Empties the round whose stops have been easiest to place, and forbids as many as before.
void Chain::drop_a_round() {
    int easiest = -1;
    double least = kNoLimit;
    for (int index = 0; index < instance_->workers; ++index) {
        const auto& route = state_.route(index);
        if (route.size() == 0) continue;
        double sum = 0;
        for (int position = 0; position < route.size(); ++position) {
            sum += refused_[static_cast<std::size_t>(route.node(position))];
        }
        if (sum >= least) continue;
        least = sum;
        easiest = index;
    }
    state_.take_out(easiest, 0, state_.route(easiest).size());
    state_.set_limit(state_.used());
    recreate_(state_, random_);
    state_.keep();
}

void Chain::try_without() {
    const auto sum = [&] {
        double refused = 0;
        for (const auto node : state_.absent()) refused += refused_[static_cast<std::size_t>(node)];
        return refused;
    };
    const auto before = sum();
    const auto left_before = state_.left_out();
    ruin_(state_, random_);
    recreate_(state_, random_);
    const bool better = state_.left_out() < left_before || sum() < before;
    for (const auto node : state_.absent()) refused_[static_cast<std::size_t>(node)] += 1;
    if (better) {
        state_.keep();
    } else {
        state_.go_back();
    }
}

void Chain::shrink(const Progress& progress, double until) {
    if (state_.used() == 0) return;
    const auto unavoidable = state_.left_out() + 1e-9;
    refused_.assign(static_cast<std::size_t>(instance_->nodes), 0);
    while (progress(iterations_) < until) {
        if (state_.left_out() <= unavoidable) {
            state_.recount();
            state_.keep();
            best_ = state_;
            if (state_.used() <= 1) break;
            drop_a_round();
        }
        for (std::size_t count = 0; count < kBetweenLooks; ++count) try_without();
        iterations_ += kBetweenLooks;
    }
    best_.set_limit(best_.used());
    take(best_);
}

}  // namespace kith::rounds
