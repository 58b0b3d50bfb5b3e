// Pages of the overview, from values.
#pragma once

#include <string>
#include <vector>

#include "platform/html/html.hpp"
#include "practice/insight/figures.hpp"

namespace kith::insight {

struct Overview {
    Range range;
    Now now;
    std::vector<Category> categories;
    std::vector<OneDay> days;
    std::vector<ByName> channels, routes, reasons, calls;
    Waiting assigned, closed;
    std::vector<Ward> wards;
    std::vector<Partner> partners;
};

html::Html overview_body(const Overview& seen);
html::Url with_range(const html::Url& url, const Range& range);

std::string route_name(const std::string& id);
std::string channel_name(const std::string& id);
std::string outcome_name(const std::string& id);

}  // namespace kith::insight
