#include "practice/casework/county_test.hpp"

#include "support/test_app.hpp"

namespace kith::casework {

County::County(test::TestApp& app) {
    app.db().write(sql::Actor::system("test"), [&](sql::Transaction& transaction) {
        fill(transaction, app.clock.now());
    });
}

void County::fill(sql::Transaction& transaction, Instant now) {
    accounts::install_defaults(transaction, now);
    people::install_defaults(transaction, now);
    install_defaults(transaction, now);
    council_ = accounts::add_organisation(
        transaction,
        {.kind = "council", .name = "Fenmarch", .email = "together@fenmarch.example"}, now);
    team_ = accounts::add_team(transaction, *council_, "Marden hub", now);
    for (const std::string_view kind : {"needs", "concerns", "contacts", "calls", "jobs"}) {
        accounts::set_answering_team(transaction, kind, *team_);
    }
    const auto account = [&](std::string name, std::string email) {
        return accounts::add_account(transaction,
                                     {.name = std::move(name),
                                      .email = std::move(email),
                                      .organisation = *council_,
                                      .role = "Call handler"},
                                     now)
            .value();
    };
    amara_ = account("Amara Osei", "amara@fenmarch.example");
    tom_ = account("Tom Reyes", "tom@fenmarch.example");
    person_ = people::add(transaction,
                          {.first_name = Private("Margaret"),
                           .last_name = Private("Ellison"),
                           .born_on = Day(std::chrono::year(1938) / 3 / 4),
                           .source = "phone"},
                          now);
}

web::Viewer County::viewer(std::vector<std::string> permissions, const AccountId& account) const {
    auto viewer = test::a_viewer(std::move(permissions), account.string());
    viewer.name = account == *amara_ ? "Amara Osei" : "Tom Reyes";
    viewer.organisation_id = council_->string();
    viewer.team_ids = {team_->string()};
    return viewer;
}

web::Viewer County::handler() const {
    return viewer({"people.see", "people.search", "people.edit", "contacts.take", "needs.see",
                   "needs.work", "concerns.raise", "concerns.work", "calls.make",
                   "referrals.make"},
                  *amara_);
}

web::Viewer County::case_worker() const {
    return viewer({"people.see", "people.see-sensitive", "needs.see", "needs.work",
                   "concerns.raise", "concerns.work"},
                  *tom_);
}

Opened County::a_need(sql::Transaction& transaction, Instant now, bool urgent) const {
    return open_need(transaction,
                     {.person = *person_,
                      .category = "prescriptions",
                      .details = Private("Blood pressure tablets, two days left"),
                      .answers = Json::object({{"pharmacy", "Boots, Marden"}}),
                      .urgent = urgent,
                      .due = {}},
                     now);
}

ConcernId County::a_concern(sql::Transaction& transaction, Instant now,
                            std::string_view kind) const {
    return raise_concern(transaction,
                         {.person = *person_,
                          .kind = std::string(kind),
                          .text = Private("She sounded confused"),
                          .raised_by = *tom_,
                          .raised_by_name = "Tom Reyes",
                          .raised_from = "call"},
                         now);
}

}  // namespace kith::casework
