#include "platform/base/crypto.hpp"
#include "practice/accounts/password.hpp"
#include "practice/accounts/sign_in_routes.hpp"
#include "practice/accounts/sign_in_views.hpp"

namespace kith::accounts {
namespace {

using html::Url;

web::Response show_ask(web::Context& context) {
    return web::page(context, ask_link_page(context, web::FormReader({})));
}

// What an address may be sent: an invitation again, a link to sign in where no code is asked for,
// otherwise a new password.
std::optional<std::string> send_fitting_link(web::Context& context, sql::Transaction& transaction,
                                             std::string_view email) {
    const auto account = account_by_email(transaction, email);
    if (!account || (account->state != "active" && account->state != "invited") ||
        memberships(transaction, account->id).empty()) {
        return std::nullopt;
    }
    const auto purpose = account->state == "invited"             ? Purpose::invitation
                         : needs_code(transaction, account->id) ? Purpose::reset
                                                                : Purpose::sign_in;
    return send_link(context, transaction, *account, purpose);
}

web::Response ask(web::Context& context) {
    web::FormReader form(context.request.form);
    const auto email = form.required("email", "Enter your e-mail address", 320);
    if (!form.ok()) {
        auto page = ask_link_page(context, form);
        page.errors = &form.errors();
        return web::page(context, std::move(page));
    }
    const auto shown = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) -> std::optional<std::string> {
            const auto link = send_fitting_link(context, transaction, email);
            if (!link || !is_demonstration(transaction)) return std::nullopt;
            return link->substr(context.app.base_url.size());
        });
    return web::page(context, link_sent_page(shown));
}

struct Opened {
    Link link;
    AccountRow account;
};
std::optional<Opened> opened(web::Context& context) {
    return context.app.database.read([&](sql::Session& session) -> std::optional<Opened> {
        const auto link = find_link(session, context.request.parameter("token"), context.now());
        if (!link) return std::nullopt;
        const auto account = account_row(session, link->account);
        if (!account || account->state == "suspended" || account->state == "left" ||
            memberships(session, account->id).empty()) {
            return std::nullopt;
        }
        return Opened{*link, *account};
    });
}

// Programs that look into mail open every link, so opening one changes nothing: the button does.
web::Response show_link(web::Context& context) {
    const auto found = opened(context);
    if (!found) return web::page(context, spent_link_page());
    const auto token = context.request.parameter("token");
    if (found->link.purpose == Purpose::sign_in) {
        return web::page(context, open_link_page(context, token, found->account.name));
    }
    return web::page(context, choose_password_page(context, token, found->account,
                                                   found->link.purpose, {}));
}

bool spend(web::Context& context, const Opened& found, const std::optional<std::string>& hash) {
    const sql::Actor actor{.account_id = found.account.id.string(),
                           .request_id = context.request.id,
                           .source = "web"};
    return context.app.database.write(actor, [&](sql::Transaction& transaction) {
        if (!use_link(transaction, found.link, context.now())) return false;
        if (hash) set_password(transaction, found.account.id, *hash, "");
        return true;
    });
}

web::Response follow_link(web::Context& context) {
    const auto found = opened(context);
    if (!found) return web::page(context, spent_link_page());
    std::optional<std::string> hash;
    if (found->link.purpose != Purpose::sign_in) {
        const auto password = context.request.form.get("new_password");
        const auto fault = context.app.database.read([&](sql::Session& session) {
            return password_fault(session, password, found->account);
        });
        if (fault) {
            web::FormErrors errors;
            errors.add("new_password", *fault);
            auto page = choose_password_page(context, context.request.parameter("token"),
                                             found->account, found->link.purpose, errors);
            page.errors = &errors;
            return web::page(context, std::move(page));
        }
        hash = hash_password(password);
    }
    if (!spend(context, *found, hash)) return web::page(context, spent_link_page());
    return after_password(context, found->account, "");
}

}  // namespace

std::vector<web::Route> link_routes() {
    using enum web::Method;
    constexpr auto everyone = web::Permission::everyone();
    constexpr auto page = web::Kind::page;
    constexpr auto signing_in = web::Limit::signing_in;
    return {
        {get, "/sign-in/link", everyone, show_ask},
        {post, "/sign-in/link", everyone, ask, page, signing_in},
        {get, "/sign-in/link/{token}", everyone, show_link},
        {post, "/sign-in/link/{token}", everyone, follow_link, page, signing_in},
    };
}

}  // namespace kith::accounts
