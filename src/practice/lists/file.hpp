// A list's file, read whole.
#pragma once

#include <filesystem>
#include <string>

#include "platform/base/result.hpp"

namespace kith::lists {

struct ListFile {
    std::string text;  // unpacked
    std::string hash;
    char separator = ',';
};
Result<ListFile> read_list_file(const std::filesystem::path& file);

// How many rows follow the first.
std::size_t rows_in(const ListFile& file);

}  // namespace kith::lists
