#include "platform/base/crypto.hpp"
#include "practice/accounts/account_views.hpp"
#include "practice/accounts/password.hpp"
#include "practice/accounts/provider_accounts.hpp"
#include "practice/accounts/sign_in_routes.hpp"
#include "practice/accounts/sign_in_views.hpp"

namespace kith::accounts {
namespace {

using html::Url;

AccountId own_id(const web::Context& context) {
    return AccountId::parse(context.viewer->account_id).value();
}

AccountRow own_row(web::Context& context) {
    return context.app.database.read(
        [&](sql::Session& session) { return account_row(session, own_id(context)).value(); });
}

web::Response own_page(web::Context& context, web::FormReader& form) {
    const auto own = context.app.database.read([&](sql::Session& session) {
        const auto id = own_id(context);
        return OwnAccount{.account = account_row(session, id).value(),
                          .memberships = memberships(session, id),
                          .sessions = web::sessions::list(session, id.text(), context.now(),
                                                          context.app.session_idle,
                                                          context.app.session_longest),
                          .recovery_codes = recovery_codes_left(session, id),
                          .connected = provider() && is_connected(session, id)};
    });
    auto page = own_account_page(context, own, form);
    page.errors = &form.errors();
    return web::page(context, std::move(page));
}

web::Response show_own(web::Context& context) {
    web::FormReader form({});
    return own_page(context, form);
}

web::Response save_name(web::Context& context) {
    web::FormReader form(context.request.form);
    const auto name = form.required("name", "Enter your name", 100);
    const auto version = form.whole_number("version", 1, 1'000'000'000, "Reload the page");
    if (!form.ok()) return own_page(context, form);
    const auto saved = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            return rename_account(transaction, own_id(context), name, static_cast<int>(*version));
        });
    if (!saved) return web::problem_page(context, saved.error());
    context.flash("Your name is saved.");
    return web::see_other(Url::path("/account"));
}

// Asks for the password again before something that would let a borrowed screen take the account
// over. Adds an error when it is not right.
void confirm_password(web::Context& context, const AccountRow& account, web::FormErrors& errors) {
    const auto caller = caller_of(context, account.email);
    const auto wait = context.app.database.read([&](sql::Session& session) {
        return still_to_wait(session, caller, context.now());
    });
    if (wait.count() > 0) {
        errors.add("password", "Too many tries. Wait a while, then try again.");
        return;
    }
    const auto password = context.request.form.get("password");
    if (!password.empty() && verify_password(account.password_hash, password)) return;
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        note_attempt(transaction, caller, account.id, Tried::wrong_password, context.now());
    });
    errors.add("password", "That is not your password");
}

web::Response show_password(web::Context& context) {
    return web::page(context,
                     own_password_page(context, !own_row(context).password_hash.empty(), {}));
}

web::Response save_password(web::Context& context) {
    const auto account = own_row(context);
    const bool has_one = !account.password_hash.empty();
    web::FormErrors errors;
    if (has_one) confirm_password(context, account, errors);
    const auto wanted = context.request.form.get("new_password");
    const auto fault = context.app.database.read(
        [&](sql::Session& session) { return password_fault(session, wanted, account); });
    if (fault) errors.add("new_password", *fault);
    if (!errors.empty()) {
        auto page = own_password_page(context, has_one, errors);
        page.errors = &errors;
        return web::page(context, std::move(page));
    }
    const std::string hash = hash_password(wanted);
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        set_password(transaction, account.id, hash, context.session_id);
    });
    context.flash("Your new password is saved. You are signed out everywhere else.");
    return web::see_other(Url::path("/account"));
}

web::Response show_renew(web::Context& context) {
    return web::page(context, renew_codes_page(context, {}));
}

web::Response renew(web::Context& context) {
    const auto account = own_row(context);
    web::FormErrors errors;
    confirm_password(context, account, errors);
    if (!errors.empty()) {
        auto page = renew_codes_page(context, errors);
        page.errors = &errors;
        return web::page(context, std::move(page));
    }
    const auto codes = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            return renew_recovery_codes(transaction, account.id);
        });
    return web::page(context, recovery_codes_page(codes, Url::path("/account")));
}

web::Response end_session(web::Context& context) {
    const auto session_id = context.request.parameter("session");
    const bool ended = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            const auto own = web::sessions::list(transaction, context.viewer->account_id,
                                                 context.now(), context.app.session_idle,
                                                 context.app.session_longest);
            for (const auto& session : own) {
                if (session.id != session_id) continue;
                web::sessions::end(transaction, session_id);
                return true;
            }
            return false;
        });
    if (!ended) return web::problem_page(context, NotFound{"session"});
    context.flash("That session has ended.");
    return web::see_other(Url::path("/account"));
}

web::Response end_others(web::Context& context) {
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        web::sessions::end_all_but(transaction, context.viewer->account_id, context.session_id);
    });
    context.flash("You are signed out everywhere else.");
    return web::see_other(Url::path("/account"));
}

web::Response change_organisation(web::Context& context) {
    const auto wanted = context.request.form.get("organisation");
    const bool changed = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            for (const auto& membership : memberships(transaction, own_id(context))) {
                if (membership.organisation.text() != wanted) continue;
                web::sessions::change_organisation(transaction, context.session_id, wanted);
                return true;
            }
            return false;
        });
    if (!changed) return web::problem_page(context, NotFound{"organisation"});
    const auto viewer = context.app.database.read([&](sql::Session& session) {
        return viewer_of(session, {.id = context.session_id,
                                   .account_id = context.viewer->account_id,
                                   .organisation_id = std::string(wanted),
                                   .user_agent = "",
                                   .started_at = context.now(),
                                   .seen_at = context.now()});
    });
    return web::see_other(viewer ? landing(*viewer) : Url::path("/account"));
}

}  // namespace

std::vector<web::Route> account_routes() {
    using enum web::Method;
    constexpr auto signed_in = web::Permission::signed_in();
    return {
        {get, "/account", signed_in, show_own},
        {post, "/account/name", signed_in, save_name},
        {get, "/account/password", signed_in, show_password},
        {post, "/account/password", signed_in, save_password},
        {get, "/account/recovery-codes", signed_in, show_renew},
        {post, "/account/recovery-codes", signed_in, renew},
        {post, "/account/sessions/{session}/end", signed_in, end_session},
        {post, "/account/sessions/end-others", signed_in, end_others},
        {post, "/account/organisation", signed_in, change_organisation},
    };
}

}  // namespace kith::accounts
