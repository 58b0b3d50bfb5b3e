// `kith account`: the operator's way in, before anybody can sign in and when nobody can any more.
#pragma once

#include "commands/program.hpp"

namespace kith::commands {

// Takes the words after `account`: add, list, reset-password or suspend. Exit codes as in
// program.hpp.
int account(const Program& program, const Arguments& arguments);

}  // namespace kith::commands
