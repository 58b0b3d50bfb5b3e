// What volunteers are told about jobs, each in the way they chose.
#pragma once

#include <string_view>

#include "practice/volunteering/store.hpp"

namespace kith::volunteering {

// Whether a message can be sent; those who are rung, or left no address, are rung.
bool can_be_written_to(const VolunteerRow& volunteer);
// Writes of an offer, a reminder, or that a job is taken care of or not needed any more:
// "job-offer", "job-reminder", "job-taken", "job-not-needed". Once for each job, volunteer and
// `round` (the time of the offer).
void tell_volunteer(sql::Transaction& transaction, const JobRow& job,
                    const VolunteerRow& volunteer, std::string_view template_id, Instant round,
                    Instant now);

// Reminds of jobs taken on the day before, and warns the coordinators of jobs nobody has or nobody
// has begun while there is still time to do something. For a timer of some minutes.
void remind(sql::Transaction& transaction, Instant now);

}  // namespace kith::volunteering
