#include "practice/volunteering/job.hpp"

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

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> checks{{
    {"identity", "identity seen"},
    {"dbs basic", "basic DBS check"},
    {"dbs enhanced", "enhanced DBS check"},
    {"training", "welcome training"},
}};

std::string_view find(const auto& pairs, std::string_view name) {
    for (const auto& [known, text] : pairs) {
        if (known == name) return text;
    }
    return name;
}

}  // namespace

std::vector<std::string_view> steps_of(std::string_view kind) {
    if (kind == "food" || kind == "prescriptions") return {"collected", "delivered", "done"};
    if (kind == "talk") return {"spoke", "done"};
    return {"started", "done"};
}

std::string_view step_words(std::string_view step) { return find(words, step); }

std::vector<std::string_view> checks_for(std::string_view kind) {
    // Medicine, money and somebody's company ask for more than a walk with a dog.
    if (kind == "prescriptions" || kind == "talk" || kind == "lifts") {
        return {"identity", "dbs enhanced", "training"};
    }
    if (kind == "food") return {"identity", "training"};
    return {"identity"};
}

std::string_view check_words(std::string_view check) { return find(checks, check); }

Instant offer_answer_by(bool urgent, Instant due_at, Instant now) {
    const Instant usual = now + (urgent ? std::chrono::minutes(30min) : std::chrono::minutes(4h));
    return due_at > now ? std::min(usual, due_at) : usual;
}

std::vector<std::string_view> check_kinds() {
    std::vector<std::string_view> kinds;
    for (const auto& check : checks) kinds.push_back(check.first);
    return kinds;
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

std::vector<std::string_view> rules_for(std::string_view kind) {
    if (kind == "food") {
        return {"Stay at the door unless you are asked in and feel safe.",
                "They pay the shop themselves, or give you the exact money against the receipt.",
                "Never take a bank card, a PIN or a cheque. Keep the receipt."};
    }
    if (kind == "prescriptions") {
        return {"Take their name and address with you; the pharmacy will ask.",
                "Hand the medicine over to them. Never leave it on the doorstep.",
                "Do not open the bag, and do not advise about medicine."};
    }
    if (kind == "talk") {
        return {"Ring from a withheld number if you like.",
                "You are there to listen. You need not solve anything.",
                "Whatever worries you, tell us: that is never breaking a confidence."};
    }
    if (kind == "lifts") {
        return {"Seat belts, no smoking, straight there and back.",
                "Never take money beyond the agreed mileage."};
    }
    return {"Stay at the door unless you are asked in and feel safe.",
            "Never take a bank card, a PIN or money as a gift."};
}

bool asks_for_money(std::string_view kind) {
    return kind == "food" || kind == "prescriptions" || kind == "other";
}

}  // namespace kith::volunteering
