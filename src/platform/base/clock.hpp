// Instants on the one time line (UTC, to the millisecond), and the clock that reads them.
// Nothing but clock.cpp asks the machine for the time: a Clock is passed in, so tests can set it.
#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <string_view>

#include "platform/base/parsed.hpp"

namespace kith {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

// The machine's own clock, for the running program.
const Clock& system_clock();

// A clock that stands still until it is told otherwise. Safe to move while other threads read it.
class SetClock : public Clock {
  public:
    explicit SetClock(Instant start) : now_(start) {}
    Instant now() const override { return now_.load(); }
    void set(Instant now) { now_.store(now); }
    void advance(std::chrono::milliseconds by) { now_.store(now_.load() + by); }

  private:
    std::atomic<Instant> now_;
};

// ISO 8601 in UTC, always "2026-11-23T08:39:28.123Z", so that texts sort as instants do.
std::string iso_text(Instant instant);

// Reads ISO 8601 with a zone ("Z" or "+01:00"); seconds and their fraction may be left out.
// Digits beyond the millisecond are dropped.
Parsed<Instant> parse_instant(std::string_view text);

}  // namespace kith
