// The tables of routes this slice puts together.
#pragma once

#include <vector>

#include "platform/web/route.hpp"

namespace kith::volunteering {

std::vector<web::Route> my_jobs_routes();    // the volunteer's phone
std::vector<web::Route> board_routes();      // the coordinator's board and jobs
std::vector<web::Route> told_routes();       // a volunteer was told by somebody
std::vector<web::Route> map_routes();
std::vector<web::Route> never_routes();
std::vector<web::Route> sheet_routes();      // a job on paper
std::vector<web::Route> match_routes();      // everything matched at once
std::vector<web::Route> volunteer_routes();  // who volunteers, and joining
std::vector<web::Route> befriending_routes();
std::vector<web::Route> shopping_routes();  // shops, orders, the volunteer's receipts
std::vector<web::Route> money_routes();     // receipts dealt with, the ledger, patterns
std::vector<web::Route> shift_routes();     // times at a place: made, changed, called off
std::vector<web::Route> my_shift_routes();  // the same on a volunteer’s phone
std::vector<web::Route> handbook_routes();  // kinds of job, roles and steps, as data
std::vector<web::Route> thanks_routes();    // thanks, papers, the overview
std::vector<web::Route> own_routes();        // a volunteer's own steps and times; referees

}  // namespace kith::volunteering
