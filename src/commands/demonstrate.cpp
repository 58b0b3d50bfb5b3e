#include <CLI/CLI.hpp>
#include <iostream>

#include "commands/options.hpp"
#include "commands/program.hpp"
#include "demo/demo.hpp"
#include "platform/sql/settings.hpp"

namespace kith::commands {
namespace {

constexpr std::string_view demonstration = "demonstration";

void print_sign_ins() {
    std::cout << "\nSign in at /sign-in as any of these. The password is the same for all:\n\n"
              << "    " << demo::password << "\n\n";
    for (const auto& person : demo::sign_ins()) {
        std::cout << "    " << person.email << std::string(32 - person.email.size(), ' ')
                  << person.role << (person.volunteer ? " (by a link: /sign-in/link shows it)" : "")
                  << '\n';
    }
    std::cout << "\nStaff are asked for a code as well; in this demonstration the page shows it.\n"
              << "The public asks for help at /get-help\n\n";
}

}  // namespace

int demonstrate(const Program& program, const Arguments& arguments) {
    CLI::App app{"Fills an empty database with a demonstration county of made-up people.", "demo"};
    Place place;
    demo::Size size;
    bool if_empty = false;
    add_place(app, place);
    app.add_option("--people", size.people, "How many residents")->capture_default_str();
    app.add_option("--volunteers", size.volunteers, "How many volunteers")->capture_default_str();
    app.add_flag("--if-empty", if_empty, "Do nothing when there is data already");
    if (const auto exit = read_words(app, arguments)) return *exit;
    return guarded([&] {
        auto database = open_database(place);
        prepare(program, database);
        const auto state = database.read(
            [](sql::Session& session) { return sql::setting(session, demonstration); });
        const auto organisations = database.read([](sql::Session& session) {
            return session.value<std::int64_t>("SELECT count(*) FROM organisation");
        });
        if (state == "whole" && if_empty) {
            print_sign_ins();
            return 0;
        }
        if (organisations > 0) {
            if (if_empty && !state) return 0;
            std::cerr << "This database has data already. A demonstration needs an empty one: "
                         "name another with --database or --data.\n";
            return 1;
        }
        database.write(sql::Actor::system("demo"), [](sql::Transaction& transaction) {
            sql::set_setting(transaction, demonstration, "begun");
        });
        Progress progress("Making the demonstration county");
        demo::fill(database, system_clock(), size,
                   [&](std::size_t done, std::size_t total) { progress.show(done, total); });
        database.write(sql::Actor::system("demo"), [](sql::Transaction& transaction) {
            sql::set_setting(transaction, demonstration, "whole");
        });
        progress.finish();
        print_sign_ins();
        return 0;
    });
}

}  // namespace kith::commands
