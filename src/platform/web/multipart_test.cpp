#include <gtest/gtest.h>

#include <random>

#include "platform/web/request.hpp"

namespace kith::web {
namespace {

constexpr std::string_view type = "multipart/form-data; boundary=----kith7";

std::string field(std::string_view name, std::string_view value) {
    return "------kith7\r\nContent-Disposition: form-data; name=\"" + std::string(name) +
           "\"\r\n\r\n" + std::string(value) + "\r\n";
}

std::string file(std::string_view name, std::string_view file_name, std::string_view content) {
    return "------kith7\r\nContent-Disposition: form-data; name=\"" + std::string(name) +
           "\"; filename=\"" + std::string(file_name) + "\"\r\nContent-Type: text/csv\r\n\r\n" +
           std::string(content) + "\r\n";
}

constexpr std::string_view ending = "------kith7--\r\n";

TEST(Multipart, ReadsFieldsAndFiles) {
    const auto body = field("list", "shielding") + file("rows", "april.csv", "a,b\r\n1,2\r\n") +
                      std::string(ending);

    const auto form = parse_multipart(body, type);

    ASSERT_TRUE(form);
    EXPECT_EQ(form->form.get("list"), "shielding");
    ASSERT_EQ(form->uploads.size(), 1u);
    EXPECT_EQ(form->uploads[0].field, "rows");
    EXPECT_EQ(form->uploads[0].name, "april.csv");
    EXPECT_EQ(form->uploads[0].content_type, "text/csv");
    EXPECT_EQ(form->uploads[0].content, "a,b\r\n1,2\r\n");
}

TEST(Multipart, LeavesOutAFileThatWasNotChosen) {
    const auto form = parse_multipart(file("rows", "", "") + std::string(ending), type);
    ASSERT_TRUE(form);
    EXPECT_TRUE(form->uploads.empty());
}

TEST(Multipart, KeepsBytesThatLookLikeABoundary) {
    const std::string content = "\r\n--\r\n----kith\r\n\0binary";
    const auto form = parse_multipart(file("f", "x", content) + std::string(ending), type);
    ASSERT_TRUE(form);
    EXPECT_EQ(form->uploads.at(0).content, content);
}

TEST(Multipart, GivesBackAnyBytesOfAFile) {
    std::mt19937 random(11);
    for (int round = 0; round < 200; ++round) {
        std::string content(random() % 300, '\0');
        for (char& c : content) c = static_cast<char>(random());
        const auto form = parse_multipart(file("f", "x", content) + std::string(ending), type);
        ASSERT_TRUE(form);
        if (!content.empty()) {
            ASSERT_EQ(form->uploads.at(0).content, content);
        }
    }
}

TEST(Multipart, RefusesWhatIsCutShortAtAnyByte) {
    const auto body = field("a", "1") + file("f", "x", "abc") + std::string(ending);
    for (std::size_t length = 0; length + 2 < body.size() - 2; ++length) {
        EXPECT_FALSE(parse_multipart(std::string_view(body).substr(0, length), type)) << length;
    }
}

TEST(Multipart, RefusesPartsWithoutANameAndOtherTypes) {
    EXPECT_FALSE(parse_multipart("------kith7\r\nContent-Disposition: form-data\r\n\r\nx\r\n" +
                                     std::string(ending),
                                 type));
    EXPECT_FALSE(parse_multipart("------kith7\r\nContent-Type: text/plain\r\n\r\nx\r\n" +
                                     std::string(ending),
                                 type));
    EXPECT_FALSE(parse_multipart(ending, "multipart/form-data"));
}

TEST(Multipart, KeepsItsLimits) {
    std::string many;
    for (int i = 0; i < 6; ++i) many += file("f", "x", "y");
    many += ending;
    EXPECT_TRUE(parse_multipart(many, type, {.parts = 6}));
    EXPECT_FALSE(parse_multipart(many, type, {.parts = 5}));
    EXPECT_FALSE(parse_multipart(many, type, {.files = 5}));
    EXPECT_FALSE(parse_multipart(field("t", "12345") + std::string(ending), type, {.text = 4}));
    EXPECT_FALSE(parse_multipart(field(std::string(500, 'n'), "1") + std::string(ending), type,
                                 {.part_headers = 200}));
}

TEST(Multipart, ReadsQuotesInNames) {
    const auto body = "------kith7\r\nContent-Disposition: form-data; filename=\"a\\\"b;c.csv\"; "
                      "name=f\r\n\r\nx\r\n" +
                      std::string(ending);
    const auto form = parse_multipart(body, type);
    ASSERT_TRUE(form);
    EXPECT_EQ(form->uploads.at(0).name, "a\"b;c.csv");
    EXPECT_EQ(form->uploads.at(0).field, "f");
}

}  // namespace
}  // namespace kith::web
