#include "engines/matching/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace kith::matching {
namespace {

constexpr std::size_t errors_most = 20;
constexpr std::array<std::string_view, 2> ignored{"name", "notes"};

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

template <class Each>
void each_part(std::string_view text, char separator, Each each) {
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        if (const auto part = trimmed(text.substr(0, end)); !part.empty()) each(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

template <class Number>
std::optional<Number> number_in(std::string_view text) {
    Number number{};
    const auto* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || rest != end) return std::nullopt;
    return number;
}

std::optional<Day> day_in(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number_in<int>(text.substr(0, 4));
    const auto month = number_in<unsigned>(text.substr(5, 2));
    const auto day = number_in<unsigned>(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{*month},
                                           std::chrono::day{*day}};
    if (!date.ok() || *year < 1880 || *year > 2200) return std::nullopt;
    return Day{date};
}

std::optional<Moment> moment_in(std::string_view text) {
    const auto day = day_in(text.substr(0, 10));
    if (!day) return std::nullopt;
    if (text.size() == 10) return start_of(*day);
    if (text.size() != 16 || (text[10] != ' ' && text[10] != 'T') || text[13] != ':') {
        return std::nullopt;
    }
    const auto hours = number_in<unsigned>(text.substr(11, 2));
    const auto minutes = number_in<unsigned>(text.substr(14, 2));
    if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
    return start_of(*day) + std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
}

}  // namespace

Result<Fields> Fields::of(const Table& table, std::span<const std::string_view> known) {
    for (const std::string& name : table.columns()) {
        const bool expected = std::ranges::find(known, name) != known.end() ||
                              std::ranges::find(ignored, name) != ignored.end();
        if (!expected) {
            return invalid("line 1", fmt::format("The column “{}” is not known here", name));
        }
    }
    if (!table.column(known.front())) {
        return invalid("line 1", fmt::format("There is no column “{}”", known.front()));
    }
    return Fields(table);
}

void Fields::refuse(std::string_view column, std::string_view why) {
    if (errors_.size() >= errors_most) return;
    const std::string where = fmt::format("line {}", table_->line(row_));
    errors_.push_back({where, fmt::format("{}: “{}” {}", column, text(column), why)});
}

std::string_view Fields::text(std::string_view column) const {
    const auto found = table_->column(column);
    return found ? table_->cell(row_, *found) : std::string_view{};
}

bool Fields::yes(std::string_view column, bool otherwise) {
    const auto cell = text(column);
    if (cell.empty()) return otherwise;
    if (cell == "yes" || cell == "true" || cell == "1") return true;
    if (cell != "no" && cell != "false" && cell != "0") refuse(column, "is not yes or no");
    return false;
}

int Fields::whole(std::string_view column, int least, int most, int otherwise) {
    const auto cell = text(column);
    if (cell.empty()) return otherwise;
    const auto number = number_in<int>(cell);
    if (number && *number >= least && *number <= most) return *number;
    refuse(column, fmt::format("is not a whole number from {} to {}", least, most));
    return otherwise;
}

double Fields::number(std::string_view column, double least, double most, double otherwise) {
    const auto cell = text(column);
    if (cell.empty()) return otherwise;
    const auto number = number_in<double>(cell);
    if (number && *number >= least && *number <= most) return *number;
    refuse(column, fmt::format("is not a number from {} to {}", least, most));
    return otherwise;
}

std::optional<Day> Fields::day(std::string_view column) {
    const auto cell = text(column);
    if (cell.empty()) return std::nullopt;
    const auto day = day_in(cell);
    if (!day) refuse(column, "is not a date such as 2020-11-16");
    return day;
}

std::optional<Moment> Fields::moment(std::string_view column) {
    const auto cell = text(column);
    if (cell.empty()) return std::nullopt;
    const auto moment = moment_in(cell);
    if (!moment) refuse(column, "is not a time such as 2020-11-16 14:30");
    return moment;
}

WeekHours Fields::week(std::string_view column) {
    const auto week = WeekHours::parse(text(column));
    if (week) return *week;
    refuse(column, "does not say hours such as Mon 9-12, Tue 14:00-17:30");
    return {};
}

Sex Fields::sex(std::string_view column) {
    const auto cell = text(column);
    if (cell == "female" || cell == "f") return Sex::female;
    if (cell == "male" || cell == "m") return Sex::male;
    if (!cell.empty()) refuse(column, "is not female or male");
    return Sex::unknown;
}

std::optional<Place> Fields::place_of(std::string_view first, std::string_view second) const {
    const auto x = number_in<double>(first);
    const auto y = number_in<double>(second);
    if (!x || !y || !std::isfinite(*x) || !std::isfinite(*y)) return std::nullopt;
    if (!table_->column("east")) {
        if (std::abs(*x) > 90 || std::abs(*y) > 180) return std::nullopt;
        return place_from_degrees(*x, *y);
    }
    if (std::abs(*x) > 1e8 || std::abs(*y) > 1e8) return std::nullopt;
    return Place{static_cast<std::int32_t>(*x), static_cast<std::int32_t>(*y)};
}

std::optional<Place> Fields::place() {
    const bool metres = table_->column("east").has_value();
    const std::string_view first = metres ? "east" : "lat";
    const std::string_view second = metres ? "north" : "lon";
    if (text(first).empty() && text(second).empty()) return std::nullopt;
    const auto place = place_of(text(first), text(second));
    if (!place) {
        refuse(text(first).empty() ? second : first,
               fmt::format("with {} “{}” is not a place", text(first).empty() ? first : second,
                           text(first).empty() ? "" : text(second)));
    }
    return place;
}

Word Fields::word(std::string_view column, Vocabulary& vocabulary) {
    if (text(column).empty()) {
        refuse(column, "must be given");
        return 0;
    }
    const auto word = vocabulary.add(text(column));
    if (!word) refuse(column, "is one word too many: at most 128 of one sort");
    return word.value_or(Word{0});
}

WordSet Fields::words(std::string_view column, Vocabulary& vocabulary) {
    WordSet set;
    each_part(text(column), ';', [&](std::string_view part) {
        if (const auto word = vocabulary.add(part)) {
            set.add(*word);
        } else {
            refuse(column, "has one word too many: at most 128 of one sort");
        }
    });
    return set;
}

std::vector<Dated> Fields::dated(std::string_view column, Vocabulary& vocabulary) {
    std::vector<Dated> list;
    each_part(text(column), ';', [&](std::string_view part) {
        constexpr std::string_view until = " until ";
        const auto at = part.find(until);
        Dated item{.what = 0, .until = {}};
        if (at != std::string_view::npos) {
            item.until = day_in(trimmed(part.substr(at + until.size())));
            if (!item.until) refuse(column, "does not end in a date such as until 2021-03-31");
        }
        const auto word = vocabulary.add(trimmed(part.substr(0, at)));
        if (!word) refuse(column, "has one word too many: at most 128 of one sort");
        item.what = word.value_or(Word{0});
        list.push_back(item);
    });
    return list;
}

std::vector<Away> Fields::away(std::string_view column) {
    std::vector<Away> list;
    each_part(text(column), ';', [&](std::string_view part) {
        const auto dots = part.find("..");
        const auto from = day_in(part.substr(0, dots));
        const auto to = dots == std::string_view::npos ? from : day_in(part.substr(dots + 2));
        if (from && to && *from <= *to) {
            list.push_back({*from, *to});
        } else {
            refuse(column, "is not a stretch of days such as 2020-12-20..2021-01-03");
        }
    });
    return list;
}

std::vector<Extra> Fields::extra(std::string_view column) {
    std::vector<Extra> list;
    each_part(text(column), ';', [&](std::string_view part) {
        const auto dots = part.find("..");
        const auto from = moment_in(trimmed(part.substr(0, dots)));
        const auto to = dots == std::string_view::npos ? std::nullopt
                                                       : moment_in(trimmed(part.substr(dots + 2)));
        const bool right = from && to && *from < *to && *to - *from < std::chrono::days{7};
        if (right) {
            list.push_back({*from, *to});
        } else {
            refuse(column, "is not a stretch of time such as 2020-12-20T09:00..2020-12-20T13:00");
        }
    });
    return list;
}

std::vector<Stop> Fields::stops(std::string_view column) {
    std::vector<Stop> list;
    each_part(text(column), ';', [&](std::string_view part) {
        std::vector<std::string_view> words;
        each_part(part, ' ', [&](std::string_view word) { words.push_back(word); });
        const auto place = words.size() == 3 ? place_of(words[0], words[1]) : std::nullopt;
        const auto day = words.size() == 3 ? day_in(words[2]) : std::nullopt;
        if (place && day) {
            list.push_back({*place, *day});
        } else {
            refuse(column, "is not a place and a date such as 51.7512 -1.2577 2020-12-01");
        }
    });
    return list;
}

std::vector<std::string> Fields::list(std::string_view column) const {
    std::vector<std::string> list;
    each_part(text(column), ';', [&](std::string_view part) { list.emplace_back(part); });
    return list;
}

}  // namespace kith::matching
