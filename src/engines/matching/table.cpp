#include "engines/matching/table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.hpp"

namespace kith::matching {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

constexpr auto npos = std::string_view::npos;

// The first line that is not UTF-8.
std::size_t first_odd_line(std::string_view text) {
    std::size_t line = 1;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        if (!text::valid_utf8(text.substr(0, end))) break;
        text.remove_prefix(end);
        ++line;
    }
    return line;
}

// Reads a text cell by cell.
class Reader {
  public:
    Reader(std::string_view text, Table& table) : text_(text), table_(table) {
        if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    }

    bool more() {
        while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) pass_line_end();
        return at_ < text_.size();
    }
    std::size_t line() const { return line_; }

    Result<std::vector<std::string_view>> row() {
        std::vector<std::string_view> cells;
        for (;;) {
            cells.push_back(KITH_TRY(cell()));
            if (at_ < text_.size() && text_[at_] == ',') {
                ++at_;
                continue;
            }
            if (at_ < text_.size()) pass_line_end();
            return cells;
        }
    }

  private:
    void pass_line_end() {
        if (text_[at_] == '\r') ++at_;
        if (at_ < text_.size() && text_[at_] == '\n') {
            ++at_;
            ++line_;
        }
    }

    Result<std::string_view> cell() {
        const auto first = text_.find_first_not_of(" \t", at_);
        if (first != std::string_view::npos && text_[first] == '"') {
            at_ = first;
            return quoted();
        }
        const auto end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
        const auto found = trimmed(text_.substr(at_, end - at_));
        at_ = end;
        return found;
    }

    Result<std::string_view> quoted() {
        const std::size_t began = line_;
        std::string value;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '\n') ++line_;
            if (text_[at_] != '"') {
                value += text_[at_];
                continue;
            }
            if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') return after_quote(value);
            value += '"';
            ++at_;
        }
        return invalid(fmt::format("line {}", began), "A quote is opened and never closed");
    }

    Result<std::string_view> after_quote(std::string& value) {
        ++at_;
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
        const bool ended = at_ >= text_.size() || text_[at_] == ',' || text_[at_] == '\n' ||
                           text_[at_] == '\r';
        if (ended) return table_.keep(std::move(value));
        return invalid(fmt::format("line {}", line_), "There is text after a closing quote");
    }

    std::string_view text_;
    Table& table_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

}  // namespace

void Table::add_column(std::string_view name) { columns_.emplace_back(name); }

void Table::add_row(std::size_t line, std::vector<std::string_view> cells) {
    lines_.push_back(line);
    cells_.insert(cells_.end(), cells.begin(), cells.end());
}

std::optional<std::size_t> Table::column(std::string_view name) const {
    const auto found = std::ranges::find(columns_, name);
    if (found == columns_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns_.begin());
}

Result<Table> Table::from_csv(std::string_view text) {
    if (!text::valid_utf8(text)) {
        return invalid(fmt::format("line {}", first_odd_line(text)),
                       "This is not UTF-8; save the table as “CSV UTF-8”");
    }
    Table table;
    Reader reader(text, table);
    if (!reader.more()) return invalid("line 1", "There is no heading line");
    const std::size_t heading_line = reader.line();
    for (const std::string_view name : KITH_TRY(reader.row())) {
        if (table.column(name)) {
            return invalid(fmt::format("line {}", heading_line),
                           fmt::format("The column “{}” is there twice", name));
        }
        table.add_column(name);
    }
    if (table.columns().size() == 1 && table.columns()[0].find_first_of(";\t") != npos) {
        return invalid(fmt::format("line {}", heading_line),
                       "The columns must be parted by commas, not by semicolons or tabs");
    }
    while (reader.more()) {
        const std::size_t line = reader.line();
        auto cells = KITH_TRY(reader.row());
        if (cells.size() != table.columns().size()) {
            return invalid(fmt::format("line {}", line),
                           fmt::format("There are {} cells, the heading has {}", cells.size(),
                                       table.columns().size()));
        }
        table.add_row(line, std::move(cells));
    }
    return table;
}

}  // namespace kith::matching
