#include <cstdint>

#include "platform/base/text.hpp"
#include "platform/web/request.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto form = kith::web::parse_url_encoded(text);
    if (form) {
        for (const auto& [name, value] : form->items()) {
            if (!kith::text::valid_utf8(name) || !kith::text::valid_utf8(value)) __builtin_trap();
        }
    }
    return 0;
}
