#include "platform/base/json.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace kith {
namespace {

Json read(std::string_view text) { return Json::parse(text).value(); }

TEST(ReadingJson, TellsTheKindsApart) {
    EXPECT_TRUE(read("null").is_null());
    EXPECT_EQ(read("true").boolean(), true);
    EXPECT_EQ(read("-3").integer(), -3);
    EXPECT_EQ(read("3.5").number(), 3.5);
    EXPECT_EQ(read("3.0").integer(), 3);
    EXPECT_EQ(read("3.5").integer(), std::nullopt);
    EXPECT_EQ(*read("\"Zo\\u00eb\"").string(), "Zoë");
    EXPECT_EQ(read("[1,[]]").array()->size(), 2U);
    EXPECT_EQ(read("{}").type(), "object");
    EXPECT_EQ(read("9223372036854775807").integer(), std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(read("18446744073709551615").type(), "number");
}

TEST(ReadingJson, KeepsTheOrder) {
    EXPECT_EQ(read(R"( {"b" : 1, "a" : [true , null] } )").print(), R"({"b":1,"a":[true,null]})");
}

TEST(ReadingJson, RefusesWhatIsNotJson) {
    for (const char* wrong : {"", "{", "[1,]", "{\"a\":1,}", "nul", "01", "'a'", "\"\x01\"",
                              "[1] 2", "\"\xff\"", "{\"a\" 1}", "NaN", "// x\n1",
                              "\"\\ud800\"", "1e999"})
        EXPECT_FALSE(Json::parse(wrong)) << wrong;
}

TEST(ReadingJson, RefusesTheSameNameTwice) {
    EXPECT_EQ(Json::parse(R"({"a":1,"b":2,"a":3})").error(),
              "This is not JSON we can read: the name \"a\" comes twice");
    std::string many = "{";
    for (int i = 0; i < 50; ++i) many += "\"n" + std::to_string(i) + "\":1,";
    EXPECT_FALSE(Json::parse(many + "\"n3\":1}"));
    EXPECT_TRUE(Json::parse(many + "\"n50\":1}"));
}

TEST(ReadingJson, RefusesWhatIsNestedTooDeep) {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    EXPECT_TRUE(Json::parse(nested(64)));
    EXPECT_FALSE(Json::parse(nested(65)));
    EXPECT_FALSE(Json::parse(nested(1'000'000)));
}

Json random_json(std::mt19937& random, int depth) {
    switch (random() % (depth > 0 ? 7 : 5)) {
        case 0: return nullptr;
        case 1: return random() % 2 == 0;
        case 2: return static_cast<std::int64_t>(random()) - 2'000'000'000;
        case 3:
            return std::ldexp(static_cast<double>(random()), static_cast<int>(random() % 80) - 40);
        case 4: return std::string("\"\\/\n\x01\x7f é🏠").substr(0, random() % 7) + "é";
        case 5: {
            Json items = Json::array({});
            for (auto count = random() % 4; count > 0; --count)
                items.push(random_json(random, depth - 1));
            return items;
        }
        default: {
            Json members = Json::object({});
            for (auto count = random() % 4; count > 0; --count)
                members.set("k~/" + std::to_string(random() % 9), random_json(random, depth - 1));
            return members;
        }
    }
}

TEST(ReadingJson, GivesBackWhatWasPrinted) {
    std::mt19937 random(3);
    for (int round = 0; round < 5000; ++round) {
        const Json json = random_json(random, 4);
        ASSERT_EQ(Json::parse(json.print()), json) << json.print();
    }
}

TEST(PrintingJson, IsAlwaysJson) {
    EXPECT_EQ(Json("Zo\xeb").print(), "\"Zo\ufffd\"");
    EXPECT_EQ(Json(std::nan("")).print(), "null");
    EXPECT_EQ(Json(2.0).print(), "2.0");
    EXPECT_EQ(Json("a\x02\x7f\"").print(), "\"a\\u0002\\u007f\\\"\"");
}

TEST(FollowingAPointer, LeadsToTheValue) {
    const Json json = read(R"({"people":[{"na/me":"Ann","~":1}],"":7})");
    EXPECT_EQ(json.text_at("/people/0/na~1me"), "Ann");
    EXPECT_EQ(json.at("/people/0/~0")->integer(), 1);
    EXPECT_EQ(json.at("/")->integer(), 7);
    EXPECT_EQ(json.at(""), &json);
    for (const char* nowhere :
         {"/people/1", "/people/00", "/people/-", "/nobody", "people", "/x/y"})
        EXPECT_EQ(json.at(nowhere), nullptr) << nowhere;
    EXPECT_EQ(json.text_at("/people"), "");
    EXPECT_EQ(json_pointer_part("na/me~"), "/na~1me~0");
}

TEST(BuildingJson, SetsAndPushes) {
    Json json;
    json.set("a", 1).set("b", Json::array({"x", 2})).set("a", 3);
    json.set("c", Json().push(false));
    EXPECT_EQ(json.print(), R"({"a":3,"b":["x",2],"c":[false]})");
}

}  // namespace
}  // namespace kith
