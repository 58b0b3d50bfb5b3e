// How often one caller may do one thing: a bucket of tokens for each key, filled over time.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "platform/base/clock.hpp"

namespace kith::web {

class RateLimiter {
  public:
    // Remembers at most `most_keys` callers, forgetting those with full buckets first.
    explicit RateLimiter(std::size_t most_keys = 100'000) : most_keys_(most_keys) {}

    // Takes one of `per_minute` tokens of the key; false when none is left. A caller may spend a
    // minute's worth at once, and has it back a minute later. Safe from several threads.
    bool take(std::string_view key, unsigned per_minute, Instant now);

  private:
    struct Bucket {
        double tokens;
        unsigned per_minute;
        Instant filled_at;

        void fill(Instant now);
    };
    void make_room(Instant now);

    const std::size_t most_keys_;
    std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace kith::web
