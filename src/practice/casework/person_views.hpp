// The person page and what it is made of.
#pragma once

#include "practice/casework/parts.hpp"

namespace kith::casework {

struct PersonPage {
    people::PersonView person;
    std::vector<NeedView> needs{};
    std::vector<ConcernRow> concerns{};
    std::vector<StoryLine> story{};
    bool more_story = false;
    bool first_page = true;
    Html panels{};
};
Html person_body(web::Context& context, const PersonPage& page, const Owners& owners);

// A need as a card, with what may be done from a list.
Html need_card(const web::Context& context, const NeedView& need, const Owners& owners, Day today);
// A concern that is open, across the page.
Html concern_strip(const web::Context& context, const ConcernRow& concern, Instant now);
// The form of a note, for the person or one of their needs.
Html note_form(const web::Context& context, const Url& action, bool may_be_sensitive,
               const web::FormReader* typed = nullptr);

}  // namespace kith::casework
