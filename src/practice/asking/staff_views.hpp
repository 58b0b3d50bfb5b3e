// The page staff follow a phone call on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "practice/asking/fields.hpp"
#include "practice/asking/taken.hpp"

namespace kith::asking {

struct CallPage {
    std::string same_request;
    Answers typed{};
    web::FormErrors errors{};
    std::optional<people::PersonView> person{};  // who was chosen
    std::vector<casework::NeedView> open_needs{};
    bool may_change = false;  // how to reach them
    bool looked = false;
    std::vector<people::Card> candidates{};
    std::vector<casework::Category> categories{};
    std::optional<casework::Script> script{};
    Allowed allowed{};
    Day today{};
};

web::Response call_page(web::Context& context, const CallPage& shown);
// People who may be the one, each with a button that chooses them.
html::Html candidates_view(const std::vector<people::Card>& candidates, Day today);

// Parts of the page.
html::Html needs_part(const CallPage& shown, const FieldViews& fields);
html::Html worry_part(const FieldViews& fields);
html::Html closing_part(const FieldViews& fields, bool by_message);

}  // namespace kith::asking
