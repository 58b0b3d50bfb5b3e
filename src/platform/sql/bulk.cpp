#include "platform/sql/bulk.hpp"

#include <algorithm>

#include "platform/sql/errors.hpp"

namespace kith::sql {
namespace {

// Enough to make the journey small beside the rows; more only makes statements long. SQLite makes
// no journey, and keeps a copy of every page that a statement of several rows changes: there one
// row at a time is half as fast again.
constexpr std::size_t values_each = 500;

std::size_t rows_each_time(const Transaction& transaction, std::size_t columns) {
    return transaction.postgres() ? std::max<std::size_t>(1, values_each / columns) : 1;
}

std::string places(std::size_t rows, std::size_t columns) {
    std::string text;
    std::size_t number = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        text += row == 0 ? "(" : ", (";
        for (std::size_t column = 0; column < columns; ++column) {
            text += (column == 0 ? "$" : ", $") + std::to_string(++number);
        }
        text += ")";
    }
    return text;
}

}  // namespace

Bulk::Bulk(Transaction& transaction, std::string_view insert, int columns, std::string_view after)
    : transaction_(transaction),
      insert_(std::string(insert) + " VALUES "),
      after_(after.empty() ? "" : " " + std::string(after)),
      columns_(static_cast<std::size_t>(columns)),
      rows_each_(rows_each_time(transaction, columns_)),
      whole_(insert_ + places(rows_each_, columns_) + after_) {}

void Bulk::added(std::size_t values) {
    if (values != columns_) throw Misuse("A row of another width is added: " + insert_);
    if (values_.size() == rows_each_ * columns_) write(rows_each_);
}

void Bulk::write(std::size_t rows) {
    const auto sql = rows == rows_each_ ? whole_ : insert_ + places(rows, columns_) + after_;
    changed_ += transaction_.execute_all(sql, values_);
    values_.clear();
}

std::int64_t Bulk::finish() {
    if (!values_.empty()) write(values_.size() / columns_);
    return changed_;
}

}  // namespace kith::sql
