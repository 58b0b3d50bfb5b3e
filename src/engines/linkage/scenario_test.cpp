#include <gtest/gtest.h>

#include <fstream>

#include "engines/linkage/index.hpp"

namespace kith::linkage {
namespace {

constexpr std::array fields{Field::first_name, Field::middle_name, Field::last_name,
                            Field::birth_date, Field::address,     Field::postcode,
                            Field::phone,      Field::email,       Field::number};

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts{""};
    for (const char letter : text) {
        if (letter == separator) {
            parts.emplace_back();
        } else {
            parts.back() += letter;
        }
    }
    for (auto& part : parts) {
        part.erase(0, part.find_first_not_of(' '));
        part.erase(part.find_last_not_of(' ') + 1);
    }
    return parts;
}

People people_of(const std::vector<std::string>& records) {
    People people;
    for (const auto& record : records) {
        const auto texts = split(record, ';');
        std::vector<Value> values;
        for (std::size_t each = 0; each < texts.size(); ++each) {
            values.push_back({fields.at(each), texts[each]});
        }
        people.add(values);
    }
    people.describe_names();
    return people;
}

// The chance that two records speak of one person, in a register of ten thousand.
class Register {
  public:
    Explanation compare(const std::string& known, const std::string& asked) {
        const People people = people_of({known, asked});
        return explain(model_, Frequencies(), people, people[0], people[1]);
    }

  private:
    Model model_ = usual_model(10000);
};

struct Scenario {
    std::string known, asked, bound, reason;
};

std::vector<Scenario> scenarios() {
    std::ifstream file(std::string(KITH_SOURCE_DIR) + "/tests/scenarios/linkage/pairs.txt");
    std::vector<Scenario> read;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        const auto cells = split(line, '|');
        EXPECT_EQ(cells.size(), 4U) << line;
        read.push_back({cells[0], cells[1], cells[2], cells[3]});
    }
    return read;
}

TEST(TwoRecords, AreJudgedAsTheScenariosSay) {
    Register people;
    const auto all = scenarios();
    ASSERT_GT(all.size(), 10U);
    for (const auto& [known, asked, bound, reason] : all) {
        const Explanation found = people.compare(known, asked);
        const double chance = probability_of(found.weight);
        const double limit = std::stod(bound.substr(3));
        EXPECT_TRUE(bound.starts_with(">") ? chance >= limit : chance <= limit)
            << known << "\n" << asked << "\n" << chance << " " << reasons(found);
        EXPECT_NE(reasons(found).find(reason), std::string::npos) << reasons(found);
    }
}

TEST(TwoRecords, AreJudgedTheSameWhicheverComesFirst) {
    Register people;
    for (const auto& scenario : scenarios()) {
        const double one = people.compare(scenario.known, scenario.asked).weight;
        EXPECT_DOUBLE_EQ(people.compare(scenario.asked, scenario.known).weight, one);
    }
}

TEST(AnExplanation, AddsUpToItsWeight) {
    Register people;
    for (const auto& scenario : scenarios()) {
        const Explanation found = people.compare(scenario.known, scenario.asked);
        double sum = found.start;
        for (const Step& step : found.steps) sum += step.weight;
        EXPECT_NEAR(sum, found.weight, 1e-9);
    }
}

// A made-up list in which every third person has a second record with a slip in it.
std::vector<std::string> made_up_list() {
    constexpr std::array firsts{"Ann", "Robert", "Maryam", "Joan", "Piotr", "Grace", "Leonard"};
    constexpr std::array starts{"Feather", "Khan", "Oka", "Lind", "Mar", "Pry", "Wool", "Bur"};
    constexpr std::array ends{"stone", "um", "for", "qvist", "shall", "or", "cott", "den", "gate"};
    constexpr std::array streets{"Mill Lane", "High Street", "The Green", "Station Road", "Quay"};
    std::vector<std::string> list;
    for (int each = 0; each < 300; ++each) {
        const std::string first = firsts[static_cast<std::size_t>(each % 7)];
        const std::string last = std::string(starts[static_cast<std::size_t>(each % 8)]) +
                                 ends[static_cast<std::size_t>(each / 8 % 9)];
        const std::string birth = std::to_string(1920 + each % 80) + "-0" +
                                  std::to_string(1 + each % 9) + "-1" + std::to_string(each % 10);
        const std::string place = std::to_string(1 + each % 97) + " " +
                                  streets[static_cast<std::size_t>(each % 5)] + ";CB" +
                                  std::to_string(1 + each % 9) + " " + std::to_string(each % 7) +
                                  "AB;;;";
        list.push_back(first + ";;" + last + ";" + birth + ";" + place);
        if (each % 3 == 0) list.push_back(first + ";;" + last + "e;" + birth + ";" + place);
    }
    return list;
}

using TextPairs = std::vector<std::pair<std::string, std::string>>;

TextPairs links_of(const std::vector<std::string>& list) {
    TextPairs pairs;
    for (const Link& each : link(people_of(list), {}).links) {
        pairs.push_back(std::minmax(list[each.left], list[each.right]));
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

TEST(DuplicatesOfAList, AreTheSameInWhateverOrderItComes) {
    auto list = made_up_list();
    const TextPairs found = links_of(list);
    EXPECT_EQ(found.size(), 100U);

    std::reverse(list.begin(), list.end());
    EXPECT_EQ(links_of(list), found);
}

TEST(DuplicatesOfAList, AreFoundWhereAllRowsAreAlike) {
    const std::vector<std::string> rows(40, "Ada;;Byron;1915-12-10;12 Mill Road;CM1 1AA;;;");
    const People people = people_of(rows);

    const Linkage found = link(people, {});

    EXPECT_EQ(found.links.size(), 39U);
    EXPECT_EQ(clusters(people, found, 0.5), std::vector<std::uint32_t>(40, 1));
}

TEST(DuplicatesOfAList, AreNotFoundWhereRowsHaveOnlyANameInCommon) {
    const std::vector<std::string> rows(40, "John;;Smith;;;;;;");
    const People people = people_of(rows);

    EXPECT_TRUE(link(people, {}).links.empty());
}

TEST(Clusters, HoldTheRecordsOfOnePersonAndNobodyElse) {
    const People people = people_of(made_up_list());
    const auto numbers = clusters(people, link(people, {}), 0.5);

    EXPECT_EQ(*std::max_element(numbers.begin(), numbers.end()), 300U);
}

TEST(Clusters, KeepApartWhomAThirdRecordWouldJoin) {
    const People people = people_of(
        {"John;;Featherstone;1950-04-28;12 Mill Lane;CB1 2AB;;;9990000018",
         "J;;Featherstone;;12 Mill Lane;CB1 2AB;;;",
         "Jill;;Featherstone;1952-07-01;12 Mill Lane;CB1 2AB;;;9990000026"});
    Linkage linkage;
    linkage.links = {{.left = 0, .right = 1, .weight = 5, .probability = 0.97, .band = Band::look},
                     {.left = 1, .right = 2, .weight = 4, .probability = 0.94, .band = Band::look}};
    const auto numbers = clusters(people, linkage, 0.5);

    EXPECT_EQ(numbers[0], numbers[1]);
    EXPECT_NE(numbers[0], numbers[2]);
}

}  // namespace
}  // namespace kith::linkage
