// The page on which people are found, and what it finds.
#pragma once

#include <string>
#include <vector>

#include "platform/web/page.hpp"
#include "practice/people/people.hpp"

namespace kith::people {

// Likely people with why, or what to do when there are none. `typed` as it was typed.
html::Html search_results(const std::vector<Card>& cards, std::string_view typed, Day today);
// One of them.
html::Html candidate(const Card& card, Day today);

web::Response search_page(web::Context& context, const std::string& typed,
                          const std::optional<html::Html>& results);

}  // namespace kith::people
