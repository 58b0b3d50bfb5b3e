#include "platform/sql/restore.hpp"

#include <array>
#include <fstream>

#include "platform/sql/backup.hpp"
#include "platform/sql/connection.hpp"
#include "platform/sql/errors.hpp"
#include "platform/sql/files.hpp"
#include "platform/sql/migration.hpp"
#include "platform/sql/postgres_tools.hpp"

namespace kith::sql {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view sqlite_mark = "SQLite format 3";
constexpr std::string_view dump_mark = "PGDMP";

bool begins_with(const fs::path& path, std::string_view mark) {
    std::string begin(mark.size(), '\0');
    std::ifstream(path, std::ios::binary).read(begin.data(), static_cast<long>(begin.size()));
    return begin == mark;
}

void refuse_other_files(const fs::path& copy, bool postgres) {
    if (begins_with(copy, postgres ? dump_mark : sqlite_mark)) return;
    if (begins_with(copy, postgres ? sqlite_mark : dump_mark)) {
        throw CannotRestore(copy.string() + " is a copy of a " +
                            (postgres ? "SQLite" : "PostgreSQL") +
                            " database: it can only be restored into one of its kind.");
    }
    throw CannotRestore(copy.string() + " is not a copy that `kith backup` wrote.");
}

fs::path beside(const fs::path& path, std::string_view ending) {
    return path.string() + std::string(ending);
}

void remove_sqlite(const fs::path& path) {
    std::error_code ignored;
    for (const auto* end : {"", "-wal", "-shm", "-journal"}) {
        fs::remove(beside(path, end), ignored);
    }
}

void examine(const fs::path& copy) {
    auto database = Database::open(copy.string(), {.connections = 1});
    if (!integrity_check(database).empty()) {
        throw CannotRestore("The copy is damaged. Restore an older one.");
    }
    check_migrations(database);
}

// Takes what the write-ahead log still holds into the file, and finds out whether anybody else has
// it open: SQLite gives up the log only to a database's last user.
void be_alone_with(const fs::path& target) {
    try {
        Connection connection({.url = target.string(), .wait = std::chrono::seconds(1)},
                              Connection::Role::writer);
        connection.script("PRAGMA journal_mode = DELETE");
    } catch (const Conflict&) {
        throw CannotRestore("Something still uses " + target.string() +
                            ". Stop Kith, then try again.");
    } catch (const Unavailable&) {
        // It is damaged, perhaps the very reason to restore: it is kept as it is.
    }
}

// There is a whole database at `target` at every moment.
std::string take_place(const fs::path& fresh, const fs::path& target) {
    std::string kept;
    if (fs::exists(target)) {
        be_alone_with(target);
        const auto before = beside(target, ".before-restore");
        remove_sqlite(before);
        fs::create_hard_link(target, before);
        for (const auto* log : {"-wal", "-shm", "-journal"}) {
            if (fs::exists(beside(target, log))) {
                fs::rename(beside(target, log), beside(before, log));
            }
        }
        kept = before.string();
    }
    fs::rename(fresh, target);
    sync_to_disk(fs::absolute(target).parent_path());
    return kept;
}

std::string restore_sqlite(const fs::path& target, const fs::path& copy, bool replace) {
    if (fs::exists(target) && !replace) {
        throw CannotRestore(target.string() + " is there already. Stop Kith, then say --replace; "
                                              "the old one is kept beside it.");
    }
    if (target.has_parent_path()) fs::create_directories(target.parent_path());
    const auto fresh = beside(target, ".restoring");
    remove_sqlite(fresh);
    try {
        fs::copy_file(copy, fresh);
        fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write);
        examine(fresh);
        sync_to_disk(fresh);
        return take_place(fresh, target);
    } catch (const fs::filesystem_error& error) {
        remove_sqlite(fresh);
        throw Unavailable("The copy cannot be put at " + target.string() + ": " +
                          error.code().message());
    } catch (...) {
        remove_sqlite(fresh);
        throw;
    }
}

// What of the database stands in the way; throws when it must not be touched.
bool holds_tables(Database& database) {
    return database.read([](Session& session) {
        const auto others = session.value<int>(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND"
            " application_name = 'kith' AND pid <> pg_backend_pid()");
        if (others > 0) {
            throw CannotRestore("Something still uses this database. Stop Kith, then try again.");
        }
        return session.value<int>("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") > 0;
    });
}

void change_schemas(const std::string& url, std::string_view sql) {
    Connection connection({.url = url, .statement_timeout = std::chrono::seconds(0)},
                          Connection::Role::writer);
    connection.begin(Connection::Role::writer, Isolation::read_committed);
    connection.script(sql);
    connection.commit();
}

void fill_from(const std::string& url, const fs::path& copy) {
    const bool done = run_postgres_tool(
        url, {"pg_restore", "--no-owner", "--no-privileges", "--single-transaction",
              "--exit-on-error", "--dbname=" + postgres_part(url, "dbname"), copy.string()});
    if (!done) throw CannotRestore("pg_restore could not read the copy. Restore an older one.");
    auto database = Database::open(url, {.connections = 1});
    check_migrations(database);
}

std::string restore_postgres(const std::string& url, const fs::path& copy, bool replace) {
    bool there = false;
    {
        auto database = Database::open(url, {.connections = 1});
        check_collation(database);
        there = holds_tables(database);
    }
    if (there && !replace) {
        throw CannotRestore("This database holds tables already. Stop Kith, then say --replace; "
                            "the old ones are kept as the schema before_restore.");
    }
    change_schemas(url, "DROP SCHEMA IF EXISTS before_restore CASCADE;"
                        "ALTER SCHEMA public RENAME TO before_restore; CREATE SCHEMA public");
    try {
        fill_from(url, copy);
    } catch (...) {
        change_schemas(url, "DROP SCHEMA public CASCADE;"
                            "ALTER SCHEMA before_restore RENAME TO public");
        throw;
    }
    if (there) return "the schema before_restore";
    change_schemas(url, "DROP SCHEMA before_restore CASCADE");
    return {};
}

}  // namespace

std::string restore(const std::string& url, const fs::path& copy, bool replace) {
    const bool postgres = ConnectionSettings{.url = url}.postgres();
    refuse_other_files(copy, postgres);
    return postgres ? restore_postgres(url, copy, replace) : restore_sqlite(url, copy, replace);
}

}  // namespace kith::sql
