// kith import shielding|register|postcodes FILE
#pragma once

#include "commands/program.hpp"

namespace kith::commands {

int import(const Program& program, const Arguments& arguments);

}  // namespace kith::commands
