// Reads tests/scenarios/matching/*.txt, as a coordinator would write them (see the README there),
// and puts each scenario to the engine.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engines/matching/fields.hpp"
#include "engines/matching/planner.hpp"
#include "engines/matching/reading.hpp"

namespace kith::matching {
namespace {

struct Scenario {
    std::string name;
    std::string where;
    std::map<std::string, std::string> settings;
    std::map<std::string, Table> tables;
};

void PrintTo(const Scenario& scenario, std::ostream* stream) { *stream << scenario.where; }

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string::npos) return "";
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, '|');) cells.push_back(trimmed(cell));
    return cells;
}

// The column `where` is "3.5,0": kilometres east and north; everything else is as in the files.
void add_table_line(Table& table, std::size_t number, const std::vector<std::string>& cells) {
    if (table.columns().empty()) {
        for (const std::string& name : cells) {
            if (name != "where") {
                table.add_column(name);
                continue;
            }
            table.add_column("east");
            table.add_column("north");
        }
        return;
    }
    std::vector<std::string_view> row;
    std::size_t at = 0;
    for (const std::string& cell : cells) {
        if (table.columns().at(at) != "east") {
            row.push_back(table.keep(cell));
            ++at;
            continue;
        }
        std::istringstream stream(cell);
        double east = 0;
        double north = 0;
        char comma = 0;
        const bool given = static_cast<bool>(stream >> east >> comma >> north);
        row.push_back(given ? table.keep(std::to_string(east * 1000)) : "");
        row.push_back(given ? table.keep(std::to_string(north * 1000)) : "");
        at += 2;
    }
    while (row.size() < table.columns().size()) row.emplace_back();
    table.add_row(number, row);
}

std::vector<Scenario> scenarios_in(const std::filesystem::path& path) {
    std::vector<Scenario> scenarios;
    std::ifstream file(path);
    std::string section;
    std::size_t number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        const std::string text = trimmed(line);
        if (text.empty() || text.starts_with('#')) continue;
        if (text.starts_with("== ")) {
            const auto where = path.filename().string() + ":" + std::to_string(number);
            scenarios.push_back({text.substr(3), where, {}, {}});
        } else if (text.ends_with(':') && text.find('|') == std::string::npos) {
            section = text.substr(0, text.size() - 1);
            scenarios.back().tables[section];
        } else if (text.find('|') != std::string::npos) {
            add_table_line(scenarios.back().tables[section], number, cells_of(text));
        } else {
            const auto colon = text.find(':');
            scenarios.back().settings[text.substr(0, colon)] = trimmed(text.substr(colon + 1));
        }
    }
    return scenarios;
}

std::vector<Scenario> all_scenarios() {
    std::vector<Scenario> all;
    std::vector<std::filesystem::path> files;
    const std::filesystem::path folder = KITH_SOURCE_DIR "/tests/scenarios/matching";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    for (const auto& file : files) {
        for (auto& scenario : scenarios_in(file)) all.push_back(std::move(scenario));
    }
    return all;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : std::string(between)) + part;
    return text;
}

class Scenarios : public testing::TestWithParam<Scenario> {
  protected:
    void SetUp() override {
        const Scenario& scenario = GetParam();
        if (scenario.settings.contains("weights")) {
            const auto read = weights_from_json(scenario.settings.at("weights"));
            ASSERT_TRUE(read);
            weights = *read;
        }
        const auto jobs_read = read_jobs(scenario.tables.at("jobs"), terms);
        ASSERT_TRUE(jobs_read) << errors(jobs_read.error());
        jobs = *jobs_read;
        const auto volunteers_read = read_volunteers(scenario.tables.at("volunteers"), terms);
        ASSERT_TRUE(volunteers_read) << errors(volunteers_read.error());
        volunteers = *volunteers_read;
        const auto now_read = scenario.settings.find("now");
        if (now_read != scenario.settings.end()) now = moment(now_read->second);
    }

    static std::string errors(const Problem& problem) {
        std::string text;
        const auto* const invalid = std::get_if<Invalid>(&problem);
        if (invalid == nullptr) return "another problem";
        for (const FieldError& error : invalid->errors) {
            text += error.field + ": " + error.message + "\n";
        }
        return text;
    }

    static Moment moment(const std::string& text) {
        Table table;
        table.add_column("now");
        table.add_row(1, {text});
        auto fields = Fields::of(table, std::vector<std::string_view>{"now"});
        fields->go_to(0);
        return fields->moment("now").value();
    }

    // One line of what is expected against one answer.
    static void compare(const Table& expected, std::size_t row, const Answer& answer) {
        const auto cell = [&](std::string_view name) {
            const auto column = expected.column(name);
            return column ? std::string(expected.cell(row, *column)) : std::string{};
        };
        std::vector<std::string> given;
        std::vector<std::string> reasons;
        for (const Proposal& proposal : answer.proposals) {
            given.push_back(proposal.volunteer);
            reasons.insert(reasons.end(), proposal.reasons.begin(), proposal.reasons.end());
        }
        EXPECT_EQ(given.empty() ? "nobody" : joined(given, ", "), cell("volunteer"));
        if (!cell("because").empty()) {
            EXPECT_THAT(joined(reasons, "; "), testing::HasSubstr(cell("because")));
        }
        const Other other = answer.obvious_other.value_or(Other{});
        const bool other_matters = !cell("not").empty();
        EXPECT_EQ(other_matters ? other.volunteer : "", cell("not"));
        EXPECT_THAT(other.why, testing::HasSubstr(cell("why not")));
        if (cell("would have to give").empty()) return;
        ASSERT_FALSE(answer.obstacles.empty()) << "nothing would have to give";
        const Obstacle& first = answer.obstacles.front();
        EXPECT_EQ(first.condition, cell("would have to give"));
        EXPECT_THAT(first.nearest, testing::HasSubstr(cell("nearest")));
        EXPECT_THAT(first.words, testing::HasSubstr(cell("as")));
    }

    void compare_one(const Table& expected) {
        const Setting setting{terms, weights, now};
        const Index index(volunteers);
        for (std::size_t row = 0; row < expected.rows(); ++row) {
            SCOPED_TRACE("line " + std::to_string(expected.line(row)));
            const auto job = std::ranges::find(jobs, expected.cell(row, 0), &Job::id);
            ASSERT_NE(job, jobs.end());
            const auto names = expected.cell(row, expected.column("volunteer").value());
            const auto how_many = 1 + std::ranges::count(names, ',');
            compare(expected, row, best_for(*job, index, setting, static_cast<int>(how_many)));
        }
    }

    void compare_all(const Table& expected) {
        const Setting setting{terms, weights, now};
        Planner planner(jobs, volunteers, setting);
        planner.solve();
        EXPECT_GE(planner.plan().cost, planner.plan().bound);
        for (std::size_t row = 0; row < expected.rows(); ++row) {
            SCOPED_TRACE("line " + std::to_string(expected.line(row)));
            compare(expected, row, planner.explain(std::string(expected.cell(row, 0))));
        }
    }

    Terms terms;
    Weights weights;
    Moment now = start_of(Day{std::chrono::year{2020} / 11 / 16}) + std::chrono::hours{9};
    std::vector<Job> jobs;
    std::vector<Volunteer> volunteers;
};

TEST_P(Scenarios, EndAsACoordinatorWouldExpect) {
    SCOPED_TRACE(GetParam().where + ": " + GetParam().name);
    const auto& tables = GetParam().tables;
    ASSERT_TRUE(tables.contains("expect one") || tables.contains("expect all"));
    if (tables.contains("expect one")) compare_one(tables.at("expect one"));
    if (tables.contains("expect all")) compare_all(tables.at("expect all"));
}

INSTANTIATE_TEST_SUITE_P(Matching, Scenarios, testing::ValuesIn(all_scenarios()),
                         [](const auto& tested) {
                             std::string name = tested.param.name;
                             std::erase_if(name, [](unsigned char c) { return !std::isalnum(c); });
                             return name;
                         });

TEST(ScenarioFiles, HoldAtLeastSixty) { EXPECT_GE(all_scenarios().size(), 60U); }

}  // namespace
}  // namespace kith::matching
