// `kith link` and `kith dedupe` as a program of their own, to measure the engine without a server.
// Stands in for src/commands/options.cpp, which knows the server's needs.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "commands/link.hpp"
#include "commands/options.hpp"

namespace kith::commands {

std::optional<int> read_words(CLI::App& app, const std::vector<std::string>& arguments) {
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    }
    return std::nullopt;
}

int guarded(const std::function<int()>& work) {
    try {
        return work();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}

}  // namespace kith::commands

int main(int count, char** words) {
    const std::vector<std::string> arguments(words + 1, words + count);
    const std::string command = arguments.empty() ? "" : arguments.front();
    const std::vector<std::string> rest(arguments.begin() + (arguments.empty() ? 0 : 1),
                                        arguments.end());
    if (command == "link") return kith::commands::link(rest);
    if (command == "dedupe") return kith::commands::dedupe(rest);
    std::fputs("kith_link link|dedupe FILE …\n", stderr);
    return 2;
}
