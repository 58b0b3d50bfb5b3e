#include "platform/base/json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto json = kith::Json::parse(text);
    if (json && kith::Json::parse(json->print()) != json) __builtin_trap();
    return 0;
}
