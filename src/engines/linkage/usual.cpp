#include "engines/linkage/index.hpp"

namespace kith::linkage {

Model usual_model(double people) {
    Evidence nothing;
    nothing.pairs = people * people / 2;
    nothing.people = people;
    nothing.households = true;
    Model model = learn(nothing, Frequencies());
    // Beside each person stand one or two others of the household.
    model.share[household] = 1.5 / people;
    model.share[kin] = 0.1 / people;
    // Three in a hundred are born as twins, and about a third of those live with the other.
    model.share[twins] = 0.01 / people;
    return model;
}

}  // namespace kith::linkage
