// Threads that take work from the queue and hand it to the handler of its kind.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "platform/sql/queue.hpp"

namespace kith::sql {

// Does one piece of work. Returning completes it; throwing makes it fail, to be tried again. It may
// run more than once for the same work, so what it does outside must bear that (work.id is the same
// each time). A handler whose effect is rows calls complete() in its own transaction.
using Handler = std::function<void(const Work&)>;

struct WorkersOptions {
    int threads = 2;
    // How long after this process died another may take what it had in hand. While it lives, the
    // lease is extended every third of this for as long as the handler takes.
    std::chrono::seconds lease{20};
    BackOff back_off = {};
    // Looks this often for work that another process enqueued or that has become due.
    std::chrono::milliseconds look_every{1000};
    // Told of each failed attempt, for the log: the work, and why in words without personal data.
    std::function<void(const Work&, std::string_view)> failed = {};
};

class Workers {
  public:
    Workers(Database& database, std::map<std::string, Handler> handlers,
            WorkersOptions options = {});
    // Stops.
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    // Starts the threads.
    void start();
    // Takes nothing new, waits for what is in hand, ends the threads.
    void stop();
    // Does one piece of work on this thread, for tests and `kith` commands; false if none is due.
    bool run_one();

  private:
    void run(const std::stop_token& stopping);
    void attempt(const Work& work);
    void do_it(const Work& work);
    void keep_leases(const std::stop_token& stopping);
    void extend_leases();

    Database& database_;
    std::map<std::string, Handler> handlers_;
    std::vector<std::string> kinds_;
    WorkersOptions options_;
    std::mutex in_hand_mutex_;
    std::condition_variable_any stopped_;
    std::map<std::string, Work> in_hand_;  // by id
    std::jthread keeper_;
    std::vector<std::jthread> threads_;
};

}  // namespace kith::sql
