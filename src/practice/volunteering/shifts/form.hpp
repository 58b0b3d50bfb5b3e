// The form a shift is made and changed with.
#pragma once

#include "practice/volunteering/parts.hpp"
#include "practice/volunteering/shifts/shift.hpp"

namespace kith::volunteering {

// Its fields; with kinds to choose from for a new one.
Html shift_fields(const web::FormReader& typed, const std::vector<JobKind>& kinds);
// What was typed; faults are in the reader.
NewShift read_shift(web::FormReader& reader);
// What is kept, as the form would have sent it.
web::Fields fields_of(const ShiftRow& shift);
// What a shift says, a line for each thing, for two who changed it at once.
std::string shift_words(const ShiftRow& shift);
std::string shift_words(const NewShift& shift);

}  // namespace kith::volunteering
