#include "platform/web/qr.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace kith::web {
namespace {

constexpr int border = 4;  // modules of quiet zone, as ISO/IEC 18004 asks

// One square of the path for each dark module.
std::string squares(const QRcode& code) {
    std::string path;
    for (int y = 0; y < code.width; ++y) {
        for (int x = 0; x < code.width; ++x) {
            if ((code.data[y * code.width + x] & 1) == 0) continue;
            path += 'M' + std::to_string(x + border) + ' ' + std::to_string(y + border);
            path += "h1v1h-1z";
        }
    }
    return path;
}

}  // namespace

html::Html qr_picture(std::string_view text, std::string_view label) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M), QRcode_free);
    if (!code) throw std::runtime_error("a QR code cannot be made of this text");
    const int side = code->width + 2 * border;
    return html::markup(R"(<svg role="img" aria-label="{}" width="220" height="220"
        viewBox="0 0 {} {}" shape-rendering="crispEdges">
        <rect width="{}" height="{}" fill="#ffffff"/><path fill="#000000" d="{}"/></svg>)",
                        label, side, side, side, side, squares(*code));
}

}  // namespace kith::web
