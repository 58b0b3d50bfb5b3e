// The pages on which somebody may write of harm done to them or to somebody else, or on which it
// may be seen that they ask for help: all carry "Exit this page".
#pragma once

#include "platform/web/exit_this_page.hpp"

namespace kith::commands {

const std::vector<web::ExitFrom>& exits();
void introduce_exits();

}  // namespace kith::commands
