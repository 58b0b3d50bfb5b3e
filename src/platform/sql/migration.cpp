#include "platform/sql/migration.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "platform/sql/errors.hpp"

namespace kith {

std::span<const std::array<std::string_view, 3>> migration_files();

}  // namespace kith

namespace kith::sql {
namespace {

// The number at the start of a file's name.
int number_of(std::string_view name) {
    int number = 0;
    for (const char c : name.substr(0, 4)) number = number * 10 + (c - '0');
    return number;
}

std::vector<Migration> read_embedded() {
    std::vector<Migration> migrations;
    for (const auto& [file, hash, content] : migration_files()) {
        const auto name = file.substr(0, file.size() - std::string_view(".sql").size());
        migrations.push_back(
            {.number = number_of(name), .name = name, .hash = hash, .sql = content});
    }
    return migrations;
}

// One program migrates at a time, however long a statement takes. SQLite has one writer anyway.
void wait_alone(Transaction& transaction) {
    if (!transaction.postgres()) return;
    transaction.script(
        "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0;"
        "SELECT pg_advisory_xact_lock(5464968417293)");
}

void make_record(Database& database) {
    Transaction transaction(database, Actor::system("migrate"), Isolation::read_committed);
    wait_alone(transaction);
    transaction.script(
        "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL,"
        " hash TEXT NOT NULL, applied_at TEXT NOT NULL)");
    transaction.commit();
}

void check_record(Database& database, std::span<const Migration> migrations) {
    using Applied = std::tuple<int, std::string, std::string>;
    const auto record = database.read([](Session& session) {
        return session.all<Applied>("SELECT number, name, hash FROM migration ORDER BY number");
    });
    for (const auto& [number, name, hash] : record) {
        const auto known = std::ranges::find(migrations, number, &Migration::number);
        if (known == migrations.end()) {
            throw CannotMigrate("The database holds " + name +
                                ", which this program does not know: a newer one has been here. "
                                "Start that one, or restore a backup made before it.");
        }
        if (known->hash != hash) {
            throw CannotMigrate("The file " + std::string(known->name) +
                                ".sql has changed since this database had it. Put it back as it "
                                "was, and write what is new into a file of its own.");
        }
    }
}

}  // namespace

void check_collation(Database& database) {
    if (!database.postgres()) return;
    const auto collation = database.read([](Session& session) {
        return session.value<std::string>(
            "SELECT datcollate FROM pg_database WHERE datname = current_database()");
    });
    if (collation == "C" || collation == "POSIX") return;
    throw CannotMigrate("The database sorts by " + collation +
                        ". Make it with LC_COLLATE 'C' TEMPLATE template0 and start again.");
}

bool has_migrations(Database& database) {
    return database.read([](Session& session) {
        return session.value<int>(session.postgres()
                                      ? "SELECT count(*) FROM pg_tables WHERE tablename ="
                                        " 'migration' AND schemaname = 'public'"
                                      : "SELECT count(*) FROM sqlite_master WHERE name ="
                                        " 'migration'") > 0;
    });
}

void check_migrations(Database& database, std::span<const Migration> migrations) {
    if (!has_migrations(database)) {
        throw CannotMigrate("This is not a database of Kith: it has no record of its schema.");
    }
    check_record(database, migrations);
}

void check_up_to_date(Database& database, std::span<const Migration> migrations) {
    check_migrations(database, migrations);
    const auto applied = database.read([](Session& session) {
        return session.value<std::int64_t>("SELECT count(*) FROM migration");
    });
    const auto missing = static_cast<std::int64_t>(migrations.size()) - applied;
    if (missing <= 0) return;
    throw CannotMigrate("The schema of this database is older than this program by " +
                        std::to_string(missing) + (missing == 1 ? " step" : " steps") +
                        ". Run kith migrate, then try again.");
}

namespace {

// False when it was there already.
bool apply(Database& database, const Migration& migration) {
    Transaction transaction(database, Actor::system("migrate"), Isolation::read_committed);
    wait_alone(transaction);
    const auto there = transaction.one<int>("SELECT number FROM migration WHERE number = $1",
                                            migration.number);
    if (there) return false;
    transaction.script(migration.sql);
    transaction.execute_quietly(
        "INSERT INTO migration (number, name, hash, applied_at) VALUES ($1, $2, $3, $4)",
        migration.number, migration.name, migration.hash, transaction.now());
    transaction.commit();
    return true;
}

}  // namespace

std::string_view owner_of(const Migration& migration) {
    const auto line = migration.sql.substr(0, migration.sql.find('\n'));
    return line.starts_with("-- ") ? line.substr(3) : std::string_view{};
}

std::span<const Migration> embedded_migrations() {
    static const auto migrations = read_embedded();
    return migrations;
}

std::vector<std::string> migrate(Database& database, std::span<const Migration> migrations) {
    check_collation(database);
    make_record(database);
    check_record(database, migrations);
    std::vector<std::string> applied;
    for (const auto& migration : migrations) {
        if (apply(database, migration)) applied.emplace_back(migration.name);
    }
    return applied;
}

}  // namespace kith::sql
