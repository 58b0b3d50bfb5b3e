// The tables of routes that make up this slice's pages, and what they share.
#pragma once

#include "platform/web/pieces.hpp"
#include "practice/reaching/ledger.hpp"

namespace kith::reaching {

std::vector<web::Route> cohort_routes();
std::vector<web::Route> reach_routes();
std::vector<web::Route> line_routes();
std::vector<web::Route> shared_routes();

// The names of values in conditions, of every kind of choice together.
std::vector<std::pair<std::string, std::string>> names_of(const Offered& offered);
html::Html conditions_list(const std::vector<Condition>& conditions, const Offered& offered);
html::Url path(CohortId cohort);
html::Url path(ReachId reach);
std::string_view way_words(std::string_view way);
const web::FormReader& nothing_typed();

}  // namespace kith::reaching
