// The tables of routes this slice puts together.
#pragma once

#include <vector>

#include "platform/web/route.hpp"

namespace kith::volunteering {

std::vector<web::Route> my_jobs_routes();    // the volunteer's phone
std::vector<web::Route> board_routes();      // the coordinator's board and jobs
std::vector<web::Route> match_routes();      // everything matched at once
std::vector<web::Route> volunteer_routes();  // who volunteers, and joining
std::vector<web::Route> befriending_routes();
std::vector<web::Route> own_routes();        // a volunteer's own steps and times; referees

}  // namespace kith::volunteering
