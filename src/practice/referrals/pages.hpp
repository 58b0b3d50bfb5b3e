// What the pages of this slice are put together from.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/web/parts.hpp"
#include "practice/referrals/store.hpp"

namespace kith::referrals {

using html::Html;
using html::markup;
using html::Url;
using web::empty_state;
using web::icon;
using web::paragraph;

inline std::optional<AccountId> account_of(const web::Context& context) {
    return web::viewer_as<AccountId>(context);
}

Html status_tag(std::string_view status);
std::string_view status_words(std::string_view status);
std::string_view step_words(std::string_view step);

using Names = std::map<OrganisationId, std::string>;
Names organisation_names(sql::Session& session);
std::string name_of(const Names& names, const OrganisationId& organisation);

using Cards = std::map<PersonId, people::Card>;
// Titles of needs, by id.
struct Seen {
    Names names;
    Cards cards;
    std::map<NeedId, std::string> needs;
};
// What a list of referrals needs to be shown, read once.
Seen seen_of(web::Context& context, const std::vector<ReferralRow>& referrals,
             const sharing::Purpose& purpose);
// One line a referral; `other` names the organisation at the other end.
Html referral_lines(const std::vector<ReferralRow>& referrals, const Seen& seen, bool received,
                    Instant now);

std::vector<sharing::Part> parts_from(std::string_view shared);
// "name, address and needs"
std::string parts_words(std::string_view shared);

std::optional<OrganisationId> organisation_of(const web::Context& context);

// The forms of the receiver's next steps, as one. `action` takes what, note and cost.
Html step_form(const web::Context& context, const Url& action, std::string_view status,
               const web::FormReader& typed);
// Reads that form; faults are in the reader.
Step read_step(web::FormReader& reader, std::string_view status);

std::vector<web::Route> refer_routes();
std::vector<web::Route> referral_routes();
std::vector<web::Route> partner_routes();
std::vector<web::Route> link_routes();

}  // namespace kith::referrals
