// The answers for what could not be done, each in the manner of the route that was asked: a page
// with fixed wording, a short fragment, or a problem document.
#pragma once

#include "platform/web/route.hpp"

namespace kith::web {

Response not_found_answer(Context& context, Kind kind);
// "You do not have permission to …", with what the permission means.
Response forbidden_answer(Context& context, Kind kind, const Permission& permission);
// Sends a browser to sign in and, when the page can be read again, back; 401 for the rest.
Response sign_in_answer(Context& context, Kind kind, bool comes_back);
// The CSRF token was missing or old.
Response forged_answer(Context& context, Kind kind);
// 400, 405, 413 or 429.
Response refusal_answer(Context& context, int status, Kind kind);
// We failed: 500. Reads nothing from the database.
Response failure_answer(Context& context, Kind kind);
// The database is away: 503. Reads nothing from it.
Response unavailable_answer(Context& context, Kind kind);

}  // namespace kith::web
