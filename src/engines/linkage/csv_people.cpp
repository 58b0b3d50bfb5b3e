#include "engines/linkage/csv_people.hpp"

#include <algorithm>
#include <array>

#include "engines/linkage/parallel.hpp"

namespace kith::linkage {
namespace {

constexpr std::size_t piece_size = std::size_t{8} << 20;

std::string_view trimmed(std::string_view cell) {
    while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t')) cell.remove_prefix(1);
    while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t' || cell.back() == '\r')) {
        cell.remove_suffix(1);
    }
    return cell;
}

char separator_of(std::string_view line) {
    constexpr std::array separators{',', '\t', ';', '|'};
    return *std::max_element(separators.begin(), separators.end(), [&](char one, char other) {
        return std::count(line.begin(), line.end(), one) <
               std::count(line.begin(), line.end(), other);
    });
}

// Where pieces may be cut: behind the row that crosses each multiple of the piece's size. Only a
// file with quotes has to be read through, for a quoted cell may hold line breaks.
std::vector<std::size_t> cuts(std::string_view text, char separator) {
    std::vector<std::size_t> found{0};
    if (text.find('"') == std::string_view::npos) {
        for (std::size_t at = piece_size; at < text.size(); at += piece_size) {
            const auto line_end = text.find('\n', at);
            if (line_end == std::string_view::npos) break;
            if (line_end + 1 > found.back()) found.push_back(line_end + 1);
        }
    } else {
        Rows rows(text, separator);
        std::vector<std::string_view> cells;
        while (rows.next(cells)) {
            const std::size_t at = text.size() - rows.left();
            if (at - found.back() >= piece_size) found.push_back(at);
        }
    }
    if (found.back() != text.size()) found.push_back(text.size());
    return found;
}

// Day and month: a column written by an American has a second part above twelve somewhere.
DateOrder order_of_dates(std::string_view text, const Header& header) {
    const auto column = std::find(header.fields.begin(), header.fields.end(), Field::birth_date);
    if (column == header.fields.end()) return DateOrder::day_first;
    const auto place = static_cast<std::size_t>(column - header.fields.begin());
    Rows rows(text, header.separator);
    std::vector<std::string_view> cells;
    std::array<int, 2> above_twelve{};
    for (int row = 0; row < 5000 && rows.next(cells); ++row) {
        if (cells.size() <= place) continue;
        const auto date = packed_date(cells[place], DateOrder::day_first);
        const auto month = (date >> 12 & 15U) * 10 + (date >> 8 & 15U);
        const auto day = (date >> 4 & 15U) * 10 + (date & 15U);
        above_twelve[0] += day > 12 && month <= 12;
        above_twelve[1] += month > 12 && day <= 12;
    }
    return above_twelve[1] > above_twelve[0] ? DateOrder::month_first : DateOrder::day_first;
}

bool within(std::string_view whole, std::string_view part) {
    return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

CsvPeople read_piece(std::string_view text, const Header& header, DateOrder order) {
    CsvPeople read;
    Rows rows(text, header.separator);
    std::vector<std::string_view> cells;
    std::vector<Value> values;
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    read.people.reserve(lines);
    read.ids.reserve(lines);
    read.labels.reserve(lines);
    while (rows.next(cells)) {
        values.clear();
        std::string_view id;
        std::string_view label;
        for (std::size_t column = 0; column < std::min(cells.size(), header.fields.size());
             ++column) {
            const Field field = header.fields[column];
            if (field == Field::record_id) id = cells[column];
            if (field == Field::label) label = cells[column];
            if (!cells[column].empty()) values.push_back({field, cells[column]});
        }
        read.people.add(values, order);
        read.ids.push_back(within(text, id) ? id : std::string_view{});
        read.labels.push_back(within(text, label) ? label : std::string_view{});
    }
    return read;
}

}  // namespace

bool Rows::next(std::vector<std::string_view>& cells) {
    cells.clear();
    unescaped_.clear();
    while (!rest_.empty() && (rest_.front() == '\n' || rest_.front() == '\r')) {
        rest_.remove_prefix(1);
    }
    if (rest_.empty()) return false;
    while (true) {
        std::size_t blank = 0;
        while (blank < rest_.size() && rest_[blank] == ' ') ++blank;
        const bool quoted = blank < rest_.size() && rest_[blank] == '"';
        if (quoted) rest_.remove_prefix(blank + 1);
        cells.push_back(quoted ? quoted_cell() : bare_cell());
        if (rest_.empty()) break;
        const char end = rest_.front();
        rest_.remove_prefix(1);
        if (end == '\n') break;
        if (rest_.empty()) {
            cells.push_back(rest_);
            break;
        }
    }
    if (!unescaped_.empty()) {
        std::size_t place = 0;
        for (auto& cell : cells) {
            if (cell.data() == nullptr && place < unescaped_.size()) cell = unescaped_[place++];
        }
    }
    return true;
}

std::string_view Rows::bare_cell() {
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != separator_ && rest_[end] != '\n') ++end;
    const auto cell = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return trimmed(cell);
}

std::string_view Rows::quoted_cell() {
    std::string with_quotes;
    const auto start = rest_;
    std::size_t length = 0;
    bool doubled = false;
    while (length < rest_.size()) {
        if (rest_[length] != '"') {
            if (doubled) with_quotes += rest_[length];
            ++length;
        } else if (length + 1 < rest_.size() && rest_[length + 1] == '"') {
            if (!doubled) with_quotes = std::string(rest_.substr(0, length));
            doubled = true;
            with_quotes += '"';
            length += 2;
        } else {
            break;
        }
    }
    rest_.remove_prefix(std::min(length + 1, rest_.size()));
    bare_cell();
    if (!doubled) return trimmed(start.substr(0, length));
    unescaped_.push_back(std::move(with_quotes));
    return {nullptr, 0};
}

Header read_header(std::string_view text) {
    Header header;
    const bool marked = text.starts_with("\xEF\xBB\xBF");
    const std::string_view body = marked ? text.substr(3) : text;
    header.separator = separator_of(body.substr(0, body.find('\n')));
    Rows rows(body, header.separator);
    std::vector<std::string_view> cells;
    if (rows.next(cells)) header.headings.assign(cells.begin(), cells.end());
    header.fields = recognise_all(header.headings);
    header.body = text.size() - rows.left();
    return header;
}

CsvPeople read_people(std::string_view text, const Header& header, unsigned threads) {
    const std::string_view body = text.substr(header.body);
    const DateOrder order = order_of_dates(body, header);
    const auto at = cuts(body, header.separator);
    std::vector<CsvPeople> pieces(at.size() - 1);
    parallel_for(threads, pieces.size(), [&](std::size_t piece) {
        pieces[piece] =
            read_piece(body.substr(at[piece], at[piece + 1] - at[piece]), header, order);
    });
    CsvPeople all;
    std::vector<People> people;
    for (CsvPeople& piece : pieces) {
        all.ids.insert(all.ids.end(), piece.ids.begin(), piece.ids.end());
        all.labels.insert(all.labels.end(), piece.labels.begin(), piece.labels.end());
        people.push_back(std::move(piece.people));
        piece = {};
    }
    all.people.append(std::move(people), threads);
    return all;
}

}  // namespace kith::linkage
