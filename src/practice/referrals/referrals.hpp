// Referrals between organisations: offered, answered, done, and never silent.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/pence.hpp"
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
    Private reason{};
    // What the receiver may see, as far as agreed with it; empty: what referrals need at least.
    std::vector<sharing::Part> shared{};
    bool agrees = false;                  // the person was asked about this receiver, and agrees
    AccountId by;
    std::string by_name;
};
// Offers a need to an organisation, as far as an information-sharing agreement in force with it
// allows: it sees the person from now; without accounts it gets a link.
Result<ReferralId> refer(sql::Transaction& transaction, const NewReferral& referral, Instant now);

// What the receiver does with it, in this order. `by_name` is who did it; declining, returning and
// revoking need a reason. Doing it again is quiet; an illegal move is Invalid.
struct Step {
    std::string what;       // accept, decline, start, finish, return, revoke; recall: by a death
    Private note{};           // the reason, or the outcome
    std::optional<Pence> cost{};
    std::string by_name{};
};
Result<void> take_step(sql::Transaction& transaction, ReferralId referral, const Step& step,
                       Instant now);

// Takes back the open referrals of a need that is closed.
void end_for_need(sql::Transaction& transaction, const casework::ClosedNeed& need, Instant now);

// Somebody has died: what was asked for them ends, however far it had got, and each organisation is
// told gently. One that was helping still sees who it was until it says that its own people know,
// at most a week.
void person_died(sql::Transaction& transaction, PersonId person, Instant now);

// What an organisation takes on, and how many places it has (nothing: no limit said).
void set_offer(sql::Transaction& transaction, OrganisationId organisation,
               std::string_view category, std::optional<int> places, Instant now);

// Chases, escalates and returns what nobody answers; run every few minutes.
void chase(sql::Transaction& transaction, Instant now);

html::Url path(ReferralId referral);
// The referrals of a need or a person, for their page.
html::Html panel(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant now);

// When two records become one person, and when they are parted: for people::on_merge.
void merged(sql::Transaction& transaction, const people::Merging& merging, Instant now);
void parted(sql::Transaction& transaction, const people::Merging& merging, Instant now);

std::vector<web::Route> routes();
std::vector<web::Route> api_routes();
// The same with what each takes and gives, for the OpenAPI document.
const std::vector<web::api::Operation>& api_operations();

}  // namespace kith::referrals
