// Reading the access log: who looked at whom, when and why. Only this slice includes it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "practice/sharing/sharing.hpp"

namespace kith::sharing {

struct Look {
    std::string id;
    Instant at;
    std::string account_id;
    std::string who;           // the account's name
    std::string organisation;  // its name
    std::string person_id;     // empty for a list or a search
    std::string action;
    std::string screen;
    std::string purpose;
    std::string basis;
    std::int64_t results = 0;
};

struct LookFilter {
    std::optional<PersonId> person{};
    std::optional<AccountId> account{};
    std::string action{};
    std::string before{};  // the id of the last line of the page before
    std::size_t most = 100;
};
// Newest first.
std::vector<Look> looks(sql::Session& session, const LookFilter& filter);

struct Count {
    std::string account_id;
    std::string who;
    std::string organisation;
    std::int64_t records = 0;  // different people
    std::int64_t looks = 0;
};
// Who looked at most records since then.
std::vector<Count> most_looks(sql::Session& session, Instant since);

}  // namespace kith::sharing
