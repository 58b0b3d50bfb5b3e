#include "practice/volunteering/jobs/job.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

constexpr int minutes_in_day = 24 * 60;

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> words{{
    {"started", "I have started"},
    {"collected", "I have collected it"},
    {"delivered", "I have delivered it"},
    {"spoke", "We have spoken"},
    {"done", "All done"},
}};

std::string_view find(const auto& pairs, std::string_view name) {
    for (const auto& [known, text] : pairs) {
        if (known == name) return text;
    }
    return name;
}

}  // namespace

std::string_view step_words(std::string_view step) { return find(words, step); }

Instant offer_answer_by(bool urgent, Instant due_at, Instant now) {
    const Instant usual = now + (urgent ? std::chrono::minutes(30min) : std::chrono::minutes(4h));
    return due_at > now ? std::min(usual, due_at) : usual;
}

const std::vector<PartOfWeek>& parts_of_week() {
    static const std::vector<PartOfWeek> parts{{"weekday mornings", 0, 4, 9, 12},
                                               {"weekday afternoons", 0, 4, 12, 17},
                                               {"weekday evenings", 0, 4, 17, 21},
                                               {"weekends", 5, 6, 9, 18}};
    return parts;
}

std::vector<std::pair<int, int>> times_of_parts(const std::vector<std::string>& names) {
    std::vector<std::pair<int, int>> times;
    for (const PartOfWeek& part : parts_of_week()) {
        if (std::find(names.begin(), names.end(), part.name) == names.end()) continue;
        for (int day = part.first_day; day <= part.last_day; ++day) {
            times.emplace_back(minutes_in_day * day + 60 * part.from_hour,
                               minutes_in_day * day + 60 * part.to_hour);
        }
    }
    return times;
}

std::vector<std::string> parts_in(const std::vector<std::pair<int, int>>& times) {
    std::vector<std::string> names;
    for (const PartOfWeek& part : parts_of_week()) {
        const std::pair first{minutes_in_day * part.first_day + 60 * part.from_hour,
                              minutes_in_day * part.first_day + 60 * part.to_hour};
        if (std::find(times.begin(), times.end(), first) != times.end()) {
            names.emplace_back(part.name);
        }
    }
    return names;
}

Instant next_due(Instant due_at, int every_days, Instant now) {
    const auto step = std::chrono::hours(24 * std::max(every_days, 1));
    Instant next = due_at + step;
    while (next <= now) next += step;
    return next;
}

std::string rhythm_words(int every_days) {
    if (every_days == 1) return "every day";
    if (every_days == 7) return "every week";
    if (every_days % 7 == 0) return "every " + std::to_string(every_days / 7) + " weeks";
    return "every " + std::to_string(every_days) + " days";
}

}  // namespace kith::volunteering
