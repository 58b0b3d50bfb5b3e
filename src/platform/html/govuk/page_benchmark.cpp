// A page as staff see it: fifty rows, a summary list and a form.
#include <benchmark/benchmark.h>

#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "platform/html/govuk/table.hpp"

namespace kith::govuk {
namespace {

Html rows(int count) {
    Table list{.head = {{.text = "Name"}, {.text = "Need"}, {.text = "Due"}}, .rows = {}};
    for (int row = 0; row < count; ++row) {
        const Url person = Url::path("/people/{}", row);
        list.rows.push_back({{.text = html::markup(R"(<a class="govuk-link" href="{}">{}</a>)",
                                                   person, "Ann O'Neil")},
                             {.text = "Shopping & prescriptions"},
                             {.text = "3 April 2020", .format = "numeric"}});
    }
    return table(list);
}

Html summary() {
    SummaryList list{.rows = {}};
    for (const char* key : {"Name", "Address", "Phone", "Born", "GP", "Needs", "Speaks", "Kin"}) {
        const Url change = Url::path("/change/{}", key);
        list.rows.push_back({.key = key,
                             .value = "Something to read",
                             .actions = {{.text = "Change", .href = change}}});
    }
    return summary_list(list);
}

Html form() {
    return radios({.fieldset = {.legend = {.text = "How urgent?"}},
                   .name = "urgency",
                   .items = {{.text = "Today", .value = "today"},
                             {.text = "This week", .value = "week"}}}) +
           input({.label = {.text = "Name"}, .hint = {.text = "As written"}, .name = "name"});
}

void render_list_of_fifty(benchmark::State& state) {
    std::size_t bytes = 0;
    for (auto _ : state) {
        bytes = (rows(50) + summary() + form()).str().size();
        benchmark::DoNotOptimize(bytes);
    }
    state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(render_list_of_fifty)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace kith::govuk
