// What volunteers are told about jobs, each in the way they chose.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "practice/volunteering/store.hpp"

namespace kith::volunteering {

// Whether a message can be sent; those who are rung, or left no address, are rung.
bool can_be_written_to(const VolunteerRow& volunteer);
// How those who can be are: "by text" or "by e-mail".
std::string_view way_of_writing(const VolunteerRow& volunteer);
// Writes to whoever can be written to, in their way; `same` makes one of however many.
struct Letter {
    std::string template_id;
    std::map<std::string, std::string> values;  // besides the name
    std::string subject_kind, subject_id, same;
};
void write_to(sql::Transaction& transaction, const VolunteerRow& volunteer, Letter letter,
              Instant now);
// How people reach Kith, for links: without a slash at the end.
std::string base_url(sql::Session& session);
// Writes of an offer, a reminder, or that a job is taken care of or not needed any more:
// "job-offer", "job-reminder", "job-taken", "job-not-needed", "job-called-off" with why. Once for
// each job, volunteer and `round` (the time of the offer).
void tell_volunteer(sql::Transaction& transaction, const JobRow& job,
                    const VolunteerRow& volunteer, std::string_view template_id, Instant round,
                    Instant now, std::string_view why = "");

// Reminds of jobs taken on the day before, and warns the coordinators of jobs nobody has or nobody
// has begun while there is still time to do something. For a timer of some minutes.
void remind(sql::Transaction& transaction, Instant now);

}  // namespace kith::volunteering
