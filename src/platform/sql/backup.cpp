#include "platform/sql/backup.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <spawn.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <memory>

#include "platform/sql/connection.hpp"
#include "platform/sql/errors.hpp"

namespace kith::sql {
namespace {

namespace fs = std::filesystem;

using Handle = std::unique_ptr<sqlite3, int (*)(sqlite3*)>;

// Makes what was written, and the name it has, outlast a loss of power.
void sync(const fs::path& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    fsync(file);
    close(file);
}

Handle open_sqlite(const fs::path& path) {
    sqlite3* raw = nullptr;
    const int fault = sqlite3_open_v2(path.c_str(), &raw,
                                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    Handle handle(raw, &sqlite3_close);
    if (fault != SQLITE_OK) throw Unavailable("The file of the backup cannot be made");
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

// The URL's parts as libpq's own variables, so that a password is not seen among the arguments.
std::vector<std::string> postgres_environment(const std::string& url) {
    static constexpr std::pair<std::string_view, std::string_view> names[] = {
        {"host", "PGHOST"},         {"hostaddr", "PGHOSTADDR"}, {"port", "PGPORT"},
        {"dbname", "PGDATABASE"},   {"user", "PGUSER"},         {"password", "PGPASSWORD"},
        {"sslmode", "PGSSLMODE"},   {"sslrootcert", "PGSSLROOTCERT"},
        {"sslcert", "PGSSLCERT"},   {"sslkey", "PGSSLKEY"},     {"passfile", "PGPASSFILE"},
    };
    std::vector<std::string> variables;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        if (!std::string_view(*variable).starts_with("PG")) variables.emplace_back(*variable);
    }
    const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> options(
        PQconninfoParse(url.c_str(), nullptr), &PQconninfoFree);
    for (auto* option = options.get(); option != nullptr && option->keyword != nullptr; ++option) {
        if (option->val == nullptr) continue;
        for (const auto& [keyword, variable] : names) {
            if (keyword != option->keyword) continue;
            variables.push_back(std::string(variable) + "=" + option->val);
        }
    }
    return variables;
}

void dump_postgres(Database& database, const fs::path& path) {
    std::vector<std::string> words{"pg_dump", "--format=custom", "--file=" + path.string()};
    auto variables = postgres_environment(database.url());
    std::vector<char*> arguments;
    std::vector<char*> environment;
    for (auto& word : words) arguments.push_back(word.data());
    for (auto& variable : variables) environment.push_back(variable.data());
    arguments.push_back(nullptr);
    environment.push_back(nullptr);
    pid_t child = 0;
    if (posix_spawnp(&child, "pg_dump", nullptr, nullptr, arguments.data(),
                     environment.data()) != 0) {
        throw Unavailable("pg_dump cannot be run: install postgresql-client");
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
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
        sync(partial);
        fs::rename(partial, path);
        sync(fs::absolute(path).parent_path());
    } catch (const fs::filesystem_error&) {
        fs::remove(partial, ignored);
        throw Unavailable("The backup cannot be given its name");
    } catch (...) {
        for (const auto* end : {"", "-wal", "-shm"}) fs::remove(partial.string() + end, ignored);
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
            transaction.script("PRAGMA analysis_limit = 1000; ANALYZE");
        }
    });
}

}  // namespace kith::sql
