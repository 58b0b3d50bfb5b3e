#include "engines/linkage/index.hpp"

namespace kith::linkage {

Model usual_model(double people) {
    Evidence nothing;
    nothing.pairs = people * people / 2;
    nothing.people = people;
    nothing.households = true;
    return learn(nothing, Frequencies(People{}));
}

}  // namespace kith::linkage
