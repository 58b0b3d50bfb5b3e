// How evenly something is spread.
#pragma once

#include <vector>

namespace kith::volunteering {

// The Gini coefficient of counts: 0 when all are alike, towards 1 when one has everything; 0 for
// none. By the sorted-rank formula, see https://en.wikipedia.org/wiki/Gini_coefficient.
double gini(std::vector<int> counts);
// Of all that is counted, the share of the busiest tenth of those who are (at least one); 0 for
// none.
double share_of_busiest_tenth(std::vector<int> counts);
// How many that tenth is.
int tenth_of(std::size_t people);
// The value below which this share (0 to 1) of the values lies; 0 for none.
double share_below(std::vector<double> values, double share);

}  // namespace kith::volunteering
