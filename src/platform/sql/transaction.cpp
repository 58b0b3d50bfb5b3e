#include "platform/sql/transaction.hpp"

#include "platform/base/id.hpp"
#include "platform/sql/connection.hpp"
#include "platform/sql/errors.hpp"
#include "platform/sql/pool.hpp"

namespace kith::sql {
namespace {

Connection& begin_writing(Database& database, Isolation isolation) {
    auto& connection = database.pool().take(Connection::Role::writer);
    try {
        connection.begin(Connection::Role::writer, isolation);
    } catch (...) {
        database.pool().give_back(connection);
        throw;
    }
    return connection;
}

// NULL for text that is not there.
std::optional<std::string_view> given(const std::string& text) {
    if (text.empty()) return std::nullopt;
    return text;
}

}  // namespace

Transaction::Transaction(Database& database, Actor actor, Isolation isolation)
    : Session(begin_writing(database, isolation)),
      database_(database),
      actor_(std::move(actor)),
      now_(database.clock().now()) {}

Transaction::~Transaction() {
    if (!open_) return;
    connection().roll_back();
    database_.pool().give_back(connection());
}

std::int64_t Transaction::execute_values(std::string_view sql, std::span<const Parameter> values) {
    Cursor cursor(connection(), sql, values);
    std::int64_t rows = 0;
    while (cursor.next()) ++rows;
    return rows > 0 ? rows : cursor.affected();
}

std::int64_t Transaction::run_quietly(std::string_view sql, std::span<const Parameter> values) {
    const auto before = connection().rows_changed;
    const auto rows = execute_values(sql, values);
    connection().rows_changed = before;
    return rows;
}

void Transaction::changed(const Change& change) {
    explained_ = true;
    execute_quietly(
        "INSERT INTO change_log (id, at, account_id, organisation_id, request_id, source,"
        " entity, entity_id, what, details) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        Uuid::make(now_).text(), now_, actor_.account_id, given(actor_.organisation_id),
        given(actor_.request_id), given(actor_.source), change.entity, change.id, change.what,
        given(change.details));
}

void Transaction::unlogged(std::string_view reason) {
    if (reason.empty()) throw Misuse("What goes unlogged needs a reason");
    explained_ = true;
}

void Transaction::after_commit(std::function<void()> action) {
    after_commit_.push_back(std::move(action));
}

void Transaction::script(std::string_view sql) { connection().script(sql); }

void Transaction::commit() {
    if (!open_) throw Misuse("A transaction is committed twice");
    if (connection().rows_changed > 0 && !explained_) {
        throw Misuse("A transaction changed rows and neither changed() nor unlogged() says why");
    }
    connection().commit();
    open_ = false;
    database_.pool().give_back(connection());
    for (const auto& action : after_commit_) action();
}

}  // namespace kith::sql
