#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engines/rounds/solomon.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace kith::rounds;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    looks_like_solomon(text);
    const auto problem = read_solomon(text);
    if (!problem || problem->stops.size() > 20 || problem->workers.size() > 20) return 0;
    Options options;
    options.iterations = 20;
    options.threads = 1;
    const auto plan = solve(*problem, options);
    if (plan && !faults(*problem, *plan, 1e-3).empty()) std::abort();
    return 0;
}
