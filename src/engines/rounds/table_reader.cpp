#include "engines/rounds/table_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

#include "engines/rounds/tables.hpp"
#include "platform/base/text.hpp"

namespace kith::rounds {

TableReader::TableReader(std::string_view file, std::string_view text)
    : file_(file), rows_(text, csv_separator(text.substr(0, 4096))) {
    if (!rows_.next()) {
        faults_.push_back({file_, "is empty"});
        return;
    }
    header_.emplace(rows_.fields());
}

bool TableReader::next() {
    while (header_ && rows_.next()) {
        if (!rows_.fault()) return true;
        faults_.push_back({file_, *rows_.fault()});
    }
    return false;
}

bool TableReader::has(std::string_view column) const {
    return header_ && header_->column(column).has_value();
}

void TableReader::refuse_unknown(const std::vector<std::string_view>& known) {
    if (!header_) return;
    std::vector<std::string_view> copies(known);
    const CsvHeader names(copies);
    for (const auto& name : header_->names()) {
        if (!names.column(name)) refuse(fmt::format("the column ‘{}’ has no meaning here", name));
    }
}

std::string_view TableReader::text(std::string_view column) const {
    const auto found = header_->column(column);
    return found ? text::trim(rows_[*found]) : std::string_view();
}

void TableReader::refuse(std::string_view message) {
    faults_.push_back({fmt::format("{} line {}", file_, rows_.line()), std::string(message)});
}

double TableReader::number(std::string_view column, double otherwise, double least, double most) {
    const auto cell = text(column);
    if (cell.empty()) return otherwise;
    double value = 0;
    const auto [rest, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || rest != cell.data() + cell.size() || !std::isfinite(value)) {
        refuse(fmt::format("{} ‘{}’ is not a number", column, cell));
        return otherwise;
    }
    if (value < least || value > most) {
        refuse(fmt::format("{} must be from {:g} to {:g}, not {}", column, least, most, cell));
        return otherwise;
    }
    return value;
}

double TableReader::time(std::string_view column, double otherwise) {
    const auto cell = text(column);
    if (cell.empty()) return otherwise;
    if (const auto seconds = read_time(cell)) return *seconds;
    refuse(fmt::format("{} ‘{}’ is not a time like 09:30", column, cell));
    return otherwise;
}

std::vector<std::string> TableReader::list(std::string_view column) const {
    std::vector<std::string> items;
    for (const auto part : text::split(text(column), ';')) {
        if (const auto item = text::trim(part); !item.empty()) items.emplace_back(item);
    }
    return items;
}

std::optional<kith::rounds::Place> TableReader::place(std::string_view across,
                                                      std::string_view up) {
    if (text(across).empty() && text(up).empty()) return std::nullopt;
    if (text(across).empty() || text(up).empty()) {
        refuse(fmt::format("{} and {} go together", across, up));
        return std::nullopt;
    }
    constexpr double kFar = 1e9;
    return kith::rounds::Place{number(across, 0, -kFar, kFar), number(up, 0, -kFar, kFar)};
}

}  // namespace kith::rounds
