#include "platform/sql/postgres_tools.hpp"

#include <libpq-fe.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <functional>
#include <memory>

#include "platform/sql/errors.hpp"

namespace kith::sql {
namespace {

void each_part(const std::string& url,
               const std::function<void(std::string_view keyword, const char* value)>& use) {
    const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> options(
        PQconninfoParse(url.c_str(), nullptr), &PQconninfoFree);
    for (auto* option = options.get(); option != nullptr && option->keyword != nullptr; ++option) {
        if (option->val != nullptr) use(option->keyword, option->val);
    }
}

// This process's variables, with the URL's parts as libpq's own.
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
    each_part(url, [&](std::string_view keyword, const char* value) {
        for (const auto& [known, variable] : names) {
            if (known == keyword) variables.push_back(std::string(variable) + "=" + value);
        }
    });
    return variables;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> made;
    for (auto& word : words) made.push_back(word.data());
    made.push_back(nullptr);
    return made;
}

}  // namespace

std::string postgres_part(const std::string& url, std::string_view keyword) {
    std::string found;
    each_part(url, [&](std::string_view name, const char* value) {
        if (name == keyword) found = value;
    });
    return found;
}

bool run_postgres_tool(const std::string& url, std::vector<std::string> words) {
    auto variables = postgres_environment(url);
    auto arguments = pointers(words);
    auto environment = pointers(variables);
    pid_t child = 0;
    if (posix_spawnp(&child, words.front().c_str(), nullptr, nullptr, arguments.data(),
                     environment.data()) != 0) {
        throw Unavailable(words.front() + " cannot be run: install postgresql-client");
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace kith::sql
