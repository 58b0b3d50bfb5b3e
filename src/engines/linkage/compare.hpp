// What is compared of two people, and at which level each comparison comes out. Every comparison is
// symmetric; level nought means that one of the two has nothing to compare.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engines/linkage/people.hpp"

namespace kith::linkage {

enum Comparison : std::size_t {
    first_name,
    middle_name,
    last_name,
    birth,
    number,
    postcode,
    house,
    street,
    locality,
    town,
    region,
    uprn,
    mobile,
    landline,
    email,
    sex,
    birth_place,
    occupation,
    comparison_count
};

using Level = std::uint8_t;
constexpr Level missing = 0;
constexpr Level exact = 1;
constexpr std::size_t level_limit = 9;

// Levels beyond "exact" that code has to name; the tables in levels.cpp describe them all.
namespace first_level {
constexpr Level variant = 2, typo = 3, initial = 4, similar = 5, elsewhere = 6, swapped = 7,
                different = 8;
}
namespace middle_level {
constexpr Level initial = 2, similar = 3, different = 4;
}
namespace last_level {
constexpr Level typo = 2, part = 3, similar = 4, different = 5;
}
namespace birth_level {
constexpr Level swapped = 2, one_digit = 3, two_parts = 4, near_year = 5, different = 6;
}
namespace number_level {
constexpr Level slip = 2, different = 3;
}
namespace postcode_level {
constexpr Level slip = 2, sector = 3, district = 4, area = 5, different = 6;
}
namespace text_level {
constexpr Level similar = 2, partly = 3, different = 4;
}
namespace phone_level {
constexpr Level slip = 2, different = 3;
}
namespace email_level {
constexpr Level same_name = 2, similar = 3, different = 4, named = 5;
}
constexpr Level second_of_two = 2;  // "different" of comparisons that know only same or not

using Levels = std::array<Level, comparison_count>;

// How a comparison behaves between people of one household, and what each level is called.
enum class Kind {
    person,     // belongs to one person
    family,     // shared in a household more often than not
    place,      // belongs to the address
    connection  // a phone or mail address: one's own, or the household's
};

struct LevelText {
    std::string_view words;    // "first name is a form of the same name"
    double usual_if_same = 0;  // where learning starts: how often so when it is the same person
    double usual_if_not = 0;   // and between strangers, where no list has taught it
};

struct ComparisonText {
    std::string_view name;  // "First name"
    Kind kind = Kind::person;
    std::vector<LevelText> levels;  // from level 1
};

const std::array<ComparisonText, comparison_count>& comparison_texts();
inline Level worst_level(Comparison comparison) {
    return static_cast<Level>(comparison_texts()[comparison].levels.size());
}

// A small memory of how alike two names or streets were found: most pairs meet again and again.
class Memory {
  public:
    Memory() : slots_(1 << 14) {}

    template <class Compute>
    Level of(std::uint32_t one, std::uint32_t other, std::uint64_t kind, Compute compute) {
        const std::uint64_t low = one < other ? one : other;
        const std::uint64_t high = one < other ? other : one;
        const std::uint64_t key = (high << 32 | low) ^ kind << 62;
        Slot& slot = slots_[(key * 0x9e3779b97f4a7c15ULL) >> 50];
        if (slot.key != key) slot = {key, compute()};
        return slot.level;
    }

  private:
    struct Slot {
        std::uint64_t key = 0;
        Level level = 0;
    };
    std::vector<Slot> slots_;
};

// How alike two e-mail addresses in lower case are: a level of email_level, never `exact`.
// `personal` says that they hold their owners' names, where another number may be a slip.
Level compare_email_texts(std::string_view one, std::string_view other, bool personal);

// Compares pairs of one collection of people. Not to be shared between threads: it remembers.
class Comparer {
  public:
    explicit Comparer(const People& people) : people_(people) {}

    Levels operator()(const Record& left, const Record& right);

    // The same in two steps.
    void names(const Record& left, const Record& right, Levels& levels);
    void all_but_names(const Record& left, const Record& right, Levels& levels);

    // Ask for what will be read of a pair: what is known of the names; where other texts stand;
    // and, once that has come, the texts.
    void fetch_names(const Record& left, const Record& right) const;
    void fetch_starts(const Record& left, const Record& right) const;
    void fetch_texts(const Record& left, const Record& right) const;

  private:
    void addresses(const Record& left, const Record& right, Levels& levels);
    Level first_names(std::uint32_t left, std::uint32_t right);
    Level last_names(std::uint32_t left, std::uint32_t right);
    Level middle_names(const Record& left, const Record& right);
    Level streets(std::uint32_t left, std::uint32_t right);
    Level places(std::uint32_t left, std::uint32_t right);
    Level emails(const Record& left, const Record& right);
    bool alike(std::uint32_t left, std::uint32_t right);
    void compare_emails(const Record& left, const Record& right, Levels& levels);
    bool made_of_name(const Record& record) const;
    bool one_crossed(const Record& left, const Record& right);

    const People& people_;
    Memory names_;
    Memory streets_;
};

Level compare_births(std::uint32_t left, std::uint32_t right);
Level compare_numbers(std::uint64_t left, std::uint64_t right);
Level compare_postcodes(std::uint64_t left, std::uint64_t right);
Level compare_phones(const std::array<std::uint64_t, 2>& left,
                     const std::array<std::uint64_t, 2>& right);
Level compare_houses(std::uint32_t left, std::uint32_t right);

template <class Token>
Level same_or_not(Token left, Token right) {
    if (left == 0 || right == 0) return missing;
    return left == right ? exact : second_of_two;
}

}  // namespace kith::linkage
