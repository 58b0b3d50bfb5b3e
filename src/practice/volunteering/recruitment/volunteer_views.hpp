// The pages about those who volunteer.
#pragma once

#include <string>
#include <vector>

#include "practice/volunteering/lists.hpp"
#include "practice/volunteering/parts.hpp"
#include "practice/volunteering/recruitment/days.hpp"
#include "practice/volunteering/recruitment/recruit.hpp"

namespace kith::volunteering {

Url path(VolunteerId volunteer);

Html volunteer_lines(const std::vector<VolunteerRow>& found, Day today);
// The search, which posts so that no name stands in an address, and the filters.
Html volunteer_filters(const web::Context& context,
                       const std::vector<casework::Category>& kinds,
                       const VolunteerFilter& filter);

struct VolunteerPage {
    VolunteerRow volunteer;
    std::vector<std::string> offers;
    std::vector<CheckRow> checks;
    std::vector<std::pair<int, int>> times;
    std::vector<JobRow> taken, done;
    int minutes = 0;  // given this year
    std::string group{};  // the name of the group they come from
    std::vector<Role> roles{};
    std::vector<ReferenceRow> references{};
    Handbook book = Handbook::delivered();
    OtherDays days{};
};
Html volunteer_body(const web::Context& context, const VolunteerPage& page,
                    const web::FormReader& typed);

// Adding and changing somebody, and the public short sign-up: what there is to choose from.
struct ToChoose {
    std::vector<Role> roles;
    Handbook book;
};
Html volunteer_form(const web::Context& context, const Url& action, std::string_view button,
                    const ToChoose& choose, const web::FormReader& typed, bool is_public);
// What was typed as a volunteer; faults are in the reader.
NewVolunteer read_volunteer(web::FormReader& reader, const ToChoose& choose);

}  // namespace kith::volunteering
