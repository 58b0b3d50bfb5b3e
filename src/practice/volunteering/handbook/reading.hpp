// A page that volunteers read, as it is typed into a form: headings, each with its words below.
#pragma once

#include <string>

#include "practice/volunteering/handbook/handbook.hpp"
#include "practice/volunteering/parts.hpp"

namespace kith::volunteering {

// As it is typed: a heading on one line, its words on the next, an empty line between two.
std::string typed_reading(const Reading& reading);
// What was typed; faults are in the reader. `who` takes the step: only a volunteer reads.
Reading read_reading(web::FormReader& reader, const std::string& who);
void add_reading(web::Fields& fields, const Reading& reading);

}  // namespace kith::volunteering
