#include "support/postgres_server.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "platform/sql/database.hpp"
#include "platform/sql/migration.hpp"

namespace kith::test {
namespace {

// The same server, another database.
std::string with_database(const std::string& name) {
    const auto url = postgres_url();
    return url.substr(0, url.rfind('/') + 1) + name;
}

std::string name_in(const std::string& url) { return url.substr(url.rfind('/') + 1); }

template <class T>
std::vector<T> ask(const std::string& url, std::string_view sql) {
    auto database = sql::Database::open(url);
    return database.read([&](sql::Session& s) { return s.all<T>(sql); });
}

// One name for each state of the migrations.
std::string template_name() {
    std::size_t state = 0;
    for (const auto& migration : sql::embedded_migrations()) {
        state = state * 31 + std::hash<std::string_view>{}(migration.hash);
    }
    return "kith_template_" + std::to_string(state);
}

// Changes when a table, an index or a view is made or goes.
constexpr auto shape_query =
    "SELECT count(*) || ' ' || coalesce(max(CAST(oid AS BIGINT)) - min(CAST(oid AS BIGINT)), 0)"
    " FROM pg_class WHERE oid > 16384";

}  // namespace

std::string postgres_url() {
    const char* url = std::getenv("KITH_TEST_POSTGRES");
    return url == nullptr ? "" : url;
}

PostgresServer& PostgresServer::here() {
    static PostgresServer server;
    return server;
}

PostgresServer::PostgresServer()
    : admin_({.url = postgres_url()}, sql::Connection::Role::writer), template_(template_name()) {
    admin_.script("SELECT pg_advisory_lock(5464968417294)");
    make_template();
    admin_.script("SELECT pg_advisory_unlock(5464968417294)");
}

PostgresServer::~PostgresServer() {
    for (const auto& url : idle_) drop(url);
}

// Under another name until it is complete, in case this process is stopped.
void PostgresServer::make_template() {
    const auto there = ask<std::string>(postgres_url(), "SELECT datname FROM pg_database");
    if (std::find(there.begin(), there.end(), template_) != there.end()) return;
    const auto making = template_ + "_making";
    admin_.script("DROP DATABASE IF EXISTS " + making + " WITH (FORCE)");
    admin_.script("CREATE DATABASE " + making + " TEMPLATE template0");
    {
        auto database = sql::Database::open(with_database(making));
        sql::migrate(database);
    }
    admin_.script("ALTER DATABASE " + making + " RENAME TO " + template_);
}

std::string PostgresServer::create(const std::string& from) {
    const auto name = "kith_test_" + std::to_string(getpid()) + "_" + std::to_string(++made_);
    admin_.script("CREATE DATABASE " + name + " TEMPLATE " + from);
    return with_database(name);
}

std::string PostgresServer::lend_empty() { return create("template0"); }

std::string PostgresServer::lend_migrated() {
    if (!idle_.empty()) {
        auto url = idle_.back();
        idle_.pop_back();
        return url;
    }
    auto url = create(template_);
    if (shape_.empty()) {
        shape_ = ask<std::string>(url, shape_query).front();
        // Foreign keys are not looked at while every row goes.
        delete_all_ = "SET session_replication_role = replica;";
        reusable_ = true;
        for (const auto& table : ask<std::string>(
                 url, "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname <> 'migration'"
                      " AND relnamespace = (SELECT oid FROM pg_namespace"
                      " WHERE nspname = 'public')")) {
            delete_all_ += "DELETE FROM " + table + ";";
            // A migration that fills a table would have to be run again.
            if (!ask<int>(url, "SELECT 1 FROM " + table + " LIMIT 1").empty()) reusable_ = false;
        }
    }
    return url;
}

bool PostgresServer::emptied(const std::string& url) {
    if (!reusable_ || ask<std::string>(url, shape_query).front() != shape_) return false;
    sql::Connection(sql::ConnectionSettings{.url = url}, sql::Connection::Role::writer)
        .script(delete_all_);
    return true;
}

void PostgresServer::give_back(const std::string& url) {
    try {
        if (emptied(url)) {
            idle_.push_back(url);
        } else {
            drop(url);
        }
    } catch (const std::exception&) {
        // The server went away with it.
    }
}

void PostgresServer::drop(const std::string& url) {
    try {
        admin_.script("DROP DATABASE " + name_in(url) + " WITH (FORCE)");
    } catch (const std::exception&) {
        // Its server is thrown away too.
    }
}

}  // namespace kith::test
