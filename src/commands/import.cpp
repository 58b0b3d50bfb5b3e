#include "commands/import.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

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
        line("rows that said nothing new", counts.unchanged);
        line("older rows of the same id", counts.superseded);
    }
    line("rows refused, kept with the reason", counts.refused);
    line("rows in all", counts.rows());
    if (counts.ended > 0) line("people no longer on the list", counts.ended);
}

int refuse(const Problem& problem) {
    if (const auto* invalid = std::get_if<Invalid>(&problem)) {
        for (const auto& error : invalid->errors) std::cerr << error.message << '\n';
    } else {
        std::cerr << "The file could not be imported.\n";
    }
    return 1;
}

}  // namespace

int import(const Program& program, const Arguments& arguments) {
    CLI::App app{"Imports a file: people who must be reached, people known, or postcodes.",
                 "import"};
    Place place;
    std::string kind, file;
    lists::About about;
    add_place(app, place);
    app.add_option("kind", kind, "shielding, register or postcodes")
        ->required()
        ->check(CLI::IsMember({"shielding", "register", "postcodes"}));
    app.add_option("file", file, "The CSV file, plain or gzip")->required();
    app.add_option("--purpose", about.purpose, "What the list may be used for");
    app.add_option("--legal-basis", about.legal_basis, "By which law or agreement");
    if (const auto exit = read_words(app, arguments)) return *exit;
    return guarded([&] {
        auto database = open_database(place);
        prepare(program, database);
        Progress progress("Importing " + kind);
        const auto counts = lists::import_list(
            kind, {.database = database,
                   .actor = sql::Actor::system("import " + kind),
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
