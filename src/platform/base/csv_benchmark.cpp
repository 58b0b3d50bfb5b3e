#include <benchmark/benchmark.h>

#include <sstream>

#include "platform/base/csv.hpp"

namespace kith {
namespace {

// 14,000 rows like those of a list of people to shield.
std::string plain_file() {
    std::string file = "Id,FirstName,LastName,Address1,Address2,Town,Postcode,Phone,DateOfBirth\n";
    for (int row = 0; row < 14'000; ++row)
        file += std::to_string(row) +
                ",Stephen,Walsh,69 Church Avenue,,Colchester,ZZ3 4EQ,01632960001,10/10/1966\n";
    return file;
}

void read_all(CsvReader& reader) {
    while (reader.next()) benchmark::DoNotOptimize(reader.fields().data());
}

void read_from_memory(benchmark::State& state) {
    const std::string file = plain_file();
    for (auto _ : state) {
        CsvReader reader(file);
        read_all(reader);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * file.size()));
}
BENCHMARK(read_from_memory);

void read_from_a_stream(benchmark::State& state) {
    const std::string file = plain_file();
    for (auto _ : state) {
        std::istringstream stream(file);
        CsvReader reader(stream);
        read_all(reader);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * file.size()));
}
BENCHMARK(read_from_a_stream);

}  // namespace
}  // namespace kith
