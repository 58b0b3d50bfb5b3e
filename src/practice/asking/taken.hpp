// What staff write down while somebody is on the phone, pure: the fields of the page, what is wrong
// with them, and what they ask for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "practice/asking/reach.hpp"
#include "practice/asking/request.hpp"

namespace kith::asking {

// Which routes and organisations the viewer may choose from.
struct Allowed {
    bool jobs = false;
    bool referrals = false;
    std::vector<accounts::OrganisationSummary> organisations{};
};

// Where one need goes, in one click.
struct Route {
    std::string to;  // usual, volunteers, referral, team, me
    std::optional<OrganisationId> organisation{};
};

struct TakenNeed {
    AskedNeed need{};
    Route route{};
};

struct TakenConcern {
    std::string kind;
    std::string urgency;
    Private text{};
};

struct NextCall {
    Day on;
    int every_days = 0;  // 0: once
    bool by_me = false;
};

struct Taken {
    people::Details person{};
    Asker asker{};
    std::vector<TakenNeed> needs{};
    std::string sharing_said{};
    Private summary{};
    Private home_note{};  // for those who may read sensitive notes
    std::optional<TakenConcern> concern{};
    std::string summary_by{};  // email, text, letter, or "" for none
    std::optional<NextCall> next_call{};
    std::optional<SaidReach> reach{};  // of somebody known
};

// "urgent-food"
std::string need_field(std::string_view what, std::string_view category);
std::vector<std::string> call_fields(const std::vector<casework::Category>& categories);
// The choices of a field of the call page; those it shares with the public pages come from there.
const std::vector<Offered>& call_offered(std::string_view field);
std::string_view call_words(std::string_view field, std::string_view value);

// `known` is a person that was chosen, so that nothing about who they are is asked.
web::FormErrors faults_of_call(const Answers& answers, bool known,
                               const std::vector<casework::Category>& categories,
                               const Allowed& allowed);
// The answers must have passed faults_of_call.
Taken taken_from(const Answers& answers, const std::vector<casework::Category>& categories,
                 Day today);

// What to search for, most telling first: all that was typed, then less of it, because one wrong
// digit must not hide somebody.
std::vector<std::string> searches_for(const Answers& answers);

}  // namespace kith::asking
