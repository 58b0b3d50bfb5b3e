// Finding people by what is known of them.
#pragma once

#include <string>
#include <vector>

#include "practice/people/people.hpp"
#include "practice/people/search_terms.hpp"

namespace kith::people {

struct Found {
    PersonId id;
    int score;
    std::vector<std::string> why;
    std::string name_order{};  // among equals
};

// Best first, each with why.
std::vector<Found> find(sql::Session& session, const SearchTerms& terms, std::size_t most);

// Who may be meant by these details already, before they are added a second time: those with the
// most in common first. Logs one search line.
std::vector<Card> likely(sql::Transaction& transaction, const web::Viewer& viewer,
                         const Details& details, std::size_t most, Instant now);

}  // namespace kith::people
