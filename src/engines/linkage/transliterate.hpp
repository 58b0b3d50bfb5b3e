// Writes any script in unaccented Latin letters, by the rules of CLDR that ICU carries.
#pragma once

#include <string>
#include <string_view>

namespace kith::linkage {

// The text in lower-case ASCII as far as the rules reach. Slow (microseconds): for text that is
// known not to be ASCII already.
std::string in_ascii(std::string_view text);

}  // namespace kith::linkage
