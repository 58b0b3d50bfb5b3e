// Charts of a linkage report as SVG, each with its figures in a table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engines/linkage/linkage.hpp"

namespace kith::commands {

// Text as it may stand in HTML.
std::string escaped(std::string_view text);

struct Bar {
    std::string name;
    double value = 0;
    bool good = true;  // drawn in the colour that speaks for, otherwise against
};

// Columns side by side. Heights go by square root, because counts differ a thousandfold.
std::string column_chart(std::string_view title, std::string_view across, std::string_view up,
                         const std::vector<Bar>& bars);

// The steps from the starting weight to the last, each bar beginning where the one above ended.
std::string waterfall(std::string_view title, const linkage::Explanation& explanation);

}  // namespace kith::commands
