// How what is known of a person is written for a reader: one way, wherever it is shown.
#pragma once

#include <optional>
#include <string>

#include "platform/web/parts.hpp"
#include "practice/people/people.hpp"

namespace kith::people {

using web::icon;

// "82, born 4 March 1941"; in tables "82, 4 Mar 1941"; for the dead without an age.
std::string age_and_birth(Day born_on, Day today, const std::optional<Day>& died_on = {});
// "01632 960 001", or the address of an e-mail.
std::string written_number(const Number& number);
std::string written_phone(const Private& stored);

// What must be known before contact, as chips with a picture and words, most important first.
html::Html chips(const PersonView& person);

// The rule of safe contact, or nothing when there is none. `alone`: not inside the banner.
html::Html safe_contact(const Care& care, bool alone);

}  // namespace kith::people
