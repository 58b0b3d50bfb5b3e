#include <cstdint>
#include <string_view>

#include "platform/base/picture.hpp"

// Whatever the bytes, reading them as a picture ends, within bounds; what was read can be written,
// and reads back as the same pixels.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view file(reinterpret_cast<const char*>(bytes), size);
    const kith::PictureLimits limits{.bytes = 100'000, .least_side = 1, .most_side = 300};
    const auto picture = kith::read_png(file, limits);
    if (!picture) return picture.error().empty() ? 1 : 0;
    (void)kith::shows_on_white(*picture);
    const auto again = kith::read_png(kith::write_png(*picture), {.bytes = 1'000'000,
                                                                  .least_side = 1});
    if (!again || again->pixels != picture->pixels) __builtin_trap();
    return 0;
}
