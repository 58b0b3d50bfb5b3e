// Every component against every fixture that GOV.UK Frontend publishes: its options in, our HTML
// out, compared with the published HTML as trees.
#include "platform/html/govuk/fixtures_test.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "platform/html/govuk/tree_test.hpp"

namespace kith::govuk::fixtures {

using nlohmann::json;

namespace {

const json& value(const void* node) {
    static const json nothing;
    return node == nullptr ? nothing : *static_cast<const json*>(node);
}

std::string printed(const json& item) {
    if (item.is_string()) {
        return item.get<std::string>();
    }
    return item.is_null() ? std::string{} : item.dump();
}

const std::filesystem::path& package() {
    static const std::filesystem::path folder =
        std::filesystem::path(KITH_SOURCE_DIR) / "ui/node_modules/govuk-frontend/dist/govuk";
    return folder;
}

json published_fixtures(std::string_view component) {
    std::ifstream file(package() / "components" / component / "fixtures.json");
    return json::parse(file).at("fixtures");
}

}  // namespace

Html published_picture(std::string_view component, std::string_view of_class) {
    static const json header = published_fixtures("header");
    static const json footer = published_fixtures("footer");
    const std::string html = (component == "header" ? header : footer).at(0).at("html");
    const std::size_t named = html.find(of_class);
    const std::size_t begin = html.rfind("<svg", named);
    return Html::trusted(html.substr(begin, html.find("</svg>", named) + 6 - begin));
}

bool Options::has(std::string_view key) const {
    return value(node_).is_object() && value(node_).contains(key);
}

bool Options::truthy() const {
    const json& own = value(node_);
    if (own.is_null() || own == false || own == "" || own == 0) {
        return false;
    }
    return true;
}

bool Options::is_text() const { return value(node_).is_string(); }

Options Options::operator[](std::string_view key) const {
    return Options(has(key) ? &*value(node_).find(key) : nullptr);
}

std::vector<Options> Options::items() const {
    std::vector<Options> all;
    if (value(node_).is_array()) {
        for (const json& item : value(node_)) {
            all.emplace_back(&item);
        }
    }
    return all;
}

std::string Options::own_text() const {
    return value(node_) == false ? std::string{} : printed(value(node_));
}

std::string Options::text_or(std::string_view key, std::string_view otherwise) const {
    return truthy(key) ? text(key) : std::string(otherwise);
}

std::optional<std::string> Options::some_text(std::string_view key) const {
    return has(key) ? std::optional(printed(value((*this)[key].node_))) : std::nullopt;
}

std::optional<bool> Options::some_flag(std::string_view key) const {
    const json& item = value((*this)[key].node_);
    return item.is_boolean() ? std::optional(item.get<bool>()) : std::nullopt;
}

int Options::number_or(std::string_view key, int otherwise) const {
    const json& item = value((*this)[key].node_);
    return item.is_number_integer() ? item.get<int>() : otherwise;
}

Html Options::html(std::string_view html_key, std::string_view text_key) const {
    return truthy(html_key) ? Html::trusted(text(html_key)) : Html(text(text_key));
}

Url Options::url(std::string_view key) const { return Url::trusted(text(key)); }

Attributes Options::attributes(std::string_view key) const {
    Attributes all;
    for (const auto& [name, item] : value((*this)[key].node_).items()) {
        all.add(html::AttributeName::trusted(name), printed(item));
    }
    return all;
}

namespace {

struct Count {
    int agree = 0;
    int all = 0;
};

std::map<std::string, Count>& counts() {
    static std::map<std::string, Count> all;
    return all;
}

// Fixtures that cannot agree, each with its reason.
const std::map<std::string, std::string>& left_out() {
    static const std::map<std::string, std::string> reasons = {};
    return reasons;
}

std::vector<Component> all_components() {
    std::vector<Component> all;
    for (const auto& group : {text_components(), field_components(), choice_components(),
                              content_components(), list_components(), page_components()}) {
        all.insert(all.end(), group.begin(), group.end());
    }
    return all;
}

class Fixtures : public testing::TestWithParam<Component> {};

TEST_P(Fixtures, AgreeAsTrees) {
    if (!std::filesystem::exists(package())) {
        GTEST_SKIP() << "no ui/node_modules/govuk-frontend: run npm ci in ui/";
    }
    const json published = published_fixtures(GetParam().name);

    Count& count = counts()[GetParam().name];
    for (const json& fixture : published) {
        const std::string name = GetParam().name + ": " + fixture.at("name").get<std::string>();
        ++count.all;
        if (left_out().contains(name)) {
            continue;
        }
        const Html ours = GetParam().render(Options(&fixture.at("options")));
        const std::string difference =
            first_difference(fixture.at("html").get<std::string>(), ours.str());
        EXPECT_EQ(difference, "") << name << "\n" << fixture.at("options").dump() << "\n"
                                  << ours.str();
        count.agree += difference.empty() ? 1 : 0;
    }
}

INSTANTIATE_TEST_SUITE_P(Govuk, Fixtures, testing::ValuesIn(all_components()),
                         [](const testing::TestParamInfo<Component>& parameter) {
                             std::string name = parameter.param.name;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

// Says how many agree when all tests have run.
class Report : public testing::Environment {
  public:
    void TearDown() override {
        Count sum;
        for (const auto& [component, count] : counts()) {
            std::printf("  %-20s %3d of %3d\n", component.c_str(), count.agree, count.all);
            sum.agree += count.agree;
            sum.all += count.all;
        }
        if (sum.all > 0) {
            std::printf("govuk fixtures: %d of %d agree\n", sum.agree, sum.all);
        }
        for (const auto& [name, reason] : left_out()) {
            std::printf("left out: %s (%s)\n", name.c_str(), reason.c_str());
        }
    }
};

[[maybe_unused]] const testing::Environment* const report =
    testing::AddGlobalTestEnvironment(new Report);

TEST(GovukComponents, AreAllHere) {
    if (!std::filesystem::exists(package())) {
        GTEST_SKIP() << "no ui/node_modules/govuk-frontend: run npm ci in ui/";
    }
    std::vector<std::string> published;
    for (const auto& folder : std::filesystem::directory_iterator(package() / "components")) {
        if (exists(folder.path() / "fixtures.json")) {
            published.push_back(folder.path().filename());
        }
    }
    std::vector<std::string> ours;
    for (const Component& component : all_components()) {
        ours.push_back(component.name);
    }
    EXPECT_THAT(ours, testing::UnorderedElementsAreArray(published));
}

}  // namespace
}  // namespace kith::govuk::fixtures
