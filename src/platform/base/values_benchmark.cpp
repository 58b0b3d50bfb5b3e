#include <benchmark/benchmark.h>

#include "platform/base/dates.hpp"
#include "platform/base/id.hpp"
#include "platform/base/json.hpp"
#include "platform/base/nhs_number.hpp"
#include "platform/base/phone.hpp"
#include "platform/base/postcode.hpp"
#include "platform/base/text.hpp"

// What reading one row of a list costs, value by value: an import has 50 microseconds a row.
namespace kith {
namespace {

void make_an_id(benchmark::State& state) {
    const auto now = parse_instant("2026-11-23T08:39:28Z").value();
    for (auto _ : state) benchmark::DoNotOptimize(Uuid::make(now));
}
BENCHMARK(make_an_id);

void read_a_postcode(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(Postcode::parse("nr1 3ju"));
}
BENCHMARK(read_a_postcode);

void read_an_nhs_number(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(NhsNumber::parse("999 000 0018"));
}
BENCHMARK(read_an_nhs_number);

void read_a_phone_number(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(Phone::parse("020 7123 4567"));
}
BENCHMARK(read_a_phone_number);

void read_a_date(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(parse_feed_date("27/03/1950"));
}
BENCHMARK(read_a_date);

void read_a_date_with_a_month_name(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(parse_feed_date("27-Nov-1950"));
}
BENCHMARK(read_a_date_with_a_month_name);

void fold_a_plain_name(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(text::folded("Mary-Ann O'Hara"));
}
BENCHMARK(fold_a_plain_name);

void fold_a_name_with_accents(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(text::folded("Zoë Dvořák"));
}
BENCHMARK(fold_a_name_with_accents);

void tell_london_time(benchmark::State& state) {
    const auto now = parse_instant("2026-11-23T08:39:28Z").value();
    for (auto _ : state) benchmark::DoNotOptimize(london_time(now));
}
BENCHMARK(tell_london_time);

void read_json(benchmark::State& state) {
    std::string text = "[";
    for (int item = 0; item < 1000; ++item)
        text += R"({"id":"019ab1f0-7c40-7d2e-9f3a-5b1c2d3e4f50","count":12,"open":true},)";
    text.back() = ']';
    for (auto _ : state) benchmark::DoNotOptimize(Json::parse(text));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK(read_json);

}  // namespace
}  // namespace kith
