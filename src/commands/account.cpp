#include "commands/account.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

#include "commands/first_council.hpp"
#include "commands/options.hpp"
#include "practice/accounts/accounts.hpp"

namespace kith::commands {
namespace {

struct Wanted {
    Place place;
    std::string email, name, role, organisation, base_url = "http://localhost:8080";
    bool admin = false;
};

sql::Actor operator_() { return sql::Actor::system("kith account"); }

int say(const Problem& what) {
    if (const auto* faults = std::get_if<Invalid>(&what)) {
        for (const auto& fault : faults->errors) std::cerr << fault.message << '\n';
    } else {
        std::cerr << "There is no such account\n";
    }
    return 1;
}

void print_link(const Wanted& wanted, const std::string& token) {
    std::cout << "Open this link to choose a password. It works once:\n\n    " << wanted.base_url
              << "/sign-in/link/" << token << "\n\n";
}

int add(sql::Database& database, const Wanted& wanted) {
    bool named = false;
    const auto token = database.write(
        operator_(), [&](sql::Transaction& transaction) -> Result<std::string> {
            const auto now = transaction.now();
            const auto organisation =
                KITH_TRY(organisation_called(transaction, wanted.organisation, now));
            named = organisation.named_now;
            const auto account = KITH_TRY(accounts::add_account(
                transaction,
                {.name = wanted.name.empty() ? wanted.email : wanted.name,
                 .email = wanted.email,
                 .organisation = organisation.id,
                 .role = wanted.admin ? "Administrator" : wanted.role},
                now));
            return accounts::operator_link(transaction, account, now);
        });
    if (!token) return say(token.error());
    if (named) {
        std::cout << "The council, which had no name of its own yet, is now called "
                  << wanted.organisation << '\n';
    }
    std::cout << "Added " << wanted.email << '\n';
    print_link(wanted, *token);
    return 0;
}

int list(sql::Database& database) {
    database.read([](sql::Session& session) {
        for (const auto& line : accounts::account_lines(session)) std::cout << line << '\n';
    });
    return 0;
}

int reset(sql::Database& database, const Wanted& wanted) {
    const auto token = database.write(
        operator_(), [&](sql::Transaction& transaction) -> Result<std::string> {
            const auto account = accounts::account_with_email(transaction, wanted.email);
            if (!account) return problem(NotFound{"account"});
            return accounts::operator_link(transaction, *account, transaction.now());
        });
    if (!token) return say(token.error());
    print_link(wanted, *token);
    return 0;
}

int suspend(sql::Database& database, const Wanted& wanted) {
    const auto done = database.write(
        operator_(), [&](sql::Transaction& transaction) -> Result<void> {
            const auto account = accounts::account_with_email(transaction, wanted.email);
            if (!account) return problem(NotFound{"account"});
            accounts::suspend(transaction, *account);
            return {};
        });
    if (!done) return say(done.error());
    std::cout << wanted.email << " is suspended and signed out everywhere\n";
    return 0;
}

CLI::App* with_email(CLI::App& app, Wanted& wanted, const std::string& name,
                     const std::string& about) {
    CLI::App* command = app.add_subcommand(name, about);
    command->add_option("--email", wanted.email, "Their e-mail address")->required();
    command->add_option("--base-url", wanted.base_url, "How people reach Kith, for the link")
        ->capture_default_str();
    return command;
}

}  // namespace

int account(const Program& program, const Arguments& arguments) {
    CLI::App app{
        "Accounts, for the operator: the first administrator, and when nobody can sign in.",
        "account"};
    Wanted wanted;
    add_place(app, wanted.place);
    app.require_subcommand(1);
    app.fallthrough();
    auto* adding = with_email(app, wanted, "add",
                              "Adds an account; prints a link to choose a password");
    adding->add_option("--name", wanted.name, "Their name");
    adding->add_option("--organisation", wanted.organisation,
                       "Its name; the council's where there is none yet, or one without a name");
    auto* role = adding->add_option("--role", wanted.role, "A role, by its name");
    adding->add_flag("--admin", wanted.admin, "An administrator")->excludes(role);
    auto* listing = app.add_subcommand("list", "Who signs in");
    auto* resetting = with_email(app, wanted, "reset-password",
                                 "Prints a link to choose a new password");
    with_email(app, wanted, "suspend", "Ends their access at once");
    if (const auto exit = read_words(app, arguments)) return *exit;
    return guarded([&] {
        auto database = open_database(wanted.place);
        prepare(program, database);
        if (adding->parsed()) return add(database, wanted);
        if (listing->parsed()) return list(database);
        if (resetting->parsed()) return reset(database, wanted);
        return suspend(database, wanted);
    });
}

}  // namespace kith::commands
