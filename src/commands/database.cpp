#include <CLI/CLI.hpp>
#include <iostream>

#include "commands/options.hpp"
#include "commands/program.hpp"
#include "platform/sql/backup.hpp"
#include "platform/sql/migration.hpp"
#include "platform/sql/restore.hpp"

namespace kith::commands {
namespace {

int check_everything(const Program& program, sql::Database& database) {
    const auto faults = database.read([&](sql::Session& session) {
        std::vector<std::string> found;
        for (const auto look : program.checks) {
            const auto more = look(session);
            found.insert(found.end(), more.begin(), more.end());
        }
        return found;
    });
    for (const auto& fault : faults) std::cout << fault << '\n';
    if (!faults.empty()) {
        std::cout << faults.size() << " things to put right\n";
        return 1;
    }
    std::cout << "All is well: everything open has an owner and a next date\n";
    return 0;
}

// The database of an installation that must be there already. Opening a file makes it, so that a
// wrong name would be an empty database.
sql::Database open_existing(const Place& place) {
    const std::string url = place.database_url();
    if (!is_postgres(url) && !std::filesystem::is_regular_file(url)) {
        throw std::runtime_error("There is no database at " + url +
                                 ". Say where it is with --database or --data.");
    }
    auto database = open_database(place);
    if (!sql::has_migrations(database)) {
        throw std::runtime_error("This is not a database of Kith: it has no record of its schema.");
    }
    return database;
}

}  // namespace

void prepare(const Program& program, sql::Database& database) {
    for (const auto& name : sql::migrate(database)) std::cout << "Schema: " << name << '\n';
    database.write(sql::Actor::system("migrate"), [&](sql::Transaction& transaction) {
        for (const auto install : program.defaults) install(transaction, transaction.now());
    });
}

int migrate(const Program& program, const Arguments& arguments) {
    CLI::App app{"Brings the database's schema up to date; makes it when there is none.",
                 "migrate"};
    Place place;
    add_place(app, place);
    if (const auto exit = read_words(app, arguments)) return *exit;
    return guarded([&] {
        auto database = open_database(place);
        prepare(program, database);
        std::cout << "The schema is up to date\n";
        return 0;
    });
}

int check(const Program& program, const Arguments& arguments) {
    CLI::App app{
        "Looks for what must never be: open work without an owner or a next date, a log that was\n"
        "changed, damage to the file. Exit code 1 when something is found.",
        "check"};
    Place place;
    add_place(app, place);
    if (const auto exit = read_words(app, arguments)) return *exit;
    return guarded([&] {
        auto database = open_existing(place);
        sql::check_up_to_date(database);
        const auto damage = sql::integrity_check(database);
        for (const auto& fault : damage) std::cout << fault << '\n';
        const int rest = check_everything(program, database);
        return damage.empty() ? rest : 1;
    });
}

int backup(const Program&, const Arguments& arguments) {
    CLI::App app{"Writes a consistent copy of the database to a new file, while Kith runs.",
                 "backup"};
    Place place;
    std::string file;
    add_place(app, place);
    app.add_option("file", file, "The file to write; it must not be there yet")->required();
    if (const auto exit = read_words(app, arguments)) return *exit;
    return guarded([&] {
        if (std::filesystem::exists(file)) {
            std::cerr << file << " is there already. Name a new file.\n";
            return 2;
        }
        auto database = open_existing(place);
        sql::backup(database, file);
        std::cout << "Copied to " << file << '\n';
        return 0;
    });
}

int restore(const Program& program, const Arguments& arguments) {
    CLI::App app{"Makes a database from a copy that `kith backup` wrote, then checks it.",
                 "restore"};
    Place place;
    std::string file;
    bool replace = false;
    add_place(app, place);
    app.add_option("file", file, "The copy")->required()->check(CLI::ExistingFile);
    app.add_flag("--replace", replace,
                 "Replace the database that is there; it is kept as FILE.before-restore, on "
                 "PostgreSQL as the schema before_restore");
    if (const auto exit = read_words(app, arguments)) return *exit;
    return guarded([&] {
        const std::string kept = sql::restore(place.database_url(), file, replace);
        std::cout << "Restored from " << file << '\n';
        if (!kept.empty()) std::cout << "What was there before is kept as " << kept << '\n';
        auto database = open_database(place);
        prepare(program, database);
        return check_everything(program, database);
    });
}

}  // namespace kith::commands
