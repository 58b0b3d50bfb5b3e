#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "engines/linkage/linkage.hpp"

namespace kith::linkage {
namespace {

using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

std::string read_data(const std::string& name) {
    const auto path = std::filesystem::path(KITH_SOURCE_DIR) / "../shared/data" / name;
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

// What a file says, without the columns named.
CsvPeople read(const std::string& text, const std::set<std::string>& without = {}) {
    Header header = read_header(text);
    for (std::size_t column = 0; column < header.headings.size(); ++column) {
        if (without.contains(header.headings[column])) header.fields[column] = Field::ignored;
    }
    return read_people(text, header, 2);
}

struct Lists {
    CsvPeople left;
    CsvPeople right;
    People people;
};

Lists two_lists(const std::string& left, const std::string& right,
                const std::set<std::string>& without = {}) {
    Lists lists{read(left, without), read(right, without), {}};
    lists.people = lists.left.people;
    lists.people.end_left();
    lists.people.append(lists.right.people);
    lists.people.describe_names();
    lists.people.drop_stand_in_dates();
    return lists;
}

double f1(const std::vector<Link>& links, const Pairs& truth) {
    double right = 0;
    for (const Link& link : links) right += truth.contains({link.left, link.right});
    return 2 * right / static_cast<double>(links.size() + truth.size());
}

Pairs by_number(const Lists& lists) {
    std::map<std::string, std::uint32_t> rows;
    const auto number = [](std::string_view id) {
        return std::string(id.substr(4, id.find('-', 4) - 4));
    };
    for (std::uint32_t row = 0; row < lists.left.ids.size(); ++row) {
        rows[number(lists.left.ids[row])] = row;
    }
    Pairs truth;
    for (std::uint32_t row = 0; row < lists.right.ids.size(); ++row) {
        truth.insert({rows.at(number(lists.right.ids[row])), lists.people.left_count() + row});
    }
    return truth;
}

class Accuracy : public testing::Test {
  protected:
    void SetUp() override {
        if (read_data("README.md").empty()) GTEST_SKIP() << "../shared/data is not here";
    }
};

TEST_F(Accuracy, Febrl4WithItsNumberIsLinkedAlmostWithoutFault) {
    const std::string left = read_data("linkage/febrl/dataset4a.csv");
    const std::string right = read_data("linkage/febrl/dataset4b.csv");
    const Lists lists = two_lists(left, right);

    EXPECT_GE(f1(link(lists.people, {}).links, by_number(lists)), 0.9997);
}

TEST_F(Accuracy, Febrl4WithoutItsNumberIsLinkedNearlyAsWell) {
    const std::string left = read_data("linkage/febrl/dataset4a.csv");
    const std::string right = read_data("linkage/febrl/dataset4b.csv");
    const Lists lists = two_lists(left, right, {"soc_sec_id"});

    EXPECT_GE(f1(link(lists.people, {}).links, by_number(lists)), 0.996);
}

TEST_F(Accuracy, Fake1000IsClusteredBetterThanAllPairsScoredByOthers) {
    const std::string text = read_data("linkage/splink/fake_1000.csv");
    CsvPeople read_list = read(text);
    read_list.people.describe_names();
    read_list.people.drop_stand_in_dates();
    Pairs truth;
    for (std::uint32_t one = 0; one < read_list.labels.size(); ++one) {
        for (std::uint32_t other = one + 1; other < read_list.labels.size(); ++other) {
            if (read_list.labels[one] == read_list.labels[other]) truth.insert({one, other});
        }
    }

    EXPECT_GE(f1(link(read_list.people, {}).links, truth), 0.87);
}

struct Shielding {
    std::string daily = read_data("shielding/sample/daily.csv");
    std::string known = read_data("shielding/sample/register.csv");

    Pairs truth(const Lists& lists) const {
        std::map<std::string_view, std::uint32_t> rows;
        for (std::uint32_t row = 0; row < lists.right.ids.size(); ++row) {
            rows[lists.right.ids[row]] = lists.people.left_count() + row;
        }
        const std::string text = read_data("shielding/sample/truth.csv");
        Rows lines(text, ',');
        std::vector<std::string_view> cells;
        lines.next(cells);
        Pairs pairs;
        for (std::uint32_t row = 0; lines.next(cells); ++row) {
            if (!cells[1].empty()) pairs.insert({row, rows.at(cells[1])});
        }
        return pairs;
    }
};

void expect_nobody_taken_for_another(const Linkage& found, const Pairs& truth) {
    for (const Link& link : found.links) {
        if (link.band != Band::sure) continue;
        EXPECT_TRUE(truth.contains({link.left, link.right}));
    }
}

double right_of_99(const Linkage& found, const Pairs& truth) {
    double said = 0;
    double right = 0;
    for (const Link& link : found.links) {
        if (link.probability < 0.99) continue;
        said += 1;
        right += truth.contains({link.left, link.right});
    }
    return right / said;
}

TEST_F(Accuracy, AShieldingListFindsItsPeopleInTheRegister) {
    const Shielding sample;
    const Lists lists = two_lists(sample.daily, sample.known);
    const Pairs truth = sample.truth(lists);
    const Linkage found = link(lists.people, {});

    EXPECT_GE(f1(found.links, truth), 0.990);
    EXPECT_GE(right_of_99(found, truth), 0.99);
    expect_nobody_taken_for_another(found, truth);
}

TEST_F(Accuracy, WithoutNhsNumbersHouseholdsAreStillToldApart) {
    const Shielding sample;
    const Lists lists = two_lists(sample.daily, sample.known, {"NHSNumber", "nhs_number"});
    const Pairs truth = sample.truth(lists);
    const Linkage found = link(lists.people, {});

    EXPECT_GE(f1(found.links, truth), 0.985);
    EXPECT_GE(right_of_99(found, truth), 0.99);
    expect_nobody_taken_for_another(found, truth);
}

TEST_F(Accuracy, TheAnswerIsTheSameOnAnyNumberOfThreads) {
    const std::string left = read_data("linkage/febrl/dataset4a.csv");
    const std::string right = read_data("linkage/febrl/dataset4b.csv");
    const Lists lists = two_lists(left, right);
    const Linkage one = link(lists.people, {.threads = 1});
    const Linkage three = link(lists.people, {.threads = 3});

    ASSERT_EQ(one.links.size(), three.links.size());
    for (std::size_t each = 0; each < one.links.size(); ++each) {
        EXPECT_EQ(one.links[each].left, three.links[each].left);
        EXPECT_EQ(one.links[each].right, three.links[each].right);
        EXPECT_EQ(one.links[each].weight, three.links[each].weight);
    }
}

}  // namespace
}  // namespace kith::linkage
