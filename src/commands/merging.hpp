// Two records that become one person concern every slice that knows somebody.
#pragma once

namespace kith::commands {

// Registers what each slice does when two become one and when they are parted; once.
void introduce_merging();

}  // namespace kith::commands
