#include "platform/sql/files.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace kith::sql {

void sync_to_disk(const std::filesystem::path& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    fsync(file);
    close(file);
}

}  // namespace kith::sql
