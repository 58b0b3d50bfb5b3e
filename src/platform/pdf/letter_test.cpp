#include "platform/pdf/letter.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "platform/pdf/canvas.hpp"
#include "support/pdf.hpp"

namespace kith::pdf {
namespace {

const Sender council{.name = "Fenmarch County Council",
                     .contact = {"Fenmarch Together", "01632 960 001", "Every day, 8am to 8pm"},
                     .colour = "#1d5c63"};

Letter to_peggy() {
    return {.address = {"Margaret Ellison", "3 Orchard Row", "Wickenby", "Fenmarch", "ZZ99 4QT"},
            .date = "Monday 6 April 2020",
            .subject = "We tried to ring you",
            .body = "Hello Margaret Ellison,\n\nPlease ring us on 01632 960 001.\n\nFenmarch"};
}

std::string one(const Letter& letter) { return letters(council, "Letters", {letter}); }

class LettersOnPaper : public testing::Test {
  protected:
    void SetUp() override {
        if (!test::reads_pdf()) GTEST_SKIP() << "needs poppler-utils (pdftotext)";
    }
};

std::vector<test::PlacedWord> find(const std::string& pdf, std::string_view word) {
    std::vector<test::PlacedWord> found;
    for (auto& each : test::pdf_words(pdf)) {
        if (each.word == word) found.push_back(each);
    }
    return found;
}

int pages_of(const std::string& pdf) {
    const std::string info = test::pdf_by("pdfinfo", pdf);
    return std::stoi(info.substr(info.find("Pages:") + 6));
}

bool holds(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

// Without white space and marks of direction.
std::string letters_only(std::string_view text) {
    std::string letters;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at).starts_with("\u202a") || text.substr(at).starts_with("\u202b") ||
            text.substr(at).starts_with("\u202c")) {
            at += 2;
        } else if (std::isspace(static_cast<unsigned char>(text[at])) == 0) {
            letters += text[at];
        }
    }
    return letters;
}

TEST_F(LettersOnPaper, SayWhoWritesToWhomAndWhat) {
    const std::string text = test::pdf_text(one(to_peggy()));

    for (const auto* words : {"Fenmarch County Council", "Every day, 8am to 8pm", "3 Orchard Row",
                              "Monday 6 April 2020", "We tried to ring you", "Please ring us on"}) {
        EXPECT_TRUE(holds(text, words)) << words << "\n" << text;
    }
}

TEST_F(LettersOnPaper, AreTaggedA4WithATitleAndALanguage) {
    const std::string pdf = one(to_peggy());
    const std::string info = test::pdf_by("pdfinfo", pdf);

    EXPECT_TRUE(holds(info, "Tagged:          yes")) << info;
    EXPECT_TRUE(holds(info, "Title:           Letters")) << info;
    EXPECT_TRUE(holds(info, "(A4)")) << info;
    EXPECT_TRUE(holds(pdf, "/Lang (en-GB)"));
    EXPECT_TRUE(holds(pdf, "/DisplayDocTitle true"));
    const std::string structure = test::pdf_by("pdfinfo -struct-text", pdf);
    EXPECT_TRUE(holds(structure, "Document")) << structure;
    EXPECT_TRUE(holds(structure, "H1")) << structure;
    EXPECT_FALSE(holds(structure, "Warning")) << structure;
    EXPECT_LT(structure.find("We tried to ring you"), structure.find("Please ring us"));
}

TEST_F(LettersOnPaper, ShowTheWholeAddressInTheWindowAndNothingElse) {
    constexpr Window window;
    Letter letter = to_peggy();
    letter.address = {"Bartholomew Featherstonehaugh-Cholmondeley", "Flat 12, The Old Granary",
                      "Lower Wickenby Drove", "Wickenby St Mary", "Fenmarch", "ZZ99 4QT"};
    for (const bool large : {false, true}) {
        letter.large = large;
        for (const auto& word : test::pdf_words(one(letter))) {
            // The sheet slides 10 mm to the side and 11 up in its envelope: all that could show.
            const bool near = word.right > 10 && word.left < 110 && word.bottom > 46 &&
                              word.top < 92;
            if (!near) continue;
            EXPECT_GE(word.left, window.left) << word.word;
            EXPECT_LE(word.right, window.right) << word.word;
            EXPECT_GE(word.top, window.top - 1) << word.word;
            EXPECT_LE(word.bottom, window.bottom + 1) << word.word;
        }
        EXPECT_EQ(find(one(letter), "4QT").size(), 1U);
    }
}

TEST_F(LettersOnPaper, AreSetInEighteenPointForLargePrint) {
    Letter letter = to_peggy();
    const auto height = [](const test::PlacedWord& word) { return word.bottom - word.top; };
    const double ordinary = height(find(one(letter), "Please").front());
    letter.large = true;
    const double large = height(find(one(letter), "Please").front());

    EXPECT_NEAR(large / ordinary, 18.0 / 11, 0.02);
    EXPECT_GT(large, 18 * 25.4 / 72 * 0.9);
}

TEST_F(LettersOnPaper, RunOverToAsManyPagesAsTheyNeed) {
    Letter letter = to_peggy();
    letter.body.clear();
    for (int line = 1; line <= 60; ++line) {
        letter.body += "This is line " + std::to_string(line) + " of a very long letter.\n";
    }
    const std::string pdf = one(letter);

    EXPECT_EQ(pages_of(pdf), 3);
    EXPECT_TRUE(holds(test::pdf_text(pdf), "Page 3"));
    for (const auto& word : test::pdf_words(pdf)) {
        EXPECT_LT(word.bottom, 290) << word.word;
    }
    for (int line = 1; line <= 60; ++line) {
        EXPECT_TRUE(holds(test::pdf_text(pdf), "line " + std::to_string(line) + " of")) << line;
    }
}

TEST_F(LettersOnPaper, EachBeginOnAFreshSheet) {
    const std::string pdf = letters(council, "Letters", {to_peggy(), to_peggy(), to_peggy()});

    EXPECT_EQ(pages_of(pdf), 5) << "the back of the first two stays empty";
    std::vector<int> begins;
    for (const auto& word : find(pdf, "ZZ99")) begins.push_back(word.page);
    EXPECT_EQ(begins, (std::vector{1, 3, 5}));
}

TEST_F(LettersOnPaper, AreWrittenInAnyScript) {
    const std::string welsh = "Ffôn: tŷ, dŵr, ŵyr, âr.";
    const std::string polish = "Zażółć gęślą jaźń, proszę zadzwonić.";
    const std::string bengali = "আমরা আপনাকে ফোন করার চেষ্টা করেছি";
    Letter letter = to_peggy();
    letter.body = welsh + "\n" + polish + "\n" + bengali;

    const std::string text = test::pdf_text(one(letter));

    for (const auto& words : {welsh, polish, bengali}) EXPECT_TRUE(holds(text, words)) << text;
}

TEST_F(LettersOnPaper, InUrduRunFromTheRightAndCanBeReadBack) {
    Letter letter = to_peggy();
    letter.body = "ہم نے آپ کو فون کرنے کی کوشش کی";
    const std::string pdf = one(letter);

    EXPECT_TRUE(holds(pdf, "/Lang (ur)"));
    // Nastaliq steps down from letter to letter, so a reader of lines finds each alone, in order.
    EXPECT_TRUE(holds(letters_only(test::pdf_by("pdftotext -raw", pdf)),
                      letters_only(letter.body)))
        << test::pdf_by("pdftotext -raw", pdf);
    const auto words = test::pdf_words(pdf);
    const auto first = std::find_if(words.begin(), words.end(), [](const test::PlacedWord& word) {
        return word.word.starts_with("ہ");
    });
    ASSERT_NE(first, words.end());
    EXPECT_GT(first->right, 180) << "begins at the right margin";
}

TEST_F(LettersOnPaper, KeepTheGroupsOfANumberInOrderInUrduToo) {
    Letter letter = to_peggy();
    letter.body = "براہ کرم ہمیں 07700 900123 پر فون کریں";
    const std::string pdf = one(letter);

    ASSERT_EQ(find(pdf, "07700").size(), 1U);
    EXPECT_LT(find(pdf, "07700").front().left, find(pdf, "900123").front().left);
}

// As wide and high as said, of one colour.
Picture a_logo(int wide, int high) {
    Picture picture{.width = wide, .height = high};
    for (int at = 0; at < wide * high; ++at) picture.pixels += "\x0b\x5d\x66\x80";
    return picture;
}

TEST_F(LettersOnPaper, BearTheLogoOnceInTheFileWithTheNameBesideIt) {
    Sender with_logo = council;
    with_logo.logo = a_logo(1'200, 300);
    const std::string pdf =
        letters(with_logo, "Letters", {to_peggy(), to_peggy(), to_peggy()});

    const std::string images = test::pdf_by("pdfimages -list", pdf);
    EXPECT_TRUE(holds(images, "1200   300")) << images;
    constexpr std::string_view image = "/Subtype /Image";
    int drawn = 0;
    for (auto at = pdf.find(image); at != pdf.npos; at = pdf.find(image, at + 1)) ++drawn;
    EXPECT_EQ(drawn, 1) << "for all three letters";
    const auto name = find(pdf, "Council");
    ASSERT_EQ(name.size(), 3U);
    EXPECT_GT(name.front().left, 118) << "beside the logo";
    EXPECT_TRUE(holds(test::pdf_by("pdfinfo", pdf), "Tagged:          yes"));
}

TEST_F(LettersOnPaper, KeepTheWindowAndTheDateClearBelowAnyLogo) {
    Sender with_logo = council;
    for (const auto& [wide, high] : {std::pair(60, 1'900), std::pair(1'900, 60),
                                     std::pair(900, 900)}) {
        with_logo.logo = a_logo(wide, high);
        Letter letter = to_peggy();
        letter.large = true;
        const auto words = test::pdf_words(letters(with_logo, "Letters", {letter}));
        double contact_ends = 0, date_begins = 0;
        for (const auto& word : words) {
            if (word.word == "8pm") contact_ends = word.bottom;
            if (word.word == "Monday") date_begins = word.top;
        }
        EXPECT_LT(contact_ends, date_begins);
        EXPECT_LT(contact_ends, 57);
    }
}

TEST(LanguageOfAText, IsTheOneItsLettersAreOf) {
    EXPECT_EQ(language_of("Hello"), "en-GB");
    EXPECT_EQ(language_of(""), "en-GB");
    EXPECT_EQ(language_of("براہ کرم فون کریں 01632"), "ur");
    EXPECT_EQ(language_of("من فضلك اتصل بنا"), "ar");
    EXPECT_EQ(language_of("ফোন করুন please"), "bn");
}

TEST(CatalogueOfAPdf, IsLeftAloneWhenItIsNotWhereItWasExpected) {
    EXPECT_EQ(with_language("no document", "ur"), "no document");
}

}  // namespace
}  // namespace kith::pdf
