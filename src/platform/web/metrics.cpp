#include "platform/web/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>
#include <mutex>
#include <tuple>
#include <vector>

namespace kith::web {

namespace {

const prometheus::Histogram::BucketBoundaries seconds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                      0.1,   0.25,   0.5,   1.0,  2.5,   10.0};

}  // namespace

struct Metrics::Families {
    struct Watched {
        prometheus::Gauge* gauge;
        std::function<double()> value;
    };

    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests =
        prometheus::BuildCounter()
            .Name("kith_http_requests_total")
            .Help("Requests answered, by method, route and status")
            .Register(registry);
    prometheus::Family<prometheus::Histogram>& durations =
        prometheus::BuildHistogram()
            .Name("kith_http_request_seconds")
            .Help("Time from a worker taking a request to its answer")
            .Register(registry);
    prometheus::Counter& refused =
        prometheus::BuildCounter()
            .Name("kith_http_refused_total")
            .Help("Requests refused because too many waited")
            .Register(registry)
            .Add({});
    prometheus::Gauge& connections = gauge("kith_http_connections", "Open connections");
    prometheus::Gauge& streams = gauge("kith_live_streams", "Pages listening for live updates");
    prometheus::Gauge& waiting = gauge("kith_http_waiting", "Requests waiting for a worker");

    std::mutex mutex;
    std::map<std::tuple<std::string, std::string, int>, prometheus::Counter*, std::less<>> counters;
    std::map<std::string, prometheus::Histogram*, std::less<>> histograms;
    std::function<std::size_t()> depth;
    std::vector<Watched> watched;

    prometheus::Gauge& gauge(const std::string& name, const std::string& help) {
        return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
    }
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::answered(std::string_view method, std::string_view route, int status,
                       std::chrono::nanoseconds took) {
    prometheus::Counter* counter = nullptr;
    prometheus::Histogram* histogram = nullptr;
    {
        const std::lock_guard lock(families_->mutex);
        const std::string path(route);
        auto& known = families_->counters[{std::string(method), path, status}];
        if (!known) {
            known = &families_->requests.Add({{"method", std::string(method)},
                                              {"route", path},
                                              {"status", std::to_string(status)}});
        }
        auto& times = families_->histograms[path];
        if (!times) times = &families_->durations.Add({{"route", path}}, seconds);
        counter = known;
        histogram = times;
    }
    counter->Increment();
    histogram->Observe(std::chrono::duration<double>(took).count());
}

void Metrics::refused_for_load() { families_->refused.Increment(); }
void Metrics::connection_opened() { families_->connections.Increment(); }
void Metrics::connection_closed() { families_->connections.Decrement(); }
void Metrics::streams_open(std::size_t count) {
    families_->streams.Set(static_cast<double>(count));
}

void Metrics::watch_queue(std::function<std::size_t()> depth) {
    const std::lock_guard lock(families_->mutex);
    families_->depth = std::move(depth);
}

void Metrics::watch(std::string name, std::string help, std::function<double()> value) {
    const std::lock_guard lock(families_->mutex);
    families_->watched.push_back({&families_->gauge(name, help), std::move(value)});
}

std::string Metrics::text() {
    {
        const std::lock_guard lock(families_->mutex);
        families_->waiting.Set(families_->depth ? static_cast<double>(families_->depth()) : 0);
        for (auto& one : families_->watched) one.gauge->Set(one.value());
    }
    return prometheus::TextSerializer().Serialize(families_->registry.Collect());
}

}  // namespace kith::web
