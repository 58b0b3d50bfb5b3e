#include <pthread.h>
#include <signal.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <thread>

#include "commands/serve_options.hpp"
#include "platform/sql/backup.hpp"
#include "platform/sql/queue.hpp"
#include "platform/sql/settings.hpp"
#include "platform/web/api.hpp"
#include "platform/web/live.hpp"
#include "practice/messages/messages.hpp"

namespace kith::commands {
namespace {

// What nobody will ask about again: work done a while ago, answers kept for a repeated request. The
// planner of the database looks again at what the tables hold.
void keep_house(sql::Database& database) {
    const Instant now = database.clock().now();
    sql::forget_completed(database, now - std::chrono::days(7));
    database.write(sql::Actor::system("timer"), [&](sql::Transaction& transaction) {
        web::api::forget_answers(transaction, now - std::chrono::days(2));
    });
    sql::refresh_statistics(database);
}

constexpr std::string_view house_kind = "keep house";
constexpr std::chrono::hours house_every{6};

// The names under which a timer's slots stand in the queue.
std::string kind_of(const Timer& timer) { return "timer " + std::string(timer.name); }

std::map<std::string, sql::Handler> handlers(const Program& program, sql::Database& database,
                                             const Outgoing& outgoing) {
    auto all = program.handlers(database, outgoing);
    all[std::string(house_kind)] = [&database](const sql::Work&) { keep_house(database); };
    for (const Timer& timer : program.timers) {
        all[kind_of(timer)] = [&database, timer](const sql::Work& work) {
            database.write(sql::Actor::system("timer"), [&](sql::Transaction& transaction) {
                timer.run(transaction, transaction.now());
                sql::complete(transaction, work);
            });
        };
    }
    return all;
}

// Puts each timer's next slot in the queue; the slot's number is its key, so that however many
// programs run, each slot is worked once.
void wind(const Program& program, sql::Database& database, const Clock& clock) {
    database.write(sql::Actor::system("timer"), [&](sql::Transaction& transaction) {
        const auto enqueue = [&](const std::string& kind, std::chrono::seconds every) {
            const auto slot = clock.now().time_since_epoch() / every;
            sql::enqueue(transaction,
                         {.kind = kind, .idempotency_key = kind + " " + std::to_string(slot)});
        };
        for (const Timer& timer : program.timers) enqueue(kind_of(timer), timer.every);
        enqueue(std::string(house_kind), house_every);
    });
}

// Signals to stop are waited for, not handled, so that nothing runs in a handler.
sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

void wait_for_stop(const Program& program, sql::Database& database, const Clock& clock) {
    const sigset_t signals = stop_signals();
    timespec pause{.tv_sec = 15, .tv_nsec = 0};
    for (;;) {
        try {
            wind(program, database, clock);
        } catch (const sql::Unavailable& error) {
            std::cerr << "The database does not answer: " << error.what() << '\n';
        }
        if (sigtimedwait(&signals, nullptr, &pause) > 0) return;
    }
}

void use_options(const ServeOptions& wanted) {
    if (!wanted.provider.issuer.empty()) accounts::use_provider(wanted.provider);
    accounts::use_breached_passwords(wanted.breached_passwords);
    if (wanted.webhooks_inside) messages::allow_webhooks_inside();
}

// What is sent without a request, such as a chased referral, needs it for its links.
void remember_base_url(sql::Database& database, const std::string& base_url) {
    database.write(sql::Actor::system("serve"), [&](sql::Transaction& transaction) {
        if (sql::setting(transaction, "base url") == base_url) return;
        sql::set_setting(transaction, "base url", base_url);
    });
}

int run(const Program& program, ServeOptions wanted) {
    while (wanted.base_url.ends_with('/')) wanted.base_url.pop_back();
    use_options(wanted);
    const sigset_t signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    const Clock& clock = system_clock();
    auto database = open_database(wanted.place);
    prepare(program, database);

    web::Live live;
    web::App app{.database = database,
                 .clock = clock,
                 .live = live,
                 .menu = program.menu,
                 .base_url = wanted.base_url,
                 .secret = installation_secret(wanted.place.folder()),
                 .plain_cookies = wanted.plain_cookies};
    program.connect(app);
    web::Dispatcher dispatcher(app, program.routes, {.api_per_minute = wanted.api_per_minute,
                                                      .access_log = wanted.access_log});
    wanted.mail.data = wanted.place.folder().string();
    sql::Workers workers(database, handlers(program, database, wanted.mail));
    web::Server server(dispatcher, wanted.server);
    const bool secure = !wanted.server.certificate_file.empty();
    const std::string here = std::string(secure ? "https://" : "http://") +
                             (wanted.server.address == "127.0.0.1" ? "localhost"
                                                                   : wanted.server.address) +
                             ":" + std::to_string(server.port());
    if (app.base_url.empty()) app.base_url = here;
    remember_base_url(database, app.base_url);
    workers.start();
    std::cout << "Kith is at " << here << "\n" << std::flush;

    wait_for_stop(program, database, clock);
    std::cout << "Stopping: finishing what is running\n" << std::flush;
    const bool finished = server.stop(std::chrono::seconds(20));
    workers.stop();
    return finished ? 0 : 1;
}

}  // namespace

int serve(const Program& program, const Arguments& arguments) {
    CLI::App app{"Serves Kith until it is told to stop (Ctrl+C).", "serve"};
    ServeOptions wanted;
    add_serve_options(app, wanted);
    if (const auto exit = read_words(app, arguments)) return *exit;
    if (const auto fault = fault_of(wanted)) {
        std::cerr << *fault << '\n';
        return 2;
    }
    return guarded([&] { return run(program, wanted); });
}

}  // namespace kith::commands
