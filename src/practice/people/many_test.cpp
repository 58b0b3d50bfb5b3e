#include "practice/people/many.hpp"

#include "practice/people/a_person_test.hpp"
#include "support/test_database.hpp"

namespace kith::people {
namespace {

using test::add_one;
using test::APerson;

class AskAboutMany : public kith::test::OnBothDatabases {
  protected:
    // How many may be meant by each of the rows.
    std::vector<std::size_t> found(const std::vector<APerson>& rows) {
        std::vector<Details> details;
        for (const APerson& row : rows) details.push_back(test::details_of(row));
        std::vector<const Details*> asked;
        for (const Details& each : details) asked.push_back(&each);
        const auto all = db().read(
            [&](sql::Session& session) { return candidates(session, asked, false); });
        std::vector<std::size_t> counts;
        for (const auto& who : all.of) counts.push_back(who.size());
        return counts;
    }
    void add(int people, const APerson& like) {
        for (int each = 0; each < people; ++each) add_one(db(), like, clock.now());
    }
};

TEST_P(AskAboutMany, FindsSomebodyByANumberAndOneOfTheirNames) {
    add(1, {.first = "Zoe", .last = "Quill", .postcode = "", .phone = "+441632960001"});
    const APerson row{.born = "", .postcode = "", .phone = "+441632960001"};
    APerson married = row, nickname = row, stranger = row;
    married.first = "Zoe";
    married.last = "Reed";
    nickname.first = "Zizi";
    nickname.last = "Quill";
    stranger.first = "Ann";
    stranger.last = "Reed";

    EXPECT_EQ(found({married, nickname, stranger}), (std::vector<std::size_t>{1, 1, 0}));
}

TEST_P(AskAboutMany, LearnsNothingFromANumberOfHalfATown) {
    const APerson of_home{.first = "Zoe", .last = "Quill", .born = "1931-01-01",
                          .postcode = "", .phone = "+441632960001"};
    const APerson row{.first = "Zoe", .last = "Reed", .born = "", .postcode = "",
                      .phone = "+441632960001"};
    add(50, of_home);
    EXPECT_EQ(found({row}).at(0), 50U);

    add(1, of_home);

    EXPECT_EQ(found({row}).at(0), 0U);
}

INSTANTIATE_TEST_SUITE_P(On, AskAboutMany, kith::test::both_databases(),
                         kith::test::database_name);

}  // namespace
}  // namespace kith::people
