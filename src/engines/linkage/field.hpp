// What a column of a list can hold, and which column holds what, told from its heading.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::linkage {

enum class Field {
    ignored,
    record_id,
    label,
    first_name,
    middle_name,
    last_name,
    full_name,
    birth_date,
    birth_year,
    age,
    number,
    house_number,
    address,
    town,
    region,
    postcode,
    uprn,
    phone,
    email,
    sex,
    birth_place,
    occupation,
};

// The name a field goes by in `--map field=column`, such as "first_name".
std::string_view name_of(Field field);
std::optional<Field> field_named(std::string_view name);

// The field a heading speaks of: case, spaces and punctuation do not matter. `ignored` where the
// heading says nothing the engine compares.
Field recognise(std::string_view heading);

// The same in other languages, of a plain heading: German, French, Dutch, Spanish, Portuguese,
// Italian, Polish, Welsh and the Nordic ones.
Field recognise_abroad(std::string_view plain);

// The fields of a whole header row. Where two columns claim what one record has only one of, the
// first keeps it; a full name gives way to first and last names, and is the last name where there
// is only a first one besides; a second address (as where a list
// gives both what was asked for and what the register holds) is left out.
std::vector<Field> recognise_all(const std::vector<std::string>& headings);

// Lower-case letters and digits of a heading, nothing else.
std::string plain_heading(std::string_view heading);

}  // namespace kith::linkage
