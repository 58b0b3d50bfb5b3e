// The pages of befriending.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "practice/volunteering/befriending/befriend.hpp"
#include "practice/volunteering/parts.hpp"

namespace kith::volunteering {

struct PairList {
    std::string status = "proposed";
    std::vector<PairRow> pairs{};
    std::map<PersonId, people::Card> people{};
    std::map<VolunteerId, Private> volunteers{};
};
Html pairs_body(const PairList& list, Instant now);

struct PairPage {
    PairRow pair;
    people::PersonView person;
    VolunteerRow volunteer;
    std::vector<TalkRow> talks{};
    std::vector<ReviewRow> reviews{};
};
Html pair_body(const web::Context& context, const PairPage& page, const web::FormReader& typed);

// For the volunteer's phone.
Html pair_question(const web::Context& context, const PairRow& pair, const web::FormReader& typed);
// "Somebody would like to talk" cards for the list of jobs.
Html pair_cards(const std::vector<PairRow>& asked);
// The ten-second log, in place of the steps of other jobs.
Html talk_form(const web::Context& context, const PairRow& pair, const JobRow& job,
               const web::FormReader& typed);
// How to reach each other without numbers; `phone` is the council's.
Html relay_words(std::string_view phone, const PairRow& pair);

std::string_view how_words(std::string_view how);

}  // namespace kith::volunteering
