#include "platform/web/request.hpp"

#include <gtest/gtest.h>

#include <random>

namespace kith::web {
namespace {

std::string percent_encode(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += digits[byte >> 4];
        encoded += digits[byte & 15];
    }
    return encoded;
}

std::string random_text(std::mt19937& random, std::size_t longest) {
    static const std::vector<std::string> letters{"a", "Z", "0", " ", "+", "&", "=", "%", ";",
                                                  "\"", "\r\n", "é", "漢", "😀", "--"};
    std::string text;
    const auto length = random() % (longest + 1);
    for (std::size_t i = 0; i < length; ++i) text += letters[random() % letters.size()];
    return text;
}

TEST(PercentDecode, ReadsEscapesAndPlusOnlyWhereAsked) {
    EXPECT_EQ(percent_decode("a%20b+c", true), "a b c");
    EXPECT_EQ(percent_decode("a%20b+c", false), "a b+c");
    EXPECT_EQ(percent_decode("%C3%a9", false), "é");
}

TEST(PercentDecode, RefusesBrokenEscapesNulAndBadUtf8) {
    for (const char* bad : {"%", "%4", "a%", "%zz", "%00", "%FF", "%C3", "%C0%80", "%ED%A0%80"}) {
        EXPECT_EQ(percent_decode(bad, true), std::nullopt) << bad;
    }
}

TEST(PercentDecode, UndoesEncodingOfAnyText) {
    std::mt19937 random(20261123);
    for (int round = 0; round < 500; ++round) {
        const auto text = random_text(random, 20);
        ASSERT_EQ(percent_decode(percent_encode(text), round % 2 == 0), text);
    }
}

TEST(UrlEncodedForm, KeepsOrderAndRepeatedNames) {
    const auto form = parse_url_encoded("need=food&need=lifts&&note=&empty");
    ASSERT_TRUE(form);
    EXPECT_EQ(form->all("need"), (std::vector<std::string_view>{"food", "lifts"}));
    EXPECT_EQ(form->get("note"), "");
    EXPECT_TRUE(form->find("empty"));
    EXPECT_FALSE(form->find("absent"));
}

TEST(UrlEncodedForm, GivesBackWhateverWasEncoded) {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<std::pair<std::string, std::string>> fields;
        std::string body;
        const auto count = 1 + random() % 8;
        for (std::size_t i = 0; i < count; ++i) {
            fields.emplace_back("f" + random_text(random, 5), random_text(random, 30));
            body += (i ? "&" : "") + percent_encode(fields.back().first) + "=" +
                    percent_encode(fields.back().second);
        }
        const auto form = parse_url_encoded(body);
        ASSERT_TRUE(form);
        ASSERT_EQ(form->items(), fields);
    }
}

TEST(UrlEncodedForm, RefusesTooManyFields) {
    EXPECT_TRUE(parse_url_encoded("a&b&c", 3));
    EXPECT_FALSE(parse_url_encoded("a&b&c&d", 3));
}

TEST(Cookies, AreReadAsBrowsersSendThem) {
    const auto cookies = parse_cookies("__Host-kith=abc; theme=\"dark\";broken; =x; k=a=b");
    EXPECT_EQ(cookies.get("__Host-kith"), "abc");
    EXPECT_EQ(cookies.get("theme"), "dark");
    EXPECT_EQ(cookies.get("k"), "a=b");
    EXPECT_EQ(cookies.items().size(), 3u);
}

TEST(ReadingARequest, SplitsPathAndQueryAndLowersHeaderNames) {
    RawRequest raw{.method = "GET", .target = "/people/A%20b?q=x+y", .headers = {}, .body = ""};
    raw.headers.add("X-Thing", "  v ");
    raw.headers.add("Cookie", "a=1; b=2");
    const auto request = read_request(raw);
    EXPECT_EQ(request.fault, 0);
    EXPECT_EQ(request.path, "/people/A b");
    EXPECT_EQ(request.query.get("q"), "x y");
    EXPECT_EQ(request.header("x-thing"), "v");
    EXPECT_EQ(request.cookies.get("b"), "2");
}

TEST(ReadingARequest, TreatsHeadAsGetWithoutABody) {
    const auto request =
        read_request({.method = "HEAD", .target = "/", .headers = {}, .body = ""});
    EXPECT_EQ(request.method, Method::get);
    EXPECT_TRUE(request.head_only);
}

TEST(ReadingARequest, SaysWhatIsWrong) {
    const auto fault = [](std::string method, std::string target, std::string type,
                          std::string body) {
        RawRequest raw{std::move(method), std::move(target), {}, std::move(body)};
        raw.headers.add("Content-Type", std::move(type));
        return read_request(std::move(raw)).fault;
    };
    EXPECT_EQ(fault("GET", "no-slash", "", ""), 400);
    EXPECT_EQ(fault("GET", "/%zz", "", ""), 400);
    EXPECT_EQ(fault("GET", "/?a=%", "", ""), 400);
    EXPECT_EQ(fault("TRACE", "/", "", ""), 405);
    EXPECT_EQ(fault("POST", "/", "application/x-www-form-urlencoded", "a=%zz"), 400);
    EXPECT_EQ(fault("POST", "/", "multipart/form-data; boundary=x", "nonsense"), 400);
    EXPECT_EQ(fault("POST", "/", "application/x-www-form-urlencoded",
                    "a=" + std::string(3 * 1024 * 1024, 'x')),
              413);
    EXPECT_EQ(fault("POST", "/", "application/json", "{}"), 0);
}

}  // namespace
}  // namespace kith::web
