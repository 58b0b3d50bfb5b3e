// The connections of a database. SQLite: one that writes and several that read beside it.
// PostgreSQL: several that do either.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "platform/sql/checkpoints.hpp"
#include "platform/sql/connection.hpp"
#include "platform/sql/database.hpp"
#include "platform/sql/work_signal.hpp"

namespace kith::sql {

struct Database::Pool {
    Pool(std::string url, Options with);

    // Lends a connection; waits for one as long as the options say, then throws Unavailable.
    Connection& take(Connection::Role role);
    void give_back(Connection& connection) noexcept;

    // What this thread next writes on PostgreSQL, it writes while nobody else of this process
    // does: serialisable transactions have stood in its way again and again.
    static void write_alone_next();

    // What is taken until the same number of ends keeps much in memory, and SQLite's log is
    // carried over beside the writing.
    void begin_bulk();
    void end_bulk() noexcept;
    // How often another thread than the one that began has taken SQLite's writer.
    std::int64_t writes_beside_bulk();

    const Options options;
    const ConnectionSettings settings;
    WorkSignal signal;

  private:
    Connection& take_writer(std::unique_lock<std::mutex>& lock);
    Connection& take_any(std::unique_lock<std::mutex>& lock);
    Connection& take_to_write(std::unique_lock<std::mutex>& lock);
    void wait_until_alone(std::unique_lock<std::mutex>& lock);

    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<Connection>> connections_;
    std::vector<Connection*> idle_;
    int opening_ = 0;
    // PostgreSQL: those lent to write, whether one of them is to be the only one, and the threads
    // that wait for that, in their order. Nobody begins to write before those have.
    std::vector<Connection*> writers_;
    bool alone_ = false;
    std::vector<std::thread::id> waiting_alone_;
    int in_bulk_ = 0;
    std::optional<Checkpoints> checkpoints_;
    std::optional<std::thread::id> bulk_thread_;
    std::int64_t beside_bulk_ = 0;
    std::unique_ptr<Connection> writer_;
    std::optional<std::thread::id> writing_;
};

}  // namespace kith::sql
