// Opening a record in order to change it.
#pragma once

#include "practice/people/people.hpp"

namespace kith::people {

// The person whom the address names. Whoever changes a record must see all that they save, else
// Forbidden.
Result<PersonView> open_to_change(web::Context& context);

}  // namespace kith::people
