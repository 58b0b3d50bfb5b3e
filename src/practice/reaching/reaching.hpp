// Reaching everyone: cohorts made from what is known, shared under an agreement, turned into calls,
// letters, visits or needs, with a ledger of everybody who is not reached yet.
#pragma once

#include <vector>

#include "practice/calls/calls.hpp"

namespace kith {

using CohortId = Id<struct Cohort>;
using ReachId = Id<struct Reach>;
using ReachLineId = Id<struct ReachLine>;

}  // namespace kith

namespace kith::reaching {

inline constexpr web::Permission reach_people{
    "reaching.reach", "make cohorts and reach everybody in them"};
inline constexpr web::Permission share_cohorts{
    "reaching.share", "share cohorts with other organisations under an agreement"};
inline constexpr web::Permission see_shared{
    "reaching.see-shared", "see lists of people shared with their organisation"};

// Fills the weights of the order of need when there are none.
void install_defaults(sql::Transaction& transaction, Instant now);

// Brings the ledgers up to date with calls and contacts; for a timer of some minutes.
void follow(sql::Transaction& transaction, Instant now);

// When two records become one person, and when they are parted: for people::on_merge.
void merged(sql::Transaction& transaction, const people::Merging& merging, Instant now);
void parted(sql::Transaction& transaction, const people::Merging& merging, Instant now);

std::vector<web::Route> routes();
std::vector<web::Route> api_routes();
const std::vector<web::api::Operation>& api_operations();

}  // namespace kith::reaching
