#include "practice/readings/reading.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "platform/base/text.hpp"

namespace kith::readings {
namespace {

constexpr std::array all_kinds{
    Kind{"temperature", "Temperature", "°C", 25, 45, 1},
    Kind{"oxygen", "Oxygen", "%", 40, 100},
    Kind{"pulse", "Pulse", "a minute", 15, 250},
    Kind{"systolic", "Blood pressure, upper", "mmHg", 40, 300},
    Kind{"diastolic", "Blood pressure, lower", "mmHg", 20, 200},
};

std::string number_text(double value, int decimals) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                   std::chars_format::fixed, decimals)
                         .ptr;
    return {digits.data(), end};
}

}  // namespace

std::span<const Kind> kinds() { return all_kinds; }

const Kind* kind_of(std::string_view id) {
    const auto found = std::find_if(all_kinds.begin(), all_kinds.end(),
                                    [&](const Kind& kind) { return kind.id == id; });
    return found == all_kinds.end() ? nullptr : &*found;
}

Result<double> checked(const Kind& kind, double value) {
    if (std::isfinite(value) && value >= kind.least && value <= kind.most) return value;
    return invalid(std::string(kind.id),
                   std::string(kind.name) + " must be from " + number_text(kind.least, 0) +
                       " to " + number_text(kind.most, 0) + " " + std::string(kind.unit));
}

Result<double> parse_value(const Kind& kind, std::string_view text) {
    const auto trimmed = text::trim(text);
    double value = 0;
    const auto [end, fault] = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(),
                                              value, std::chars_format::fixed);
    if (fault != std::errc{} || end != trimmed.data() + trimmed.size()) {
        return invalid(std::string(kind.id),
                       std::string(kind.name) + " must be a number, such as " +
                           number_text((kind.least + kind.most) / 2, kind.decimals));
    }
    return checked(kind, value);
}

std::string written(const Kind& kind, double value) {
    const std::string_view space = kind.unit == "%" ? "" : " ";
    return number_text(value, kind.decimals) + std::string(space) + std::string(kind.unit);
}

bool calls(const Rule& rule, const std::vector<double>& newest_first) {
    const auto needed = static_cast<std::size_t>(rule.times);
    if (newest_first.size() < needed || needed == 0) return false;
    return std::all_of(newest_first.begin(),
                       newest_first.begin() + static_cast<std::ptrdiff_t>(needed),
                       [&](double value) {
                           return (rule.at_most && value <= *rule.at_most) ||
                                  (rule.at_least && value >= *rule.at_least);
                       });
}

std::vector<Placed> placed(const std::vector<Point>& points, double width, double height,
                           double least, double most) {
    std::vector<Placed> all;
    if (points.empty()) return all;
    const auto first = points.front().at, last = points.back().at;
    const double span = static_cast<double>((last - first).count());
    const double range = most > least ? most - least : 1;
    for (const Point& point : points) {
        const double share =
            span > 0 ? static_cast<double>((point.at - first).count()) / span : 0.5;
        const double up = std::clamp((point.value - least) / range, 0.0, 1.0);
        all.push_back({share * width, height - up * height});
    }
    return all;
}

}  // namespace kith::readings
