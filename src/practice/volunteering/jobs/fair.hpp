// How evenly something is spread.
#pragma once

#include <vector>

namespace kith::volunteering {

// The Gini coefficient of counts: 0 when all are alike, towards 1 when one has everything; 0 for
// none. By the sorted-rank formula, see https://en.wikipedia.org/wiki/Gini_coefficient.
double gini(std::vector<int> counts);
// The value below which this share (0 to 1) of the values lies; 0 for none.
double share_below(std::vector<double> values, double share);

}  // namespace kith::volunteering
