#include "commands/serve_options.hpp"

#include <CLI/CLI.hpp>
#include <filesystem>

namespace kith::commands {
namespace {

void add_server(CLI::App& app, ServeOptions& wanted) {
    app.add_option("--port", wanted.server.port, "Port to listen on; 0 picks a free one")
        ->capture_default_str();
    app.add_option("--address", wanted.server.address, "Address to listen on")
        ->capture_default_str();
    app.add_option("--workers", wanted.server.workers, "Threads that answer requests")
        ->capture_default_str();
    app.add_option("--base-url", wanted.base_url,
                   "How people reach it from outside, for links in messages")
        ->envname("KITH_BASE_URL");
    app.add_option("--certificate", wanted.server.certificate_file, "TLS certificate, PEM");
    app.add_option("--key", wanted.server.key_file, "TLS key, PEM");
    app.add_option("--trusted-proxy", wanted.server.trusted_proxy,
                   "Address of the proxy whose X-Forwarded-For is believed");
    app.add_flag("--plain-cookies", wanted.plain_cookies,
                 "Cookies without Secure, for trying Kith from another machine without TLS");
    app.add_flag("--access-log", wanted.access_log, "A JSON line for each request");
    app.add_option("--api-per-minute", wanted.api_per_minute,
                   "Requests a minute that one account may make with its tokens")
        ->capture_default_str()
        ->envname("KITH_API_PER_MINUTE");
}

void add_mail(CLI::App& app, Outgoing& mail) {
    app.add_option("--smtp-url", mail.smtp_url,
                   "Mail server: smtp://host:587 or smtps://host:465; without one, mail is "
                   "written to files in the data folder")
        ->envname("KITH_SMTP_URL");
    app.add_option("--smtp-user", mail.smtp_user, "Who signs in to the mail server")
        ->envname("KITH_SMTP_USER");
    app.add_option("--mail-from", mail.from, "The address mail comes from")
        ->capture_default_str()
        ->envname("KITH_MAIL_FROM");
}

void add_provider(CLI::App& app, accounts::Provider& provider) {
    app.add_option("--sign-in-issuer", provider.issuer,
                   "Council staff sign in with this OpenID Connect provider: its issuer")
        ->envname("KITH_SIGN_IN_ISSUER");
    app.add_option("--sign-in-client", provider.client_id, "Kith's client id there")
        ->envname("KITH_SIGN_IN_CLIENT");
    app.add_option("--sign-in-name", provider.name, "What people call it, on the button")
        ->envname("KITH_SIGN_IN_NAME");
    app.add_option("--sign-in-tenants", provider.tenants,
                   "Entra ID: ids of tenants whose people may come, between spaces")
        ->envname("KITH_SIGN_IN_TENANTS");
    app.add_option("--sign-in-roles", provider.roles_claim,
                   "The claim of its tokens that names roles or groups")
        ->capture_default_str()
        ->envname("KITH_SIGN_IN_ROLES");
    app.add_flag("--sign-in-plain-http", provider.plain_http,
                 "The provider is tried on this machine, without TLS");
}

std::string secret_of(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

}  // namespace

void add_serve_options(CLI::App& app, ServeOptions& wanted) {
    add_place(app, wanted.place);
    add_server(app, wanted);
    add_mail(app, wanted.mail);
    add_provider(app, wanted.provider);
    app.add_option("--breached-passwords", wanted.breached_passwords,
                   "File of passwords known from breaches: sorted SHA-1 hashes, one a line")
        ->envname("KITH_BREACHED_PASSWORDS");
    app.add_flag("--webhooks-inside", wanted.webhooks_inside,
                 "Webhooks may lead to private addresses, and by http")
        ->envname("KITH_WEBHOOKS_INSIDE");
    app.footer("Secrets come by environment: KITH_SMTP_PASSWORD, KITH_SIGN_IN_SECRET.");
    wanted.mail.smtp_password = secret_of("KITH_SMTP_PASSWORD");
    wanted.provider.client_secret = secret_of("KITH_SIGN_IN_SECRET");
}

std::optional<std::string> fault_of(const ServeOptions& wanted) {
    const auto& file = wanted.breached_passwords;
    if (!file.empty() && !std::filesystem::is_regular_file(file)) {
        return "There is no file " + file + ". Name the list of breached passwords.";
    }
    const auto& provider = wanted.provider;
    if (provider.issuer.empty()) return std::nullopt;
    if (provider.client_id.empty() || provider.client_secret.empty()) {
        return "A sign-in provider needs --sign-in-client and the environment's "
               "KITH_SIGN_IN_SECRET.";
    }
    if (!provider.plain_http && !provider.issuer.starts_with("https://")) {
        return "The sign-in provider's issuer must begin with https://.";
    }
    if (provider.issuer.find("{tenantid}") != std::string::npos && provider.tenants.empty()) {
        return "An issuer with {tenantid} needs --sign-in-tenants, else anybody could come.";
    }
    return std::nullopt;
}

}  // namespace kith::commands
