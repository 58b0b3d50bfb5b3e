#include "platform/sql/database.hpp"

#include <algorithm>
#include <random>
#include <thread>

#include "platform/sql/errors.hpp"
#include "platform/sql/pool.hpp"

namespace kith::sql {
namespace {

constexpr int attempts_most = 8;
// After so many, a transaction is run while no other of this process writes.
constexpr int attempts_beside_others = 1;

Connection& begin_reading(Database& database) {
    auto& connection = database.pool().take(Connection::Role::reader);
    try {
        connection.begin(Connection::Role::reader, Isolation::serialisable);
    } catch (...) {
        database.pool().give_back(connection);
        throw;
    }
    return connection;
}

}  // namespace

Database Database::open(std::string_view url, Options options) {
    return Database(std::make_unique<Pool>(std::string(url), options));
}

Database::Database(std::unique_ptr<Pool> pool) : pool_(std::move(pool)) {}
Database::Database(Database&&) noexcept = default;
Database::~Database() = default;

bool Database::postgres() const { return pool_->settings.postgres(); }
const Clock& Database::clock() const { return *pool_->options.clock; }
const std::string& Database::url() const { return pool_->settings.url; }
WorkSignal& Database::work_signal() { return pool_->signal; }

void Database::before_another_attempt(int attempt) {
    if (attempt >= attempts_most) throw;
    thread_local std::minstd_rand dice{std::random_device{}()};
    const int most = std::min(2 << attempt, 200);
    std::this_thread::sleep_for(
        std::chrono::milliseconds(std::uniform_int_distribution<int>(1, most)(dice)));
    if (attempt >= attempts_beside_others) Pool::write_alone_next();
}

Reading::Reading(Database& database) : Session(begin_reading(database)), database_(database) {}

Reading::~Reading() {
    connection().roll_back();
    database_.pool().give_back(connection());
}

BulkWork::BulkWork(Database& database) : database_(database) { database_.pool().begin_bulk(); }
BulkWork::~BulkWork() { database_.pool().end_bulk(); }

}  // namespace kith::sql
