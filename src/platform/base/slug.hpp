// An id from a name that somebody gave: lower-case letters, digits and hyphens between them, at
// most 40 of them; empty where the name has neither letter nor digit.
#pragma once

#include <string>
#include <string_view>

namespace kith {

std::string slug(std::string_view name);

}  // namespace kith
