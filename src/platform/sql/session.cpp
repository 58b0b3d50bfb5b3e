#include "platform/sql/session.hpp"

#include "platform/sql/connection.hpp"
#include "platform/sql/errors.hpp"

namespace kith::sql {
namespace {

// What StatementCount counts, and how many counts are looking.
thread_local std::vector<std::string> counted;
thread_local int counting = 0;

}  // namespace

Cursor::Cursor(Connection& connection, std::string_view sql, std::span<const Parameter> values)
    : connection_(connection), statement_(&connection.prepare(sql)) {
    if (counting > 0) counted.emplace_back(sql);
    try {
        has_row_ = statement_->execute(values);
    } catch (...) {
        connection_.done_with(*statement_);
        throw;
    }
    if (statement_->writes()) connection_.rows_changed += has_row_ ? 1 : statement_->affected();
}

Cursor::~Cursor() { connection_.done_with(*statement_); }

bool Cursor::next() {
    if (!fresh_) has_row_ = has_row_ && statement_->fetch();
    fresh_ = false;
    return has_row_;
}

std::int64_t Cursor::affected() const { return statement_->affected(); }

bool Session::postgres() const { return connection_.postgres(); }

void Session::no_row(std::string_view sql) {
    throw Misuse("A query that always has a row had none: " + std::string(sql));
}

std::optional<std::string_view> Row::next_stored(Into<std::string_view>) {
    return statement_.text(column_++);
}
std::optional<std::int64_t> Row::next_stored(Into<std::int64_t>) {
    return statement_.integer(column_++);
}
std::optional<double> Row::next_stored(Into<double>) { return statement_.real(column_++); }

void Row::refuse_null() const {
    throw Misuse("Column " + std::to_string(column_) + " is NULL in: " + statement_.sql());
}

StatementCount::StatementCount() : start_(counted.size()) { ++counting; }

StatementCount::~StatementCount() {
    if (--counting == 0) counted.clear();
}

std::span<const std::string> StatementCount::texts() const {
    return std::span<const std::string>(counted).subspan(start_);
}

}  // namespace kith::sql
