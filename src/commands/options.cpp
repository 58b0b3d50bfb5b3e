#include "commands/options.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "platform/base/crypto.hpp"
#include "platform/base/vault.hpp"
#include "platform/sql/database.hpp"

namespace kith::commands {

bool is_postgres(std::string_view url) {
    return url.starts_with("postgresql://") || url.starts_with("postgres://");
}

std::string Place::database_url() const {
    return database.empty() ? (folder() / "kith.db").string() : database;
}

std::filesystem::path Place::folder() const {
    if (!data.empty()) return data;
    if (database.empty() || database.starts_with("postgres")) return "data";
    const auto beside = std::filesystem::path(database).parent_path();
    return beside.empty() ? "." : beside;
}

sql::Database open_database(const Place& place) {
    vault::use_secret(installation_secret(place.folder()));
    return sql::Database::open(place.database_url());
}

void add_place(CLI::App& app, Place& place) {
    app.add_option("--database", place.database,
                   "FILE.db or postgresql://… (default: kith.db in the data folder)");
    app.add_option("--data", place.data,
                   "The data folder (default: that of the database's file, else data)");
}

std::optional<int> read_words(CLI::App& app, const std::vector<std::string>& arguments) {
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::CallForHelp&) {
        std::cout << app.help();
        return 0;
    } catch (const CLI::ParseError& error) {
        std::cerr << error.what() << "\nTry: kith " << app.get_name() << " --help\n";
        return 2;
    }
    return std::nullopt;
}

std::string installation_secret(const std::filesystem::path& data) {
    std::filesystem::create_directories(data);
    const auto path = data / "secret";
    if (std::ifstream file(path, std::ios::binary); file) {
        std::string secret((std::istreambuf_iterator<char>(file)), {});
        if (secret.size() < 32) {
            throw std::runtime_error("The file " + path.string() +
                                     " is too short to be the installation's secret. Restore it "
                                     "from a backup, or delete it to end every session.");
        }
        return secret;
    }
    const std::string secret = random_token(32);
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
    if (file < 0 || ::write(file, secret.data(), secret.size()) !=
                        static_cast<ssize_t>(secret.size())) {
        if (file >= 0) ::close(file);
        throw std::runtime_error("Cannot write " + path.string() +
                                 ". Check that the folder may be written to.");
    }
    ::fsync(file);
    ::close(file);
    return secret;
}

void Progress::show(std::size_t done, std::size_t total) {
    const std::size_t percent = total == 0 ? 100 : done * 100 / total;
    if (percent == shown_percent_) return;
    const bool terminal = ::isatty(STDERR_FILENO) != 0;
    if (!terminal && percent % 10 != 0) return;
    shown_percent_ = percent;
    std::cerr << (terminal ? "\r" : "") << what_ << ": " << done << " of " << total << " ("
              << percent << "%)" << (terminal ? "" : "\n") << std::flush;
    open_line_ = terminal;
}

void Progress::finish() {
    if (open_line_) std::cerr << '\n';
    open_line_ = false;
}

int guarded(const std::function<int()>& work) {
    try {
        return work();
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}

}  // namespace kith::commands
