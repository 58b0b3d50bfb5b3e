// Any bytes at all as the files of `kith match`: refused or read, never a crash; what is read as a
// plain question is solved to a proven optimum.
#include <cstdlib>

#include "engines/matching/arcs_text.hpp"
#include "engines/matching/reading.hpp"
#include "engines/matching/solver.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    using namespace kith::matching;
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
    const auto middle = text.size() * data[0] / 256;
    if (const auto table = Table::from_csv(text)) {
        Terms terms;
        static_cast<void>(read_jobs(*table, terms));
        static_cast<void>(read_volunteers(*table, terms));
    }
    const auto question = read_plain(text.substr(0, middle), text.substr(middle), "1000", 1);
    if (!question || question->market.volunteers() > 1000) return 0;
    Solver solver(question->market);
    solver.solve();
    const Assignment found = solver.assignment();
    if (!is_assignment(question->market, found.volunteer)) std::abort();
    return 0;
}
