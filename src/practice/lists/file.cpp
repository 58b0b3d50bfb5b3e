#include "practice/lists/file.hpp"

#include <fstream>
#include <sstream>

#include "platform/base/crypto.hpp"
#include "platform/base/csv.hpp"
#include "platform/base/gzip.hpp"

namespace kith::lists {
namespace {

constexpr std::size_t most_unpacked = std::size_t{4} << 30;

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }

}  // namespace

Result<ListFile> read_list_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return invalid("file", "The file " + file.string() + " cannot be opened");
    std::ostringstream bytes;
    bytes << in.rdbuf();
    ListFile read{.text = std::move(bytes).str(), .hash = ""};
    if (is_gzip(read.text)) {
        auto unpacked = gunzip(read.text, most_unpacked);
        if (!unpacked) return invalid("file", unpacked.error());
        read.text = *std::move(unpacked);
    }
    if (read.text.empty()) return invalid("file", "The file is empty");
    read.hash = sha256_hex(read.text);
    read.separator = csv_separator(std::string_view(read.text).substr(0, 4096));
    return read;
}

std::size_t rows_in(const ListFile& file) {
    CsvReader reader(file.text, file.separator);
    std::size_t rows = 0;
    while (reader.next()) ++rows;
    return rows > 0 ? rows - 1 : 0;
}

}  // namespace kith::lists
