// The composition root: the one file that knows every slice. It puts the program together and hands
// the words of the command line to the command they name.
#include <sys/stat.h>

#include <array>
#include <csignal>
#include <iostream>

#include "commands/account.hpp"
#include "commands/exits.hpp"
#include "commands/import.hpp"
#include "commands/link.hpp"
#include "commands/match.hpp"
#include "commands/merging.hpp"
#include "commands/program.hpp"
#include "commands/rounds.hpp"
#include "platform/web/live.hpp"
#include "practice/accounts/accounts.hpp"
#include "practice/asking/asking.hpp"
#include "practice/bracelet/bracelet.hpp"
#include "practice/calls/calls.hpp"
#include "practice/casework/casework.hpp"
#include "practice/insight/insight.hpp"
#include "practice/lists/lists.hpp"
#include "practice/messages/messages.hpp"
#include "practice/people/people.hpp"
#include "practice/reaching/reaching.hpp"
#include "practice/readings/readings.hpp"
#include "practice/referrals/referrals.hpp"
#include "practice/rights/rights.hpp"
#include "practice/sharing/sharing.hpp"
#include "practice/volunteering/volunteering.hpp"

namespace kith {
namespace {

using namespace std::chrono_literals;

std::vector<web::Route> routes() {
    std::vector<web::Route> all;
    for (const auto& slice :
         {accounts::routes(), accounts::api_routes(), sharing::routes(), sharing::api_routes(),
          rights::routes(), reaching::routes(), reaching::api_routes(), bracelet::routes(),
          readings::routes(), readings::api_routes(), people::routes(), people::api_routes(),
          casework::routes(), casework::api_routes(), referrals::routes(),
          referrals::api_routes(), calls::routes(), calls::api_routes(),
          asking::routes(), asking::home_routes(),
          volunteering::routes(), volunteering::api_routes(), messages::routes(),
          messages::api_routes(), lists::routes(), lists::api_routes(),
          insight::routes()}) {
        all.insert(all.end(), slice.begin(), slice.end());
    }
    return all;
}

std::vector<web::MenuItem> menu() {
    return {
        {"My work", "/work", casework::see_needs},
        {"Take a call", "/calls/new", casework::take_contacts},
        {"Find a person", "/people", people::search_people},
        {"Needs", "/needs", casework::see_needs},
        {"Concerns", "/concerns", casework::work_concerns},
        {"My concerns", "/my-concerns", casework::raise_concerns},
        {"Calls", "/calls", calls::make_calls},
        {"Jobs", "/jobs", volunteering::coordinate},
        {"Volunteers", "/volunteers", volunteering::see_volunteers},
        {"My jobs", "/my-jobs", volunteering::do_jobs},
        {"My volunteering", "/my-volunteering", volunteering::do_jobs},
        {"Referrals", "/referrals", referrals::make_referrals},
        {"Referrals to us", "/partner", referrals::answer_referrals},
        {"Lists", "/lists", lists::import_lists},
        {"One or two", "/review", lists::review_people},
        {"Overview", "/overview", insight::see_overview},
        {"Reaching everyone", "/cohorts", reaching::reach_people},
        {"Lists shared with us", "/shared-lists", reaching::see_shared},
        {"Agreements", "/agreements", sharing::sign_agreements},
        {"In an emergency", "/emergency", sharing::open_in_emergencies},
        {"Rights and reviews", "/rights", sharing::govern},
        {"Who looked", "/sharing", sharing::govern},
        {"Messages", "/messages", messages::manage_messages},
        {"Set up", "/admin", accounts::manage_accounts},
    };
}

std::map<std::string, sql::Handler> handlers(sql::Database& database,
                                             const commands::Outgoing& outgoing) {
    const messages::Sender sender{.smtp_url = outgoing.smtp_url,
                                  .smtp_user = outgoing.smtp_user,
                                  .smtp_password = outgoing.smtp_password,
                                  .from = outgoing.from,
                                  .folder = outgoing.data + "/outbox"};
    return {
        {"message.send",
         [&database, sender](const sql::Work& work) {
             messages::handle_send(database, sender, work.payload, database.clock().now());
         }},
        {"webhook.send",
         [&database](const sql::Work& work) {
             messages::handle_webhook(database, work, database.clock().now());
         }},
        {"list.import",
         [&database](const sql::Work& work) { lists::handle_work(database, work); }},
    };
}

// What a slice needs from one above it, which it may not know.
void introduce() {
    accounts::on_link([](sql::Transaction& transaction, const accounts::LinkMail& mail,
                         Instant now) {
        messages::send(transaction,
                       messages::ToAddress{.recipient = mail.email,
                                           .template_id = mail.template_id,
                                           .values = mail.values,
                                           .account = mail.account},
                       now);
    });
    people::on_death([](sql::Transaction& transaction, PersonId person, Day, Instant now) {
        messages::end_all(transaction, person, lists::died_reason);
        calls::end_all(transaction, person, lists::died_reason, now);
        volunteering::person_died(transaction, person, now);
        referrals::person_died(transaction, person, now);
        casework::withdraw_all(transaction, person, lists::died_reason, "Kith", now);
    });
    commands::introduce_merging();
    commands::introduce_exits();
    for (const casework::OnClosed told :
         {calls::end_for_need, volunteering::end_for_need, referrals::end_for_need}) {
        casework::on_closed(told);
    }
    accounts::on_leaving(casework::hand_over);
    accounts::on_leaving(calls::hand_over);
    accounts::on_leaving(volunteering::hand_over);
    casework::add_panel(calls::panel);
    casework::add_panel(volunteering::panel);
    casework::add_panel(referrals::panel);
    casework::add_panel(readings::panel);
    casework::add_panel(rights::panel);
    casework::add_panel(bracelet::panel);
}

// Every permission a route or a menu line asks for, so that roles can be given it.
std::vector<web::Permission> permissions() {
    std::vector<web::Permission> all;
    for (const web::Route& route : routes()) all.push_back(route.permission);
    for (const web::MenuItem& item : menu()) all.push_back(item.permission);
    return all;
}

void connect(web::App& app) {
    lists::on_change([&app](std::string_view topic) { app.live.publish(topic); });
    casework::on_change([&app](std::string_view topic) { app.live.publish(topic); });
    accounts::register_permissions(permissions());
    app.viewer_of = accounts::viewer_of;
    app.token_viewer = accounts::viewer_of_token;
    app.council = accounts::council_face;
    app.search = web::SearchBox{"Search for a person", "/people/search", people::search_people};
    app.events = messages::events();
}

commands::Program program() {
    return {
        .routes = routes(),
        .menu = menu(),
        .defaults = {accounts::install_defaults, people::install_defaults,
                     messages::install_defaults, casework::install_defaults,
                     rights::install_defaults, reaching::install_defaults,
                     readings::install_defaults, volunteering::install_defaults},
        .timers = {{"escalate concerns", 60s, casework::escalate},
                   {"chase referrals", 300s, referrals::chase},
                   {"move offers on", 60s, volunteering::move_on},
                   {"remind volunteers", 600s, volunteering::chase},
                   {"forget old volunteers", 24h, volunteering::forget},
                   {"seal the access log", 30s, sharing::seal},
                   {"watch over looks", 300s, rights::watch},
                   {"follow who is reached", 300s, reaching::follow},
                   {"seal secrets", 1h, accounts::seal_secrets},
                   {"forget expired lists", 1h, lists::forget_expired},
                   {"forget old drafts", 1h, asking::forget_drafts},
                   {"forget old deliveries", 24h, messages::forget_deliveries},
                   {"forget old sign-ins", 24h, accounts::forget_old}},
        .checks = {casework::check, sharing::check, volunteering::check},
        .handlers = handlers,
        .connect = connect,
    };
}

int version(const commands::Program&, const commands::Arguments&) {
    std::cout << "kith " << KITH_VERSION << '\n';
    return 0;
}

struct Command {
    std::string_view name;
    std::string_view about;
    int (*run)(const commands::Program&, const commands::Arguments&);
};

// Commands of the engines need no installation, only their words.
template <int (*command)(const commands::Arguments&)>
int of_engine(const commands::Program&, const commands::Arguments& words) {
    return command(words);
}

constexpr std::array all_commands{
    Command{"serve", "Serve Kith until told to stop", commands::serve},
    Command{"migrate", "Make the database or bring it up to date", commands::migrate},
    Command{"demo", "Fill an empty database with a made-up county", commands::demonstrate},
    Command{"account", "Let somebody sign in, or stop them", commands::account},
    Command{"import", "Bring in a list, a register or postcodes", commands::import},
    Command{"check", "Look for what must never be", commands::check},
    Command{"backup", "Copy the database while Kith runs", commands::backup},
    Command{"restore", "Make a database from a copy", commands::restore},
    Command{"link", "Link the people of two lists", of_engine<commands::link>},
    Command{"dedupe", "Find the people who are twice in a list", of_engine<commands::dedupe>},
    Command{"match", "Match volunteers to jobs", of_engine<commands::match>},
    Command{"rounds", "Plan the rounds of a day", of_engine<commands::rounds>},
    Command{"version", "Say which version this is", version},
};

int usage(std::ostream& out) {
    out << "Usage: kith COMMAND [options]\n\n";
    for (const Command& command : all_commands) {
        out << "  " << command.name << std::string(10 - command.name.size(), ' ') << command.about
            << '\n';
    }
    out << "\nkith COMMAND --help says what each takes.\n";
    return 2;
}

int run(const commands::Arguments& words) {
    if (words.empty()) return usage(std::cerr);
    if (words[0] == "--help" || words[0] == "help") {
        usage(std::cout);
        return 0;
    }
    introduce();
    for (const Command& command : all_commands) {
        if (command.name == words[0]) {
            return command.run(program(), {words.begin() + 1, words.end()});
        }
    }
    std::cerr << "There is no command " << words[0] << ".\n\n";
    return usage(std::cerr);
}

}  // namespace
}  // namespace kith

int main(int count, char** words) {
    // A reader that went away and a file at its limit are errors to be answered, not an end.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    // Databases, copies and unsent mail hold what is nobody else's business.
    umask(S_IRWXG | S_IRWXO);
    return kith::run({words + 1, words + count});
}
