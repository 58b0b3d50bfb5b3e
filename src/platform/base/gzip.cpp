#include "platform/base/gzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <new>

namespace kith {
namespace {

constexpr int gzip_window = 15 + 16;  // the largest window, and a gzip header
constexpr std::size_t piece = std::size_t{1} << 30;

// zlib reads through a pointer to non-const but does not write.
Bytef* readable(std::string_view bytes) {
    return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
}

// Offers the stream the next piece of input and of room; sizes in zlib are 32 bits.
void offer(z_stream& stream, std::string_view bytes, std::size_t read, std::string& out,
           std::size_t written) {
    stream.next_in = readable(bytes) + read;
    stream.avail_in = static_cast<uInt>(std::min(bytes.size() - read, piece));
    stream.next_out = reinterpret_cast<Bytef*>(out.data()) + written;
    stream.avail_out = static_cast<uInt>(std::min(out.size() - written, piece));
}

}  // namespace

std::string gzip(std::string_view bytes, int level) {
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    int answer = Z_OK;
    while (answer == Z_OK) {
        offer(stream, bytes, stream.total_in, out, stream.total_out);
        const bool last = bytes.size() - stream.total_in <= piece;
        answer = deflate(&stream, last ? Z_FINISH : Z_NO_FLUSH);
    }
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

Parsed<std::string> gunzip(std::string_view bytes, std::size_t most) {
    z_stream stream{};
    if (inflateInit2(&stream, gzip_window) != Z_OK) throw std::bad_alloc();
    std::string out;
    int answer = Z_OK;
    while (answer == Z_OK && stream.total_out <= most) {
        // One byte of room too many shows whether there is more than is allowed.
        out.resize(std::min(most + 1, std::max(out.size() * 2, bytes.size() * 4 + 64)));
        offer(stream, bytes, stream.total_in, out, stream.total_out);
        answer = inflate(&stream, Z_NO_FLUSH);
    }
    const std::size_t length = stream.total_out;
    const std::size_t read = stream.total_in;
    inflateEnd(&stream);
    if (length > most) return refused("The file is too large when unpacked");
    if (answer != Z_STREAM_END || read != bytes.size())
        return refused("The file is not a whole gzip file");
    out.resize(length);
    return out;
}

}  // namespace kith
