// What the program is made of: main.cpp fills it in from every slice, the commands use it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sql/database.hpp"
#include "platform/sql/workers.hpp"
#include "platform/web/context.hpp"
#include "platform/web/route.hpp"

namespace kith::commands {

// Work that comes round by itself, once for each slot of time on however many machines.
struct Timer {
    std::string_view name;
    std::chrono::seconds every;
    void (*run)(sql::Transaction& transaction, Instant now);
};

// How messages and events leave, as the operator said.
struct Outgoing {
    std::string data;  // the folder that unsent mail is written to when there is no server
    std::string smtp_url{}, smtp_user{}, smtp_password{};
    std::string from = "kith@localhost";
};

struct Program {
    std::vector<web::Route> routes;
    std::vector<web::MenuItem> menu;
    // Fill empty tables with what a new installation starts with.
    std::vector<void (*)(sql::Transaction&, Instant)> defaults;
    std::vector<Timer> timers;
    // What is wrong with the data, in words; nothing when all is well.
    std::vector<std::vector<std::string> (*)(sql::Session&)> checks;
    // Handlers of the work queue by kind.
    std::function<std::map<std::string, sql::Handler>(sql::Database&, const Outgoing&)> handlers;
    // Fills in viewer_of, token_viewer and council.
    std::function<void(web::App&)> connect;
};

using Arguments = std::vector<std::string>;

// Each command takes the words after its name and gives an exit code: 0 done, 1 could not, 2 the
// words were wrong (said on standard error).
int serve(const Program& program, const Arguments& arguments);
int migrate(const Program& program, const Arguments& arguments);
int check(const Program& program, const Arguments& arguments);
int backup(const Program& program, const Arguments& arguments);
int restore(const Program& program, const Arguments& arguments);
int demonstrate(const Program& program, const Arguments& arguments);

// Brings the schema up to date and fills what a new installation starts with.
void prepare(const Program& program, sql::Database& database);

}  // namespace kith::commands
