#include "platform/web/theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

namespace kith::web {
namespace {

using Linear = std::array<double, 3>;  // red, green, blue as light, 0 to 1

// Björn Ottosson's Oklab (2020) as lightness and two axes of hue: equal steps look equal, so a
// colour can be made lighter or darker without seeming to become another colour.
struct Shade {
    double lightness;
    double a;
    double b;
};

double to_light(double part) {
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double from_light(double light) {
    return light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
}

std::optional<Linear> read(std::string_view colour) {
    if (colour.starts_with('#')) colour.remove_prefix(1);
    std::uint32_t value = 0;
    const auto* end = colour.data() + colour.size();
    const auto parsed = std::from_chars(colour.data(), end, value, 16);
    if (colour.size() != 6 || parsed.ec != std::errc{} || parsed.ptr != end) return {};
    const auto part = [value](int shift) { return to_light(((value >> shift) & 255U) / 255.0); };
    return Linear{part(16), part(8), part(0)};
}

std::string written(const Linear& colour) {
    const auto part = [](double light) {
        return static_cast<int>(std::lround(from_light(std::clamp(light, 0.0, 1.0)) * 255));
    };
    return fmt::format("#{:02x}{:02x}{:02x}", part(colour[0]), part(colour[1]), part(colour[2]));
}

Shade shade(const Linear& c) {
    const double l = std::cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
    const double m = std::cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
    const double s = std::cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

Linear light(const Shade& shade) {
    const auto cubed = [](double x) { return x * x * x; };
    const double l = cubed(shade.lightness + 0.3963377774 * shade.a + 0.2158037573 * shade.b);
    const double m = cubed(shade.lightness - 0.1055613458 * shade.a - 0.0638541728 * shade.b);
    const double s = cubed(shade.lightness - 0.0894841775 * shade.a - 1.2914855480 * shade.b);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

bool can_be_shown(const Linear& colour) {
    return std::ranges::all_of(colour, [](double x) { return x >= -0.0005 && x <= 1.0005; });
}

// The hue of `base` at another lightness, at most as colourful as `chroma`, less where no screen
// could show it.
std::string at(const Shade& base, double lightness, double chroma) {
    const double own = std::hypot(base.a, base.b);
    double scale = own > 0 ? std::min(1.0, chroma / own) : 0;
    Linear colour = light({lightness, base.a * scale, base.b * scale});
    while (!can_be_shown(colour) && scale > 0.01) {
        scale *= 0.95;
        colour = light({lightness, base.a * scale, base.b * scale});
    }
    return written(colour);
}

// As near to `lightness` as lets it stand out from `ground` by `ratio`, going by `step`.
std::string readable(const Shade& base, double lightness, double chroma, std::string_view ground,
                     double ratio, double step) {
    std::string colour = at(base, lightness, chroma);
    while (contrast(colour, ground) < ratio && lightness > 0.05 && lightness < 0.99) {
        lightness += step;
        colour = at(base, lightness, chroma);
    }
    return colour;
}

double luminance(const Linear& c) {
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
}

}  // namespace

Result<Theme> theme_of(std::string_view colour) {
    const auto given = read(colour);
    if (!given) return invalid("colour", "Enter a colour as six figures, like #0b5d66");
    const Shade base = shade(*given);
    const double chroma = std::hypot(base.a, base.b);
    const std::string tint = at(base, 0.945, 0.018);
    const std::string deep = at(base, 0.31, 0.042);
    const double start = std::min(base.lightness, 0.98);
    const std::string brand = readable(base, start, chroma, tint, 5, -0.01);
    const double strong = std::min(0.345, shade(*read(brand)).lightness - 0.08);
    return Theme{
        .brand = brand,
        .strong = readable(base, std::max(strong, 0.05), chroma, tint, 9.0, -0.01),
        .tint = tint,
        .line = at(base, 0.77, 0.055),
        .bright = readable(base, 0.81, std::min(chroma, 0.11), deep, 6.0, 0.01),
        .deep = deep,
    };
}

std::string theme_css(const Theme& theme) {
    return fmt::format(
        ":root{{--kith-brand:{};--kith-brand-strong:{};--kith-brand-tint:{};"
        "--kith-brand-line:{};--kith-brand-bright:{};--kith-brand-deep:{}}}\n",
        theme.brand, theme.strong, theme.tint, theme.line, theme.bright, theme.deep);
}

double contrast(std::string_view one, std::string_view other) {
    const auto first = read(one);
    const auto second = read(other);
    if (!first || !second) return 1;
    const auto [darker, lighter] = std::minmax({luminance(*first), luminance(*second)});
    return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace kith::web
