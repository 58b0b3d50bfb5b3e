#include "platform/base/reference.hpp"

#include <gtest/gtest.h>

#include <cctype>
#include <set>
#include <stdexcept>

namespace kith {
namespace {

constexpr std::string_view alphabet = "0123456789BCDFGHJKMNPQRTVWXYZ";

TEST(MakingAReference, LooksLikeOne) {
    const auto reference = Reference::make('K');
    EXPECT_EQ(reference.text().size(), 11U);
    EXPECT_EQ(reference.letter(), 'K');
    EXPECT_EQ(reference.text()[1], '-');
    EXPECT_EQ(reference.text()[6], '-');
}

TEST(MakingAReference, IsDifferentEachTime) {
    std::set<Reference> all;
    for (int i = 0; i < 1000; ++i) all.insert(Reference::make('K'));
    EXPECT_GE(all.size(), 999U);
}

TEST(MakingAReference, RefusesALetterThatIsNotInTheAlphabet) {
    for (const char wrong : {'A', 'L', 'S', 'k', '7', '-'})
        EXPECT_THROW(Reference::make(wrong), std::invalid_argument) << wrong;
}

TEST(NumberingAReference, GivesEachNumberItsOwn) {
    std::set<Reference> all;
    for (std::uint64_t number = 0; number < 50'000; ++number)
        all.insert(Reference::numbered('K', number));
    for (std::uint64_t number = Reference::space - 50'000; number < Reference::space; ++number)
        all.insert(Reference::numbered('K', number));
    EXPECT_EQ(all.size(), 100'000U);
    EXPECT_THROW(Reference::numbered('K', Reference::space), std::invalid_argument);
}

TEST(ReadingAReference, GivesBackWhatWasWritten) {
    for (std::uint64_t number = 0; number < 2000; ++number) {
        const auto reference = Reference::numbered('P', number * 8'624'938);
        ASSERT_EQ(Reference::parse(reference.text()), reference);
        ASSERT_EQ(Reference::parse(reference.text(), 'P'), reference);
        ASSERT_EQ(Reference::parse(reference.text().substr(2), 'P'), reference);
    }
}

// Writes a reference as carelessly as a person may.
std::string carelessly(std::string_view text) {
    std::string out = " ";
    for (const char c : text) {
        if (c == '-') {
            out += ' ';
        } else if (c == '0') {
            out += 'o';
        } else if (c == '1') {
            out += 'l';
        } else if (c == '5') {
            out += 's';
        } else {
            out += static_cast<char>(std::tolower(c));
        }
    }
    return out + " ";
}

TEST(ReadingAReference, ForgivesCaseSpacesAndLookAlikes) {
    for (std::uint64_t number = 0; number < 2000; ++number) {
        const auto reference = Reference::numbered('V', number * number * 4001);
        ASSERT_EQ(Reference::parse(carelessly(reference.text())), reference);
    }
}

TEST(ReadingAReference, CatchesEverySingleWrongCharacter) {
    for (std::uint64_t number = 1; number < 40; ++number) {
        const auto reference = Reference::numbered('K', number * 99'999'937);
        for (std::size_t place = 0; place < reference.text().size(); ++place) {
            for (const char other : alphabet) {
                auto wrong = reference.text();
                if (wrong[place] == '-' || wrong[place] == other) continue;
                wrong[place] = other;
                ASSERT_FALSE(Reference::parse(wrong)) << wrong;
            }
        }
    }
}

TEST(ReadingAReference, CatchesEverySwapOfTwoCharacters) {
    for (std::uint64_t number = 1; number < 200; ++number) {
        const auto reference = Reference::numbered('K', number * 79'999'987);
        for (std::size_t a = 0; a < reference.text().size(); ++a) {
            for (std::size_t b = a + 1; b < reference.text().size(); ++b) {
                auto wrong = reference.text();
                if (wrong[a] == wrong[b] || wrong[a] == '-' || wrong[b] == '-') continue;
                std::swap(wrong[a], wrong[b]);
                ASSERT_FALSE(Reference::parse(wrong)) << wrong;
            }
        }
    }
}

TEST(ReadingAReference, SaysWhatIsWrong) {
    EXPECT_EQ(Reference::parse("").error(), "Enter a reference like K-7Q4M-2X9C");
    EXPECT_EQ(Reference::parse("K-7Q4M!2X9C").error(),
              "Reference must only include letters, numbers and hyphens");
    const auto person = Reference::make('P');
    EXPECT_EQ(Reference::parse(person.text(), 'K').error(), "Enter a reference that starts with K");
}

}  // namespace
}  // namespace kith
