// `kith match`: jobs to volunteers on files, without a server or a database.
#pragma once

#include <string>
#include <vector>

namespace kith::commands {

// Takes the words after `match`; gives an exit code: 0 done, 1 could not, 2 the words or a file
// were wrong (said on standard error, with the line). The last line on standard output is
// `assigned N of M, total cost C`.
int match(const std::vector<std::string>& arguments);

}  // namespace kith::commands
