// Charts as SVG that leave a table behind. Sizes are in the SVG's own units.
#pragma once

#include <string>
#include <vector>

#include "platform/html/html.hpp"
#include "practice/insight/figures.hpp"

namespace kith::insight {

struct Figure {
    std::string title;
    std::string note;
    html::Html chart;
    html::Html table;
};
html::Html figure(const Figure& figure);

// A bar for each, longest first as given; `what` completes the description: "needs by kind".
html::Html bars(const std::vector<ByName>& values, const std::string& what);
html::Html names_table(const std::vector<ByName>& values, const std::string& caption,
                       const std::string& name, const std::string& count);

// Asked for and met, each day.
html::Html days_chart(const std::vector<OneDay>& days);
html::Html days_table(const std::vector<OneDay>& days);

}  // namespace kith::insight
