#include "practice/rights/watch.hpp"

#include <gtest/gtest.h>

namespace kith::rights {
namespace {

Looker hannah() {
    return {.name = "Hannah Brooks",
            .contacts = {"handler@fenmarch.example", "+447700900001"},
            .colleagues = {"Josh Ransome"},
            .own_postcode = "NR90 1AB"};
}

Looked somebody() {
    return {.first_key = "margaret", .last_key = "ellison", .postcode = "NR91 2CD",
            .numbers = {"+447700900002"}, .people_of_last_key = 3};
}

TEST(Looks, AtAStrangerAreNotNoticed) { EXPECT_FALSE(notice(hannah(), somebody())); }

TEST(Looks, AtOneselfAreNoticedByNameAndByNumber) {
    auto looked = somebody();
    looked.numbers.push_back("+447700900001");
    EXPECT_EQ(notice(hannah(), looked)->kind, "oneself");
    looked = somebody();
    looked.first_key = "hannah";
    looked.last_key = "brooks";
    EXPECT_EQ(notice(hannah(), looked)->kind, "oneself");
}

TEST(Looks, AtAColleagueAreNoticedEvenAtWork) {
    auto looked = somebody();
    looked.first_key = "josh";
    looked.last_key = "ransome";
    looked.has_work = true;
    EXPECT_EQ(notice(hannah(), looked)->kind, "colleague");
}

TEST(Looks, AtNeighboursAndTheFamilyNameAreNoticedWithoutWork) {
    auto looked = somebody();
    looked.postcode = "NR90 1AB";
    EXPECT_EQ(notice(hannah(), looked)->kind, "neighbour");
    looked.has_work = true;
    EXPECT_FALSE(notice(hannah(), looked));
    looked = somebody();
    looked.last_key = "brooks";
    EXPECT_EQ(notice(hannah(), looked)->kind, "family name");
    looked.people_of_last_key = 400;
    EXPECT_FALSE(notice(hannah(), looked)) << "a common name says little";
}

TEST(Looks, ReadNamesAsTheyAreWritten) {
    EXPECT_EQ(keys_of("Łukasz Müller-Brown").last, "muller-brown");
    EXPECT_EQ(keys_of("Cher").last, "");
    EXPECT_EQ(keys_of("").first, "");
}

}  // namespace
}  // namespace kith::rights
