// Pages of concerns: the list, one concern, and what those who raised them may know.
#pragma once

#include "practice/casework/person_views.hpp"

namespace kith::casework {

struct ConcernPage {
    ConcernRow concern;
    people::PersonView person;
    std::vector<StoryLine> story{};
};
Html concern_body(web::Context& context, const ConcernPage& page, const Owners& owners,
                  const web::FormReader& typed);

Html concern_rows(const web::Context& context, const std::vector<ConcernRow>& concerns,
                  const Cards& cards, const Owners& owners);
// Only what they may be told: when, how soon, and what came of it.
Html raised_rows(const std::vector<ConcernRow>& concerns, Instant now);

}  // namespace kith::casework
