// Work to be done later, kept in the transaction that causes it: mail, letters, webhooks, imports.
// Nothing is lost when the program stops: work whose worker died is due again when its lease ends.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/sql/database.hpp"

namespace kith::sql {

struct NewWork {
    std::string kind;
    std::string payload = "{}";  // JSON; only the handler of its kind reads it
    // Not before this; at once if not given.
    std::optional<Instant> due_at = {};
    // While work with this key is known, done or not, the same is not enqueued again.
    std::optional<std::string> idempotency_key = {};
};

// Work in the hands of one worker until its lease ends.
struct Work {
    std::string id;
    std::string kind;
    std::string payload;
    int attempts;  // this one included
    Instant made_at;
    std::string lease;
};

struct DeadWork {
    std::string id;
    std::string kind;
    std::string payload;
    int attempts;
    std::string last_error;
    Instant made_at;
    Instant ended_at;
};

// How long to wait after a failed attempt, and when to give up.
struct BackOff {
    int attempts = 10;
    std::chrono::seconds first{10};
    std::chrono::seconds most{6 * 60 * 60};

    // Doubles from `first` with each attempt, up to `most`; `jitter` of 0 to 1 takes off up to half
    // so that many failures do not return together. Nothing when it is time to give up.
    std::optional<std::chrono::seconds> after(int attempts_made, double jitter) const;
};

// Gives the id of the work; that of the earlier one when the idempotency key is known already.
// Workers of this process wake when the transaction is committed.
std::string enqueue(Transaction& transaction, const NewWork& work);

// Takes the work of these kinds that has been due longest, for so long; nothing if none is due.
std::optional<Work> take(Database& database, const std::vector<std::string>& kinds,
                         std::chrono::seconds lease);

// Each gives false, and does nothing, when the lease has gone to somebody else. In a handler's own
// transaction, complete() makes its effect and the end of the work one.
bool complete(Transaction& transaction, const Work& work);
bool extend(Database& database, const Work& work, std::chrono::seconds lease);
// Puts it back for a later attempt, or among the dead when BackOff gives up. `error` must hold no
// personal data.
bool fail(Database& database, const Work& work, std::string_view error, const BackOff& back_off,
          double jitter);

// Work given up, latest first.
std::vector<DeadWork> dead_work(Session& session, int limit);
// Makes dead work due again with all its attempts; false when there is none with this id.
bool retry_dead(Transaction& transaction, std::string_view id);
// Forgets work completed before this, and with it its idempotency keys. Gives how many.
std::int64_t forget_completed(Database& database, Instant before);

struct QueueState {
    std::int64_t open;
    std::int64_t due;
    std::int64_t dead;
    std::optional<Instant> due_longest;
};
QueueState queue_state(Session& session, Instant now);

}  // namespace kith::sql
