#include <CLI/CLI.hpp>
#include <iostream>

#include "commands/options.hpp"
#include "commands/program.hpp"
#include "platform/sql/backup.hpp"
#include "platform/sql/migration.hpp"

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

// The copy takes the database's place in one step, so that there is always a whole database there.
void put_in_place(const std::filesystem::path& copy, const std::filesystem::path& target) {
    if (target.has_parent_path()) std::filesystem::create_directories(target.parent_path());
    const auto beside = [&](std::string_view ending) {
        return std::filesystem::path(target.string() + std::string(ending));
    };
    std::filesystem::copy_file(copy, beside(".restoring"),
                               std::filesystem::copy_options::overwrite_existing);
    if (std::filesystem::exists(target)) {
        // What is still in the old write-ahead log belongs to the old file only.
        { sql::Database::open(target.string()); }
        std::filesystem::rename(target, beside(".before-restore"));
    }
    for (const std::string_view log : {"-wal", "-shm"}) std::filesystem::remove(beside(log));
    std::filesystem::rename(beside(".restoring"), target);
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
        std::filesystem::create_directories(place.data);
        auto database = sql::Database::open(place.database_url());
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
        auto database = sql::Database::open(place.database_url());
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
        auto database = sql::Database::open(place.database_url());
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
                 "Replace the database that is there; it is kept beside as .before-restore");
    if (const auto exit = read_words(app, arguments)) return *exit;
    return guarded([&] {
        const std::filesystem::path target = place.database_url();
        if (place.database_url().starts_with("postgres")) {
            std::cerr << "Restore PostgreSQL with: pg_restore --clean --if-exists --dbname=URL "
                      << file << "\nThen run: kith check --database URL\n";
            return 2;
        }
        if (std::filesystem::exists(target) && !replace) {
            std::cerr << target.string() << " is there already. Stop Kith, then say --replace; "
                      << "the old one is kept beside it.\n";
            return 2;
        }
        put_in_place(file, target);
        auto database = sql::Database::open(place.database_url());
        prepare(program, database);
        return check_everything(program, database);
    });
}

}  // namespace kith::commands
