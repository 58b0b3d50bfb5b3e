// A database and its connections: SQLite in one file, or PostgreSQL.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

#include "platform/base/clock.hpp"
#include "platform/sql/session.hpp"
#include "platform/sql/transaction.hpp"

namespace kith::sql {

struct Options {
    // At most so many at once; opened when needed.
    int connections = 16;
    // PostgreSQL gives up a statement after this long.
    std::chrono::seconds statement_timeout{30};
    // How long to wait for a connection, or for the one writer of SQLite.
    std::chrono::seconds wait{10};
    const Clock* clock = &system_clock();
};

class Reading;
class WorkSignal;

class Database {
  public:
    // `url` is a path of a SQLite file, made if absent, or postgresql://…. Throws Unavailable.
    static Database open(std::string_view url, Options options = {});
    Database(Database&&) noexcept;
    ~Database();

    bool postgres() const;
    const Clock& clock() const;
    const std::string& url() const;

    // Gives what `work(Session&)` gives. It sees one state of the database throughout, and may be
    // run again if the connection is lost.
    template <class Work>
    auto read(Work&& work);

    // Gives what `work(Transaction&)` gives and commits, unless it throws or gives a Result that
    // holds a problem: then nothing was changed. `work` is run again, a bounded number of times,
    // when another transaction was in the way, so it must have no effects but on the database.
    template <class Work>
    auto write(const Actor& actor, Work&& work, Isolation isolation = Isolation::serialisable);

    // Wakes the workers of the queue in this process.
    WorkSignal& work_signal();

    struct Pool;
    Pool& pool() { return *pool_; }

  private:
    explicit Database(std::unique_ptr<Pool> pool);
    // After a failed attempt: waits a moment, or rethrows when there were too many.
    static void before_another_attempt(int attempt);

    std::unique_ptr<Pool> pool_;
};

// A read transaction for as long as it lives.
class Reading : public Session {
  public:
    explicit Reading(Database& database);
    ~Reading();

  private:
    Database& database_;
};

// For as long as it lives, SQLite's connections keep far more of the file in memory (up to 500 MB,
// and the file is mapped): for work that changes pages everywhere in it, such as a list's import.
class BulkWork {
  public:
    explicit BulkWork(Database& database);
    ~BulkWork();
    BulkWork(const BulkWork&) = delete;
    BulkWork& operator=(const BulkWork&) = delete;

  private:
    Database& database_;
};

namespace detail {

template <class T>
struct IsResult : std::false_type {};
template <class T>
struct IsResult<Result<T>> : std::true_type {};

}  // namespace detail

template <class Work>
auto Database::read(Work&& work) {
    for (int attempt = 1;; ++attempt) {
        try {
            Reading reading(*this);
            return work(static_cast<Session&>(reading));
        } catch (const Conflict&) {
            before_another_attempt(attempt);
        } catch (const ConnectionLost&) {
            before_another_attempt(attempt);
        }
    }
}

template <class Work>
auto Database::write(const Actor& actor, Work&& work, Isolation isolation) {
    using Answer = std::invoke_result_t<Work&, Transaction&>;
    for (int attempt = 1;; ++attempt) {
        try {
            Transaction transaction(*this, actor, isolation);
            if constexpr (std::is_void_v<Answer>) {
                work(transaction);
                transaction.commit();
                return;
            } else {
                Answer answer = work(transaction);
                if constexpr (detail::IsResult<Answer>::value) {
                    if (!answer) return answer;
                }
                transaction.commit();
                return answer;
            }
        } catch (const Conflict&) {
            before_another_attempt(attempt);
        } catch (const ConnectionLost&) {
            before_another_attempt(attempt);
        }
    }
}

}  // namespace kith::sql
