// The page of one need and its forms.
#pragma once

#include "practice/casework/person_views.hpp"

namespace kith::casework {

struct NeedPage {
    NeedView need;
    people::PersonView person;
    std::optional<Category> category{};  // the version it was asked by
    std::vector<StoryLine> story{};
};
Html need_body(web::Context& context, const NeedPage& page, const Owners& owners,
               const web::FormReader& typed);

// Both texts side by side, and a choice: `again` sends the same form once more over what is there.
struct Both {
    std::string what;          // "the details"
    std::string theirs;
    std::string mine;
    Url again;
    Hidden fields;             // of the form, with the version there is now
    Url theirs_url;            // where theirs stands
};
Html both_texts(const web::Context& context, const Both& both);

}  // namespace kith::casework
