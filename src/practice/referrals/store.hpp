// SQL of the referrals slice: rows to values and back. Only this slice includes it.
#pragma once

#include <string>
#include <vector>

#include "practice/referrals/referrals.hpp"

namespace kith::referrals {

struct ReferralRow {
    ReferralId id;
    Reference reference;
    NeedId need;
    PersonId person;
    OrganisationId from;
    OrganisationId to;
    AccountId made_by;
    Instant made_at;
    Private reason;
    std::string shared;        // part names between semicolons
    std::string status;
    std::string status_reason;
    Private outcome;
    std::optional<Pence> cost;
    Instant answer_by;
    int chased = 0;
    std::optional<Instant> closed_at{};
    int version = 1;
};
std::optional<ReferralRow> referral_row(sql::Session& session, ReferralId referral);
std::vector<ReferralRow> referrals_of_person(sql::Session& session, PersonId person);

struct Event {
    Instant at;
    std::string what;
    Private note;
    std::string by_name;
};
std::vector<Event> events_of(sql::Session& session, ReferralId referral);
void add_event(sql::Transaction& transaction, ReferralId referral, std::string_view what,
               const Private& note, std::string_view by_name, Instant now);

// A fresh link for those without an account; gives the token, of which only a hash is kept.
std::string make_link(sql::Transaction& transaction, ReferralId referral, std::string_view action,
                      Instant expires_at);
struct Link {
    ReferralId referral;
    std::string action;
    Instant expires_at;
    std::optional<Instant> used_at;
};
std::optional<Link> link_of(sql::Session& session, std::string_view token);
// False when it was used already.
bool use_link(sql::Transaction& transaction, std::string_view token, Instant now);

}  // namespace kith::referrals
