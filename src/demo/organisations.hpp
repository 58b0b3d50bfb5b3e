// The organisations, teams and people of the demonstration county who work with Kith.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "practice/accounts/accounts.hpp"

namespace kith::demo {

struct Staff {
    AccountId id;
    std::string name;
};

struct County {
    OrganisationId council;
    std::map<std::string, TeamId, std::less<>> teams{};
    std::map<std::string, OrganisationId, std::less<>> organisations{};  // by short name
    std::map<std::string, Staff, std::less<>> staff{};                   // by e-mail name
};

County add_organisations(sql::Transaction& transaction, Instant now);

}  // namespace kith::demo
