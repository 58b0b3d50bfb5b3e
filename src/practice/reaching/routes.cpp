#include "practice/reaching/routes.hpp"

namespace kith::reaching {

using namespace web::pieces;

std::vector<std::pair<std::string, std::string>> names_of(const Offered& offered) {
    std::vector<std::pair<std::string, std::string>> names;
    for (const auto& [what, all] : offered) names.insert(names.end(), all.begin(), all.end());
    return names;
}

Html conditions_list(const std::vector<Condition>& conditions, const Offered& offered) {
    const auto names = names_of(offered);
    std::vector<Html> items;
    for (const Condition& one : conditions) items.emplace_back(in_words(one, names));
    return plain_list(items);
}

Url path(CohortId cohort) { return Url::path("/cohorts/{}", cohort); }
Url path(ReachId reach) { return Url::path("/reaches/{}", reach); }

std::string_view way_words(std::string_view way) {
    if (way == "call") return "Calls";
    if (way == "letter") return "Letters";
    if (way == "visit") return "Knocking on doors";
    return "A need for each";
}

const web::FormReader& nothing_typed() {
    static const web::Fields none;
    static const web::FormReader reader(none);
    return reader;
}

std::vector<web::Route> routes() {
    return web::join_routes({cohort_routes(), reach_routes(), shared_routes()});
}

}  // namespace kith::reaching
