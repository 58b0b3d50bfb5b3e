#include "platform/pdf/card.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

#include "platform/base/text.hpp"
#include "platform/pdf/canvas.hpp"

namespace kith::pdf {
namespace {

constexpr CardPlace place;
constexpr double inside = millimetres(4);
constexpr double left = millimetres(place.left) + inside;
constexpr double top = millimetres(place.top) + inside;
constexpr double bottom = millimetres(place.top + place.height) - inside;
constexpr double code_side = millimetres(place.code);
constexpr double code_left = millimetres(place.left + place.width) - inside - code_side;
constexpr double text_width = code_left - left - millimetres(2);
constexpr int quiet = 2;  // modules kept white round the code besides the card's own margin

void draw_code(Canvas& canvas, const std::string& address) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeString8bit(address.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
    if (!code) throw std::runtime_error("a QR code cannot be made of this text");
    const double module = code_side / (code->width + 2 * quiet);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width;) {
            int end = x;
            while (end < code->width && (code->data[y * code->width + end] & 1) != 0) ++end;
            if (end > x) {
                canvas.line(code_left + (x + quiet) * module, top + (y + quiet) * module,
                            (end - x) * module, module);
            }
            x = end > x ? end : x + 1;
        }
    }
}

void draw_outline(Canvas& canvas) {
    constexpr double from = millimetres(place.left), above = millimetres(place.top);
    constexpr double wide = millimetres(place.width), high = millimetres(place.height);
    constexpr double thin = 0.5;
    canvas.line(from, above, wide, thin, "#777777");
    canvas.line(from, above + high, wide, thin, "#777777");
    canvas.line(from, above, thin, high, "#777777");
    canvas.line(from + wide, above, thin, high, "#777777");
}

// As large as there is room for above the foot.
void draw_words(Canvas& canvas, const WalletCard& card, double from, double until) {
    const std::string words = text::join(card.words, "\n");
    for (double size = 10;; size -= 0.5) {
        const auto all = canvas.set(words, {.size = size, .spacing = 0.92}, text_width);
        const auto phone =
            canvas.set(card.phone, {.size = size * 1.4, .bold = true}, text_width);
        const double high = all.height() + (card.phone.empty() ? 0 : phone.height());
        if (from + high > until && size > 5) continue;
        if (!words.empty()) from = canvas.draw(all, left, from, "P");
        if (!card.phone.empty()) canvas.draw(phone, left, from, "P");
        return;
    }
}

}  // namespace

std::string wallet_card(const std::string& title, const WalletCard& card) {
    Canvas canvas(millimetres(210), millimetres(297), title);
    draw_outline(canvas);
    const double below = canvas.draw(
        canvas.set(card.name, {.size = 12, .bold = true}, text_width), left, top, "H1");
    const auto foot =
        canvas.set(card.foot, {.size = 7}, millimetres(place.width) - 2 * inside);
    const double foot_at = bottom - foot.height();
    draw_words(canvas, card, below + 2, foot_at - 2);
    draw_code(canvas, card.address);
    canvas.draw(canvas.set(card.scan, {.size = 7, .bold = true}, code_side), code_left,
                top + code_side + 1, "P");
    canvas.draw(foot, left, foot_at, "P");
    return canvas.finish(language_of(text::join(card.words, " ")));
}

}  // namespace kith::pdf
