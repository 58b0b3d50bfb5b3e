#include <cstdint>

#include "platform/web/request.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto line = text.find('\n');
    const auto type = line == text.npos ? std::string_view("multipart/form-data; boundary=b")
                                        : text.substr(0, line);
    const auto body = line == text.npos ? text : text.substr(line + 1);
    const auto parts = kith::web::parse_multipart(body, type);
    if (parts) {
        std::size_t bytes = 0;
        for (const auto& upload : parts->uploads) bytes += upload.content.size();
        if (bytes > size) __builtin_trap();
    }
    return 0;
}
