// Short and pet forms of first names, and spellings of one name, as used in Britain.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kith::linkage {

// The families a first name (in plain form) belongs to, smallest number first: "alex" is in that of
// Alexander and that of Alexandra. Empty for a name without known variants.
const std::vector<std::uint16_t>& families_of(std::string_view first_name);

}  // namespace kith::linkage
