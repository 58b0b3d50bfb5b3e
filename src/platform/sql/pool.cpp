#include "platform/sql/pool.hpp"

#include <algorithm>
#include <utility>

#include "platform/sql/errors.hpp"

namespace kith::sql {
namespace {

thread_local bool alone_next = false;

}  // namespace

Database::Pool::Pool(std::string url, Options with)
    : options(with),
      settings{.url = std::move(url),
               .statement_timeout = with.statement_timeout,
               .wait = with.wait} {
    if (settings.postgres()) {
        connections_.push_back(std::make_unique<Connection>(settings, Connection::Role::writer));
        idle_.push_back(connections_.back().get());
    } else {
        writer_ = std::make_unique<Connection>(settings, Connection::Role::writer);
    }
}

Connection& Database::Pool::take(Connection::Role role) {
    std::unique_lock lock(mutex_);
    auto& taken = role == Connection::Role::reader ? take_any(lock)
                  : writer_                        ? take_writer(lock)
                                                   : take_to_write(lock);
    const bool much = in_bulk_ > 0;
    lock.unlock();
    try {
        taken.keep_in_memory(much);
    } catch (...) {
        give_back(taken);
        throw;
    }
    return taken;
}

void Database::Pool::begin_bulk() {
    const std::lock_guard lock(mutex_);
    bulk_thread_ = std::this_thread::get_id();
    if (++in_bulk_ == 1 && writer_) checkpoints_.emplace(settings);
}

std::int64_t Database::Pool::writes_beside_bulk() {
    const std::lock_guard lock(mutex_);
    return beside_bulk_;
}

// Those at rest give their memory back at once, those at work when they are next taken.
void Database::Pool::end_bulk() noexcept {
    const std::lock_guard lock(mutex_);
    if (--in_bulk_ > 0) return;
    checkpoints_.reset();
    try {
        for (Connection* each : idle_) each->keep_in_memory(false);
        if (writer_ && !writing_) writer_->keep_in_memory(false);
    } catch (const std::exception&) {
        // Then they do so when they are next taken.
    }
}

Connection& Database::Pool::take_writer(std::unique_lock<std::mutex>& lock) {
    if (writing_ == std::this_thread::get_id()) {
        throw Misuse("A transaction was begun inside another on the same thread");
    }
    if (!freed_.wait_for(lock, options.wait, [&] { return !writing_; })) {
        throw Unavailable("The database is busy with other changes");
    }
    writing_ = std::this_thread::get_id();
    if (in_bulk_ > 0 && writing_ != bulk_thread_) ++beside_bulk_;
    return *writer_;
}

void Database::Pool::write_alone_next() { alone_next = true; }

void Database::Pool::wait_until_alone(std::unique_lock<std::mutex>& lock) {
    const auto me = waiting_alone_.emplace_back(std::this_thread::get_id());
    const bool free = freed_.wait_for(lock, options.wait, [&] {
        return writers_.empty() && !alone_ && waiting_alone_.front() == me;
    });
    std::erase(waiting_alone_, me);
    if (!free) {
        freed_.notify_all();
        throw Unavailable("The database is busy with other changes");
    }
    alone_ = true;
}

Connection& Database::Pool::take_to_write(std::unique_lock<std::mutex>& lock) {
    const bool alone = std::exchange(alone_next, false);
    if (alone) {
        wait_until_alone(lock);
    } else if (!freed_.wait_for(lock, options.wait,
                                [&] { return !alone_ && waiting_alone_.empty(); })) {
        throw Unavailable("The database is busy with other changes");
    }
    // Counted before it is lent: take_any may wait, and nobody is to be alone meanwhile.
    writers_.push_back(nullptr);
    try {
        Connection& taken = take_any(lock);
        *std::find(writers_.begin(), writers_.end(), nullptr) = &taken;
        return taken;
    } catch (...) {
        if (!lock.owns_lock()) lock.lock();
        writers_.erase(std::find(writers_.begin(), writers_.end(), nullptr));
        if (alone) alone_ = false;
        freed_.notify_all();
        throw;
    }
}

Connection& Database::Pool::take_any(std::unique_lock<std::mutex>& lock) {
    const auto room = [&] {
        return static_cast<int>(connections_.size()) + opening_ < options.connections;
    };
    if (!freed_.wait_for(lock, options.wait, [&] { return !idle_.empty() || room(); })) {
        throw Unavailable("Every connection to the database is in use");
    }
    if (!idle_.empty()) {
        auto* last_used = idle_.back();
        idle_.pop_back();
        return *last_used;
    }
    ++opening_;
    lock.unlock();
    std::unique_ptr<Connection> opened;
    try {
        opened = std::make_unique<Connection>(settings, Connection::Role::reader);
    } catch (...) {
        lock.lock();
        --opening_;
        freed_.notify_all();
        throw;
    }
    lock.lock();
    --opening_;
    return *connections_.emplace_back(std::move(opened));
}

void Database::Pool::give_back(Connection& connection) noexcept {
    {
        const std::lock_guard lock(mutex_);
        if (&connection == writer_.get()) {
            writing_.reset();
        } else {
            idle_.push_back(&connection);
            // Whoever is alone is the only one there is.
            if (std::erase(writers_, &connection) > 0) alone_ = false;
        }
    }
    freed_.notify_all();
}

}  // namespace kith::sql
