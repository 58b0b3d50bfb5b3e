// Pictures as pixels, read from PNG files of any kind by libpng, and written again as plain ones.
#pragma once

#include <string>
#include <string_view>

#include "platform/base/parsed.hpp"

namespace kith {

struct Picture {
    int width = 0, height = 0;
    // Red, green, blue and opacity, a byte each, not multiplied; line by line from the top.
    std::string pixels{};
};

struct PictureLimits {
    std::size_t bytes = 500'000;  // of the file
    int least_side = 32;          // pixels, for either side
    int most_side = 2'000;
};

// The picture of a PNG file with any colours, depth and transparency, interlaced or not. The error
// is a sentence that says what to do. What a file of a few bytes claims to unpack to is never taken
// into memory beyond the limits.
Parsed<Picture> read_png(std::string_view file, const PictureLimits& limits = {});

// As a PNG with 8 bits a colour, not interlaced, with nothing in it but its pixels.
std::string write_png(const Picture& picture);

// Whether anything of it can be seen on white paper.
bool shows_on_white(const Picture& picture);

}  // namespace kith
