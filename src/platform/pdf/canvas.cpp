#include "platform/pdf/canvas.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <vector>

#include "platform/base/text.hpp"

namespace kith::pdf {
namespace {

// Noto has a face for nearly every script; where it is missing, the machine's own take its place.
// Urdu is read in Nastaliq, Arabic in Naskh; without a word from us they would be set in Kufi.
const char* families_for(std::string_view language) {
    if (language == "ur") return "Noto Sans, Noto Nastaliq Urdu, DejaVu Sans, sans-serif";
    return "Noto Sans, Noto Naskh Arabic, DejaVu Sans, sans-serif";
}

struct Free {
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoContext* context) const { g_object_unref(context); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

cairo_status_t keep(void* file, const unsigned char* bytes, unsigned int length) {
    static_cast<std::string*>(file)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

struct Colour {
    double red = 0, green = 0, blue = 0;
};

Colour colour_of(std::string_view text) {
    if (text.size() != 7 || text.front() != '#') return {};
    const auto value = std::strtoul(std::string(text.substr(1)).c_str(), nullptr, 16);
    const auto share = [&](unsigned shift) {
        return static_cast<double>((value >> shift) & 0xffU) / 255.0;
    };
    return {share(16), share(8), share(0)};
}

// A pixel of a Picture as it looks on white paper, in one number as Cairo keeps it: presses are
// spared mixing what can be seen through.
std::uint32_t on_paper(std::string_view pixel) {
    const auto sample = [&](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(pixel[at]));
    };
    const std::uint32_t opacity = sample(3);
    const auto part = [&](std::size_t at) {
        return (sample(at) * opacity + 255 * (255 - opacity) + 127) / 255;
    };
    return part(0) << 16 | part(1) << 8 | part(2);
}

// Spaces inside a number do not part it: it stays on its line, and in right-to-left words its
// groups keep their order.
std::string with_whole_numbers(std::string_view text) {
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    std::string whole;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool inside = text[at] == ' ' && at > 0 && at + 1 < text.size() &&
                            is_digit(text[at - 1]) && is_digit(text[at + 1]);
        if (inside) {
            whole += "\u00a0";
        } else {
            whole += text[at];
        }
    }
    return whole;
}

}  // namespace

struct Setting::Parts {
    struct Line {
        PangoLayoutLine* line;  // the layout's own
        double left, height, baseline;  // its baseline below its top
    };
    Owned<PangoLayout> layout;
    std::vector<Line> lines{};
    Colour colour{};
};

Setting::Setting(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Setting::~Setting() = default;
Setting::Setting(Setting&&) noexcept = default;

int Setting::lines() const { return static_cast<int>(parts_->lines.size()); }

double Setting::height_of(int line) const {
    return parts_->lines[static_cast<std::size_t>(line)].height;
}

double Setting::height() const {
    double all = 0;
    for (const auto& line : parts_->lines) all += line.height;
    return all;
}

struct Drawn::Parts {
    Owned<cairo_surface_t> surface{};
    int width = 0;
};

Drawn::Drawn(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Drawn::~Drawn() = default;
Drawn::Drawn(Drawn&&) noexcept = default;

struct Canvas::Parts {
    std::string file{};
    Owned<cairo_surface_t> surface{};
    Owned<cairo_t> cairo{};
    int page = 1;
};

Canvas::Canvas(double width, double height, const std::string& title)
    : parts_(std::make_unique<Parts>()) {
    parts_->surface.reset(
        cairo_pdf_surface_create_for_stream(keep, &parts_->file, width, height));
    cairo_pdf_surface_set_metadata(parts_->surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(parts_->surface.get(), CAIRO_PDF_METADATA_CREATOR, "Kith");
    parts_->cairo.reset(cairo_create(parts_->surface.get()));
    cairo_tag_begin(parts_->cairo.get(), "Document", nullptr);
}

Canvas::~Canvas() = default;

Setting Canvas::set(std::string_view text, const Style& style, double width) const {
    auto parts = std::make_unique<Setting::Parts>();
    parts->layout.reset(pango_cairo_create_layout(parts_->cairo.get()));
    PangoLayout* layout = parts->layout.get();
    // Lines are set for paper, not for the dots of a screen.
    pango_cairo_context_set_resolution(pango_layout_get_context(layout), 72);
    pango_context_set_round_glyph_positions(pango_layout_get_context(layout), FALSE);
    const std::string language(style.language.empty() ? language_of(text) : style.language);
    pango_context_set_language(pango_layout_get_context(layout),
                               pango_language_from_string(language.c_str()));
    const Owned<PangoFontDescription> font(
        pango_font_description_from_string(families_for(language)));
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(),
                                      style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font.get());
    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_auto_dir(layout, TRUE);
    const std::string whole = with_whole_numbers(text);
    pango_layout_set_text(layout, whole.data(), static_cast<int>(whole.size()));
    const Owned<PangoLayoutIter> at(pango_layout_get_iter(layout));
    do {
        PangoRectangle box;
        pango_layout_iter_get_line_extents(at.get(), nullptr, &box);
        const double below = points(pango_layout_iter_get_baseline(at.get()) - box.y);
        const double height = points(box.height) * style.spacing;
        parts->lines.push_back({.line = pango_layout_iter_get_line_readonly(at.get()),
                                .left = points(box.x),
                                .height = height,
                                .baseline = below - (points(box.height) - height) / 2});
    } while (pango_layout_iter_next_line(at.get()) != FALSE);
    parts->colour = colour_of(style.colour);
    return Setting(std::move(parts));
}

double Canvas::draw(const Setting& setting, double left, double top, const char* element) {
    return draw(setting, left, top, element, 0, setting.lines());
}

double Canvas::draw(const Setting& setting, double left, double top, const char* element,
                    int first, int end) {
    cairo_t* cairo = parts_->cairo.get();
    const auto& parts = setting.parts();
    cairo_set_source_rgb(cairo, parts.colour.red, parts.colour.green, parts.colour.blue);
    cairo_tag_begin(cairo, element, nullptr);
    for (int line = first; line < end; ++line) {
        const auto& one = parts.lines[static_cast<std::size_t>(line)];
        cairo_move_to(cairo, left + one.left, top + one.baseline);
        pango_cairo_show_layout_line(cairo, one.line);
        top += one.height;
    }
    cairo_tag_end(cairo, element);
    return top;
}

void Canvas::line(double left, double top, double length, double thickness,
                  std::string_view colour) {
    cairo_t* cairo = parts_->cairo.get();
    const Colour drawn = colour_of(colour);
    cairo_set_source_rgb(cairo, drawn.red, drawn.green, drawn.blue);
    cairo_rectangle(cairo, left, top, length, thickness);
    cairo_fill(cairo);
}

Drawn Canvas::set(const Picture& picture) const {
    auto parts = std::make_unique<Drawn::Parts>();
    parts->width = picture.width;
    parts->surface.reset(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height));
    unsigned char* rows = cairo_image_surface_get_data(parts->surface.get());
    if (rows == nullptr) throw std::runtime_error("no memory for a picture");
    const int stride = cairo_image_surface_get_stride(parts->surface.get());
    std::size_t at = 0;
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x, at += 4) {
            const std::uint32_t pixel = on_paper(std::string_view(picture.pixels).substr(at, 4));
            std::memcpy(rows + std::ptrdiff_t{y} * stride + std::ptrdiff_t{x} * 4, &pixel, 4);
        }
    }
    cairo_surface_mark_dirty(parts->surface.get());
    return Drawn(std::move(parts));
}

void Canvas::draw(const Drawn& picture, double left, double top, double width) {
    cairo_t* cairo = parts_->cairo.get();
    cairo_save(cairo);
    cairo_translate(cairo, left, top);
    const double scale = width / picture.parts().width;
    cairo_scale(cairo, scale, scale);
    cairo_set_source_surface(cairo, picture.parts().surface.get(), 0, 0);
    cairo_paint(cairo);
    cairo_restore(cairo);
}

void Canvas::content(const std::string& text) {
    const std::string where = "page=" + std::to_string(parts_->page) + " pos=[0 0]";
    cairo_pdf_surface_add_outline(parts_->surface.get(), CAIRO_PDF_OUTLINE_ROOT, text.c_str(),
                                  where.c_str(), static_cast<cairo_pdf_outline_flags_t>(0));
}

void Canvas::next_page() {
    cairo_show_page(parts_->cairo.get());
    ++parts_->page;
}

int Canvas::page() const { return parts_->page; }

std::string undrawable(std::string_view text) {
    const Owned<PangoContext> context(
        pango_font_map_create_context(pango_cairo_font_map_get_default()));
    const Owned<PangoLayout> layout(pango_layout_new(context.get()));
    const Owned<PangoFontDescription> font(
        pango_font_description_from_string(families_for(language_of(text))));
    pango_layout_set_font_description(layout.get(), font.get());
    const auto unknown = [&](std::string_view part) {
        pango_layout_set_text(layout.get(), part.data(), static_cast<int>(part.size()));
        return pango_layout_get_unknown_glyphs_count(layout.get()) > 0;
    };
    if (!unknown(text)) return {};
    constexpr int most_named = 20;
    std::string found;
    int named = 0;
    while (!text.empty() && named < most_named) {
        const auto letter = text::limit(text, 1);
        text.remove_prefix(letter.size());
        if (found.find(letter) != std::string::npos || !unknown(letter)) continue;
        found += letter;
        ++named;
    }
    return found;
}

std::string Canvas::finish(std::string_view language) {
    cairo_tag_end(parts_->cairo.get(), "Document");
    parts_->cairo.reset();
    cairo_surface_finish(parts_->surface.get());
    const auto status = cairo_surface_status(parts_->surface.get());
    if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(cairo_status_to_string(status));
    return with_language(std::move(parts_->file), language);
}

}  // namespace kith::pdf
