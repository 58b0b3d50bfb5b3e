// The only file that reads the time zone library.
#include <date/tz.h>

#include "platform/base/london.hpp"

namespace kith {
namespace {

const date::time_zone& london() {
    static const date::time_zone& zone = *date::locate_zone("Europe/London");
    return zone;
}

}  // namespace

CivilTime london_time(Instant instant) {
    using std::chrono::floor;
    const auto offset = london().get_info(floor<std::chrono::seconds>(instant)).offset;
    const auto local = instant + offset;
    const auto midnight = floor<std::chrono::days>(local);
    const auto minutes = floor<std::chrono::minutes>(local - midnight);
    return {Day(midnight), TimeOfDay(0, static_cast<int>(minutes.count()))};
}

Day london_day(Instant instant) { return london_time(instant).day; }

Instant instant_of(const CivilTime& london_time) {
    const auto since_epoch = london_time.day.midnight_utc().time_since_epoch();
    const date::local_seconds local{since_epoch + std::chrono::minutes{london_time.time.minutes()}};
    return Instant{london().to_sys(local, date::choose::earliest)};
}

Instant start_of_day(Day day) { return instant_of({day, TimeOfDay{}}); }

}  // namespace kith
