// A council with a team, a list to import and somebody known, for tests of lists.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

#include "practice/lists/store.hpp"
#include "support/test_database.hpp"

namespace kith::lists::test {

inline void make_council(sql::Transaction& transaction, Instant now) {
    const auto council = accounts::add_organisation(
        transaction, {.kind = "council", .name = "Council", .email = "c@c.example"}, now);
    accounts::add_team(transaction, council, "Calls", now);
    people::install_defaults(transaction, now);
    casework::install_defaults(transaction, now);
}

inline constexpr std::string_view head =
    "Timestamp,Reference,LocalAuthorityDistrict,FirstName,MiddleName,LastName,Address1,Address2,"
    "Address3,Address4,Address5,Postcode,Phone,Mobile,IVRPhone,IVRMobile,Email,ReceivedLetter,"
    "MedicalConditions,NHSNumber,ID,DateOfBirth,EssentialSupplies,DietaryRequirements,"
    "BasicCareNeedsMet,CarrySupplies\n";

// One row of the daily file.
struct Line {
    std::string at = "2020-04-03T10:15:00";
    std::string first = "Margaret", last = "Ellison", street = "3 Orchard Row",
                postcode = "ZZ99 4QT";
    std::string phone = "01632 960 123", nhs = "9990000018", id = "ID1", born = "04/03/1941";
    std::string supplies = "Yes", diet = "", care = "Yes", carry = "Yes";
    std::string text() const {
        return at + ",R1,E07," + first + ",," + last + "," + street + ",,,,," + postcode + "," +
               phone + ",,,,,Yes,Yes," + nhs + "," + id + "," + born + "," + supplies + "," +
               diet + "," + care + "," + carry + "\n";
    }
};

class WithLists : public kith::test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        db().write(actor, [&](sql::Transaction& transaction) {
            make_council(transaction, clock.now());
        });
    }

    Result<Counts> import(const std::vector<Line>& lines, const std::string& import_id = {}) {
        std::string content(head);
        for (const Line& line : lines) content += line.text();
        clock.advance(std::chrono::minutes(1));
        return import_list("shielding", {.database = db(), .actor = actor, .clock = clock,
                                         .about = {.file_name = "daily.csv"},
                                         .import_id = import_id, .content = content});
    }
    template <class T = std::int64_t>
    T value(const std::string& query) {
        return db().read([&](sql::Session& session) { return session.value<T>(query); });
    }
    std::string last_import() {
        return value<std::string>("SELECT id FROM list_import ORDER BY id DESC LIMIT 1");
    }
    PersonId know(const std::string& first, const std::string& last, const std::string& born,
                  const std::string& nhs = "") {
        people::Details details;
        details.first_name = Private(first);
        details.last_name = Private(last);
        details.born_on = Day::parse(born).value();
        if (!nhs.empty()) details.nhs_number = NhsNumber::parse(nhs).value();
        details.address = Private(std::string("3 Orchard Row"));
        details.postcode = Postcode::parse("ZZ99 4QT").value();
        details.source = "test";
        return db().write(actor, [&](sql::Transaction& transaction) {
            return people::add(transaction, details, clock.now());
        });
    }
    // Everything that lists touch, in one text: the same before and after when nothing changed.
    std::string everything();
};

inline std::string WithLists::everything() {
    std::string text;
    const auto add = [&](const std::string& query) {
        for (const std::string& line : db().read([&](sql::Session& session) {
                 return session.all<std::string>(query);
             })) {
            text += line + "\n";
        }
        text += "--\n";
    };
    add("SELECT id || reference || first_name || last_name || address || COALESCE(postcode, '-') "
        "|| COALESCE(nhs_number, '-') || COALESCE(died_on, '-') || COALESCE(merged_into, '-') "
        "FROM person ORDER BY id");
    add("SELECT id || person_id || value || state FROM person_number ORDER BY id");
    add("SELECT id || person_id || kind || COALESCE(ended_on, '-') FROM person_flag ORDER BY id");
    add("SELECT id || person_id || details || status FROM need ORDER BY id");
    add("SELECT id || person_id || status || priority FROM call ORDER BY id");
    add("SELECT subject_id || title FROM work WHERE done_at IS NULL ORDER BY subject_id");
    add("SELECT id || person_id || headline FROM story ORDER BY id");
    add("SELECT kind || source_id || person_id || row_hash || COALESCE(ended_at, '-') || "
        "last_import FROM list_entry ORDER BY kind, source_id");
    return text;
}

}  // namespace kith::lists::test
