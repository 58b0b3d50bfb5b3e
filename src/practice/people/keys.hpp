// How names and numbers are kept for finding them again.
#pragma once

#include <string>
#include <string_view>

namespace kith::people {

// A name for comparing: folded, letters only, so "O'Brien" and "o brien" meet.
std::string name_key(std::string_view name);

// The text just after every text that begins with `prefix`, so that a range finds a prefix on both
// databases. `prefix` is a key as above, never empty.
std::string after_prefix(std::string_view prefix);

}  // namespace kith::people
