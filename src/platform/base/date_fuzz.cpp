#include "platform/base/dates.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto typed = kith::parse_date(text);
    if (typed && kith::parse_date(kith::written(*typed)) != typed) __builtin_trap();
    const auto fed = kith::parse_feed_date(text);
    if (typed && (!fed || fed->day != *typed)) __builtin_trap();
    return 0;
}
