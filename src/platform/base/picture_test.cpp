#include "platform/base/picture.hpp"

#include <gtest/gtest.h>
#include <png.h>
#include <zlib.h>

#include <vector>

namespace kith {
namespace {

// How a PNG of the tests is made by libpng's own writer.
struct Kind {
    const char* name;
    int colours, depth;
    bool interlaced = false;
};

void append(png_structp png, png_bytep bytes, std::size_t length) {
    static_cast<std::string*>(png_get_io_ptr(png))
        ->append(reinterpret_cast<const char*>(bytes), length);
}

// 64 × 48 of one strong red, in a palette or as it is; with opacity, half seen through.
std::string png_of(const Kind& kind, std::uint32_t width = 64, std::uint32_t height = 48,
                   std::string words = {}) {
    std::string file;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &file, append, nullptr);
    png_set_IHDR(png, info, width, height, kind.depth, kind.colours,
                 kind.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    const png_color red{200, 0, 0};
    if (kind.colours == PNG_COLOR_TYPE_PALETTE) png_set_PLTE(png, info, &red, 1);
    std::string key = "Author";
    png_text text{PNG_TEXT_COMPRESSION_NONE, key.data(), words.data(), words.size(), 0, nullptr,
                  nullptr};
    if (!words.empty()) png_set_text(png, info, &text, 1);
    png_write_info(png, info);
    const std::size_t sample = static_cast<std::size_t>(kind.depth) / 8;
    const std::size_t channels = png_get_channels(png, info);
    std::vector<png_byte> row(png_get_rowbytes(png, info), 0);
    for (std::size_t at = 0; sample > 0 && at < row.size(); at += sample * channels) {
        const bool colour = (kind.colours & PNG_COLOR_MASK_COLOR) != 0;
        if (kind.colours != PNG_COLOR_TYPE_PALETTE) row[at] = colour ? 200 : 90;
        if ((kind.colours & PNG_COLOR_MASK_ALPHA) != 0) row[at + sample * (channels - 1)] = 128;
    }
    std::vector<png_bytep> rows(height, row.data());
    png_write_image(png, rows.data());
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return file;
}

// The file with other sides than it has, its header's checksum made right again.
std::string claiming(std::string file, std::uint32_t width, std::uint32_t height) {
    const auto put = [&](std::size_t at, std::uint32_t value) {
        for (int byte = 3; byte >= 0; --byte) {
            file[at++] = static_cast<char>((value >> (8 * byte)) & 0xffU);
        }
    };
    put(16, width);
    put(20, height);
    put(29, static_cast<std::uint32_t>(
                crc32(0, reinterpret_cast<const Bytef*>(file.data()) + 12, 17)));
    return file;
}

int sample_of(const Picture& picture, std::size_t at) {
    return static_cast<unsigned char>(picture.pixels.at(at));
}

const Kind plain{"colours", PNG_COLOR_TYPE_RGB, 8};

class KindOfPng : public testing::TestWithParam<Kind> {};

TEST_P(KindOfPng, IsReadAsTheColoursItShows) {
    const auto picture = read_png(png_of(GetParam()));

    ASSERT_TRUE(picture) << picture.error();
    EXPECT_EQ(picture->width, 64);
    EXPECT_EQ(picture->height, 48);
    ASSERT_EQ(picture->pixels.size(), 64U * 48U * 4U);
    const bool grey = (GetParam().colours & PNG_COLOR_MASK_COLOR) == 0;
    const std::size_t last = picture->pixels.size() - 4;
    for (const std::size_t at : {std::size_t{0}, last}) {
        if (!grey && GetParam().depth >= 8) {
            EXPECT_NEAR(sample_of(*picture, at), 200, 2);
            EXPECT_EQ(sample_of(*picture, at + 1), 0);
        }
        const bool clear = (GetParam().colours & PNG_COLOR_MASK_ALPHA) != 0;
        EXPECT_NEAR(sample_of(*picture, at + 3), clear ? 128 : 255, 1);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Of, KindOfPng,
    testing::Values(plain, Kind{"colours_clear", PNG_COLOR_TYPE_RGB_ALPHA, 8},
                    Kind{"palette", PNG_COLOR_TYPE_PALETTE, 8},
                    Kind{"palette_of_two", PNG_COLOR_TYPE_PALETTE, 1},
                    Kind{"grey", PNG_COLOR_TYPE_GRAY, 8},
                    Kind{"black_white", PNG_COLOR_TYPE_GRAY, 1},
                    Kind{"grey_clear", PNG_COLOR_TYPE_GRAY_ALPHA, 8},
                    Kind{"deep", PNG_COLOR_TYPE_RGB_ALPHA, 16, true},
                    Kind{"interlaced", PNG_COLOR_TYPE_RGB, 8, true},
                    Kind{"interlaced_palette", PNG_COLOR_TYPE_PALETTE, 8, true}),
    [](const auto& test) { return std::string(test.param.name); });

std::string fault_of(std::string_view file, const PictureLimits& limits = {}) {
    const auto picture = read_png(file, limits);
    return picture ? "it was read" : picture.error();
}

bool says(const std::string& fault, std::string_view words) {
    return fault.find(words) != std::string::npos;
}

TEST(AFileThatIsNoPng, IsRefusedWithWhatToDo) {
    EXPECT_TRUE(says(fault_of(""), "empty"));
    EXPECT_TRUE(says(fault_of("\xFF\xD8\xFF\xE0 JFIF"), "JPEG"));
    EXPECT_TRUE(says(fault_of("GIF89a"), "GIF"));
    EXPECT_TRUE(says(fault_of("<?xml version=\"1.0\"?><svg onload=\"x\">"), "SVG"));
    EXPECT_TRUE(says(fault_of("%PDF-1.7"), "not a PNG"));
    EXPECT_TRUE(says(fault_of("\x89PNG\r\n\x1a\n"), "cut short"));
}

TEST(APictureCutShort, IsRefusedWhereverItEnds) {
    const std::string whole = png_of(plain);
    // Its last 12 bytes only say that it ends.
    for (std::size_t length = 8; length + 12 < whole.size(); ++length) {
        EXPECT_TRUE(says(fault_of(whole.substr(0, length)), "cut short")) << length;
    }
}

TEST(APictureWithAChangedByte, IsRefusedOrReadButNeverMore) {
    const std::string whole = png_of(plain);
    for (std::size_t at = 8; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x20);
        const auto picture = read_png(changed);
        if (!picture) continue;
        EXPECT_EQ(picture->pixels.size(), 64U * 48U * 4U) << at;
    }
}

TEST(APictureTooLarge, IsRefusedByWhatItsHeaderClaims) {
    const std::string bomb = claiming(png_of(plain), 60'000, 60'000);

    EXPECT_TRUE(says(fault_of(bomb), "60000 pixels wide and 60000 high; the most is 2000"));
    EXPECT_TRUE(says(fault_of(claiming(png_of(plain), 2'000, 2'000)), "cut short"));
    EXPECT_TRUE(says(fault_of(claiming(png_of(plain), 0xffffffff, 1)), "cut short"));
    EXPECT_TRUE(says(fault_of(png_of(plain, 8, 200)), "too small"));
}

TEST(AFileTooLarge, IsRefusedWithItsSize) {
    std::string file = png_of(plain);
    file.resize(1'250'000, 'x');

    EXPECT_TRUE(says(fault_of(file), "The file has 1.3 MB; the most is 500 KB"));
}

TEST(APictureWritten, HasNothingButItsPixels) {
    const auto picture = read_png(png_of(plain, 64, 48, "made by somebody")).value();

    const std::string file = write_png(picture);

    EXPECT_EQ(read_png(file).value().pixels, picture.pixels);
    for (const auto* chunk : {"tEXt", "zTXt", "iTXt", "eXIf", "tIME", "iCCP"}) {
        EXPECT_FALSE(says(file, chunk)) << chunk;
    }
    EXPECT_THROW(write_png({.width = 3, .height = 3, .pixels = "short"}), std::invalid_argument);
}

TEST(APictureOnPaper, IsSeenWhenAnyOfItIsDarkerThanPaper) {
    const std::string white(4, '\xFF');
    const std::string clear_black("\0\0\0\0", 4);

    EXPECT_FALSE(shows_on_white({.width = 1, .height = 2, .pixels = white + clear_black}));
    EXPECT_TRUE(shows_on_white(
        {.width = 1, .height = 2, .pixels = white + std::string("\0\0\0\xFF", 4)}));
}

}  // namespace
}  // namespace kith
