#include "practice/lists/zip.hpp"

#include <zlib.h>

#include <algorithm>

namespace kith::lists {
namespace {

constexpr std::uint32_t end_mark = 0x06054b50, entry_mark = 0x02014b50, file_mark = 0x04034b50;
constexpr std::size_t end_size = 22, entry_size = 46, file_size = 30;
constexpr std::size_t longest_comment = 65535;
constexpr std::size_t most_files = 10'000;

std::uint32_t number_at(std::string_view bytes, std::size_t at, int count) {
    std::uint32_t number = 0;
    for (int each = count - 1; each >= 0; --each) {
        number = number << 8 |
                 static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(each)]);
    }
    return number;
}

// Where the archive's directory is described: near the end, before a comment.
std::size_t end_of_directory(std::string_view bytes) {
    if (bytes.size() < end_size) return bytes.npos;
    const std::size_t last = bytes.size() - end_size;
    const std::size_t first = last > longest_comment ? last - longest_comment : 0;
    for (std::size_t at = last + 1; at-- > first;) {
        if (number_at(bytes, at, 4) == end_mark) return at;
    }
    return bytes.npos;
}

Parsed<std::string> inflated(std::string_view packed, std::size_t size, std::size_t most) {
    // What the directory says of the size is not believed further than `most`.
    std::string text(std::min(size, most), '\0');
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return refused("The workbook cannot be read");
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    const int ended = inflate(&stream, Z_FINISH);
    const std::size_t written = stream.total_out;
    inflateEnd(&stream);
    if (ended != Z_STREAM_END || written != size) return refused("The workbook is damaged");
    return text;
}

}  // namespace

Parsed<Zip> Zip::open(std::string_view bytes) {
    Zip zip;
    zip.bytes_ = bytes;
    const std::size_t end = end_of_directory(bytes);
    if (end == bytes.npos) return refused("The file is cut short or is no workbook");
    std::size_t at = number_at(bytes, end + 16, 4);
    const std::size_t count = number_at(bytes, end + 10, 2);
    if (count > most_files) return refused("The workbook holds too many parts");
    for (std::size_t each = 0; each < count; ++each) {
        if (at > bytes.size() || bytes.size() - at < entry_size ||
            number_at(bytes, at, 4) != entry_mark) {
            return refused("The workbook is damaged");
        }
        const std::size_t name = number_at(bytes, at + 28, 2);
        const std::size_t extra = number_at(bytes, at + 30, 2);
        const std::size_t comment = number_at(bytes, at + 32, 2);
        if (bytes.size() - at - entry_size < name) return refused("The workbook is damaged");
        if ((number_at(bytes, at + 8, 2) & 1U) != 0) {
            return refused("The workbook is protected by a password. Save it without");
        }
        zip.files_.insert_or_assign(
            std::string(bytes.substr(at + entry_size, name)),
            File{.offset = number_at(bytes, at + 42, 4),
                 .packed = number_at(bytes, at + 20, 4),
                 .size = number_at(bytes, at + 24, 4),
                 .method = static_cast<std::uint16_t>(number_at(bytes, at + 10, 2))});
        at += entry_size + name + extra + comment;
    }
    return zip;
}

Parsed<std::string> Zip::read(std::string_view name, std::size_t most) const {
    const auto found = files_.find(name);
    if (found == files_.end()) return refused("The workbook has no " + std::string(name));
    const File& file = found->second;
    // Deflate never packs tighter than about 1 in 1,032, so a size beyond that is a lie.
    if (file.size > most || file.size / 1100 > file.packed) {
        return refused("The workbook is too large");
    }
    if (file.offset > bytes_.size() || bytes_.size() - file.offset < file_size ||
        number_at(bytes_, file.offset, 4) != file_mark) {
        return refused("The workbook is damaged");
    }
    const std::size_t start = file.offset + file_size + number_at(bytes_, file.offset + 26, 2) +
                              number_at(bytes_, file.offset + 28, 2);
    if (start > bytes_.size() || bytes_.size() - start < file.packed) {
        return refused("The workbook is damaged");
    }
    const std::string_view packed = bytes_.substr(start, file.packed);
    if (file.method == 0) return std::string(packed);
    if (file.method != 8) return refused("The workbook is packed in a way that is not known");
    return inflated(packed, file.size, most);
}

}  // namespace kith::lists
