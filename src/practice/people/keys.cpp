#include "practice/people/keys.hpp"

#include "platform/base/text.hpp"

namespace kith::people {

std::string name_key(std::string_view name) {
    std::string key;
    for (const char letter : text::folded(name)) {
        const bool plain_other = static_cast<unsigned char>(letter) < 0x80 &&
                                 !(letter >= 'a' && letter <= 'z') &&
                                 !(letter >= '0' && letter <= '9');
        if (!plain_other) key += letter;
    }
    return key;
}

std::string after_prefix(std::string_view prefix) {
    // Keys are compared byte by byte, and no UTF-8 text holds the byte 0xF8; U+10FFFF sorts last.
    return std::string(prefix) + "\xF4\x8F\xBF\xBF";
}

}  // namespace kith::people
