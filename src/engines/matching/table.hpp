// Rows with named columns, out of CSV. Refers to the text it was made from wherever it can.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"

namespace kith::matching {

class Table {
  public:
    // RFC 4180 with a heading line; line ends may be LF or CRLF, a byte order mark and empty lines
    // are passed over, blanks round a cell are dropped. The text must outlive the table. Invalid,
    // with the line's number, if a row has another number of cells than the heading, a quote does
    // not end, or a column is named twice.
    static Result<Table> from_csv(std::string_view text);

    void add_column(std::string_view name);
    // As many cells as there are columns.
    void add_row(std::size_t line, std::vector<std::string_view> cells);
    // Keeps text that is not part of the text the table was made from.
    std::string_view keep(std::string text) { return kept_->emplace_back(std::move(text)); }

    const std::vector<std::string>& columns() const { return columns_; }
    std::optional<std::size_t> column(std::string_view name) const;
    std::size_t rows() const { return lines_.size(); }
    // The line of the text in which a row begins, from 1.
    std::size_t line(std::size_t row) const { return lines_[row]; }
    std::string_view cell(std::size_t row, std::size_t column) const {
        return cells_[row * columns_.size() + column];
    }

  private:
    std::vector<std::string> columns_;
    std::vector<std::string_view> cells_;
    std::vector<std::size_t> lines_;
    // Shared, so that cells stay good in copies of the table.
    std::shared_ptr<std::deque<std::string>> kept_ = std::make_shared<std::deque<std::string>>();
};

}  // namespace kith::matching
