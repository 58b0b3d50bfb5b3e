#include <gtest/gtest.h>

#include <array>
#include <string>

#include "engines/linkage/linkage.hpp"
#include "engines/linkage/sieve.hpp"

namespace kith::linkage {
namespace {

// People made of few values, so that all that two records can have in common comes up: names in
// each other's places, slips, initials, shared phones and half-filled rows.
class Jumble {
  public:
    explicit Jumble(std::uint64_t seed, bool sexes) : state_(seed) {
        for (int row = 0; row < 250; ++row) add(sexes);
        people_.describe_names();
    }
    const People& people() const { return people_; }

  private:
    template <std::size_t count>
    std::string one_of(const std::array<const char*, count>& values) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        const auto drawn = static_cast<std::size_t>(state_ >> 33) % (count + 1);
        return drawn == count ? "" : values[drawn];
    }
    void add(bool sexes) {
        const std::string first = one_of(names_), middle = one_of(names_), last = one_of(names_);
        const std::string born = one_of(births_), number = one_of(numbers_);
        const std::string address = one_of(addresses_), town = one_of(towns_);
        const std::string postcode = one_of(postcodes_);
        const std::string mobile = one_of(phones_), landline = one_of(phones_);
        const std::string mail = one_of(mails_), work = one_of(towns_);
        const std::string sex = sexes ? one_of(std::array{"F", "M"}) : "";
        people_.add(std::vector<Value>{{Field::first_name, first}, {Field::middle_name, middle},
                                       {Field::last_name, last}, {Field::birth_date, born},
                                       {Field::number, number}, {Field::address, address},
                                       {Field::town, town}, {Field::postcode, postcode},
                                       {Field::phone, mobile}, {Field::phone, landline},
                                       {Field::email, mail}, {Field::occupation, work},
                                       {Field::sex, sex}});
    }

    static constexpr std::array names_{"Elizabeth", "Liz", "Elisabeth", "E", "Smith", "Smyth",
                                       "Smith-Jones", "Jones", "Featherstone", "Ann", "Anne"};
    static constexpr std::array births_{"1950-04-03", "1950-03-04", "1951-04-03", "1950-04-13",
                                        "1980-12-31", "1950-02-31", "1950"};
    static constexpr std::array numbers_{"999 000 0018", "999 000 0026", "999 000 0108"};
    static constexpr std::array addresses_{"4 Mill Lane", "14 Mill Lane", "4 Mill Road, Oakham",
                                           "4 Oakham, Mill Lane", "9 The Green"};
    static constexpr std::array towns_{"Oakham", "Oakam", "Oakham Road", "Whitby"};
    static constexpr std::array postcodes_{"ZZ1 1AA", "ZZ1 1AB", "ZZ1 2AA", "ZZ11 1AA", "YY9 9YY"};
    static constexpr std::array phones_{"07700 900001", "07700 900010", "01632 960001",
                                        "01632 960010", "01632 960777"};
    static constexpr std::array mails_{"liz.smith@example.com", "liz.smith@example.org",
                                       "e.smith@example.com", "desk2@example.com",
                                       "desk3@example.com"};
    std::uint64_t state_;
    People people_;
};

void expect_nobody_lost(const People& people, const Model& model, const Frequencies& frequencies,
                        double least) {
    const Judge judge(model);
    const Sieve sieve(model, frequencies, least);
    Comparer compare(people);
    double turned_away = 0;
    for (std::uint32_t left = 0; left < people.size(); ++left) {
        for (std::uint32_t right = left + 1; right < people.size(); ++right) {
            const Record& one = people[left];
            const Record& other = people[right];
            const Levels levels = compare(one, other);
            const auto rest = sieve.without_names(one, other);
            const bool at_once = sieve.may_be_same(one, other, rest);
            const bool by_names = at_once && sieve.may_be_same(one, other, levels, rest);
            turned_away += !by_names;
            if (is_same(judge(levels, frequencies, one, other)) < least) continue;
            ASSERT_TRUE(at_once) << left << ' ' << right;
            ASSERT_TRUE(by_names) << left << ' ' << right;
        }
    }
    EXPECT_GT(turned_away, people.pair_count() / 10);
}

TEST(ASieve, LosesNoPairThatJudgingWouldKeep) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Jumble jumble(seed, seed != 2);
        const Linkage taught = link(jumble.people(), {});
        expect_nobody_lost(jumble.people(), taught.model, taught.frequencies, 0.01);
        expect_nobody_lost(jumble.people(), taught.model, taught.frequencies, 0.9);
    }
}

TEST(ASieve, LosesNoPairWhereValuesAreTakenToBeAsUsual) {
    const Jumble jumble(4, true);
    const Model model = usual_model(100000);
    Frequencies frequencies(jumble.people());
    for (std::size_t each = 0; each < comparison_count; ++each) {
        const double usual = model.level[each][exact][unrelated];
        frequencies.set_usual(static_cast<Comparison>(each), usual, 2000);
    }
    expect_nobody_lost(jumble.people(), model, frequencies, 0.01);
    expect_nobody_lost(jumble.people(), model, Frequencies(), 0.5);
}

}  // namespace
}  // namespace kith::linkage
