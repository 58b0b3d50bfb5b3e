#include "practice/referrals/county_test.hpp"

#include "platform/base/london.hpp"
#include "practice/messages/messages.hpp"
#include "practice/referrals/referral.hpp"
#include "support/test_app.hpp"

namespace kith::referrals {
namespace {

constexpr std::string_view link_start = "/r/";

void install(sql::Transaction& transaction, Instant now) {
    accounts::install_defaults(transaction, now);
    people::install_defaults(transaction, now);
    messages::install_defaults(transaction, now);
    casework::install_defaults(transaction, now);
}

}  // namespace

County::County(test::TestApp& app) {
    app.db().write(sql::Actor::system("test"), [&](sql::Transaction& transaction) {
        fill(transaction, app.clock.now());
    });
}

// Both receivers may be told by referrals what referrals usually tell.
void County::agree(sql::Transaction& transaction, Instant now) {
    const Day today = london_day(now);
    sharing::NewAgreement says{.title = "Referrals",
                               .parties = {{*council_, "controller", "The council's officer"},
                                           {*charity_, "controller", "Age Well's officer"},
                                           {*by_mail_, "controller", "The secretary"}},
                               .lawful_basis = "public task",
                               .article9 = "health or care",
                               .parts = may_be_shared(),
                               .means = {sharing::Means::referral, sharing::Means::page,
                                         sharing::Means::list, sharing::Means::api},
                               .onward = "none",
                               .retention_months = 24,
                               .starts_on = today,
                               .review_on = today + 180,
                               .expires_on = today + 365};
    says.terms = sharing::usual_terms("Help that another organisation gives better");
    const auto id = sharing::draft(transaction, says, now);
    if (!sharing::sign_for_all(transaction, id, "The test", now)) {
        throw std::logic_error("the agreement of the test cannot be signed");
    }
}

void County::fill(sql::Transaction& transaction, Instant now) {
    install(transaction, now);
    const auto add = [&](std::string kind, std::string name, std::string email, bool uses_kith) {
        return accounts::add_organisation(transaction,
                                          {.kind = std::move(kind),
                                           .name = std::move(name),
                                           .email = std::move(email),
                                           .uses_kith = uses_kith},
                                          now);
    };
    council_ = add("council", "Fenmarch", "together@fenmarch.example", true);
    charity_ = add("charity", "Age Well", "help@agewell.example", true);
    by_mail_ = add("community group", "Marden Neighbours", "marden@neighbours.example", false);
    const auto team = accounts::add_team(transaction, *council_, "Marden hub", now);
    for (const std::string_view kind : {"needs", "concerns", "contacts", "calls", "jobs"}) {
        accounts::set_answering_team(transaction, kind, team);
    }
    const auto account = [&](std::string name, std::string email, OrganisationId organisation,
                             std::string role) {
        return accounts::add_account(transaction,
                                     {.name = std::move(name),
                                      .email = std::move(email),
                                      .organisation = organisation,
                                      .role = std::move(role)},
                                     now)
            .value();
    };
    amara_ = account("Amara Osei", "amara@fenmarch.example", *council_, "Navigator");
    dev_ = account("Dev Shah", "dev@agewell.example", *charity_, "Partner");
    person_ = people::add(transaction,
                          {.first_name = Private("Margaret"),
                           .last_name = Private("Ellison"),
                           .numbers = {{.kind = "email", .value = "peggy@ellison.example"}},
                           .source = "phone"},
                          now);
    agree(transaction, now);
    need_ = casework::open_need(transaction,
                                {.person = *person_,
                                 .category = "money",
                                 .details = Private("The gas is about to be cut off"),
                                 .due = {}},
                                now)
                .id;
}

web::Viewer County::viewer(std::vector<std::string> permissions, const AccountId& account,
                           const OrganisationId& organisation) const {
    auto viewer = test::a_viewer(std::move(permissions), account.string());
    viewer.organisation_id = organisation.string();
    viewer.organisation_name = organisation == *charity_ ? "Age Well" : "Fenmarch";
    viewer.name = account == *amara_ ? "Amara Osei" : "Dev Shah";
    return viewer;
}

web::Viewer County::navigator() const {
    return viewer({"people.see", "needs.see", "needs.work", "referrals.make"}, *amara_, *council_);
}

web::Viewer County::partner() const {
    return viewer({"people.see-involved", "referrals.answer", "concerns.raise"}, *dev_, *charity_);
}

ReferralId County::refer_to(sql::Transaction& transaction, const OrganisationId& to,
                            Instant now) const {
    return refer(transaction,
                 {.need = *need_,
                  .to = to,
                  .reason = Private("Talk to the supplier with them"),
                  .shared = least_shared(),
                  .by = *amara_,
                  .by_name = "Amara Osei"},
                 now)
        .value();
}

std::string last_token(sql::Session& session) {
    const auto body = session.one<std::string>(
        "SELECT body FROM message WHERE template <> 'referral-outcome' ORDER BY id DESC LIMIT 1");
    if (!body) return "";
    const auto start = body->find(link_start);
    if (start == std::string::npos) return "";
    const auto from = start + link_start.size();
    return body->substr(from, body->find_first_of(" \n\r", from) - from);
}

}  // namespace kith::referrals
