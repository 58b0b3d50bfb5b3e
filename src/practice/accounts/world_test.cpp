#include "practice/accounts/world_test.hpp"

#include "platform/base/crypto.hpp"
#include "platform/sql/settings.hpp"
#include "platform/web/page.hpp"
#include "practice/accounts/password.hpp"

namespace kith::accounts::world {
namespace {

web::Response stand_in(web::Context& context) {
    web::Page page;
    page.title = "Somewhere else";
    page.body = html::markup(R"(<h1 class="govuk-heading-l">Somewhere else</h1>)");
    return web::page(context, std::move(page));
}

// The pages people land on, which belong to other slices.
std::vector<web::Route> elsewhere() {
    const auto signed_in = web::Permission::signed_in();
    return {{web::Method::get, "/work", signed_in, stand_in},
            {web::Method::get, "/my-jobs", signed_in, stand_in},
            {web::Method::get, "/partner", signed_in, stand_in},
            {web::Method::get, "/overview", signed_in, stand_in},
            {web::Method::get, "/sharing", signed_in, stand_in}};
}

}  // namespace

World::World(test::DatabaseKind kind, std::vector<web::Route> more)
    : app(web::join_routes({routes(), elsewhere(), std::move(more)}), kind,
          {.signing_in_per_minute = 1000, .public_forms_per_minute = 1000}) {
    app.app().viewer_of = viewer_of;
    sent().clear();
    on_link([](sql::Transaction&, const LinkMail& mail, Instant) {
        sent().insert_or_assign(mail.email, mail);
    });
    council = write([&](sql::Transaction& t) {
        install_defaults(t, app.clock.now());
        const auto id = add_organisation(
            t, {.kind = "council", .name = "Fenmarch County Council", .email = ""},
            app.clock.now());
        add_team(t, id, "Contact centre", app.clock.now());
        return id;
    });
}

AccountId World::add(std::string name, std::string email, std::string role) {
    static const std::string hash = hash_password(password);
    const bool codes = role != "Volunteer";
    return write([&](sql::Transaction& t) {
        const auto id = add_account(t,
                                    {.name = name,
                                     .email = email,
                                     .organisation = *council,
                                     .role = role,
                                     .code_secret = codes ? make_totp_secret() : ""},
                                    app.clock.now())
                            .value();
        set_password(t, id, hash, "");
        return id;
    });
}

AccountRow World::row(std::string_view email) {
    return read([&](sql::Session& s) { return account_by_email(s, email).value(); });
}

std::string World::code(std::string_view email) {
    return totp_code(row(email).code_secret, app.clock.now());
}

test::Browser World::sign_in(std::string_view email) {
    auto browser = app.anyone();
    browser.post("/sign-in", {{"email", std::string(email)}, {"password", std::string(password)}});
    if (!row(email).code_secret.empty()) browser.post("/sign-in/code", {{"code", code(email)}});
    return browser;
}

void World::set(std::string_view setting, std::string_view value) {
    write([&](sql::Transaction& t) { sql::set_setting(t, setting, value); });
}

std::map<std::string, LinkMail>& sent() {
    static std::map<std::string, LinkMail> all;
    return all;
}

std::string link_to(const std::string& email) {
    const std::string link = sent().at(email).values.at("link");
    return link.substr(std::string("https://kith.example").size());
}

}  // namespace kith::accounts::world
