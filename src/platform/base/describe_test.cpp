#include "platform/base/describe.hpp"

#include <gtest/gtest.h>

#include "platform/base/day.hpp"
#include "platform/base/pence.hpp"
#include "platform/base/postcode.hpp"

namespace kith {
namespace {

enum class Urgency { today, week };
constexpr auto names_of(const Urgency*) {
    return std::array{Named{Urgency::today, "today"}, Named{Urgency::week, "week"}};
}

struct Item {
    std::string what;
    int count = 1;
    friend bool operator==(const Item&, const Item&) = default;
};
constexpr auto describe(const Item*) {
    return description("Item", "Something to buy",
                       field("what", &Item::what, "What it is").at_least(1).at_most(20),
                       field("count", &Item::count, "How many").may_omit().from(1).up_to(99));
}

struct Need {
    std::string reference = "new";
    Urgency urgency = Urgency::week;
    std::optional<Day> due{};
    std::optional<Private> note{};
    std::vector<Item> items{};
    Pence budget{};
    bool shared = false;
    friend bool operator==(const Need&, const Need&) = default;
};
constexpr auto describe(const Need*) {
    return description(
        "Need", "What somebody needs", field("reference", &Need::reference, "Ours").read_only(),
        field("urgency", &Need::urgency, "By when"), field("due", &Need::due, "The last day"),
        field("note", &Need::note, "What to know").at_most(50).personal(),
        field("items", &Need::items, "The list").at_most(3),
        field("budget", &Need::budget, "In pence"),
        field("shared", &Need::shared, "With partners"));
}

struct Place {
    Postcode postcode;
    double latitude;
    std::optional<std::int64_t> households;
};
constexpr auto describe(const Place*) {
    return description("Place", "Somewhere", field("postcode", &Place::postcode, "Where"),
                       field("latitude", &Place::latitude, "Degrees north").from(-90).up_to(90),
                       field("households", &Place::households, "How many live there"));
}

template <class T>
Result<T> read(std::string_view text) {
    return from_json<T>(Json::parse(text).value());
}

using Faults = std::vector<std::pair<std::string, std::string>>;

template <class T>
Faults faults_of(std::string_view text) {
    Faults faults;
    const auto result = read<T>(text);
    if (result) return faults;
    for (const auto& error : std::get<Invalid>(result.error()).errors)
        faults.emplace_back(error.field, error.message);
    return faults;
}

TEST(PrintingAStruct, FollowsItsDescription) {
    using namespace std::chrono_literals;
    const Need need{.urgency = Urgency::today,
                    .due = Day(2026y / 11 / 23),
                    .items = {{"bread", 2}},
                    .budget = Pence(550)};
    EXPECT_EQ(to_json(need).print(),
              R"({"reference":"new","urgency":"today","due":"2026-11-23",)"
              R"("items":[{"what":"bread","count":2}],"budget":550,"shared":false})");
}

TEST(ReadingAStruct, GivesBackWhatWasPrinted) {
    const Need need{.urgency = Urgency::today,
                    .note = Private("Ring twice\nplease"),
                    .items = {{"bread", 2}, {"tea", 1}},
                    .budget = Pence(1),
                    .shared = true};
    EXPECT_EQ(from_json<Need>(to_json(need)).value(), need);
}

TEST(ReadingAStruct, NeedsNoDefaultForWhatIsAlwaysSent) {
    const auto place = read<Place>(R"({"postcode":"nr13ju","latitude":52})").value();
    EXPECT_EQ(place.postcode.text(), "NR1 3JU");
    EXPECT_EQ(place.latitude, 52);
    EXPECT_EQ(place.households, std::nullopt);
}

TEST(ReadingAStruct, KeepsDefaultsOfWhatIsReadOnlyOrMayBeOmitted) {
    const auto need = read<Need>(R"({"reference":"mine","urgency":"week","due":null,
        "items":[{"what":"tea"}],"budget":0,"shared":true})");
    EXPECT_EQ(need.value().reference, "new");
    EXPECT_EQ(need.value().items.at(0).count, 1);
}

TEST(ReadingAStruct, CleansText) {
    EXPECT_EQ(read<Item>(R"({"what":" t\u0000ea\u202e "})").value().what, "tea");
}

TEST(ReadingAStruct, ListsEveryFaultWithItsPlace) {
    EXPECT_EQ(faults_of<Need>(R"({"urgency":"soon","due":"2026-02-30","budget":1.5,"a/b":1,
        "items":[{"what":""},{"what":"tea","count":100},7],"shared":"yes","note":null})"),
              (Faults{{"/a~1b", "There is no field of this name"},
                      {"/urgency", "Must be one of today, week"},
                      {"/due", "Date must be a real date"},
                      {"/items/0/what", "This must not be empty"},
                      {"/items/1/count", "This must be 99 or less"},
                      {"/items/2", "This must be an object"},
                      {"/budget", "This must be a whole number"},
                      {"/shared", "This must be true or false"}}));
}

TEST(ReadingAStruct, SaysWhatIsMissing) {
    EXPECT_EQ(faults_of<Place>("{}"), (Faults{{"/postcode", "This must be sent"},
                                              {"/latitude", "This must be sent"}}));
    EXPECT_EQ(faults_of<Place>("[]"), (Faults{{"", "This must be an object"}}));
    EXPECT_EQ(faults_of<Place>(R"({"postcode":"NR1","latitude":null,"households":1e300})"),
              (Faults{{"/postcode", "Enter a full UK postcode, like NR1 3JU"},
                      {"/latitude", "This must be a number"},
                      {"/households", "This must be a whole number"}}));
}

TEST(ReadingAStruct, CountsLettersNotBytes) {
    EXPECT_TRUE(read<Item>(R"({"what":"éééééééééééééééééééé"})"));
    EXPECT_FALSE(read<Item>(R"({"what":"ééééééééééééééééééééé"})"));
    EXPECT_TRUE(read<Item>(R"({"what":"李"})"));
}

TEST(ReadingAStruct, RefusesTextOfWhichNothingShows) {
    EXPECT_EQ(faults_of<Item>(R"({"what":"\u200b \u0001"})"),
              (Faults{{"/what", "This must not be empty"}}));
}

TEST(TheSchemaOfAStruct, SaysWhatReadingWillTake) {
    Schemas schemas;
    EXPECT_EQ(schema_of<Need>(schemas).print(), R"({"$ref":"#/components/schemas/Need"})");
    EXPECT_EQ(schemas.find("Item")->print(),
              R"({"type":"object","description":"Something to buy","properties":{)"
              R"("what":{"type":"string","description":"What it is","minLength":1,"maxLength":20,)"
              "\"pattern\":\"[!-~\u00c0-\u167f\u1681-\u1fff\u2c00-\u2fff\u3001-\ud7ff]\"},"
              R"("count":{"type":"integer","minimum":1,"maximum":99,"description":"How many"}},)"
              R"("required":["what"],"additionalProperties":false})");
    const Json& need = *schemas.find("Need");
    EXPECT_EQ(need.find("required")->print(), R"(["urgency","items","budget","shared"])");
    EXPECT_EQ(need.at("/properties/urgency/enum")->print(), R"(["today","week"])");
    EXPECT_EQ(need.at("/properties/reference/readOnly")->boolean(), true);
    EXPECT_EQ(need.at("/properties/note/x-personal")->boolean(), true);
    EXPECT_EQ(need.at("/properties/due/type")->print(), R"(["string","null"])");
    EXPECT_EQ(need.text_at("/properties/due/format"), "date");
    EXPECT_EQ(need.at("/properties/items/maxItems")->integer(), 3);
    EXPECT_EQ(need.text_at("/properties/items/items/$ref"), "#/components/schemas/Item");
}

}  // namespace
}  // namespace kith
