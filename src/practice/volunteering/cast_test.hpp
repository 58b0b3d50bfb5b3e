// Test support: a council with somebody in need, a coordinator and two volunteers.
#pragma once

#include <algorithm>

#include "platform/base/phone.hpp"
#include "practice/messages/messages.hpp"
#include "practice/volunteering/lists.hpp"

namespace kith::volunteering::cast {

using namespace std::chrono_literals;

// What the tests of this slice begin with; everybody is made up.
struct Cast {
    OrganisationId council;
    PersonId peggy;       // hearing loss, lives in Little Marden
    NeedId shopping;      // her need
    AccountId ada, dan, eve;
    VolunteerId volunteer, other;  // dan and eve, who have every check
};

inline AccountId account(sql::Transaction& transaction, OrganisationId council, std::string name,
                         std::string role, Instant now) {
    const std::string email = name.substr(0, 3) + "@fenmarch.example";
    return accounts::add_account(
               transaction,
               {.name = std::move(name),
                .email = email,
                .organisation = council,
                .role = std::move(role)},
               now)
        .value();
}

inline VolunteerId volunteer(sql::Transaction& transaction, AccountId account, std::string name,
                             Instant now) {
    const Day today(std::chrono::floor<std::chrono::days>(now));
    return add_volunteer(transaction,
                         {.account = account,
                          .name = Private(std::move(name)),
                          .phone = Private("+447700900123"),
                          .email = Private("volunteer@fenmarch.example"),
                          .postcode = Postcode::parse("ZZ99 4QT").value(),
                          .offers = {"food", "talk"},
                          .checks = {{"identity", today - 100, std::nullopt},
                                     {"training", today - 100, std::nullopt},
                                     {"dbs enhanced", today - 100, today + 300}}},
                         now);
}

inline PersonId peggy(sql::Transaction& transaction, Instant now) {
    return people::add(transaction,
                       {.first_name = Private("Margaret"),
                        .last_name = Private("Ellison"),
                        .address = Private("3 Orchard Row, Little Marden"),
                        .postcode = Postcode::parse("ZZ99 4QT").value(),
                        .numbers = {{"phone", "+441632960123", "home"}},
                        .care = {.hearing = "Hard of hearing"},
                        .source = "phone"},
                       now);
}

inline Cast fill(sql::Database& database, Instant now) {
    const sql::Actor actor{.account_id = "account-of-test", .source = "test"};
    return database.write(actor, [&](sql::Transaction& t) {
        accounts::install_defaults(t, now);
        people::install_defaults(t, now);
        casework::install_defaults(t, now);
        messages::install_defaults(t, now);
        people::add_ward(t, {.code = "W1", .name = "Marden"}, "", 5000);
        people::add_place(t, Postcode::parse("ZZ99 4QT").value(), 52.6, 1.2, "W1", "Fenmarch");
        const auto council = accounts::add_organisation(
            t,
            {.kind = "council",
             .name = "Fenmarch County Council",
             .email = "c@fenmarch.example"},
            now);
        accounts::add_team(t, council, "Marden hub", now);
        const auto ada = account(t, council, "Ada Lark", "Volunteer coordinator", now);
        const auto dan = account(t, council, "Dan Larter", "Volunteer", now);
        const auto eve = account(t, council, "Eve Howes", "Volunteer", now);
        const auto who = peggy(t, now);
        const auto need = casework::open_need(t, {.person = who, .category = "food"}, now);
        return Cast{council, who,  need.id, ada, dan, eve, volunteer(t, dan, "Dan Larter", now),
                    volunteer(t, eve, "Eve Howes", now)};
    });
}

inline JobId job(sql::Database& database, const Cast& cast, Instant now,
                 std::optional<int> every_days = std::nullopt) {
    const sql::Actor actor{.account_id = "account-of-test", .source = "test"};
    return database.write(actor, [&](sql::Transaction& t) {
        return make_job(t,
                        {.need = cast.shopping,
                         .kind = every_days ? "talk" : "food",
                         .title = every_days ? "A friendly call" : "Shopping, today",
                         .instructions = Private("Two bags. No tins."),
                         .due_at = now + 6h,
                         .urgent = !every_days,
                         .every_days = every_days,
                         .by_name = "Ada Lark"},
                        now)
            .value();
    });
}

inline Result<void> offer_to_both(sql::Database& database, const Cast& cast, JobId job,
                                  Instant now) {
    const sql::Actor actor{.account_id = "account-of-test", .source = "test"};
    return database.write(actor, [&](sql::Transaction& t) -> Result<void> {
        if (auto first = offer(t, job, cast.volunteer, "Ada Lark", now); !first) return first;
        return offer(t, job, cast.other, "Ada Lark", now);
    });
}

inline web::Viewer viewer(const Cast& cast, AccountId account, std::string name,
                          std::vector<std::string> permissions) {
    std::sort(permissions.begin(), permissions.end());
    return {.account_id = account.string(),
            .organisation_id = cast.council.string(),
            .name = std::move(name),
            .organisation_name = "Fenmarch County Council",
            .permissions = std::move(permissions)};
}
inline web::Viewer dan(const Cast& cast) {
    return viewer(cast, cast.dan, "Dan Larter", {"jobs.do", "concerns.raise"});
}
inline web::Viewer eve(const Cast& cast) {
    return viewer(cast, cast.eve, "Eve Howes", {"jobs.do", "concerns.raise"});
}
inline web::Viewer ada(const Cast& cast) {
    return viewer(cast, cast.ada, "Ada Lark",
                  {"people.see", "needs.see", "needs.work", "volunteers.see", "jobs.coordinate",
                   "concerns.raise", "concerns.work"});
}

}  // namespace kith::volunteering::cast
