#include "practice/lists/file.hpp"

#include <fstream>
#include <sstream>

#include "platform/base/crypto.hpp"
#include "platform/base/csv.hpp"
#include "platform/base/gzip.hpp"
#include "practice/lists/workbook.hpp"

namespace kith::lists {
namespace {

constexpr std::size_t most_unpacked = std::size_t{4} << 30;

}  // namespace

Result<ListFile> open_list(std::string bytes) {
    ListFile read{.text = std::move(bytes), .hash = ""};
    read.hash = sha256_hex(read.text);
    if (read.text.starts_with("\x1f\x8b")) {
        auto unpacked = gunzip(read.text, most_unpacked);
        if (!unpacked) return invalid("file", unpacked.error());
        read.text = *std::move(unpacked);
    }
    if (is_workbook(read.text)) {
        auto sheet = first_sheet_as_csv(read.text);
        if (!sheet) return invalid("file", sheet.error());
        read.text = *std::move(sheet);
    }
    if (read.text.empty()) return invalid("file", "The file is empty");
    read.separator = csv_separator(std::string_view(read.text).substr(0, 4096));
    return read;
}

Result<ListFile> read_list_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return invalid("file", "The file " + file.string() + " cannot be opened");
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return open_list(std::move(bytes).str());
}

}  // namespace kith::lists
