#include "platform/sql/backup.hpp"

#include <sqlite3.h>

#include <memory>

#include "platform/sql/connection.hpp"
#include "platform/sql/errors.hpp"
#include "platform/sql/files.hpp"
#include "platform/sql/postgres_tools.hpp"

namespace kith::sql {
namespace {

namespace fs = std::filesystem;

using Handle = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;

Handle open_sqlite(const fs::path& path) {
    sqlite3* raw = nullptr;
    const int fault = sqlite3_open_v2(path.c_str(), &raw,
                                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    Handle handle(raw, &sqlite3_close);
    if (fault != SQLITE_OK) {
        throw Unavailable("The file of the backup cannot be made: is there such a folder, and may "
                          "it be written to?");
    }
    return handle;
}

// One step under one read lock: in WAL mode writers go on, and nothing they commit makes the copy
// begin again.
void copy_sqlite(Database& database, const fs::path& path) {
    Connection source({.url = database.url()}, Connection::Role::reader);
    const auto copy = open_sqlite(path);
    auto* step = sqlite3_backup_init(copy.get(), "main", source.sqlite_handle(), "main");
    if (step == nullptr) throw Unavailable("The backup cannot be begun");
    const int done = sqlite3_backup_step(step, -1);
    const int fault = sqlite3_backup_finish(step);
    if (done == SQLITE_FULL || fault == SQLITE_FULL) {
        throw Unavailable("The disk has no room for the backup");
    }
    if (done != SQLITE_DONE || fault != SQLITE_OK) {
        throw Unavailable("The backup could not be written");
    }
}

void check_copy(const fs::path& path) {
    auto copy = Database::open(path.string(), {.connections = 1});
    if (!integrity_check(copy).empty()) throw Unavailable("The backup is damaged");
}

void dump_postgres(Database& database, const fs::path& path) {
    // The schema before_restore is what a restore set aside.
    if (!run_postgres_tool(database.url(), {"pg_dump", "--format=custom",
                                            "--exclude-schema=before_restore",
                                            "--file=" + path.string()})) {
        throw Unavailable("pg_dump could not make the backup");
    }
}

}  // namespace

void backup(Database& database, const fs::path& path) {
    const fs::path partial = path.string() + ".partial";
    std::error_code ignored;
    fs::remove(partial, ignored);
    try {
        if (database.postgres()) {
            dump_postgres(database, partial);
        } else {
            copy_sqlite(database, partial);
            check_copy(partial);
        }
        sync_to_disk(partial);
        fs::rename(partial, path);
        sync_to_disk(fs::absolute(path).parent_path());
    } catch (const fs::filesystem_error&) {
        fs::remove(partial, ignored);
        throw Unavailable("The backup cannot be given its name");
    } catch (...) {
        for (const auto* end : {"", "-wal", "-shm", "-journal"}) {
            fs::remove(partial.string() + end, ignored);
        }
        throw;
    }
}

std::vector<std::string> integrity_check(Database& database) {
    std::vector<std::string> faults;
    database.read([&](Session& session) {
        faults.clear();
        if (session.postgres()) {
            session.value<int>("SELECT count(*) FROM migration");
            return;
        }
        session.each<std::string>(
            [&](const std::string& line) {
                if (line != "ok") faults.push_back(line);
            },
            "PRAGMA integrity_check(20)");
        session.each<std::string>(
            [&](const std::string& table) {
                faults.push_back("A row of " + table + " refers to nothing there");
            },
            "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check");
    });
    return faults;
}

void refresh_statistics(Database& database) {
    database.write(Actor::system("maintenance"), [](Transaction& transaction) {
        if (transaction.postgres()) {
            transaction.script("ANALYZE");
        } else {
            // A table that was nearly empty when it was measured would be scanned for ever after,
            // however much it grew: of the small ones SQLite is left to think that they are big.
            transaction.script("PRAGMA analysis_limit = 1000; ANALYZE;"
                               "DELETE FROM sqlite_stat1 WHERE CAST(stat AS INTEGER) < 10000;"
                               "ANALYZE sqlite_schema");
        }
    });
}

}  // namespace kith::sql
