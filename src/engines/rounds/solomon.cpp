#include "engines/rounds/solomon.hpp"

#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace kith::rounds {
namespace {

constexpr std::size_t kMostVehicles = 100'000;
constexpr std::size_t kMostCustomers = 20'000;

struct Line {
    std::size_t number = 0;
    std::vector<std::string_view> words;
};

std::vector<std::string_view> words_of(std::string_view line) {
    constexpr std::string_view kBlank = " \t\r";
    std::vector<std::string_view> words;
    while (true) {
        const auto begin = line.find_first_not_of(kBlank);
        if (begin == std::string_view::npos) return words;
        line.remove_prefix(begin);
        const auto end = std::min(line.find_first_of(kBlank), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
}

// Lines that are not blank.
std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        auto words = words_of(text.substr(0, end));
        if (!words.empty()) lines.push_back({number, std::move(words)});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

tl::unexpected<kith::Problem> wrong(std::size_t line, std::string_view what) {
    return invalid(fmt::format("line {}", line), std::string(what));
}

std::optional<double> number(std::string_view word) {
    double value = 0;
    const auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || rest != word.data() + word.size()) return std::nullopt;
    if (!std::isfinite(value) || std::abs(value) > 1e12) return std::nullopt;
    return value;
}

Result<std::vector<double>> numbers(const Line& line, std::size_t count, std::string_view what) {
    if (line.words.size() != count) {
        return wrong(line.number, fmt::format("{} takes {} numbers, and here are {}", what, count,
                                              line.words.size()));
    }
    std::vector<double> values;
    for (const auto word : line.words) {
        const auto value = number(word);
        if (!value) return wrong(line.number, fmt::format("‘{}’ is not a number", word));
        values.push_back(*value);
    }
    return values;
}

// Puts the vehicles' number and capacity into the problem; where they begin comes later.
std::optional<kith::Problem> read_fleet(const Line& line, Problem& problem) {
    const auto fleet = numbers(line, 2, "the line of vehicles");
    if (!fleet) return fleet.error();
    const auto count = (*fleet)[0];
    if (count < 1 || count != std::floor(count) || count > kMostVehicles) {
        return wrong(line.number, "the number of vehicles must be whole and above 0").value();
    }
    for (int vehicle = 1; vehicle <= static_cast<int>(count); ++vehicle) {
        Worker worker;
        worker.id = std::to_string(vehicle);
        worker.capacity = (*fleet)[1];
        problem.workers.push_back(std::move(worker));
    }
    return std::nullopt;
}

std::optional<kith::Problem> read_customer(const Line& line, bool depot, Problem& problem) {
    const auto read = numbers(line, 7, "a customer");
    if (!read) return read.error();
    const auto& at = *read;
    if (at[3] < 0 || at[6] < 0) {
        return wrong(line.number, "demand and service time must not be below 0").value();
    }
    if (at[5] < at[4]) return wrong(line.number, "due before it is ready").value();
    const Place place{at[1], at[2]};
    if (depot) {
        for (auto& worker : problem.workers) {
            worker.start = worker.end = place;
            worker.shift = {at[4], at[5]};
        }
        return std::nullopt;
    }
    Stop stop;
    stop.id = std::string(line.words[0]);
    stop.place = place;
    stop.load = at[3];
    stop.window = {at[4], at[5]};
    stop.service = at[6];
    problem.stops.push_back(std::move(stop));
    return std::nullopt;
}

// The lines after the words that announce them, or none.
std::size_t line_after(const std::vector<Line>& lines, std::string_view heading, std::size_t skip) {
    for (std::size_t index = 0; index < lines.size(); ++index) {
        if (lines[index].words[0] == heading) return index + skip;
    }
    return lines.size();
}

}  // namespace

bool looks_like_solomon(std::string_view text) {
    const auto lines = lines_of(text.substr(0, 4096));
    return line_after(lines, "VEHICLE", 0) < lines.size() &&
           line_after(lines, "CUSTOMER", 0) < lines.size();
}

Result<Problem> read_solomon(std::string_view text) {
    const auto lines = lines_of(text);
    const auto fleet = line_after(lines, "VEHICLE", 2);
    const auto first = line_after(lines, "CUSTOMER", 2);
    const auto last = lines.empty() ? 1 : lines.back().number;
    if (fleet >= lines.size()) return wrong(last, "no VEHICLE part with a line of numbers");
    if (first >= lines.size()) return wrong(last, "no CUSTOMER part with lines of numbers");
    if (lines.size() - first > kMostCustomers) return wrong(last, "too many customers");
    Problem problem;
    if (auto fault = read_fleet(lines[fleet], problem)) return kith::problem(*fault);
    for (std::size_t index = first; index < lines.size(); ++index) {
        if (auto fault = read_customer(lines[index], index == first, problem)) {
            return kith::problem(*fault);
        }
    }
    return problem;
}

std::string write_solomon(const Problem& problem, const Plan& plan) {
    std::string text;
    int number = 0;
    for (const auto& round : plan.rounds) {
        text += fmt::format("Route {}:", ++number);
        for (const auto& visit : round.visits) text += " " + problem.stops[visit.stop].id;
        text += "\n";
    }
    for (const auto& left : plan.unserved) {
        text += fmt::format("Unserved: {}\n", problem.stops[left.stop].id);
    }
    return text + fmt::format("Cost {:.2f}\n", plan.distance);
}

}  // namespace kith::rounds
