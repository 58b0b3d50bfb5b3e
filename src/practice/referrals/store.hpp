// SQL of the referrals slice: rows to values and back. Only this slice includes it.
#pragma once

#include <optional>
#include <string>
#include <utility>
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
    std::optional<Instant> to_tell_until{};  // they have died, and its own people are to be told
};
std::optional<ReferralRow> referral_row(sql::Session& session, ReferralId referral);
std::vector<ReferralRow> referrals_of_person(sql::Session& session, PersonId person);

// Referrals one organisation made, or received. `state`: offered, under way, closed, or "" for all
// that are open.
struct Filter {
    std::optional<OrganisationId> from{}, to{};
    std::string state{};
    std::optional<NeedId> need{};
    std::optional<PersonId> person{};
};
// Open: what must be answered first. Closed: the last closed first. One more than `most` when there
// is another page, which begins after the referral `after`.
std::vector<ReferralRow> referral_list(sql::Session& session, const Filter& filter,
                                       std::optional<ReferralId> after, std::size_t most);

// What the needs of these referrals are called.
std::vector<std::pair<NeedId, std::string>> need_titles(sql::Session& session,
                                                        const std::vector<ReferralRow>& referrals);

// What an organisation takes on, and what of it is taken.
struct Offer {
    OrganisationId organisation;
    std::string category;
    std::optional<int> places{};
    Instant confirmed_at;
    int taken = 0;

    std::optional<int> free() const {
        if (!places) return std::nullopt;
        return *places > taken ? *places - taken : 0;
    }
};
std::vector<Offer> offers_of(sql::Session& session, OrganisationId organisation);
std::vector<Offer> offers_for(sql::Session& session, std::string_view category);

void end_offer(sql::Transaction& transaction, OrganisationId organisation,
               std::string_view category);

// How many came to each end since, by status.
struct Outcomes {
    std::string status;
    int count = 0;
};
std::vector<Outcomes> outcomes_since(sql::Session& session, OrganisationId to, Instant since);

struct Event {
    Instant at;
    std::string what;
    Private note;
    std::string by_name;
};
std::vector<Event> events_of(sql::Session& session, ReferralId referral);
void add_event(sql::Transaction& transaction, ReferralId referral, std::string_view what,
               const Private& note, std::string_view by_name, Instant now);

// Its own people have been told of the death: it sees the person no more. Quiet when done before.
void told_of_death(sql::Transaction& transaction, const ReferralRow& referral, Instant now);
// Ends what nobody said they had told, after its week.
void end_telling(sql::Transaction& transaction, Instant now);

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
