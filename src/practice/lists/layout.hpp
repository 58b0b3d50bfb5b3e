// What the columns of a file say: the feeds that are known by their header, and columns that
// somebody mapped on a screen. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/csv.hpp"
#include "platform/base/json.hpp"

namespace kith::lists {

enum class Column {
    nothing, id, reference, said_at, first_name, middle_name, last_name, full_name, birth_date,
    nhs_number, uprn, house_number, address, postcode, district, phone, mobile, landline,
    mobile_confirmed, landline_confirmed, email, died_on, has_died, active, has_food, wants_food,
    care_met, can_carry, wants_contact, diet, note, provider, next_delivery, delivery_outcome,
    outcome_words, feedback_code,
};

struct ColumnName {
    Column column;
    std::string_view name;   // in layouts and mappings: "birth date"
    std::string_view words;  // on the mapping screen: "Date of birth"
};
const std::vector<ColumnName>& column_names();
std::string_view name_of(Column column);
std::optional<Column> column_named(std::string_view name);

// How a file is read and what being on it means.
struct Layout {
    std::string id;
    std::string name;
    std::string source{};
    bool everybody = false;   // each file holds everybody: whoever is not in it has left
    bool call = false;        // those it names are to be called
    std::string flag{};       // what being on it means, a kind of flag; or nothing
    std::string flag_source{};
    std::string headline{};   // what a person's story says
    std::string ids_of{};     // the list whose ids it uses
    std::vector<std::pair<std::string, Column>> columns{};  // by heading
};
// The feeds that come with Kith.
const std::vector<Layout>& known_layouts();
const Layout* known_layout(std::string_view id);
// The feed whose every column the header has, or none.
const Layout* recognise(const CsvHeader& header);

// What each column of a header probably says, in order; for the mapping screen.
std::vector<Column> guess(const CsvHeader& header);
// A header in one line, by which a mapping is found again.
std::string header_key(const CsvHeader& header);

// A mapping as it is kept: {"FirstName": "first name", …} and back. Columns that mean nothing here
// are left out.
std::string print_mapping(const std::vector<std::pair<std::string, Column>>& columns);
std::vector<std::pair<std::string, Column>> read_mapping(std::string_view json);

// What is missing from a mapping before a file can be imported by it, in words; or nothing.
std::optional<std::string> fault_of(const std::vector<std::pair<std::string, Column>>& columns);

}  // namespace kith::lists
