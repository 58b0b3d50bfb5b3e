#include "platform/sql/checkpoints.hpp"

#include <chrono>
#include <exception>
#include <filesystem>

namespace kith::sql {
namespace {

constexpr std::chrono::milliseconds pause(100);

}  // namespace

Checkpoints::Checkpoints(ConnectionSettings settings)
    : settings_(std::move(settings)), thread_([this] { work(); }) {}

Checkpoints::~Checkpoints() {
    {
        const std::lock_guard lock(mutex_);
        end_ = true;
    }
    ended_.notify_all();
    thread_.join();
}

// False at the end.
bool Checkpoints::wait() {
    std::unique_lock lock(mutex_);
    return !ended_.wait_for(lock, pause, [this] { return end_; });
}

// PASSIVE waits for nobody and makes nobody wait; what is being read or written stays for the next.
void Checkpoints::work() {
    try {
        Connection connection(settings_, Connection::Role::writer);
        const std::filesystem::path log = settings_.url + "-wal";
        std::filesystem::file_time_type before{};
        while (wait()) {
            std::error_code unknown;
            const auto changed = std::filesystem::last_write_time(log, unknown);
            if (unknown || changed == before) continue;
            before = changed;
            connection.script("PRAGMA wal_checkpoint(PASSIVE)");
        }
    } catch (const std::exception&) {
        // Nothing is lost: the writer carries the log over itself when it is long.
    }
}

}  // namespace kith::sql
