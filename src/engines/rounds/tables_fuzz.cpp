#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engines/rounds/tables.hpp"

// The bytes before the first NUL are the stops, those after it the volunteers.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace kith::rounds;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto middle = std::min(text.find('\0'), text.size());
    const auto after = std::min(middle + 1, text.size());
    const auto problem = read_tables(text.substr(0, middle), text.substr(after));
    if (!problem || problem->stops.size() > 20 || problem->workers.size() > 20) return 0;
    Options options;
    options.iterations = 20;
    options.threads = 1;
    const auto plan = solve(*problem, options);
    if (!plan) return 0;
    if (!faults(*problem, *plan, 1e-3).empty()) std::abort();
    write_rounds(*problem, *plan, Times::Clock);
    return 0;
}
