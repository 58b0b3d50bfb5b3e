#include "commands/import.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "commands/first_council.hpp"
#include "commands/options.hpp"
#include "practice/lists/lists.hpp"

namespace kith::commands {
namespace {

void print_counts(std::string_view kind, const lists::Counts& counts) {
    const auto line = [](std::string_view words, std::size_t count) {
        std::cout << "    " << words << std::string(34 - words.size(), ' ') << count << '\n';
    };
    if (kind == "postcodes") {
        line("postcodes with a place", counts.known);
    } else {
        line("people added", counts.added);
        line("people known already", counts.known);
        line("people who may be known", counts.review);
        line("rows that said nothing new", counts.unchanged);
        line("older rows of the same id", counts.superseded);
    }
    line("rows refused, kept with the reason", counts.refused);
    line("rows in all", counts.rows());
    if (counts.ended > 0) line("people no longer on the list", counts.ended);
    if (counts.died > 0) line("people who have died", counts.died);
}

int refuse(const Problem& problem) {
    if (const auto* invalid = std::get_if<Invalid>(&problem)) {
        for (const auto& error : invalid->errors) std::cerr << error.message << '\n';
    } else {
        std::cerr << "There is no such import.\n";
    }
    return 1;
}

int take_back(sql::Database& database, const std::string& asked) {
    const std::string id = asked == "last" ? lists::latest_import(database) : asked;
    const auto taken =
        lists::undo_import(database, sql::Actor::system("take back"), id, system_clock());
    if (!taken) return refuse(taken.error());
    std::cout << "    people removed                    " << taken->people << '\n'
              << "    needs removed                     " << taken->needs << '\n'
              << "    calls removed                     " << taken->calls << '\n'
              << "    rows of which something was kept  " << taken->kept << '\n';
    return 0;
}

}  // namespace

int import(const Program& program, const Arguments& arguments) {
    CLI::App app{"Imports a file: people who must be reached, people known, or postcodes.",
                 "import"};
    Place place;
    std::string kind, file;
    std::string expires, taking_back;
    lists::About about;
    add_place(app, place);
    app.add_option("kind", kind,
                   "register, postcodes, shielding, nhs-patients, wholesaler-upcoming, "
                   "wholesaler-attempted, outcomes, nsss, spl, self-isolation, a list's id, or any "
                   "to tell by its header");
    app.add_option("file", file, "The CSV or XLSX file, plain or gzip");
    app.add_option("--take-back", taking_back,
                   "Take this import back instead: its id, or last for the latest");
    app.add_option("--source", about.source, "Who sent the list");
    app.add_option("--purpose", about.purpose, "What the list may be used for");
    app.add_option("--legal-basis", about.legal_basis, "By which law");
    app.add_option("--agreement", about.agreement, "Under which sharing agreement");
    app.add_option("--expires", expires, "The last day on which it may be used, as 2021-03-31");
    if (const auto exit = read_words(app, arguments)) return *exit;
    if (taking_back.empty() && (kind.empty() || file.empty())) {
        std::cerr << "Say which list and which file, as in: kith import shielding daily.csv\n";
        return 2;
    }
    if (kind == "any") kind.clear();
    if (!expires.empty()) {
        const auto day = Day::parse(expires);
        if (!day) {
            std::cerr << "--expires: " << day.error() << '\n';
            return 2;
        }
        about.expires_on = *day;
    }
    return guarded([&] {
        auto database = open_database(place);
        prepare(program, database);
        if (!taking_back.empty()) return take_back(database, taking_back);
        const auto actor = sql::Actor::system("import " + kind);
        // Not for a file that is not there: whoever mistyped it has yet to name the council.
        if (kind != "postcodes" && std::filesystem::exists(file) &&
            database.write(actor, make_council_if_none)) {
            std::cout << "There was no council yet. One called \"The council\" was made: give it "
                         "its name under /admin\n";
        }
        Progress progress("Importing " + (kind.empty() ? "list" : kind));
        const auto counts = lists::import_list(
            kind, {.database = database,
                   .actor = actor,
                   .file = file,
                   .clock = system_clock(),
                   .progress = [&](lists::Progress now) { progress.show(now.done, now.total); },
                   .about = about});
        progress.finish();
        if (!counts) return refuse(counts.error());
        print_counts(kind, *counts);
        return 0;
    });
}

}  // namespace kith::commands
