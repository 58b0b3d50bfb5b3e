#include "support/test_database.hpp"

#include <unistd.h>

#include <atomic>
#include <filesystem>

#include "platform/base/vault.hpp"
#include "platform/sql/dialect.hpp"
#include "support/postgres_server.hpp"

namespace kith::test {
namespace {

namespace fs = std::filesystem;

std::string fresh_name() {
    static std::atomic<int> made{0};
    return std::to_string(++made);
}

// The folder of this process's SQLite files, in memory where the machine has such a folder.
class Folder {
  public:
    Folder() {
        const fs::path memory = "/dev/shm";
        const auto parent = fs::is_directory(memory) && access(memory.c_str(), W_OK) == 0
                                ? memory
                                : fs::temp_directory_path();
        path_ = parent / ("kith-test-" + std::to_string(getpid()));
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    fs::path file(const std::string& name) const { return path_ / (name + ".db"); }

  private:
    fs::path path_;
};

const Folder& folder() {
    static const Folder made;
    return made;
}

const fs::path& sqlite_template() {
    static const fs::path made = [] {
        auto file = folder().file("template");
        auto database = sql::Database::open(file.string());
        sql::migrate(database);
        return file;
    }();
    return made;
}

std::string make_sqlite(TestDatabase::Start start) {
    const auto file = folder().file(fresh_name());
    if (start == TestDatabase::Start::migrated) fs::copy_file(sqlite_template(), file);
    return file.string();
}

std::string make_postgres(TestDatabase::Start start) {
    auto& server = PostgresServer::here();
    return start == TestDatabase::Start::migrated ? server.lend_migrated() : server.lend_empty();
}

}  // namespace

bool has_database(DatabaseKind kind) {
    return kind == DatabaseKind::sqlite || !postgres_url().empty();
}

TestDatabase::TestDatabase(DatabaseKind kind, Start start, sql::Options options)
    : kind_(kind),
      url_(kind == DatabaseKind::sqlite ? make_sqlite(start) : make_postgres(start)),
      database_(sql::Database::open(url_, options)) {
    sql::check_dialect(true);
    if (!vault::has_secret()) vault::use_secret("a secret of thirty-two bytes ....");
}

TestDatabase::~TestDatabase() {
    database_.reset();
    if (kind_ == DatabaseKind::postgres) {
        PostgresServer::here().give_back(url_);
        return;
    }
    std::error_code ignored;
    for (const auto* end : {"", "-wal", "-shm"}) fs::remove(url_ + end, ignored);
}

void OnBothDatabases::SetUp() {
    if (!has_database(GetParam())) {
        GTEST_SKIP() << "PostgreSQL is not tried: KITH_TEST_POSTGRES names no server "
                        "(export KITH_TEST_POSTGRES=$(tools/test-postgres start))";
    }
    database_.emplace(GetParam(), TestDatabase::Start::migrated, sql::Options{.clock = &clock});
}

std::string database_name(const testing::TestParamInfo<DatabaseKind>& info) {
    return info.param == DatabaseKind::sqlite ? "SQLite" : "PostgreSQL";
}

}  // namespace kith::test
