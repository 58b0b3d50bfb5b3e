// What is wrong with a whole page, for tests: every page a route test fetches goes through here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kith::html {

// Each fault in words; none for a page that is well formed, has one h1 that its title begins with,
// unique ids, labelled fields, a csrf field in each POST form, nothing inline that the content
// security policy would stop, and references that lead somewhere.
std::vector<std::string> faults(std::string_view page);

}  // namespace kith::html
