#include "platform/base/picture.hpp"

#include <png.h>

#include <algorithm>
#include <stdexcept>

namespace kith {
namespace {

constexpr std::size_t samples = 4;
constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
constexpr std::string_view cut_short =
    "The picture cannot be read to its end: it is damaged or was cut short. Save it again as PNG";

// "1.2 MB", "500 KB"
std::string size_words(std::size_t bytes) {
    if (bytes < 1'000'000) return std::to_string((bytes + 999) / 1'000) + " KB";
    const auto tenths = (bytes + 99'999) / 100'000;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

std::string what_it_is_instead(std::string_view file) {
    if (file.empty()) return "The file is empty. Choose another";
    if (file.starts_with("\xFF\xD8\xFF")) {
        return "This is a JPEG picture. Save it as PNG and choose that";
    }
    if (file.starts_with("GIF8")) return "This is a GIF picture. Save it as PNG and choose that";
    if (file.starts_with("RIFF")) return "This is a WebP picture. Save it as PNG and choose that";
    if (file.substr(0, 2'000).find("<svg") != std::string_view::npos) {
        return "This is an SVG drawing. Save it as PNG, about 1,000 pixels wide, and choose that";
    }
    return "This is not a PNG picture. Choose one, or save the picture as PNG";
}

std::string sides_of(std::uint32_t width, std::uint32_t height) {
    return std::to_string(width) + " pixels wide and " + std::to_string(height) + " high";
}

// A picture being read or written; libpng's jumps stay inside its simplified functions.
class Png {
  public:
    Png() { image_.version = PNG_IMAGE_VERSION; }
    ~Png() { png_image_free(&image_); }
    Png(const Png&) = delete;
    Png& operator=(const Png&) = delete;

    png_image& operator*() { return image_; }
    png_image* operator->() { return &image_; }

  private:
    png_image image_{};
};

std::string fault_of_sides(const png_image& image, const PictureLimits& limits) {
    const auto most = static_cast<std::uint32_t>(limits.most_side);
    const auto least = static_cast<std::uint32_t>(limits.least_side);
    if (image.width > most || image.height > most) {
        return "The picture is " + sides_of(image.width, image.height) + "; the most is " +
               std::to_string(most) + " each way. Save it smaller, such as 1,000 pixels wide";
    }
    if (image.width < least || image.height < least) {
        return "The picture is " + sides_of(image.width, image.height) +
               ", too small to print. Choose one about 1,000 pixels wide";
    }
    return {};
}

}  // namespace

Parsed<Picture> read_png(std::string_view file, const PictureLimits& limits) {
    if (!file.starts_with(signature)) return refused(what_it_is_instead(file));
    if (file.size() > limits.bytes) {
        return refused("The file has " + size_words(file.size()) + "; the most is " +
                        size_words(limits.bytes) + ". Save it smaller, such as 1,000 pixels wide");
    }
    Png png;
    if (png_image_begin_read_from_memory(&*png, file.data(), file.size()) == 0) {
        return refused(cut_short);
    }
    if (const auto fault = fault_of_sides(*png, limits); !fault.empty()) {
        return refused(fault);
    }
    png->format = PNG_FORMAT_RGBA;
    // Samples of 16 bits are as bright as those of 8 unless the file says otherwise.
    png->flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    Picture picture{.width = static_cast<int>(png->width),
                    .height = static_cast<int>(png->height),
                    .pixels = std::string(PNG_IMAGE_SIZE(*png), '\0')};
    if (png_image_finish_read(&*png, nullptr, picture.pixels.data(), 0, nullptr) == 0) {
        return refused(cut_short);
    }
    return picture;
}

std::string write_png(const Picture& picture) {
    const auto width = static_cast<std::uint32_t>(picture.width);
    const auto height = static_cast<std::uint32_t>(picture.height);
    if (picture.pixels.size() != samples * width * height) {
        throw std::invalid_argument("a picture has another number of pixels than its sides say");
    }
    Png png;
    png->width = width;
    png->height = height;
    png->format = PNG_FORMAT_RGBA;
    // Twice the pixels is more than any PNG of them takes.
    png_alloc_size_t size = picture.pixels.size() * 2 + 10'000;
    std::string file(size, '\0');
    if (png_image_write_to_memory(&*png, file.data(), &size, 0, picture.pixels.data(), 0,
                                  nullptr) == 0) {
        throw std::runtime_error(std::string("a picture cannot be written: ") + png->message);
    }
    file.resize(size);
    return file;
}

bool shows_on_white(const Picture& picture) {
    constexpr int nearly_white = 235;
    for (std::size_t at = 0; at + samples <= picture.pixels.size(); at += samples) {
        const auto sample = [&](std::size_t which) {
            return static_cast<int>(static_cast<unsigned char>(picture.pixels[at + which]));
        };
        const int opacity = sample(3);
        const int darkest = std::min({sample(0), sample(1), sample(2)});
        if (255 - (255 - darkest) * opacity / 255 < nearly_white) return true;
    }
    return false;
}

}  // namespace kith
