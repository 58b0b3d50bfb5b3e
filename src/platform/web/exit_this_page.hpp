// Where "Exit this page" stands: every page below these paths carries it, refusals and errors among
// them, whichever handler made it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace kith::web {

struct ExitFrom {
    // "/get-help" and all below it; "/" is the front page alone. "/my-jobs/" is only what is below.
    std::string_view path;
    // A route that drops what was written and leads away; empty: away at once.
    std::string_view by{};
};

// Set by main before any request.
void show_exit_on(std::vector<ExitFrom> paths);
std::optional<ExitFrom> exit_from(std::string_view path);

}  // namespace kith::web
