// What is preferred, and how much: data, in metres. 1,000 means "as bad as one kilometre farther".
#pragma once

#include <string_view>

#include "platform/base/result.hpp"

namespace kith::matching {

struct Weights {
    // Nearness: for each kilometre between volunteer and job.
    int kilometre = 1000;
    // Continuity: somebody new, although the person knows volunteers.
    int not_known_to_person = 3000;

    // Likeness (befriending only).
    int year_of_age_apart = 80;
    int years_apart_ignored = 5;
    int years_apart_most = 40;
    int no_shared_interest = 1500;
    int no_shared_language = 2000;
    int no_shared_experience = 2000;

    // Fair shares: each job of this week and of this month, each further job given in the same
    // run; those who have had a job lately give way to those who wait, and all to newcomers.
    int job_this_week = 400;
    int job_this_month = 60;
    int jobs_counted_most = 20;
    int further_job_in_run = 400;
    int not_waiting = 600;
    int days_waiting_enough = 28;
    int not_a_newcomer = 300;

    // Likely to accept: a volunteer who would surely refuse.
    int sure_to_refuse = 1500;
    // Slack: can only be done at the very end of its time.
    int no_slack = 800;
    int hours_of_slack_enough = 24;
    // One trip: has nothing else near it that day (only where some volunteers do).
    int trip_of_its_own = 500;
    int metres_of_one_trip = 800;

    // Not preferences but exchange rates between jobs: leaving a job undone.
    int job_left_over = 1'000'000;
    int health_critical_left_over = 1'000'000'000;
};

// Reads weights from JSON such as {"kilometre": 1500}; what is not named keeps its default.
// Invalid on broken JSON, unknown names and numbers that are not whole and at least zero.
Result<Weights> weights_from_json(std::string_view text);

}  // namespace kith::matching
