// The coordinator's pages: the board, one job, a job made from a need.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "practice/volunteering/lists.hpp"
#include "practice/volunteering/parts.hpp"
#include "practice/volunteering/handbook/handbook.hpp"
#include "practice/volunteering/jobs/suggest.hpp"
#include "practice/volunteering/jobs/told.hpp"

namespace kith::volunteering {

struct Board {
    std::vector<JobRow> open, done;
    std::map<PersonId, people::Card> people{};
    std::map<VolunteerId, Private> volunteers{};
    bool more = false;  // than are shown
};
Html board_lines(const Board& board, Instant now);
// To matching everything at once, the map and what else a coordinator opens from here.
Html board_links(const web::Context& context);
Html board_filters(const std::vector<casework::Category>& kinds,
                   const std::vector<std::string>& areas, const BoardFilter& filter);

struct JobPage {
    JobRow job;
    people::PersonView person;
    std::optional<VolunteerRow> volunteer{};  // whoever has it
    std::vector<OfferRow> offers{};
    std::vector<StepRow> steps{};
    Suggestions suggestions{};                // while nobody has it
    std::string asking{};                     // how it is being asked for by itself
    JobKind kind{};
    std::string experience{};                 // asked for, in words
    std::vector<ToTell> to_tell{};
};
// Volunteers whom somebody must tell, and who did; nothing when there are none.
Html telling_part(const web::Context& context, const JobPage& page);
Html job_body(const web::Context& context, const JobPage& page, const web::FormReader& typed);

// A job to be made of a need, beginning with what its kind usually asks for.
struct NewJobPage {
    casework::NeedView need;
    people::PersonView person;
    JobKind kind;
    Handbook book;
};
Html new_job_body(const web::Context& context, const NewJobPage& page,
                  const web::FormReader& typed);

}  // namespace kith::volunteering
