// Handlers of the calls slice: the day of a handler, and what managers do.
#pragma once

#include "practice/calls/views.hpp"

namespace kith::calls {

std::vector<web::Route> manage_routes();

// The source of a call that somebody made at once, from a person's page.
inline constexpr std::string_view rung_at_once = "at once";

// The account of whoever is signed in.
AccountId account_of(const web::Context& context);
// When today ends in London.
Instant end_of_today(Instant now);

}  // namespace kith::calls
