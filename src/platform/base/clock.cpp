#include "platform/base/clock.hpp"

#include <optional>

#include "platform/base/day.hpp"
#include "platform/base/digits.hpp"

namespace kith {
namespace {

using std::chrono::floor;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

class SystemClock : public Clock {
  public:
    Instant now() const override { return floor<milliseconds>(std::chrono::system_clock::now()); }
};

constexpr std::string_view advice =
    "Enter a date and time with its zone, for example 2026-11-23T08:39:28Z";

// Takes `prefix` and then two digits not above `most` off the front of `rest`.
std::optional<int> take_pair(std::string_view& rest, std::string_view prefix, int most) {
    if (!rest.starts_with(prefix) || rest.size() < prefix.size() + 2) return std::nullopt;
    const auto value = digits_value(rest.substr(prefix.size(), 2));
    if (!value || *value > most) return std::nullopt;
    rest.remove_prefix(prefix.size() + 2);
    return value;
}

milliseconds take_fraction(std::string_view& rest) {
    if (!rest.starts_with('.') && !rest.starts_with(',')) return milliseconds{0};
    rest.remove_prefix(1);
    int value = 0;
    for (int scale = 100; !rest.empty() && is_digit(rest.front()); scale /= 10) {
        value += (rest.front() - '0') * scale;
        rest.remove_prefix(1);
    }
    return milliseconds{value};
}

// How far ahead of UTC the rest of the text says it is.
std::optional<minutes> zone_offset(std::string_view rest) {
    if (rest == "Z" || rest == "z") return minutes{0};
    if (!rest.starts_with('+') && !rest.starts_with('-')) return std::nullopt;
    const int sign = rest.front() == '+' ? 1 : -1;
    rest.remove_prefix(1);
    const auto hour = take_pair(rest, "", 23);
    const auto minute = take_pair(rest, rest.starts_with(':') ? ":" : "", 59);
    if (!hour || !minute || !rest.empty()) return std::nullopt;
    return sign * (hours{*hour} + minutes{*minute});
}

}  // namespace

const Clock& system_clock() {
    static const SystemClock clock;
    return clock;
}

std::string iso_text(Instant instant) {
    const auto midnight = floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time{instant - midnight};
    std::string text = Day(midnight).text();
    text += 'T';
    append_padded(text, static_cast<int>(time.hours().count()), 2);
    text += ':';
    append_padded(text, static_cast<int>(time.minutes().count()), 2);
    text += ':';
    append_padded(text, static_cast<int>(time.seconds().count()), 2);
    text += '.';
    append_padded(text, static_cast<int>(time.subseconds().count()), 3);
    text += 'Z';
    return text;
}

Parsed<Instant> parse_instant(std::string_view text) {
    const auto day = Day::parse(text.substr(0, 10));
    if (!day || text.size() < 17) return refused(advice);
    auto rest = text.substr(10);
    const bool separated = rest.front() == 'T' || rest.front() == 't' || rest.front() == ' ';
    const auto hour = take_pair(rest, rest.substr(0, 1), 23);
    const auto minute = take_pair(rest, ":", 59);
    if (!separated || !hour || !minute) return refused(advice);
    Instant instant = day->midnight_utc() + hours{*hour} + minutes{*minute};
    if (rest.starts_with(':')) {
        const auto second = take_pair(rest, ":", 59);
        if (!second) return refused(advice);
        instant += seconds{*second} + take_fraction(rest);
    }
    const auto offset = zone_offset(rest);
    if (!offset) return refused(advice);
    instant -= *offset;
    // An offset may lead out of the years that have four digits.
    static const Instant first = Day::parse("0001-01-01").value().midnight_utc();
    static const Instant last = Day::parse("9999-12-31").value().midnight_utc() + hours{24};
    if (instant < first || instant >= last) return refused(advice);
    return instant;
}

}  // namespace kith
