#include "demo/organisations.hpp"

#include <stdexcept>

#include "demo/demo.hpp"
#include "practice/referrals/referrals.hpp"

namespace kith::demo {
namespace {

struct MadeUpOrganisation {
    std::string_view key, kind, name, about;
    bool uses_kith;
    std::vector<std::string_view> takes;  // need categories
};

const std::vector<MadeUpOrganisation>& made_up() {
    static const std::vector<MadeUpOrganisation> all{
        {"northmere", "district", "Northmere District Council", "Housing and bills", true,
         {"housing", "money"}},
        {"nhs", "nhs", "Fenmarch Community Health", "Community nurses and therapists", true,
         {"health", "equipment"}},
        {"sight", "charity", "Saltmarsh Sight",
         "Help with shopping, letters and company for people losing their sight", true,
         {"food", "talk", "lifts", "other"}},
        {"carers", "charity", "Fenmarch Carers",
         "Breaks, advice and somebody who knows, for people who look after somebody", true,
         {"carers"}},
        {"neighbours", "community group", "Good Neighbours of Aldersea",
         "Lifts, small jobs and company by the sea", true, {"lifts", "dogs", "talk"}},
        {"advice", "charity", "Fenmarch Advice", "Debt, benefits and housing advice", true,
         {"money", "housing"}},
        {"foodbank", "charity", "Marsh Food Bank", "Food parcels within a day", false, {"food"}},
        {"haven", "charity", "Haven Fenmarch", "Safe help with abuse at home, day and night", true,
         {"other"}},
        {"mere", "housing provider", "Mere Homes", "Sheltered homes across the county", false,
         {"housing"}},
    };
    return all;
}

struct MadeUpStaff {
    std::string_view login, name, role, team, organisation;  // organisation "" is the council
};

const std::vector<MadeUpStaff>& staff() {
    static const std::vector<MadeUpStaff> all{
        {"handler", "Hannah Brooks", "Call handler", "Contact centre", ""},
        {"handler2", "Josh Ransome", "Call handler", "Contact centre", ""},
        {"handler3", "Priya Shah", "Call handler", "Contact centre", ""},
        {"manager", "Colin Thirtle", "Call team manager", "Contact centre", ""},
        {"caseworker", "Grace Mensah", "Case worker", "Adult social care", ""},
        {"caseworker2", "Alan Pye", "Case worker", "Adult social care", ""},
        {"navigator", "Nadia Hussain", "Navigator", "Wellbeing navigators", ""},
        {"coordinator", "Claire Utting", "Volunteer coordinator", "Volunteer bureau", ""},
        {"contracts", "Martin Eke", "Contracts officer", "Commissioning", ""},
        {"commissioner", "Ruth Allingham", "Commissioner", "Commissioning", ""},
        {"governance", "Sanjay Patel", "Information governance", "Governance", ""},
        {"admin", "Karen Flatt", "Administrator", "Governance", ""},
        {"partner", "Beth Yallop", "Partner", "", "sight"},
        {"partner2", "Tom Garrod", "Partner", "", "carers"},
        {"partner3", "Lena Kowalski", "Partner", "", "northmere"},
    };
    return all;
}

AccountId add_person(sql::Transaction& transaction, const MadeUpStaff& person,
                     const County& county, Instant now) {
    const bool of_council = person.organisation.empty();
    const auto added = accounts::add_account(
        transaction,
        {.name = std::string(person.name),
         .email = std::string(person.login) + "@fenmarch.example",
         .organisation = of_council
                             ? county.council
                             : county.organisations.find(person.organisation)->second,
         .role = std::string(person.role),
         .team = of_council ? std::optional(county.teams.find(person.team)->second) : std::nullopt,
         .password = std::string(password),
         // Base32; a demonstration shows the code it makes on the sign-in page.
         .code_secret = "KITHDEMOKITHDEMOKITHDEMOKITHDEMO"},
        now);
    if (!added) throw std::logic_error("the demonstration's staff cannot be added");
    return *added;
}

}  // namespace

const std::vector<SignIn>& sign_ins() {
    static const std::vector<SignIn> all{
        {"Call handler", "Hannah Brooks", "handler@fenmarch.example"},
        {"Call team manager", "Colin Thirtle", "manager@fenmarch.example"},
        {"Case worker", "Grace Mensah", "caseworker@fenmarch.example"},
        {"Navigator", "Nadia Hussain", "navigator@fenmarch.example"},
        {"Volunteer coordinator", "Claire Utting", "coordinator@fenmarch.example"},
        {"Volunteer", "Dan Larter", "volunteer@fenmarch.example", true},
        {"Partner (Saltmarsh Sight)", "Beth Yallop", "partner@fenmarch.example"},
        {"Contracts officer", "Martin Eke", "contracts@fenmarch.example"},
        {"Commissioner", "Ruth Allingham", "commissioner@fenmarch.example"},
        {"Information governance", "Sanjay Patel", "governance@fenmarch.example"},
        {"Administrator", "Karen Flatt", "admin@fenmarch.example"},
    };
    return all;
}

County add_organisations(sql::Transaction& transaction, Instant now) {
    County county{.council = accounts::add_organisation(
                      transaction,
                      {.kind = "council",
                       .name = "Fenmarch County Council",
                       .email = "help@fenmarch.example",
                       .phone = "+441632960100",
                       .address = "County Hall, Great Fenmarch, NR98 1AF"},
                      now)};
    for (const std::string_view name : {"Contact centre", "Adult social care", "Volunteer bureau",
                                        "Wellbeing navigators", "Commissioning", "Governance"}) {
        county.teams.emplace(name, accounts::add_team(transaction, county.council, name, now));
    }
    const auto answers = [&](std::string_view kind, std::string_view team) {
        accounts::set_answering_team(transaction, kind, county.teams.find(team)->second);
    };
    answers("contacts", "Contact centre");
    answers("calls", "Contact centre");
    answers("needs", "Contact centre");
    answers("concerns", "Contact centre");
    answers("jobs", "Volunteer bureau");
    std::size_t number = 110;
    for (const auto& made : made_up()) {
        const auto id = accounts::add_organisation(
            transaction,
            {.kind = std::string(made.kind),
             .name = std::string(made.name),
             .email = std::string(made.key) + "@partners.example",
             .phone = "+441632960" + std::to_string(number++),
             .about = std::string(made.about),
             .uses_kith = made.uses_kith},
            now);
        county.organisations.emplace(made.key, id);
        for (const std::string_view category : made.takes) {
            referrals::set_offer(transaction, id, category, 12, now);
        }
    }
    for (const auto& person : staff()) {
        county.staff.emplace(person.login,
                             Staff{add_person(transaction, person, county, now),
                                   std::string(person.name)});
    }
    return county;
}

}  // namespace kith::demo
