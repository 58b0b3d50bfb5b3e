// What `kith serve` can be told, by option or by environment.
#pragma once

#include <optional>
#include <string>

#include "commands/options.hpp"
#include "commands/program.hpp"
#include "platform/web/server.hpp"
#include "practice/accounts/accounts.hpp"

namespace kith::commands {

struct ServeOptions {
    Place place{};
    web::ServerOptions server{};
    std::string base_url{};
    bool plain_cookies = false;
    bool access_log = false;
    unsigned api_per_minute = 6000;
    Outgoing mail{};
    accounts::Provider provider{};
    std::string breached_passwords{};
    bool webhooks_inside = false;
};

// Secrets come by environment or file only, so that no list of processes shows them.
void add_serve_options(CLI::App& app, ServeOptions& wanted);
// What cannot be served with, as a sentence; nothing when all fits.
std::optional<std::string> fault_of(const ServeOptions& wanted);

}  // namespace kith::commands
