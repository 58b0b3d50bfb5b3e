// Twins agree on surname, birth date, address and phone. That they are two people must be learned
// from the list itself.
#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>

#include "engines/linkage/linkage.hpp"

namespace kith::linkage {
namespace {

class Dice {
  public:
    std::size_t below(std::size_t limit) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state_ >> 33) % limit;
    }
    bool one_in(std::size_t times) { return below(times) == 0; }

  private:
    std::uint64_t state_ = 11;
};

struct Made {
    std::string first, last, born, sex, address, postcode, phone;
};

// Names that nobody bears, so that two of one household hardly ever share one.
std::string name_of(Dice& dice, bool girl) {
    constexpr std::array starts{"Bel", "Cor", "Dar", "Fen", "Gil", "Hal", "Jor", "Kel", "Lor",
                                "Mar", "Nor", "Per", "Quin", "Ros", "Sel", "Tor", "Val", "Wil"};
    constexpr std::array boys{"vin", "mund", "ton", "rick", "bert", "old"};
    constexpr std::array girls{"inda", "ette", "elle", "iana", "osa", "ynne"};
    return std::string(starts[dice.below(starts.size())]) +
           (girl ? girls[dice.below(girls.size())] : boys[dice.below(boys.size())]);
}

class AListWithTwins {
  public:
    // `percent` of the people have a twin on the list; three in ten have a second record.
    explicit AListWithTwins(std::size_t percent) {
        for (std::uint32_t home = 0; home < 1200; ++home) {
            Made one = somebody(home);
            add(one);
            Made other = one;
            other.sex = dice_.one_in(3) ? (one.sex == "F" ? "M" : "F") : one.sex;
            do {
                other.first = name_of(dice_, other.sex == "F");
            } while (other.first == one.first);
            // Of couples of twins half as many as of people with a twin.
            const bool twins = dice_.below(1000) < percent * 10 * 100 / (200 - percent);
            if (!twins) other.born = birthday();
            if (twins || dice_.one_in(3)) add(other);
        }
        people_.describe_names();
    }
    double f1(double* sure_and_wrong = nullptr) const {
        const Linkage found = link(people_, {});
        double right = 0, sure = 0, wrong = 0;
        for (const Link& each : found.links) {
            const bool is_right = whose_[each.left] == whose_[each.right];
            right += is_right;
            sure += each.band == Band::sure;
            wrong += each.band == Band::sure && !is_right;
        }
        if (sure_and_wrong) *sure_and_wrong = wrong / sure;
        return 2 * right / (static_cast<double>(found.links.size()) + pairs_);
    }

  private:
    std::string birthday() {
        return std::to_string(1940 + dice_.below(70)) + "-" + std::to_string(10 + dice_.below(3)) +
               "-" + std::to_string(10 + dice_.below(19));
    }
    Made somebody(std::uint32_t home) {
        constexpr std::array starts{"Feather", "Wool", "Pry", "Hart", "Ash", "Oak", "Stan", "Whit"};
        constexpr std::array ends{"stone", "qvist", "shall", "cott", "den", "gate", "ham", "worth"};
        constexpr std::array streets{"Mill Lane", "High Street", "The Green", "Station Road"};
        const bool girl = dice_.one_in(2);
        return {.first = name_of(dice_, girl),
                .last = std::string(starts[dice_.below(8)]) + ends[dice_.below(8)],
                .born = birthday(),
                .sex = girl ? "F" : "M",
                .address = std::to_string(1 + dice_.below(90)) + " " + streets[dice_.below(4)],
                .postcode = "ZZ" + std::to_string(10 + home / 13) + " " +
                            std::to_string(home % 9 + 1) + "AB",
                .phone = "01632 960" + std::to_string(100 + dice_.below(900))};
    }
    void put(const Made& made) {
        people_.add(std::vector<Value>{{Field::first_name, made.first},
                                       {Field::last_name, made.last},
                                       {Field::birth_date, made.born},
                                       {Field::sex, made.sex},
                                       {Field::address, made.address},
                                       {Field::postcode, made.postcode},
                                       {Field::phone, made.phone}});
        whose_.push_back(number_);
    }
    void add(const Made& made) {
        ++number_;
        put(made);
        if (dice_.below(10) >= 3) return;
        Made again = made;
        if (dice_.one_in(8)) again.first.erase(1 + dice_.below(again.first.size() - 1), 1);
        if (dice_.one_in(8)) again.last.erase(1 + dice_.below(again.last.size() - 1), 1);
        if (dice_.one_in(4)) again.phone.clear();
        put(again);
        pairs_ += 1;
    }

    Dice dice_{};
    People people_{};
    std::vector<std::size_t> whose_{};
    std::size_t number_ = 0;
    double pairs_ = 0;
};

TEST(Twins, AreTwoPeopleHoweverManyThereAre) {
    for (const std::size_t percent : {10U, 30U, 50U}) {
        double sure_and_wrong = 1;
        EXPECT_GE(AListWithTwins(percent).f1(&sure_and_wrong), 0.97) << percent;
        EXPECT_LE(sure_and_wrong, 0.01) << percent;
    }
}

TEST(Twins, TakeNothingFromAListThatHasNone) {
    EXPECT_GE(AListWithTwins(0).f1(), 0.97);
}

// Two records at one address, with these first names, as one person by what is usually so.
double usually_one(const std::string& first, const std::string& other) {
    People people;
    for (const std::string& name : {first, other}) {
        people.add(std::vector<Value>{{Field::first_name, name},
                                      {Field::last_name, "Featherstone"},
                                      {Field::birth_date, "1950-04-03"},
                                      {Field::address, "4 Mill Lane"},
                                      {Field::postcode, "ZZ1 1AA"}});
    }
    people.describe_names();
    const Model model = usual_model(1'000'000);
    return probability_of(explain(model, Frequencies(), people, people[0], people[1]).weight);
}

TEST(Twins, AreNotOnePersonByWhatIsUsuallySo) {
    EXPECT_LT(usually_one("Harold", "Olivia"), 0.95);
    EXPECT_GT(usually_one("Olivia", "Oliva"), 0.99);
    EXPECT_GT(usually_one("Olivia", "Olivia"), 0.99);
}

}  // namespace
}  // namespace kith::linkage
