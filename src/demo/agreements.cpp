#include "demo/agreements.hpp"

#include <stdexcept>

#include "platform/base/london.hpp"

namespace kith::demo {
namespace {

using sharing::Means;
using sharing::NewAgreement;
using sharing::Part;

const std::vector<Part>& what_referrals_carry() {
    static const std::vector<Part> parts{
        Part::name,      Part::contact,  Part::address, Part::birth_date, Part::communication,
        Part::relations, Part::warnings, Part::needs,   Part::referrals};
    return parts;
}

const std::vector<Means>& inside_kith() {
    static const std::vector<Means> means{Means::page, Means::list, Means::referral};
    return means;
}

NewAgreement between(const County& county, const std::vector<std::string_view>& others,
                     std::string title, std::string_view purpose, Day today) {
    NewAgreement says{.title = std::move(title),
                      .parties = {{county.council, "controller",
                                   "Sanjay Patel, governance@fenmarch.example"}},
                      .terms = sharing::usual_terms(purpose),
                      .lawful_basis = "public task",
                      .article9 = "health or care",
                      .parts = what_referrals_carry(),
                      .means = inside_kith(),
                      .onward = "none",
                      .retention_months = 24,
                      .starts_on = today - 70,
                      .review_on = today + 110,
                      .expires_on = today + 660,
                      .made_by_name = "Sanjay Patel"};
    for (const auto other : others) {
        says.parties.push_back({county.organisations.find(other)->second, "controller",
                                "The data protection lead, " + std::string(other) +
                                    "@partners.example"});
    }
    return says;
}

void sign(sql::Transaction& transaction, const NewAgreement& says, Instant now) {
    const auto id = sharing::draft(transaction, says, now);
    if (!sharing::sign_for_all(transaction, id, "The chief officer", now)) {
        throw std::logic_error("an agreement of the demonstration cannot be signed");
    }
}

// People with frailty over 65, known to community health whether anybody referred them or not.
NewAgreement frailty(const County& county, Day today) {
    NewAgreement says = between(county, {"nhs"}, "People with frailty over 65",
                                "To know who lives with frailty, alone or as a carer, and offer "
                                "help before something goes wrong",
                                today);
    says.covers = "known";
    says.covers_flag = "frail";
    says.covers_age = 65;
    says.parts = {Part::name,          Part::contact, Part::address,   Part::birth_date,
                  Part::nhs_number,    Part::communication, Part::flags, Part::relations,
                  Part::warnings,      Part::needs};
    says.means = {Means::page, Means::list, Means::copy, Means::api};
    says.retention_months = 12;
    return says;
}

// One that ended last week, so that what an end does is seen.
NewAgreement shielding(const County& county, Day today) {
    NewAgreement says = between(county, {"northmere"}, "The shielding list, spring",
                                "To reach everybody who was told to stay at home", today);
    says.parts = {Part::name, Part::contact, Part::address, Part::flags};
    says.means = {Means::list, Means::copy};
    says.starts_on = today - 150;
    says.review_on = today + 1;
    says.expires_on = today + 10;
    says.retention_months = 3;
    return says;
}

}  // namespace

void add_agreements(sql::Transaction& transaction, const County& county, Instant before,
                    Instant now) {
    const Day today = london_day(now);
    sign(transaction,
         between(county, {"sight", "carers", "neighbours", "foodbank"},
                 "Referrals to the voluntary sector",
                 "To hand on what somebody needs to the organisation that gives it best, without "
                 "their telling it again",
                 today),
         before);
    NewAgreement money = between(county, {"advice"}, "Referrals about debt and benefits",
                                 "To help people whose bills, rent or benefits are in trouble",
                                 today);
    money.review_on = today - 5;
    sign(transaction, money, before);
    NewAgreement homes = between(county, {"northmere", "mere"}, "Referrals about housing",
                                 "To keep people in a home that is safe and suits them", today);
    homes.parts.push_back(Part::flags);
    sign(transaction, homes, before);
    NewAgreement health = between(county, {"nhs"}, "Referrals to community health",
                                  "To give nurses and therapists what they need before the first "
                                  "visit",
                                  today);
    health.parts.push_back(Part::flags);
    health.parts.push_back(Part::notes);
    sign(transaction, health, before);
    sign(transaction, frailty(county, today), before);
    sign(transaction, shielding(county, today), before);
    NewAgreement haven = between(county, {"haven"}, "Safety from abuse at home",
                                 "To bring somebody to safety, and never to say where they are",
                                 today);
    haven.article9 = "safeguarding";
    haven.terms.erase("dpia");
    haven.terms.erase("breach");
    haven.starts_on = today + 14;
    (void)sharing::draft(transaction, haven, now);
}

}  // namespace kith::demo
