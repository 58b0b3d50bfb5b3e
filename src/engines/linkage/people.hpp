// Lists of people in the compact form the engine compares: every text once in a dictionary, dates,
// numbers, phones and postcodes as packed digits and letters, 128 bytes a person.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engines/linkage/dictionary.hpp"
#include "engines/linkage/field.hpp"
#include "engines/linkage/normalise.hpp"

namespace kith::linkage {

// One thing said about a person, as written.
struct Value {
    Field field = Field::ignored;
    std::string_view text;
};

// What is known of one person; nought is "not given" everywhere. Two lines of the processor's
// cache, because comparing waits for memory more than for anything else.
struct alignas(64) Record {
    std::uint32_t first = 0;
    std::uint32_t middle = 0;
    std::uint32_t last = 0;
    std::uint32_t birth = 0;
    std::uint64_t number = 0;
    std::uint64_t postcode = 0;
    std::array<std::uint64_t, 2> mobiles{};
    std::array<std::uint64_t, 2> landlines{};
    std::array<std::uint32_t, 2> emails{};
    std::uint32_t house = 0;
    std::uint32_t street = 0;
    std::uint32_t locality = 0;
    std::uint32_t town = 0;
    std::uint32_t region = 0;
    std::uint32_t uprn = 0;
    std::uint32_t birth_place = 0;
    std::uint32_t occupation = 0;
    char sex = 0;
};

// What is worked out once about each name: its letters as far as they fit, its parts (of "smith
// jones", two), how it sounds, and the families of variants it belongs to, counted from 1. One line
// of the processor's cache, because comparing waits for memory more than for anything else.
struct alignas(64) Name {
    std::array<char, 24> letters{};
    std::array<std::uint32_t, 2> parts{};
    std::array<std::uint16_t, 4> families{};
    std::uint32_t sound = 0;
    std::uint32_t letter_set = 0;  // a bit for each letter that occurs
    std::uint8_t length = 0;
    bool initial = false;

    std::string_view text() const { return {letters.data(), length}; }
};

struct Dictionaries {
    Dictionary names;
    Dictionary streets;
    Dictionary places;
    Dictionary emails;
};

class People {
  public:
    // Adds one person and answers with its row, from 0.
    std::uint32_t add(std::span<const Value> values, DateOrder order = DateOrder::day_first);

    // Adds the rows of another collection behind these.
    void append(const People& other);
    // The same of many, one behind the other, on up to so many threads.
    void append(std::vector<People> pieces, unsigned threads);

    // Makes room for so many more.
    void reserve(std::size_t more) { records_.reserve(records_.size() + more); }

    // Ends the left list: rows added from now on are the right list. Without it there is one list.
    void end_left() { left_count_ = static_cast<std::uint32_t>(records_.size()); }

    // Works out what is to be known of names added since the last call; before comparing.
    void describe_names();

    // Takes away birth dates that so many records have that they must stand for "not known", and
    // keeps the year of those that stand for a year alone (1 January); once all people are in.
    void drop_stand_in_dates();

    // The packed form of one person, whose texts join the dictionaries.
    Record encode(std::span<const Value> values, DateOrder order = DateOrder::day_first);

    void set(std::uint32_t row, const Record& record) { records_[row] = record; }
    void push(const Record& record) { records_.push_back(record); }

    // Some of the rows of one list, in the order given.
    People only(std::span<const std::uint32_t> rows) const;

    const std::vector<Record>& records() const { return records_; }
    const Record& operator[](std::uint32_t row) const { return records_[row]; }
    // Asks for a record that will soon be read.
    void fetch(std::uint32_t row) const {
        __builtin_prefetch(&records_[row]);
        __builtin_prefetch(&records_[row].sex);
    }
    void fetch_sounds(const Record& record) const {
        __builtin_prefetch(&names_[record.first].sound);
        __builtin_prefetch(&names_[record.last].sound);
    }
    std::uint32_t size() const { return static_cast<std::uint32_t>(records_.size()); }
    bool two_lists() const { return left_count_ != 0; }
    std::uint32_t left_count() const { return left_count_; }
    const Dictionaries& dictionaries() const { return dictionaries_; }
    const Name& name(std::uint32_t token) const { return names_[token]; }

    // The pairs that could be compared: all of one list, or each left with each right.
    double pair_count() const;

    std::size_t bytes() const;

  private:
    void describe(std::uint32_t token);

    std::vector<Record> records_;
    Dictionaries dictionaries_;
    std::vector<Name> names_{Name{}};
    std::uint32_t left_count_ = 0;
};

// An address in parts: number (with the letter after it), street, and what comes after the street.
struct AddressParts {
    std::uint32_t house = 0;
    std::string street;
    std::string locality;
};

// Reads lines in any of the usual shapes: "Flat 2, 69 Church Avenue", the number in a field of its
// own, a full address with commas. Names of flats and houses are left out where a number is there.
AddressParts read_address(std::span<const std::string_view> lines, std::string_view house_number);

}  // namespace kith::linkage
