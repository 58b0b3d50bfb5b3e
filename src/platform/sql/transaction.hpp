// Writing: a Session that changes things, for somebody, all or nothing.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "platform/sql/session.hpp"

namespace kith::sql {

class Database;

// Who does it, for the change log. Ids are text, or "system" when the program acts by itself.
struct Actor {
    std::string account_id;
    std::string organisation_id = {};
    std::string request_id = {};
    // Where it came from: "web", "api", "import shielding", "work queue".
    std::string source = {};

    static Actor system(std::string source) {
        return {.account_id = "system", .source = std::move(source)};
    }
};

// One line of the change log: what happened to which thing. `details` is JSON or empty, and holds
// what changed, not whole records.
struct Change {
    std::string entity;
    std::string id;
    std::string what;
    std::string details = {};
};

enum class Isolation {
    // As if transactions ran one after another; may end in Conflict, which Database::write retries.
    serialisable,
    // Each statement sees what is committed, rows changed are locked. For the work queue.
    read_committed,
};

class Transaction : public Session {
  public:
    // Database::write is the usual way to one. Without commit(), the end undoes everything.
    Transaction(Database& database, Actor actor, Isolation isolation = Isolation::serialisable);
    ~Transaction();

    // Gives the number of rows changed. Rows of practice tables must be explained by changed() or
    // unlogged() before the commit.
    template <class... Args>
    std::int64_t execute(std::string_view sql, const Args&... args) {
        const auto& values = detail::parameters(args...);
        return execute_values(sql, values);
    }

    std::int64_t execute_all(std::string_view sql, std::span<const Parameter> values) {
        return execute_values(sql, values);
    }

    // Runs an UPDATE or DELETE that names the version it read (… WHERE id = $1 AND version = $2)
    // and logs the change; Stale, and nothing changed, when no row was that version any more.
    template <class... Args>
    Result<void> update_versioned(const Change& change, std::string_view sql, const Args&... args) {
        if (execute(sql, args...) == 0) return problem(Stale{change.entity});
        changed(change);
        return {};
    }

    // Writes a line of the change log.
    void changed(const Change& change);
    template <class Entity>
    void changed(std::string_view entity, const Id<Entity>& id, std::string_view what,
                 std::string_view details = {}) {
        changed({std::string(entity), id.string(), std::string(what), std::string(details)});
    }

    // Declares that what this transaction changes needs no line in the change log (a session's
    // last use, a table rebuilt from others). The reason is for the reader of the source.
    void unlogged(std::string_view reason);

    // Runs once this transaction has been committed, on this thread: to wake, to tell, never to
    // write what must not be lost (that goes to the work queue).
    void after_commit(std::function<void()> action);

    const Actor& actor() const { return actor_; }
    // The instant of the transaction, the same throughout.
    Instant now() const { return now_; }
    // Several statements without values, for migrations.
    void script(std::string_view sql);

    // Throws Misuse when rows changed and nothing says why.
    void commit();

    // As execute, for the platform's own tables: neither counted nor asked for a change.
    template <class... Args>
    std::int64_t execute_quietly(std::string_view sql, const Args&... args) {
        const auto& values = detail::parameters(args...);
        return run_quietly(sql, values);
    }
    Database& database() { return database_; }

  private:
    std::int64_t execute_values(std::string_view sql, std::span<const Parameter> values);
    std::int64_t run_quietly(std::string_view sql, std::span<const Parameter> values);

    Database& database_;
    Actor actor_;
    Instant now_;
    bool open_ = true;
    bool explained_ = false;
    std::vector<std::function<void()>> after_commit_;
};

}  // namespace kith::sql
