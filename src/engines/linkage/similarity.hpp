// How alike two short texts are. Both measures work on whole words of bits, not letter by letter.
#pragma once

#include <string_view>

namespace kith::linkage {

// Jaro-Winkler similarity, 0 to 1, prefix weight 0.1 for up to four letters whatever the Jaro part
// is (Winkler 1990). Letters after the sixty-fourth of either text are left out.
double jaro_winkler(std::string_view left, std::string_view right);

// Whether one slip makes one of the other: a letter more, a letter less, another letter, or two
// neighbours changed round. False for equal texts.
bool one_slip_apart(std::string_view left, std::string_view right);

}  // namespace kith::linkage
