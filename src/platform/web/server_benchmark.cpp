// Requests a second over real sockets, from eight connections that ask one after another. The
// client shares the machine with the server, so these are lower bounds.

#include <benchmark/benchmark.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "platform/web/page.hpp"
#include "support/app/wire.hpp"

namespace kith::web {
namespace {

Response tiny_page(Context& context) {
    Page shown;
    shown.title = "Tiny";
    shown.body = html::markup(R"(<h1 class="govuk-heading-l">Tiny</h1>)");
    return page(context, std::move(shown));
}

Response page_from_database(Context& context) {
    const auto rows = context.app.database.read([](sql::Session& session) {
        return session.all<std::string>(
            "SELECT user_agent FROM web_session ORDER BY seen_at DESC LIMIT 50");
    });
    Page shown;
    shown.title = "Sessions";
    shown.body = html::markup(R"(<h1 class="govuk-heading-l">Sessions</h1><ul>{}</ul>)",
                              html::each(rows, [](const std::string& agent) {
                                  return html::markup("<li>{}</li>", agent);
                              }));
    return page(context, std::move(shown));
}

std::vector<Route> routes() {
    return {{Method::get, "/tiny", Permission::everyone(), tiny_page},
            {Method::get, "/rows", Permission::signed_in(), page_from_database}};
}

void ask(benchmark::State& state, const std::string& path) {
    constexpr int connections = 8;
    test::wire::Running kith(routes(), {.workers = 4});
    std::string cookie;
    for (int i = 0; i < 50; ++i) {
        auto browser = kith.app.as(test::a_viewer({}, "account " + std::to_string(i)));
        cookie = "Cookie: __Host-kith=" + browser.jar().cookies.at("__Host-kith") + "\r\n";
    }
    const std::string request = test::wire::get(path, cookie);
    for (auto _ : state) {
        std::vector<std::thread> callers;
        std::atomic<int> wrong = 0;
        for (int i = 0; i < connections; ++i) {
            callers.emplace_back([&] {
                test::wire::Line line(kith.server.port());
                for (int n = 0; n < 500; ++n) {
                    line.say(request);
                    wrong += test::wire::status_of(line.hear()) != 200;
                }
            });
        }
        for (auto& caller : callers) caller.join();
        if (wrong > 0) state.SkipWithError("an answer was not 200");
    }
    state.SetItemsProcessed(state.iterations() * connections * 500);
}

void health(benchmark::State& state) { ask(state, "/health"); }
void tiny(benchmark::State& state) { ask(state, "/tiny"); }
void rows(benchmark::State& state) { ask(state, "/rows"); }

BENCHMARK(health)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(tiny)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(rows)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kith::web
