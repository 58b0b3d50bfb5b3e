// A list's file, read whole, whatever it is packed in.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"

namespace kith::lists {

struct ListFile {
    std::string text;  // CSV
    std::string hash;  // of the bytes as they came
    char separator = ',';
};
Result<ListFile> read_list_file(const std::filesystem::path& file);
// CSV as it is, gzip unpacked, the first sheet of an XLSX workbook as CSV.
Result<ListFile> open_list(std::string bytes);

}  // namespace kith::lists
