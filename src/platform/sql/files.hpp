// Files that must outlast a loss of power.
#pragma once

#include <filesystem>

namespace kith::sql {

// Makes what was written to a file, or the names in a folder, outlast a loss of power.
void sync_to_disk(const std::filesystem::path& path);

}  // namespace kith::sql
