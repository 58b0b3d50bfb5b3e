// Carries what SQLite's write-ahead log holds over into the file, beside whoever writes: else the
// writer does it at the end of every so many pages, and everybody waits.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/sql/connection.hpp"

namespace kith::sql {

class Checkpoints {
  public:
    // Until destroyed, with a thread and a connection of its own.
    explicit Checkpoints(ConnectionSettings settings);
    ~Checkpoints();
    Checkpoints(const Checkpoints&) = delete;
    Checkpoints& operator=(const Checkpoints&) = delete;

  private:
    void work();
    bool wait();

    ConnectionSettings settings_;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool end_ = false;
    std::thread thread_;
};

}  // namespace kith::sql
