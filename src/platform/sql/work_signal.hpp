// Wakes threads that wait for work.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace kith::sql {

class WorkSignal {
  public:
    void notify() {
        {
            const std::lock_guard lock(mutex_);
            ++count_;
        }
        changed_.notify_all();
    }

    std::uint64_t count() const {
        const std::lock_guard lock(mutex_);
        return count_;
    }

    // Returns when the count is no longer `seen`, or after `most`.
    void wait(std::uint64_t seen, std::chrono::milliseconds most) {
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, most, [&] { return count_ != seen; });
    }

  private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t count_ = 0;
};

}  // namespace kith::sql
