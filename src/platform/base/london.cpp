#include "platform/base/london.hpp"

#include <array>

#include "platform/base/digits.hpp"

namespace kith {
namespace {

constexpr std::array<std::string_view, 12> months = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> weekdays = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

std::string joined(std::string_view day, std::string_view time) {
    return std::string(day) + " at " + std::string(time);
}

// "in 3 days" or "3 days ago"
std::string apart(int count, std::string_view unit, bool future) {
    std::string text = std::to_string(count) + ' ' + std::string(unit) + (count == 1 ? "" : "s");
    return future ? "in " + text : text + " ago";
}

// Whole calendar months from the earlier day to the later.
int months_between(Day earlier, Day later) {
    const int turned = (later.year() - earlier.year()) * 12 + later.month() - earlier.month();
    return later.day_of_month() < earlier.day_of_month() ? turned - 1 : turned;
}

constexpr std::string_view advice = "Enter a time, like 2:30pm or 14:30";

enum class Half { none, morning, afternoon };

// Lower case without spaces, full stops as colons ("2.30 p.m." gives "2:30p:m:").
std::string compact(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == ' ' || c == '\t') continue;
        out += c == '.' ? ':' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

Half take_half(std::string_view& text) {
    for (const std::string_view suffix : {"am", "a:m", "a:m:", "pm", "p:m", "p:m:"}) {
        if (!text.ends_with(suffix)) continue;
        text.remove_suffix(suffix.size());
        return suffix.front() == 'a' ? Half::morning : Half::afternoon;
    }
    return Half::none;
}

}  // namespace

Parsed<TimeOfDay> TimeOfDay::parse(std::string_view typed) {
    const std::string text = compact(typed);
    if (text == "midday" || text == "noon") return TimeOfDay(12, 0);
    if (text == "midnight") return TimeOfDay(0, 0);
    std::string_view rest = text;
    const Half half = take_half(rest);
    const auto colon = rest.find(':');
    auto hours = rest.substr(0, colon);
    auto minutes = colon == rest.npos ? std::string_view("00") : rest.substr(colon + 1);
    if (colon == rest.npos && rest.size() >= 3) {
        hours = rest.substr(0, rest.size() - 2);
        minutes = rest.substr(rest.size() - 2);
    } else if (colon == rest.npos && half == Half::none) {
        return refused(advice);
    }
    const auto hour = digits_value(hours);
    const auto minute = digits_value(minutes);
    if (!hour || !minute || hours.size() > 2 || minutes.size() != 2) return refused(advice);
    const bool twelve = half != Half::none;
    if (*minute > 59 || *hour > (twelve ? 12 : 23) || (twelve && *hour == 0))
        return refused("Time must be a real time");
    if (!twelve) return TimeOfDay(*hour, *minute);
    return TimeOfDay(*hour % 12 + (half == Half::afternoon ? 12 : 0), *minute);
}

std::string TimeOfDay::text() const {
    std::string text;
    append_padded(text, hour(), 2);
    text += ':';
    append_padded(text, minute(), 2);
    return text;
}

std::string_view weekday_name(std::chrono::weekday weekday) {
    return weekdays.at(weekday.c_encoding());
}

std::string_view month_name(int month) { return months.at(static_cast<std::size_t>(month) - 1); }

std::string written(Day day) {
    return std::to_string(day.day_of_month()) + ' ' + std::string(month_name(day.month())) + ' ' +
           std::to_string(day.year());
}

std::string written_with_weekday(Day day) {
    return std::string(weekday_name(day.weekday())) + ' ' + written(day);
}

std::string written_short(Day day) {
    return std::to_string(day.day_of_month()) + ' ' +
           std::string(month_name(day.month()).substr(0, 3)) + ' ' + std::to_string(day.year());
}

std::string written(TimeOfDay time) {
    if (time == TimeOfDay(0, 0)) return "midnight";
    if (time == TimeOfDay(12, 0)) return "midday";
    const int hour = time.hour() % 12 == 0 ? 12 : time.hour() % 12;
    std::string text = std::to_string(hour);
    if (time.minute() != 0) {
        text += ':';
        append_padded(text, time.minute(), 2);
    }
    return text + (time.hour() < 12 ? "am" : "pm");
}

std::string written(Instant instant) {
    const CivilTime london = london_time(instant);
    return joined(written(london.day), written(london.time));
}

std::string written_near(Instant instant, Instant now) {
    const CivilTime london = london_time(instant);
    const int days = london.day - london_day(now);
    if (days < -1 || days > 1) return written(instant);
    return joined(days == 0 ? "today" : days > 0 ? "tomorrow" : "yesterday",
                  written(london.time));
}

std::string relative(Day day, Day today) {
    if (day == today) return "today";
    const bool future = day > today;
    const Day earlier = future ? today : day;
    const Day later = future ? day : today;
    const int days = later - earlier;
    if (days == 1) return future ? "tomorrow" : "yesterday";
    if (days < 28) return apart(days, "day", future);
    if (days < 91) return apart(days / 7, "week", future);
    const int months = months_between(earlier, later);
    if (months < 24) return apart(months, "month", future);
    return apart(months / 12, "year", future);
}

std::string relative(Instant instant, Instant now) {
    const bool future = instant > now;
    const auto distance = future ? instant - now : now - instant;
    const auto minutes =
        static_cast<int>(std::chrono::floor<std::chrono::minutes>(distance).count());
    if (minutes < 1) return "just now";
    if (minutes < 60) return apart(minutes, "minute", future);
    if (minutes < 12 * 60) return apart(minutes / 60, "hour", future);
    return relative(london_day(instant), london_day(now));
}

}  // namespace kith
