#include "platform/web/api_document.hpp"

#include <gmock/gmock.h>

#include "platform/base/describe_values.hpp"

namespace kith::web::api {
namespace {

using testing::ElementsAre;

struct Leaf {
    std::string words;
    std::optional<int> count;
    int version = 1;
};
constexpr std::array<std::string_view, 2> colours{"green", "brown"};
constexpr auto describe(const Leaf*) {
    return description("Leaf", "Of a tree",
                       field("words", &Leaf::words, "Its colour").one_of(colours),
                       field("count", &Leaf::count, "How many").from(1).up_to(9),
                       field("version", &Leaf::version, "Counts changes"));
}

Response nothing(Context&) { return {}; }

const Permission see{"leaves.see", "see leaves"};

Json made() {
    static const std::vector<Operation> all{
        {.method = Method::get, .path = "/api/v1/leaves", .permission = see, .handler = nothing,
         .summary = "Leaves", .gives = schema_of<Leaf>, .is_list = true,
         .filters = {parameter<Code>("tree", "Which").required()}},
        {.method = Method::post, .path = "/api/v1/leaves", .permission = see, .handler = nothing,
         .summary = "Grow", .takes = schema_of<Leaf>, .gives = schema_of<Leaf>, .creates = true},
        {.method = Method::patch, .path = "/api/v1/leaves/{leaf}", .permission = see,
         .handler = nothing, .summary = "Turn", .takes = schema_of<Leaf>,
         .gives = schema_of<Leaf>, .versioned = true},
        {.method = Method::remove, .path = "/api/v1/leaves/{leaf}", .permission = see,
         .handler = nothing, .summary = "Drop"},
    };
    std::vector<const Operation*> pointers;
    for (const Operation& one : all) pointers.push_back(&one);
    return document(pointers, {{"leaf.fell", "A leaf fell", "leaf"}}, "https://kith.example");
}

std::vector<std::string> keys(const Json* object) {
    std::vector<std::string> names;
    for (const auto& member : *object->object()) names.push_back(member.first);
    return names;
}

TEST(ApiDocument, NamesEveryStatusOfEachOperation) {
    const Json document = made();
    EXPECT_THAT(keys(document.at("/paths/~1api~1v1~1leaves/get/responses")),
                ElementsAre("200", "400", "401", "403", "404", "429", "500", "503"));
    EXPECT_THAT(keys(document.at("/paths/~1api~1v1~1leaves/post/responses")),
                ElementsAre("200", "201", "400", "401", "403", "404", "409", "413", "415", "422",
                            "429", "500", "503"));
    EXPECT_THAT(keys(document.at("/paths/~1api~1v1~1leaves~1{leaf}/patch/responses")),
                ElementsAre("200", "400", "401", "403", "404", "409", "413", "415", "422", "429",
                            "500", "503"));
    EXPECT_THAT(keys(document.at("/paths/~1api~1v1~1leaves~1{leaf}/delete/responses")),
                ElementsAre("204", "400", "401", "403", "404", "409", "429", "500", "503"));
}

TEST(ApiDocument, DescribesParametersAndHeaders) {
    const Json document = made();
    const std::string list = "/paths/~1api~1v1~1leaves/get/parameters";
    EXPECT_EQ(document.text_at(list + "/0/name"), "tree");
    EXPECT_EQ(document.at(list + "/0/required")->boolean(), true);
    EXPECT_EQ(document.text_at(list + "/1/name"), "after");
    EXPECT_EQ(document.at(list + "/2/schema/maximum")->integer(), 200);
    const std::string patch = "/paths/~1api~1v1~1leaves~1{leaf}/patch/parameters";
    EXPECT_EQ(document.text_at(patch + "/0/in"), "path");
    EXPECT_EQ(document.text_at(patch + "/1/name"), "If-Match");
    EXPECT_NE(document.at("/paths/~1api~1v1~1leaves/post/responses/201/headers/Location"), nullptr);
    EXPECT_NE(document.at("/paths/~1api~1v1~1leaves/post/responses/201/headers/ETag"), nullptr);
}

TEST(ApiDocument, CarriesTheLimitsOfTheDescriptions) {
    const Json document = made();
    const std::string leaf = "/components/schemas/Leaf";
    EXPECT_EQ(document.text_at(leaf + "/properties/words/enum/1"), "brown");
    EXPECT_EQ(document.at(leaf + "/properties/count/maximum")->integer(), 9);
    EXPECT_EQ(document.at(leaf + "/additionalProperties")->boolean(), false);
}

TEST(ApiDocument, LeadsFromWhatWasMadeToWhatCanBeDoneWithIt) {
    const Json document = made();
    const std::string link =
        "/paths/~1api~1v1~1leaves/post/responses/201/links/patch_leaves_leaf";
    EXPECT_EQ(document.text_at(link + "/parameters/path.leaf"), "$response.body#/id");
    EXPECT_EQ(document.text_at(link + "/parameters/header.If-Match"), "$response.header.ETag");
}

TEST(ApiDocument, NamesTheEventsOfWebhooks) {
    const Json document = made();
    EXPECT_EQ(document.text_at("/webhooks/leaf.fell/post/requestBody/content/application~1json/"
                               "schema/properties/type/const"),
              "leaf.fell");
}

}  // namespace
}  // namespace kith::web::api
