// Referrals between organisations: offered, answered, done, and never silent.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/casework/casework.hpp"

namespace kith {

using ReferralId = Id<struct Referral>;

}  // namespace kith

namespace kith::referrals {

inline constexpr web::Permission make_referrals{"referrals.make", "refer people to organisations"};
inline constexpr web::Permission answer_referrals{
    "referrals.answer", "accept, decline and report on referrals to their organisation"};

struct NewReferral {
    NeedId need;
    OrganisationId to;
    Private reason;
    std::vector<sharing::Part> shared;  // what the receiver may see
    AccountId by;
    std::string by_name;
};
// Offers a need to an organisation: it sees the person from now; without accounts it gets a link.
Result<ReferralId> refer(sql::Transaction& transaction, const NewReferral& referral, Instant now);

// Chases, escalates and returns what nobody answers; run every few minutes.
void chase(sql::Transaction& transaction, Instant now);

html::Url path(ReferralId referral);
// The referrals of a need or a person, for their page.
html::Html panel(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant now);

std::vector<web::Route> routes();
std::vector<web::Route> api_routes();

}  // namespace kith::referrals
