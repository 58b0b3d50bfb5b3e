// What most commands share: where the database and the data folder are, and how progress is shown.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace kith::sql {
class Database;
}

namespace kith::commands {

// Where an installation lives. The data folder holds its secret and unsent mail; the database is a
// file beside them unless a URL says otherwise.
struct Place {
    std::string database;
    std::filesystem::path data;  // empty when it was not said

    std::string database_url() const;
    // The folder said; else that of the database's file; else "data".
    std::filesystem::path folder() const;
};

bool is_postgres(std::string_view url);

void add_place(CLI::App& app, Place& place);

// Reads the words of a command. Gives an exit code when the command must not go on: help was asked
// for (0), or a word was wrong (2).
std::optional<int> read_words(CLI::App& app, const std::vector<std::string>& arguments);

// Makes the data folder, opens the vault with its secret, and the database.
sql::Database open_database(const Place& place);

// The installation's secret of 32 bytes, made the first time, readable only by its owner.
std::string installation_secret(const std::filesystem::path& data);

// Progress of long work: one line that changes on a terminal, a plain line now and then in a pipe.
class Progress {
  public:
    explicit Progress(std::string what) : what_(std::move(what)) {}
    ~Progress() { finish(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void show(std::size_t done, std::size_t total);
    void finish();

  private:
    std::string what_;
    std::size_t shown_percent_ = 101;
    bool open_line_ = false;
};

// Runs a command's work, turning what the world may throw into a sentence and exit code 1.
int guarded(const std::function<int()>& work);

}  // namespace kith::commands
