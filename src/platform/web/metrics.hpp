// What the program tells its operators: counts and times in the text format of Prometheus.
// Never a name, a path with an id in it, or anything else about a person.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace kith::web {

// Safe from several threads.
class Metrics {
  public:
    Metrics();
    ~Metrics();

    // One answered request; `route` is the pattern of the route's path.
    void answered(std::string_view method, std::string_view route, int status,
                  std::chrono::nanoseconds took);
    void refused_for_load();
    void connection_opened();
    void connection_closed();
    void streams_open(std::size_t count);
    // How many requests wait for a worker; asked at every scrape until it is replaced.
    void watch_queue(std::function<std::size_t()> depth);
    // A gauge of another part of the program, such as the depth of the work queue.
    void watch(std::string name, std::string help, std::function<double()> value);

    std::string text();

  private:
    struct Families;
    std::unique_ptr<Families> families_;
};

}  // namespace kith::web
