#include "platform/sql/queue.hpp"

#include <algorithm>
#include <cmath>

#include "platform/base/id.hpp"
#include "platform/sql/errors.hpp"
#include "platform/sql/work_signal.hpp"

namespace kith::sql {
namespace {

Actor worker() { return Actor::system("work queue"); }

// The lease, not the attempt, says whose it is: an attempt put back by hand keeps its count.
std::string new_lease(Instant now) { return std::string(Uuid::make(now).text()); }

// One row changes hands: locking it is enough, and the loser of a race looks again.
template <class Work>
auto write_row(Database& database, Work&& work) {
    return database.write(worker(), std::forward<Work>(work), Isolation::read_committed);
}

}  // namespace

static Work read(Row& row, Into<Work>) {
    return {.id = row.next<std::string>(),
            .kind = row.next<std::string>(),
            .payload = row.next<std::string>(),
            .attempts = row.next<int>(),
            .made_at = row.next<Instant>(),
            .lease = row.next<std::string>()};
}

static DeadWork read(Row& row, Into<DeadWork>) {
    return {.id = row.next<std::string>(),
            .kind = row.next<std::string>(),
            .payload = row.next<std::string>(),
            .attempts = row.next<int>(),
            .last_error = row.next<std::string>(),
            .made_at = row.next<Instant>(),
            .ended_at = row.next<Instant>()};
}

std::optional<std::chrono::seconds> BackOff::after(int attempts_made, double jitter) const {
    if (attempts_made >= attempts) return std::nullopt;
    const double doubled = static_cast<double>(first.count()) * std::exp2(attempts_made - 1);
    const double whole = std::min(doubled, static_cast<double>(most.count()));
    const double shortened = whole * (1.0 - std::clamp(jitter, 0.0, 1.0) / 2.0);
    return std::chrono::seconds(static_cast<std::int64_t>(std::ceil(shortened)));
}

std::string enqueue(Transaction& transaction, const NewWork& work) {
    const std::string id(Uuid::make(transaction.now()).text());
    const auto added = transaction.execute_quietly(
        "INSERT INTO queued_work (id, kind, payload, idempotency_key, state, due_at, attempts,"
        " made_at) VALUES ($1, $2, $3, $4, 'open', $5, 0, $6)"
        " ON CONFLICT (idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING",
        id, work.kind, work.payload, work.idempotency_key, work.due_at.value_or(transaction.now()),
        transaction.now());
    if (added == 0) {
        return transaction.value<std::string>(
            "SELECT id FROM queued_work WHERE idempotency_key = $1", work.idempotency_key);
    }
    transaction.after_commit([&signal = transaction.database().work_signal()] { signal.notify(); });
    return id;
}

std::optional<Work> take(Database& database, const std::vector<std::string>& kinds,
                         std::chrono::seconds lease) {
    const Instant now = database.clock().now();
    Arguments with;
    const auto instant = with.add(now);
    const auto due =
        "state = 'open' AND due_at <= " + instant + " AND kind IN (" + with.add_each(kinds) + ")";
    const auto any = "SELECT id FROM queued_work WHERE " + due + " ORDER BY due_at, id LIMIT 1";
    // Looking costs less than asking for the one writer.
    const auto look = [&, seen = with] {
        return database.read([&](Session& s) { return s.one<std::string>(any, seen); });
    };
    if (!look()) return std::nullopt;

    const auto set = "UPDATE queued_work SET due_at = " + with.add(now + lease) +
                     ", attempts = attempts + 1, lease = " + with.add(new_lease(now));
    const auto update = set + " WHERE id = (" + any + ") AND due_at <= " + instant +
                        " RETURNING id, kind, payload, attempts, made_at, lease";
    for (;;) {
        auto taken = write_row(database, [&](Transaction& t) {
            t.unlogged("the queue is not what anybody did");
            return t.one<Work>(update, with);
        });
        if (taken) return taken;
        // Somebody else was quicker: perhaps there is another.
        if (!database.postgres() || !look()) return std::nullopt;
    }
}

bool complete(Transaction& transaction, const Work& work) {
    return transaction.execute_quietly(
               "UPDATE queued_work SET state = 'done', lease = NULL, ended_at = $1"
               " WHERE id = $2 AND lease = $3 AND state = 'open'",
               transaction.now(), work.id, work.lease) == 1;
}

bool extend(Database& database, const Work& work, std::chrono::seconds lease) {
    return write_row(database, [&](Transaction& t) {
        return t.execute_quietly(
                   "UPDATE queued_work SET due_at = $1 WHERE id = $2 AND lease = $3"
                   " AND state = 'open'",
                   t.now() + lease, work.id, work.lease) == 1;
    });
}

bool fail(Database& database, const Work& work, std::string_view error, const BackOff& back_off,
          double jitter) {
    const auto wait = back_off.after(work.attempts, jitter);
    return write_row(database, [&](Transaction& t) {
        if (wait) {
            return t.execute_quietly(
                       "UPDATE queued_work SET due_at = $1, lease = NULL, last_error = $2"
                       " WHERE id = $3 AND lease = $4 AND state = 'open'",
                       t.now() + *wait, error, work.id, work.lease) == 1;
        }
        return t.execute_quietly(
                   "UPDATE queued_work SET state = 'dead', lease = NULL, last_error = $1,"
                   " ended_at = $2 WHERE id = $3 AND lease = $4 AND state = 'open'",
                   error, t.now(), work.id, work.lease) == 1;
    });
}

std::vector<DeadWork> dead_work(Session& session, int limit) {
    return session.all<DeadWork>(
        "SELECT id, kind, payload, attempts, coalesce(last_error, ''), made_at, ended_at"
        "  FROM queued_work WHERE state = 'dead' ORDER BY ended_at DESC, id LIMIT $1",
        limit);
}

bool retry_dead(Transaction& transaction, std::string_view id) {
    const auto revived = transaction.execute_quietly(
        "UPDATE queued_work SET state = 'open', due_at = $1, attempts = 0, ended_at = NULL"
        " WHERE id = $2 AND state = 'dead'",
        transaction.now(), id);
    if (revived == 0) return false;
    transaction.changed({"queued_work", std::string(id), "retried"});
    transaction.after_commit([&signal = transaction.database().work_signal()] { signal.notify(); });
    return true;
}

std::int64_t forget_completed(Database& database, Instant before) {
    return database.write(worker(), [&](Transaction& t) {
        return t.execute_quietly("DELETE FROM queued_work WHERE state = 'done' AND ended_at < $1",
                                 before);
    });
}

QueueState queue_state(Session& session, Instant now) {
    return {.open = session.value<std::int64_t>(
                "SELECT count(*) FROM queued_work WHERE state = 'open'"),
            .due = session.value<std::int64_t>(
                "SELECT count(*) FROM queued_work WHERE state = 'open' AND due_at <= $1", now),
            .dead = session.value<std::int64_t>(
                "SELECT count(*) FROM queued_work WHERE state = 'dead'"),
            .due_longest = session.value<std::optional<Instant>>(
                "SELECT min(due_at) FROM queued_work WHERE state = 'open' AND due_at <= $1", now)};
}

}  // namespace kith::sql
