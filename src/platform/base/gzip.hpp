// The gzip format (RFC 1952), by zlib.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "platform/base/parsed.hpp"

namespace kith {

// `level` from 1 (fast) to 9 (small).
std::string gzip(std::string_view bytes, int level = 6);

// Refuses what is not gzip, is cut short or damaged, or would unfold to more than `most` bytes.
Parsed<std::string> gunzip(std::string_view bytes, std::size_t most);

}  // namespace kith
