#include <cstdint>

#include "platform/web/request.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto cookies = kith::web::parse_cookies(text);
    for (const auto& [name, value] : cookies.items()) {
        if (name.empty() || name.size() + value.size() >= size) __builtin_trap();
    }
    return 0;
}
