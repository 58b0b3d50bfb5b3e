// Threads that run handlers, so that the threads that read and write sockets never wait.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kith::web {

class WorkerPool {
  public:
    using Job = std::function<void()>;

    // `most_waiting` jobs may wait; more are refused. A job must not throw.
    WorkerPool(unsigned threads, std::size_t most_waiting);
    ~WorkerPool();
    // Finishes the job each thread is at; what still waits is dropped, and nothing more is taken.
    void stop();

    // False when too many wait or the pool is stopping: the job was not taken.
    bool offer(Job job);
    // How many wait to be run.
    std::size_t waiting() const;
    // Waits until nothing waits or runs; false when that took longer than `longest`.
    bool wait_until_idle(std::chrono::milliseconds longest);

  private:
    void work();

    const std::size_t most_waiting_;
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::condition_variable idle_;
    std::deque<Job> jobs_;
    unsigned busy_ = 0;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace kith::web
