// People for tests of this slice.
#pragma once

#include "practice/people/people.hpp"

namespace kith::people::test {

struct APerson {
    std::string first = "Margaret", last = "Ellison";
    std::string born = "1941-03-04";
    std::string nhs = "";
    std::string postcode = "ZZ99 4QT";
    std::string phone = "";
};

inline Details details_of(const APerson& made) {
    Details details;
    details.first_name = Private(made.first);
    details.last_name = Private(made.last);
    if (!made.born.empty()) details.born_on = Day::parse(made.born).value();
    if (!made.nhs.empty()) details.nhs_number = NhsNumber::parse(made.nhs).value();
    if (!made.postcode.empty()) details.postcode = Postcode::parse(made.postcode).value();
    if (!made.phone.empty()) details.numbers = {{.kind = "phone", .value = made.phone}};
    details.source = "test";
    return details;
}

inline PersonId add_one(sql::Database& database, const APerson& made, Instant now) {
    return database.write(sql::Actor::system("test"), [&](sql::Transaction& transaction) {
        return add(transaction, details_of(made), now);
    });
}

inline web::Viewer a_handler() {
    return {.account_id = "handler", .organisation_id = "council", .name = "Amara",
            .organisation_name = "Council",
            .permissions = {"people.edit", "people.search", "people.see"}};
}

inline web::Viewer a_partner() {
    return {.account_id = "partner", .organisation_id = "charity", .name = "Bo",
            .organisation_name = "Charity",
            .permissions = {"people.search", "people.see-involved"}};
}

}  // namespace kith::people::test
