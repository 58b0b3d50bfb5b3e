#include "platform/base/id.hpp"

#include <mutex>

#include "platform/base/crypto.hpp"

namespace kith {
namespace {

constexpr std::size_t hyphens[] = {8, 13, 18, 23};

bool is_hyphen_place(std::size_t place) {
    for (const auto hyphen : hyphens)
        if (hyphen == place) return true;
    return false;
}

// The lower-case hexadecimal digit, or 0 if it is none.
char hex_digit(char c) {
    if (c >= '0' && c <= '9') return c;
    if (c >= 'a' && c <= 'f') return c;
    if (c >= 'A' && c <= 'F') return static_cast<char>(c - 'A' + 'a');
    return 0;
}

std::array<char, 36> write_bytes(std::uint64_t upper, std::uint64_t lower) {
    constexpr char digits[] = "0123456789abcdef";
    std::array<char, 36> text{};
    std::size_t place = 0;
    for (int nibble = 0; nibble < 32; ++nibble) {
        if (is_hyphen_place(place)) text[place++] = '-';
        const auto half = nibble < 16 ? upper : lower;
        text[place++] = digits[(half >> (60 - 4 * (nibble % 16))) & 15U];
    }
    return text;
}

// How many ids came before in the same millisecond, starting at a random place in the lower half
// of the counter's 12 bits. A full counter borrows the next millisecond.
struct Tick {
    Instant instant;
    std::uint32_t counter;
};

Tick next_tick(Instant now) {
    static std::mutex mutex;
    static Instant asked{};
    static Tick last{};
    const std::lock_guard lock(mutex);
    if (now != asked) {
        asked = now;
        last = {now, static_cast<std::uint32_t>(random_number() & 0x7ffU)};
    } else if (++last.counter > 0xfffU) {
        last = {last.instant + std::chrono::milliseconds{1}, 0};
    }
    return last;
}

}  // namespace

Uuid Uuid::of(Instant instant, std::uint32_t high, std::uint64_t low) {
    const auto millis = static_cast<std::uint64_t>(instant.time_since_epoch().count());
    const std::uint64_t version = 7;
    const std::uint64_t variant = 2;
    return Uuid(write_bytes((millis << 16) | (version << 12) | (high & 0xfffU),
                            (variant << 62) | (low & 0x3fff'ffff'ffff'ffffULL)));
}

Uuid Uuid::make(Instant now) {
    const Tick tick = next_tick(now);
    return of(tick.instant, tick.counter, random_number());
}

Parsed<Uuid> Uuid::parse(std::string_view text) {
    constexpr std::string_view advice = "Enter an id as it was given";
    std::array<char, 36> normal{};
    if (text.size() != normal.size()) return refused(advice);
    for (std::size_t place = 0; place < normal.size(); ++place) {
        const char c = is_hyphen_place(place) ? (text[place] == '-' ? '-' : '\0')
                                              : hex_digit(text[place]);
        if (c == 0) return refused(advice);
        normal[place] = c;
    }
    const std::string_view variants = "89ab";
    if (normal[14] != '7' || variants.find(normal[19]) == variants.npos) return refused(advice);
    return Uuid(normal);
}

Instant Uuid::made_at() const {
    std::int64_t millis = 0;
    for (std::size_t place = 0; place < 13; ++place) {
        const char c = text_[place];
        if (c == '-') continue;
        millis = millis * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return Instant{std::chrono::milliseconds{millis}};
}

}  // namespace kith
