// What is told of shifts: to those who took one that is called off or has changed, in their way,
// and to the coordinators when somebody cannot come after all.
#pragma once

#include "practice/volunteering/jobs/told.hpp"
#include "practice/volunteering/shifts/shift.hpp"

namespace kith::volunteering {

inline Matter matter_of(ShiftId shift) { return {"shift", shift.string()}; }

void tell_called_off(sql::Transaction& transaction, const ShiftRow& shift, Instant now);
// `before` as they knew it.
void tell_changed(sql::Transaction& transaction, const ShiftRow& before, const ShiftRow& shift,
                  Instant now);
// Somebody left it: on the coordinators' list of work, urgent when it is soon.
void ask_to_replace(sql::Transaction& transaction, const ShiftRow& shift, Instant now);

}  // namespace kith::volunteering
