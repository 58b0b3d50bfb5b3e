// Conditions of a cohort from any JSON: read or refused with a sentence, and the same when written
// and read again.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "practice/reaching/condition.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kith::reaching;
    const auto json =
        kith::Json::parse(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!json) return 0;
    const auto conditions = conditions_of(*json);
    if (!conditions) return 0;
    const auto again = conditions_of(json_of(*conditions));
    if (!again || *again != *conditions) std::abort();
    for (const auto& one : *conditions) (void)in_words(one, {});
    return 0;
}
