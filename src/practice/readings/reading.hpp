// What can be read, what is believable, and when somebody is told: pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"

namespace kith::readings {

struct Kind {
    std::string_view id, name, unit;
    double least, most;  // outside, the equipment or the typing is wrong
    int decimals = 0;
};
std::span<const Kind> kinds();
const Kind* kind_of(std::string_view id);

// "38.2", "96" as a reading of this kind; what is wrong is said with the kind's name.
Result<double> parse_value(const Kind& kind, std::string_view text);
Result<double> checked(const Kind& kind, double value);
// As it is written for a reader, with its unit: "38.2 °C".
std::string written(const Kind& kind, double value);

struct Rule {
    std::string id, kind;
    std::optional<double> at_most{}, at_least{};
    int times = 1;  // so many of the latest in a row
    std::string urgency, words;
    int version = 1;
};
// Whether the newest readings of the rule's kind, newest first, call for telling somebody.
bool calls(const Rule& rule, const std::vector<double>& newest_first);

struct Point {
    Instant at;
    double value = 0;
};
// Where points stand in a picture of this size, x to the right and y downwards, oldest first.
// One point stands in the middle.
struct Placed {
    double x = 0, y = 0;
};
std::vector<Placed> placed(const std::vector<Point>& oldest_first, double width, double height,
                           double least, double most);

}  // namespace kith::readings
