// What a volunteer sees and does about their own volunteering: steps, when they are there, leaving.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "practice/volunteering/parts.hpp"
#include "practice/volunteering/recruitment/days.hpp"
#include "practice/volunteering/recruitment/recruit.hpp"

namespace kith::volunteering {

struct OwnPage {
    VolunteerRow volunteer;
    std::vector<StepState> steps{};  // of their roles
    std::vector<CheckRow> checks{};
    std::vector<ReferenceRow> references{};
    std::vector<std::pair<int, int>> times{};
    OtherDays days{};
    std::vector<std::string> read_again{};  // steps whose words have changed since
    Handbook book = Handbook::delivered();
};
Html own_body(const web::Context& context, const OwnPage& page);
Html referee_body(const web::Context& context, const OwnPage& page, const web::FormReader& typed);
Html when_body(const web::Context& context, const OwnPage& page, const web::FormReader& typed);
Html stop_body(const web::Context& context, const OwnPage& page, const web::FormReader& typed);
// The page to read of a step that volunteers take, or what happens where it has none.
std::optional<Reading> reading_of(const CheckKind* check);
Html reading_body(const web::Context& context, const CheckKind& check, const Reading& reading);
// What has changed since it was read and asks to be read again; nothing when nothing does.
Html read_again_part(const std::vector<std::string>& checks, const Handbook& book);

// For a referee: who asks, about whom, and three answers.
Html reference_body(const web::Context& context, std::string_view volunteer,
                    const web::FormReader& typed);
// The steps of somebody, with what comes next and who does it. `to_them`: said to the volunteer.
Html steps_list(const std::vector<StepState>& steps, bool to_them);

}  // namespace kith::volunteering
