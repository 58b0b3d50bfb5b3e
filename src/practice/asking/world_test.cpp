#include "practice/asking/world_test.hpp"

#include "platform/base/london.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/messages/messages.hpp"

namespace kith::asking {

using namespace std::chrono_literals;

people::Details known_person() {
    return {.first_name = Private("Nia"),
            .last_name = Private("Vale"),
            .born_on = Day(1941y / 3 / 27),
            .address = Private("4 Mill Lane, Fenmarch"),
            .postcode = Postcode::parse("ZZ12 3AB").value(),
            .numbers = {{.kind = "phone", .value = "+441632960145"}},
            .source = "phone"};
}

// The charity may be told by referrals what referrals need.
void World::agree(sql::Transaction& transaction, Instant now) {
    using sharing::Part;
    const Day today = london_day(now);
    const auto id = sharing::draft(
        transaction,
        {.title = "Referrals",
         .parties = {{*council_, "controller", "The officer"},
                     {*charity_, "controller", "The secretary"}},
         .terms = sharing::usual_terms("Help that another organisation gives better"),
         .lawful_basis = "public task",
         .article9 = "health or care",
         .parts = {Part::name, Part::contact, Part::address, Part::communication, Part::warnings,
                   Part::needs, Part::referrals},
         .means = {sharing::Means::referral, sharing::Means::page, sharing::Means::list},
         .onward = "none",
         .retention_months = 24,
         .starts_on = today,
         .review_on = today + 180,
         .expires_on = today + 365},
        now);
    if (!sharing::sign_for_all(transaction, id, "The test", now)) {
        throw std::logic_error("the agreement of the test cannot be signed");
    }
}

void World::SetUp() {
    WithApp::SetUp();
    if (IsSkipped()) return;
    app_ = std::make_unique<test::TestApp>(routes(), GetParam());
    const sql::Actor actor = sql::Actor::system("test");
    app_->db().write(actor, [&](sql::Transaction& transaction) {
        const Instant now = app_->clock.now();
        accounts::install_defaults(transaction, now);
        people::install_defaults(transaction, now);
        messages::install_defaults(transaction, now);
        casework::install_defaults(transaction, now);
        council_ = accounts::add_organisation(
            transaction, {.kind = "council", .name = "Fenmarch", .email = "help@fenmarch.example"},
            now);
        charity_ = accounts::add_organisation(
            transaction, {.kind = "charity", .name = "Age Well", .email = "hello@agewell.example"},
            now);
        agree(transaction, now);
        const auto team = accounts::add_team(transaction, *council_, "Contact team", now);
        const auto made = accounts::add_account(transaction,
                                                {.name = "Ada Lark",
                                                 .email = "ada@fenmarch.example",
                                                 .organisation = *council_,
                                                 .role = "Call handler",
                                                 .team = team},
                                                now);
        account_ = *made;
    });
}

web::Viewer World::handler() {
    auto viewer = test::a_viewer({"people.see", "people.search", "people.edit", "contacts.take",
                                  "needs.see", "needs.work", "concerns.raise", "calls.make",
                                  "referrals.make", "jobs.coordinate"},
                                 account_->string());
    viewer.organisation_id = council_->string();
    return viewer;
}

PersonId World::add_person(const people::Details& details) {
    return app_->db().write(sql::Actor::system("test"), [&](sql::Transaction& transaction) {
        return people::add(transaction, details, app_->clock.now());
    });
}

std::int64_t World::count(std::string_view sql) {
    return app_->db().read(
        [&](sql::Session& session) { return session.value<std::int64_t>(sql); });
}

std::string World::text(std::string_view sql) {
    return app_->db().read(
        [&](sql::Session& session) { return session.one<std::string>(sql).value_or("(none)"); });
}

}  // namespace kith::asking
