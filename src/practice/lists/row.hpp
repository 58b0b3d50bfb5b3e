// One row of a list, read by its layout. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "practice/lists/layout.hpp"
#include "practice/people/people.hpp"

namespace kith::lists {

struct ListRow {
    std::size_t number = 0;   // from 1, the header not counted
    std::string id;           // the list's own; made from what the row says where there is none
    std::string hash;         // of all it says but when
    std::int64_t minute = 0;  // when it was said, since 1970; nought where the list does not say
    Day said_on;
    people::Details details{};
    bool needs_food = false, no_basic_care = false, cannot_carry = false;
    bool wants_contact = true;
    bool left = false;              // says itself that the person is no longer on the list
    std::string diet{};
    std::string said{};             // for the person's story, in words
    std::string headline{};         // instead of the layout's
    std::string worry{};            // what somebody must look into, in words
    std::optional<Day> died_on{};
    std::string raw{};              // as it stood
};

class RowReader {
  public:
    // `today` stands in where a row does not say when it was said.
    RowReader(const Layout& layout, const CsvHeader& header, Day today);

    // The list's id for the row and when it was said; for telling which row is the latest.
    Parsed<std::pair<std::string, std::int64_t>> key(const CsvReader& row) const;
    // Refuses, in words, what nobody could be found by.
    Parsed<ListRow> read(const CsvReader& row) const;

  private:
    std::string_view cell(const CsvReader& row, Column column) const;
    std::string text_of(const CsvReader& row, Column column) const;
    std::string own_id(const CsvReader& row) const;
    void read_person(const CsvReader& row, people::Details& details) const;
    void read_numbers(const CsvReader& row, people::Details& details) const;
    void read_wants(const CsvReader& row, ListRow& read) const;
    void read_death(const CsvReader& row, ListRow& read) const;
    void read_outcomes(const CsvReader& row, ListRow& read) const;
    std::string hash_of(const CsvReader& row) const;

    std::string layout_;
    Day today_;
    std::vector<Column> columns_;            // by place
    std::vector<std::optional<std::size_t>> first_;  // place of the first column that says it
};

// What the outcome codes of the weekly feedback mean; empty for a code that is not one.
std::string_view feedback_words(std::string_view code);

}  // namespace kith::lists
