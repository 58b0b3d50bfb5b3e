// The form of a person's details: a record as what would have been typed, and back.
#pragma once

#include <array>
#include <string_view>

#include "platform/web/form.hpp"
#include "practice/people/people.hpp"

namespace kith::people {

struct FormField {
    std::string_view name;
    std::string_view label;
    bool is_day = false;  // typed in NAME-day, NAME-month and NAME-year
};

inline constexpr std::array<FormField, 25> form_fields{{
    {"first_name", "First name"},
    {"middle_name", "Middle names"},
    {"last_name", "Last name"},
    {"known_as", "Known as"},
    {"born", "Date of birth", true},
    {"nhs_number", "NHS number"},
    {"address", "Address"},
    {"postcode", "Postcode"},
    {"lives_alone", "Lives alone"},
    {"safe_contact", "Safe contact rule"},
    {"no_voicemail", "No voicemail"},
    {"contact_by", "Best way to reach them"},
    {"best_time", "Best time"},
    {"language", "Language"},
    {"interpreter", "Interpreter"},
    {"format", "Format for writing"},
    {"hearing", "Hearing"},
    {"sight", "Sight"},
    {"support", "Other support to communicate"},
    {"do_not_call", "Do not call"},
    {"do_not_call_why", "Why not to call"},
    {"died", "Date of death", true},
    {"moved", "Moved away on", true},
    {"shares", "What they said about sharing"},
    {"uprn", "Property number (UPRN)"},
}};

// The record as its form would hold it.
web::Fields fields_of(const Details& details);
Details details_of(const PersonView& view);

// One value a field, dates as day/month/year as typed: for comparing and for carrying along.
std::string form_value(const web::Fields& fields, const FormField& field);
// The same fields with every date in its three parts.
web::Fields spread(const web::Fields& fields);

// The details typed. Faults are in the reader's errors. `new_numbers`: also phone, other_phone and
// email.
Details read_details(web::FormReader& reader, bool new_numbers);

// The fields to fill in, as typed.
html::Html details_fields(const web::FormReader& reader, bool new_numbers);

}  // namespace kith::people
