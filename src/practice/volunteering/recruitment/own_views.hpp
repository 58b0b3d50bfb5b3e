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
};
Html own_body(const web::Context& context, const OwnPage& page);
Html referee_body(const web::Context& context, const OwnPage& page, const web::FormReader& typed);
Html when_body(const web::Context& context, const OwnPage& page, const web::FormReader& typed);
Html stop_body(const web::Context& context, const OwnPage& page, const web::FormReader& typed);
// One page to read, with the button that says it was read: "code" and "training" have one of their
// own, other steps volunteers take say what happens.
struct Reading {
    std::string title;
    std::string button;
    std::vector<std::pair<std::string, std::string>> parts;
};
std::optional<Reading> reading_of(const CheckKind* check);
Html reading_body(const web::Context& context, std::string_view check, const Reading& reading);

// For a referee: who asks, about whom, and three answers.
Html reference_body(const web::Context& context, std::string_view volunteer,
                    const web::FormReader& typed);
// The steps of somebody, with what comes next and who does it. `to_them`: said to the volunteer.
Html steps_list(const std::vector<StepState>& steps, bool to_them);

}  // namespace kith::volunteering
