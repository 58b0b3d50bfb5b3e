#include "practice/messages/language.hpp"

#include <gtest/gtest.h>

#include "defaults/defaults.hpp"
#include "platform/base/json.hpp"

namespace kith::messages {
namespace {

using namespace std::chrono_literals;

const std::vector<Language> all{
    {.code = "en", .name = "English", .own_name = "English", .line = "In another language?"},
    {.code = "cy", .name = "Welsh", .own_name = "Cymraeg", .line = "Yn Gymraeg?", .on_all = true},
    {.code = "pl", .name = "Polish", .own_name = "polski", .line = "Po polsku?"},
    {.code = "pa", .name = "Punjabi", .own_name = "ਪੰਜਾਬੀ", .also = "Panjabi, Gurmukhi"},
    {.code = "zh-Hans", .name = "Chinese (simplified)", .own_name = "简体中文", .also = "Chinese"},
    {.code = "zh-Hant", .name = "Chinese (traditional)", .own_name = "繁體中文"}};

TEST(LanguageOfARecord, IsTheOneItNamesFirstWhateverItIsCalled) {
    EXPECT_EQ(language_named("Polish", all), "pl");
    EXPECT_EQ(language_named("POLSKI", all), "pl");
    EXPECT_EQ(language_named("Cymraeg", all), "cy");
    EXPECT_EQ(language_named("speaks Panjabi at home", all), "pa");
    EXPECT_EQ(language_named("Polish, a little English", all), "pl");
    EXPECT_EQ(language_named("English and Welsh", all), "en");
    EXPECT_EQ(language_named("ਪੰਜਾਬੀ", all), "pa");
}

TEST(LanguageOfARecord, IsNotOneTheyDoNotRead) {
    EXPECT_EQ(language_named("no English, speaks Polish", all), "pl");
    EXPECT_EQ(language_named("Not English", all), "");
    EXPECT_EQ(language_named("some English; Polish", all), "pl");
}

TEST(LanguageOfARecord, IsNoneWhereNoneIsNamed) {
    EXPECT_EQ(language_named("", all), "");
    EXPECT_EQ(language_named("Klingon", all), "");
    EXPECT_EQ(language_named("Polishing furniture", all), "");
}

TEST(LanguageOfARecord, IsTheMoreExactOfTwoThatFit) {
    EXPECT_EQ(language_named("Chinese", all), "zh-Hans");
    EXPECT_EQ(language_named("Chinese (traditional)", all), "zh-Hant");
}

TEST(FootOfALetter, SaysInTheirLanguageHowToAskForIt) {
    EXPECT_EQ(foot_lines("Polish", all), (std::vector<FootLine>{{"pl", "Po polsku?"}}));
}

TEST(FootOfALetter, IsInEnglishAndThoseForAllWhereTheirLanguageHasNoLine) {
    const std::vector<FootLine> both{{"en", "In another language?"}, {"cy", "Yn Gymraeg?"}};

    EXPECT_EQ(foot_lines("Punjabi", all), both);
    EXPECT_EQ(foot_lines("Klingon", all), both);
}

TEST(FootOfALetter, HasOnlyThoseForAllWhereNoLanguageIsKnownAndNoneInEnglish) {
    EXPECT_EQ(foot_lines("", all), (std::vector<FootLine>{{"cy", "Yn Gymraeg?"}}));
    EXPECT_TRUE(foot_lines("English", all).empty());
}

TEST(FootOfALetter, IsReadBackAsItWasKept) {
    const std::vector<FootLine> lines{{"en", "In another language?"}, {"cy", "Yn Gymraeg?"}};

    EXPECT_EQ(foot_kept(kept(lines)), lines);
    EXPECT_TRUE(foot_kept("").empty());
}

TEST(CodeOfALanguage, IsOneThereIs) {
    for (const auto* code : {"en", "pl", "zh-Hant", "cy", "ur", "yue"}) {
        EXPECT_TRUE(is_language_code(code)) << code;
    }
    for (const auto* code : {"", "p", "Polish", "xq", "pl_", "../pl", "en\"onload"}) {
        EXPECT_FALSE(is_language_code(code)) << code;
    }
}

TEST(WordsInALanguage, SayWhichAndFromWhereTheyAreRead) {
    EXPECT_EQ(attributes_of("ur").str(), " lang=\"ur\" dir=\"rtl\"");
    EXPECT_EQ(attributes_of("pl").str(), " lang=\"pl\"");
    EXPECT_TRUE(attributes_of("en").empty());
    for (const auto* code : {"ar", "fa", "ps", "he"}) EXPECT_TRUE(right_to_left(code)) << code;
    for (const auto* code : {"en", "bn", "zh-Hans"}) EXPECT_FALSE(right_to_left(code)) << code;
}

TEST(ADay, IsWrittenAsItsReadersWriteIt) {
    const Day day(2020y / 4 / 6);

    EXPECT_EQ(written_in(day, "en"), "6 April 2020");
    EXPECT_EQ(written_in(day, ""), "6 April 2020");
    EXPECT_EQ(written_in(day, "pl"), "6 kwietnia 2020");
    EXPECT_EQ(written_in(day, "cy"), "6 Ebrill 2020");
    EXPECT_FALSE(written_in(day, "not a language").empty());
}

TEST(LanguagesOfANewInstallation, AreEachNamedOnceUnderTheirCode) {
    const auto list = Json::parse(defaults::file("languages.json"));
    ASSERT_TRUE(list && list->array() != nullptr);
    std::vector<std::string> codes;
    for (const Json& one : *list->array()) {
        codes.emplace_back(one.text_at("/code"));
        EXPECT_TRUE(is_language_code(codes.back())) << codes.back();
        EXPECT_FALSE(one.text_at("/name").empty());
        EXPECT_FALSE(one.text_at("/own_name").empty());
    }
    EXPECT_EQ(codes.front(), english);
    std::sort(codes.begin(), codes.end());
    EXPECT_EQ(std::adjacent_find(codes.begin(), codes.end()), codes.end());
}

}  // namespace
}  // namespace kith::messages
