#include "platform/pdf/card.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "support/pdf.hpp"

namespace kith::pdf {
namespace {

constexpr CardPlace place;

WalletCard peggys() {
    return {.name = "Margaret Ellison",
            .words = {"I have diabetes and take insulin.", "If I am unwell, please ring Ruth:"},
            .phone = "07700 900123",
            .address = "https://kith.example/c/3kq7dzm5w2hx8pjv4nrt6b9cfy",
            .scan = "Scan in an emergency",
            .foot = "Fenmarch County Council, 01632 960 001"};
}

class WalletCards : public testing::Test {
  protected:
    void SetUp() override {
        if (!test::reads_pdf()) GTEST_SKIP() << "needs poppler-utils (pdftotext)";
    }
};

TEST_F(WalletCards, HoldAllTheirWordsWithinTheirLine) {
    WalletCard card = peggys();
    card.words[0] += " I also have a pacemaker, do not hear well on the left and carry tablets in "
                     "the front pocket of my bag.";
    const auto words = test::pdf_words(wallet_card("Emergency card", card));

    EXPECT_GT(words.size(), 40U);
    for (const auto& word : words) {
        EXPECT_GT(word.left, place.left) << word.word;
        EXPECT_GT(word.top, place.top) << word.word;
        EXPECT_LT(word.right, place.left + place.width) << word.word;
        EXPECT_LT(word.bottom, place.top + place.height) << word.word;
    }
}

TEST_F(WalletCards, SetTheNumberToRingLargest) {
    double number = 0, other = 0;
    for (const auto& word : test::pdf_words(wallet_card("Emergency card", peggys()))) {
        if (word.word == "07700") number = word.bottom - word.top;
        if (word.word == "insulin.") other = word.bottom - word.top;
    }
    EXPECT_NEAR(number / other, 1.4, 0.05);
}

TEST_F(WalletCards, CarryACodeThatIsDrawn) {
    constexpr int dots = 10;  // a millimetre
    std::istringstream picture(
        test::pdf_by("pdftoppm -gray -r 254", wallet_card("Emergency card", peggys())));
    std::string kind;
    int wide = 0, high = 0, most = 0;
    picture >> kind >> wide >> high >> most;
    picture.get();
    const std::string grey{std::istreambuf_iterator<char>(picture), {}};
    ASSERT_EQ(kind, "P5");
    ASSERT_EQ(grey.size(), static_cast<std::size_t>(wide) * static_cast<std::size_t>(high));
    int dark = 0, all = 0;
    const int from = static_cast<int>((place.left + place.width - 4 - place.code) * dots);
    for (int y = 24 * dots; y < (24 + static_cast<int>(place.code)) * dots; ++y) {
        for (int x = from; x < from + static_cast<int>(place.code) * dots; ++x, ++all) {
            if (static_cast<unsigned char>(grey[static_cast<std::size_t>(y * wide + x)]) < 128) {
                ++dark;
            }
        }
    }
    EXPECT_GT(dark * 100 / all, 30);
    EXPECT_LT(dark * 100 / all, 60);
}

TEST(WalletCard, CannotBeMadeForAnAddressThatNoCodeHolds) {
    WalletCard card = peggys();
    card.address = std::string(5000, 'x');
    EXPECT_ANY_THROW(wallet_card("Emergency card", card));
}

}  // namespace
}  // namespace kith::pdf
