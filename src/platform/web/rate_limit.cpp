#include "platform/web/rate_limit.hpp"

#include <algorithm>
#include <chrono>

namespace kith::web {

void RateLimiter::Bucket::fill(Instant now) {
    if (now <= filled_at) return;
    const auto minutes = std::chrono::duration<double, std::ratio<60>>(now - filled_at).count();
    tokens = std::min<double>(per_minute, tokens + minutes * per_minute);
    filled_at = now;
}

bool RateLimiter::take(std::string_view key, unsigned per_minute, Instant now) {
    const std::lock_guard lock(mutex_);
    auto found = buckets_.find(std::string(key));
    if (found == buckets_.end()) {
        if (buckets_.size() >= most_keys_) make_room(now);
        const Bucket full{static_cast<double>(per_minute), per_minute, now};
        found = buckets_.emplace(key, full).first;
    }
    Bucket& bucket = found->second;
    bucket.fill(now);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
}

void RateLimiter::make_room(Instant now) {
    for (auto at = buckets_.begin(); at != buckets_.end();) {
        at->second.fill(now);
        at = at->second.tokens >= at->second.per_minute ? buckets_.erase(at) : std::next(at);
    }
    if (buckets_.size() >= most_keys_) buckets_.clear();
}

}  // namespace kith::web
