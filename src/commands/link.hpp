// `kith link` and `kith dedupe`: the linkage engine on files, without a server or a database.
#pragma once

#include <string>
#include <vector>

namespace kith::commands {

// Each takes the words after its name and gives an exit code: 0 done, 1 could not, 2 the words were
// wrong (said on standard error).
int link(const std::vector<std::string>& arguments);
int dedupe(const std::vector<std::string>& arguments);

}  // namespace kith::commands
