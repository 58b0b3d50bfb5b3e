// Numbers with a fixed count of decimals, written as fmt's "{:.2f}" writes them but faster:
// millions of them stand in the files of a large run.
#pragma once

#include <string>

namespace kith::linkage {

// Adds `value` with up to six `decimals` to a text, with a plus sign before what is not negative
// where `signed_always`.
void append_fixed(std::string& text, double value, int decimals, bool signed_always = false);

}  // namespace kith::linkage
