#include "platform/sql/statement.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <charconv>
#include <deque>

#include "platform/sql/dialect.hpp"
#include "platform/sql/driver_errors.hpp"

namespace kith::sql {
namespace {

using soci::details::standard_into_type_backend;
using soci::details::standard_use_type_backend;
using soci::details::statement_backend;
using sqlite_api::sqlite3_destructor_type;  // of SQLITE_STATIC and SQLITE_TRANSIENT

// SQLite's own statement of a backend. SOCI copies every value twice on its way there and back,
// which costs more than an insert does, so values are bound to it and read from it directly.
sqlite_api::sqlite3_stmt* own_statement(statement_backend& backend) {
    return static_cast<soci::sqlite3_statement_backend&>(backend).stmt_;
}

void refuse_zero_bytes(std::string_view text) {
    if (text.find('\0') != text.npos) throw Misuse("Text for a column holds a zero byte");
}

struct BindSqlite {
    sqlite_api::sqlite3_stmt* statement;
    int place;
    bool lent;  // text stays where it is until the statement is done

    int operator()(std::monostate) const {
        return sqlite_api::sqlite3_bind_null(statement, place);
    }
    int operator()(std::int64_t number) const {
        return sqlite_api::sqlite3_bind_int64(statement, place, number);
    }
    int operator()(double number) const {
        return sqlite_api::sqlite3_bind_double(statement, place, number);
    }
    int operator()(std::string_view text) const {
        refuse_zero_bytes(text);
        const char* data = text.data() == nullptr ? "" : text.data();
        return sqlite_api::sqlite3_bind_text(statement, place, data, static_cast<int>(text.size()),
                                             lent ? SQLITE_STATIC : SQLITE_TRANSIENT);
    }
};

// Steps; false when there is no row (any more).
bool step_sqlite(soci::session& session, sqlite_api::sqlite3_stmt* statement) {
    const int result = sqlite_api::sqlite3_step(statement);
    if (result == SQLITE_ROW) return true;
    if (result == SQLITE_DONE) return false;
    auto& owner = static_cast<soci::sqlite3_session_backend&>(*session.get_backend());
    throw soci::soci_error(sqlite_api::sqlite3_errmsg(owner.conn_));
}

// Where one value waits to be bound. SOCI keeps its address, so slots never move.
struct Slot {
    std::unique_ptr<standard_use_type_backend> use;
    std::string text;
    long long integer = 0;
    double real = 0;
    soci::indicator null = soci::i_null;

    void fill(const Parameter& value, int place);
};

template <class Text>
void take_text(std::string& kept, const Text& text) {
    refuse_zero_bytes(text);
    kept.assign(text);
}

void Slot::fill(const Parameter& value, int place) {
    soci::details::exchange_type type = soci::details::x_stdstring;
    void* data = &text;
    null = soci::i_ok;
    const auto& held = value.value();
    if (std::holds_alternative<std::monostate>(held)) {
        null = soci::i_null;
    } else if (const auto* number = std::get_if<std::int64_t>(&held)) {
        integer = *number;
        data = &integer;
        type = soci::details::x_long_long;
    } else if (const auto* measure = std::get_if<double>(&held)) {
        real = *measure;
        data = &real;
        type = soci::details::x_double;
    } else if (const auto* view = std::get_if<std::string_view>(&held)) {
        take_text(text, *view);
    } else {
        take_text(text, std::get<std::string>(held));
    }
    use->bind_by_pos(place, data, type, true);
    use->pre_use(&null);
}

}  // namespace

struct Statement::Parts {
    Parts(soci::session& owner, std::string_view given)
        : session(owner),
          sqlite(owner.get_backend_name() == "sqlite3"),
          sql(given),
          writes(is_write(given)) {}

    soci::session& session;
    bool sqlite;
    std::size_t places = 0;
    std::string sql;
    bool writes;
    bool running = false;
    bool has_row = false;
    std::unique_ptr<statement_backend> backend;
    std::unique_ptr<standard_into_type_backend> into;
    std::deque<Slot> slots;
    std::string text;

    sqlite_api::sqlite3_stmt* lite() { return own_statement(*backend); }

    void bind_sqlite(std::span<const Parameter> values) {
        // A statement that gives no rows is done when execute() returns.
        const bool lent = writes && sqlite_api::sqlite3_column_count(lite()) == 0;
        int place = 0;
        for (const Parameter& value : values) {
            if (std::visit(BindSqlite{lite(), ++place, lent}, value.value()) != SQLITE_OK) {
                throw Misuse("A value is too long for a column in: " + sql);
            }
        }
    }

    bool has_cell(int column) {
        if (!has_row) throw Misuse("A column is read where there is no row: " + sql);
        return sqlite_api::sqlite3_column_type(lite(), column) != SQLITE_NULL;
    }

    template <class T>
    bool cell(int column, T& value, soci::details::exchange_type type) {
        if (!has_row) throw Misuse("A column is read where there is no row: " + sql);
        soci::indicator null = soci::i_ok;
        int place = column + 1;
        into->define_by_pos(place, &value, type);
        into->post_fetch(true, true, &null);
        return null == soci::i_ok;
    }
};

Statement::Statement(soci::session& session, std::string_view sql)
    : parts_(std::make_unique<Parts>(session, sql)) {
    auto& parts = *parts_;
    const int count = placeholder_count(sql);
    try {
        parts.backend.reset(session.get_backend()->make_statement_backend());
        parts.backend->alloc();
        parts.backend->prepare(parts.sqlite ? numbered_for_sqlite(sql) : std::string(sql),
                               soci::details::st_repeatable_query);
        parts.into.reset(parts.backend->make_into_type_backend());
        parts.places = static_cast<std::size_t>(count);
        for (int place = 0; place < count && !parts.sqlite; ++place) {
            parts.slots.emplace_back();
            parts.slots.back().use.reset(parts.backend->make_use_type_backend());
        }
    } catch (const soci::soci_error& error) {
        parts.slots.clear();
        rethrow(session, error, sql);
    }
}

Statement::~Statement() {
    auto& parts = *parts_;
    finish();
    parts.slots.clear();
    parts.into.reset();
    if (parts.backend) parts.backend->clean_up();
}

bool Statement::execute(std::span<const Parameter> values) {
    auto& parts = *parts_;
    if (values.size() != parts.places) {
        throw Misuse("The statement takes " + std::to_string(parts.places) + " values, " +
                     std::to_string(values.size()) + " given: " + parts.sql);
    }
    try {
        parts.running = true;
        if (parts.sqlite) {
            sqlite_api::sqlite3_reset(parts.lite());
            parts.bind_sqlite(values);
            parts.has_row = step_sqlite(parts.session, parts.lite());
            return parts.has_row;
        }
        int place = 0;
        for (auto& slot : parts.slots) {
            slot.fill(values[static_cast<std::size_t>(place)], place + 1);
            ++place;
        }
        parts.has_row = parts.backend->execute(1) == statement_backend::ef_success;
        return parts.has_row;
    } catch (const soci::soci_error& error) {
        rethrow(parts.session, error, parts.sql);
    }
}

bool Statement::fetch() {
    auto& parts = *parts_;
    if (!parts.has_row) return false;
    try {
        parts.has_row = parts.sqlite
                            ? step_sqlite(parts.session, parts.lite())
                            : parts.backend->fetch(1) == statement_backend::ef_success;
        return parts.has_row;
    } catch (const soci::soci_error& error) {
        rethrow(parts.session, error, parts.sql);
    }
}

void Statement::finish() noexcept {
    auto& parts = *parts_;
    if (!parts.running) return;
    parts.running = false;
    parts.has_row = false;
    for (auto& slot : parts.slots) slot.use->clean_up();
    if (parts.sqlite) {
        sqlite_api::sqlite3_reset(parts.lite());
        // What was lent is not looked at again.
        sqlite_api::sqlite3_clear_bindings(parts.lite());
    } else {
        static_cast<soci::postgresql_statement_backend&>(*parts.backend).result_.reset();
    }
}

std::optional<std::string_view> Statement::text(int column) {
    if (parts_->sqlite) {
        if (!parts_->has_cell(column)) return std::nullopt;
        const auto* text = sqlite_api::sqlite3_column_text(parts_->lite(), column);
        return std::string_view(
            reinterpret_cast<const char*>(text),
            static_cast<std::size_t>(sqlite_api::sqlite3_column_bytes(parts_->lite(), column)));
    }
    if (!parts_->cell(column, parts_->text, soci::details::x_stdstring)) return std::nullopt;
    return parts_->text;
}

std::optional<std::int64_t> Statement::integer(int column) {
    if (parts_->sqlite) {
        if (!parts_->has_cell(column)) return std::nullopt;
        return sqlite_api::sqlite3_column_int64(parts_->lite(), column);
    }
    const auto written = text(column);
    if (!written) return std::nullopt;
    if (*written == "t") return 1;
    if (*written == "f") return 0;
    std::int64_t number = 0;
    const auto* end = written->data() + written->size();
    const auto [stop, fault] = std::from_chars(written->data(), end, number);
    if (fault != std::errc{} || stop != end) {
        throw Misuse("A column that is not a whole number is read as one: " + parts_->sql);
    }
    return number;
}

std::optional<double> Statement::real(int column) {
    if (parts_->sqlite) {
        if (!parts_->has_cell(column)) return std::nullopt;
        return sqlite_api::sqlite3_column_double(parts_->lite(), column);
    }
    double number = 0;
    if (!parts_->cell(column, number, soci::details::x_double)) return std::nullopt;
    return number;
}

std::int64_t Statement::affected() const { return parts_->backend->get_affected_rows(); }
bool Statement::writes() const { return parts_->writes; }
bool Statement::running() const { return parts_->running; }
const std::string& Statement::sql() const { return parts_->sql; }

}  // namespace kith::sql
