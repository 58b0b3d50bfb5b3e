// One row of the daily file of April 2020 ("clinically extremely vulnerable people"): what its
// columns mean. Pure.
//
// The trap in it: EssentialSupplies=Yes says that the person HAS a way to get food and needs no
// delivery. Source: MHCLG, "Guidance on the data for local authorities".
#pragma once

#include <string>
#include <string_view>

#include "platform/base/csv.hpp"
#include "platform/base/dates.hpp"
#include "practice/people/people.hpp"

namespace kith::lists {

struct ShieldingRow {
    std::string source_id;
    people::Details details{};
    Day said_on;
    bool needs_food = false;
    bool no_basic_care = false;
    bool cannot_carry = false;
    std::string diet{};
    std::string hash{};  // of everything but the time: equal when nothing new is said
};

class ShieldingColumns {
  public:
    // Invalid when the file is not of this kind: a column is missing.
    static Parsed<ShieldingColumns> find(const CsvHeader& header);

    std::string_view id(const CsvReader& row) const { return row[id_]; }
    // When the row was written, as minutes that sort; or why it cannot be read.
    Parsed<std::int64_t> minute(const CsvReader& row) const;
    // The row, or why it cannot be used.
    Parsed<ShieldingRow> read(const CsvReader& row) const;

  private:
    std::size_t timestamp_{}, id_{}, first_{}, middle_{}, last_{}, address_[5]{}, postcode_{},
        phones_[4]{}, email_{}, nhs_number_{}, born_{}, supplies_{}, diet_{}, care_{}, carry_{};
};

}  // namespace kith::lists
