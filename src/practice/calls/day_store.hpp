// The day's list of calls, and what was tried: rows for pages.
#pragma once

#include <string>
#include <vector>

#include "practice/calls/share.hpp"
#include "practice/calls/store.hpp"

namespace kith::calls {

inline constexpr int calls_a_page = 50;

// Whose calls a list shows.
struct Whose {
    std::string what = "mine";  // mine, team, nobody
    std::optional<AccountId> account{};
    std::vector<std::string> teams{};  // none: every team
};

// Open calls due from `from` and before `until`, those most in need first, then the oldest; after
// the call `after` when it is given. One more than a page, so that the page knows of a next.
std::vector<CallRow> day_calls(sql::Session& session, const Whose& whose, Instant from,
                               Instant until, const std::optional<CallRow>& after);

struct AttemptRow {
    CallId call;
    Instant at;
    std::string by{};
    std::string outcome;
    Private note{};
};
// What was tried, newest first.
std::vector<AttemptRow> attempts_of(sql::Session& session, const std::vector<CallId>& calls);

// Open calls of nobody due before `until`, with who spoke to each person last, in order of need.
std::vector<Unshared> unshared(sql::Session& session, Instant until, int most);
std::size_t count_unshared(sql::Session& session, Instant until);
// How many open calls due before `until` each account has.
std::vector<Handler> loads(sql::Session& session, const std::vector<AccountId>& accounts,
                           Instant until);

}  // namespace kith::calls
