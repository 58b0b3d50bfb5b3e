// What the program is made of: main.cpp fills it in from every slice, the commands use it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/sql/database.hpp"
#include "platform/sql/queue.hpp"
#include "platform/web/context.hpp"
#include "platform/web/route.hpp"

namespace kith::commands {

// Work that comes round by itself, once for each slot of time on however many machines.
struct Timer {
    std::string_view name;
    std::chrono::seconds every;
    void (*run)(sql::Transaction& transaction, Instant now);
};

// Work taken from the queue by kind.
struct QueueHandler {
    std::string_view kind;
    std::function<void(sql::Database& database, std::string_view payload, Instant now)> run;
};

struct Program {
    std::vector<web::Route> routes;
    std::vector<web::MenuItem> menu;
    // Fill empty tables with what a new installation starts with.
    std::vector<void (*)(sql::Transaction&, Instant)> defaults;
    std::vector<Timer> timers;
    // What is wrong with the data, in words; nothing when all is well.
    std::vector<std::vector<std::string> (*)(sql::Session&)> checks;
    std::function<std::vector<QueueHandler>(const std::string& data_folder)> queue_handlers;
    std::function<void(web::App&)> connect;  // viewer_of, token_viewer, council
};

using Arguments = std::vector<std::string>;

// Each command takes the words after its name and gives an exit code: 0 done, 1 could not, 2 the
// words were wrong (said on standard error).
int serve(const Program& program, const Arguments& arguments);
int migrate(const Program& program, const Arguments& arguments);
int check(const Program& program, const Arguments& arguments);
int backup(const Program& program, const Arguments& arguments);
int restore(const Program& program, const Arguments& arguments);

}  // namespace kith::commands
