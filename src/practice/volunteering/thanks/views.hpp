// Thanks, papers and the overview of volunteering.
#pragma once

#include <string>
#include <vector>

#include "practice/volunteering/parts.hpp"
#include "practice/volunteering/thanks/overview.hpp"

namespace kith::volunteering {

Html overview_body(const Overview& seen, int days);

struct ThanksRow {
    Instant at;
    Private words;
    std::string by_name;
    bool from_person = false;
};
struct Given {
    VolunteerRow volunteer;
    int jobs = 0, people = 0, minutes = 0;
    std::vector<std::string> kinds{};  // of job, in words
    std::vector<ThanksRow> thanks{};
};
std::optional<Given> given_by(sql::Session& session, VolunteerId volunteer);
// Words for a volunteer, kept and sent; once for the same request.
void thank(sql::Transaction& transaction, VolunteerId volunteer, std::string_view words,
           std::string_view by_name, bool from_person, std::string_view same_request, Instant now);

// What somebody has given, to print.
Html certificate_body(const Given& given, std::string_view council, Day today);
// A letter for an employer or a college, to print and sign.
Html letter_body(const Given& given, std::string_view council, std::string_view by, Day today);
Html thank_form(const web::Context& context, VolunteerId volunteer);

}  // namespace kith::volunteering
