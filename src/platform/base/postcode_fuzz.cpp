#include "platform/base/postcode.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto postcode = kith::Postcode::parse(text);
    if (postcode && kith::Postcode::parse(postcode->text()) != postcode) __builtin_trap();
    return 0;
}
