#include "practice/accounts/sign_in_routes.hpp"

#include "platform/base/totp.hpp"
#include "platform/web/sessions.hpp"
#include "practice/accounts/pending.hpp"
#include "practice/accounts/sign_in_views.hpp"

namespace kith::accounts {
namespace {

using html::Url;

web::Response to_sign_in() { return web::see_other(Url::path("/sign-in")); }

sql::Actor acting(const web::Context& context, AccountId account) {
    return {.account_id = account.string(), .request_id = context.request.id, .source = "web"};
}

std::string wait_words(std::chrono::seconds wait) {
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait).count();
    return "Too many tries. Wait " +
           (minutes <= 1 ? std::string("a minute") : std::to_string(minutes) + " minutes") +
           ", then try again.";
}

void note(web::Context& context, const Caller& caller, std::optional<AccountId> account,
          Tried outcome) {
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        note_attempt(transaction, caller, account, outcome, context.now());
    });
}

std::chrono::seconds wait_for(web::Context& context, const Caller& caller) {
    return context.app.database.read([&](sql::Session& session) {
        return still_to_wait(session, caller, context.now());
    });
}

web::Response show_sign_in(web::Context& context) {
    if (context.viewer) return web::see_other(landing(*context.viewer));
    return web::page(context, sign_in_page(context, web::FormReader({}),
                                           context.request.query.get("next")));
}

web::Response sign_in_again(web::Context& context, web::FormReader& form, int status) {
    auto page = sign_in_page(context, form, form.typed("next"));
    page.errors = &form.errors();
    page.status = status;
    return web::page(context, std::move(page));
}

web::Response take_password(web::Context& context) {
    web::FormReader form(context.request.form);
    const auto email = form.required("email", "Enter your e-mail address", 320);
    const auto password = context.request.form.get("password");
    if (password.empty()) form.errors().add("password", "Enter your password");
    if (!form.ok()) return sign_in_again(context, form, 422);
    const auto caller = caller_of(context, email);
    if (const auto wait = wait_for(context, caller); wait.count() > 0) {
        form.errors().add("password", wait_words(wait));
        return sign_in_again(context, form, 429);
    }
    const auto account = check_password(context.app.database, email, password);
    if (!account) {
        note(context, caller, std::nullopt, Tried::wrong_password);
        form.errors().add("password", "The e-mail address or the password is not right");
        return sign_in_again(context, form, 422);
    }
    return after_password(context, *account, form.typed("next"));
}

// Whoever has given a right password and may still sign in.
struct Half {
    Pending pending;
    AccountRow account;
};
std::optional<Half> half_in(web::Context& context) {
    const auto waiting = pending(context);
    if (!waiting) return std::nullopt;
    const auto account = context.app.database.read([&](sql::Session& session) {
        auto row = account_row(session, waiting->account);
        return row && may_sign_in(session, *row) ? row : std::nullopt;
    });
    if (!account) return std::nullopt;
    return Half{*waiting, *account};
}

web::Response ask_code(web::Context& context, const AccountRow& account,
                       const web::FormErrors& errors) {
    const bool demonstration = context.app.database.read(is_demonstration);
    const auto shown =
        demonstration ? std::optional(shown_code(account, context.now())) : std::nullopt;
    auto page = code_page(context, errors, shown);
    page.errors = &errors;
    return web::page(context, std::move(page));
}

web::Response show_code(web::Context& context) {
    const auto half = half_in(context);
    if (!half || half->account.code_secret.empty()) return to_sign_in();
    return ask_code(context, half->account, {});
}

// Tries a code of either kind; says what is wrong with it.
std::optional<std::string> try_code(web::Context& context, const AccountRow& account,
                                    std::string_view code, bool recovery) {
    const auto caller = caller_of(context, account.email);
    if (const auto wait = wait_for(context, caller); wait.count() > 0) return wait_words(wait);
    const bool right = context.app.database.write(
        acting(context, account.id), [&](sql::Transaction& transaction) {
            return recovery ? take_recovery_code(transaction, account.id, code, context.now())
                            : take_code(transaction, account, code, context.now());
        });
    if (right) return std::nullopt;
    note(context, caller, account.id, Tried::wrong_code);
    return recovery ? "That recovery code is not right, or was used before"
                    : "That code is not right, or was used before. Enter the code shown now.";
}

web::Response take_app_code(web::Context& context) {
    const auto half = half_in(context);
    if (!half || half->account.code_secret.empty()) return to_sign_in();
    web::FormReader form(context.request.form);
    const auto code = form.required("code", "Enter the code", 20);
    if (form.ok()) {
        const auto fault = try_code(context, half->account, code, false);
        if (!fault) return web::see_other(enter(context, half->account, half->pending.next));
        form.errors().add("code", *fault);
    }
    return ask_code(context, half->account, form.errors());
}

web::Response show_recovery(web::Context& context) {
    if (!half_in(context)) return to_sign_in();
    return web::page(context, recovery_page(context, web::FormReader({})));
}

web::Response take_recovery(web::Context& context) {
    const auto half = half_in(context);
    if (!half) return to_sign_in();
    web::FormReader form(context.request.form);
    const auto code = form.required("recovery", "Enter a recovery code", 50);
    if (form.ok()) {
        const auto fault = try_code(context, half->account, code, true);
        if (!fault) return web::see_other(enter(context, half->account, half->pending.next));
        form.errors().add("recovery", *fault);
    }
    auto page = recovery_page(context, form);
    page.errors = &form.errors();
    return web::page(context, std::move(page));
}

web::Response show_set_up(web::Context& context) {
    const auto half = half_in(context);
    if (!half || !half->account.code_secret.empty() || half->pending.secret.empty()) {
        return to_sign_in();
    }
    return web::page(context,
                     set_up_page(context, {}, half->account.email, half->pending.secret));
}

web::Response confirm_set_up(web::Context& context) {
    const auto half = half_in(context);
    if (!half || !half->account.code_secret.empty() || half->pending.secret.empty()) {
        return to_sign_in();
    }
    web::FormReader form(context.request.form);
    const auto code = form.required("code", "Enter the code your app shows", 20);
    const auto& secret = half->pending.secret;
    const auto step = form.ok() ? totp_step(secret, code, context.now()) : std::nullopt;
    if (!step) {
        if (form.ok()) {
            form.errors().add("code", "That code is not right. Check that the phone's clock is "
                                      "set by itself, and enter the code shown now.");
        }
        auto page = set_up_page(context, form.errors(), half->account.email, secret);
        page.errors = &form.errors();
        return web::page(context, std::move(page));
    }
    const auto codes = context.app.database.write(
        acting(context, half->account.id), [&](sql::Transaction& transaction) {
            set_code_secret(transaction, half->account.id, secret, *step);
            return renew_recovery_codes(transaction, half->account.id);
        });
    const auto next = enter(context, half->account, half->pending.next);
    return web::page(context, recovery_codes_page(codes, next));
}

web::Response leave(web::Context& context) {
    const bool there_too = came_by_provider(context);
    auto response = there_too ? web::see_other(Url::path("/sign-out/council")) : to_sign_in();
    web::sign_out(context, response);
    if (there_too) return response;
    context.flash("You have signed out.");
    return response;
}

}  // namespace

html::Url enter(web::Context& context, const AccountRow& account, std::string_view next) {
    drop_pending(context);
    const auto organisation = context.app.database.write(
        acting(context, account.id), [&](sql::Transaction& transaction) {
            note_attempt(transaction, caller_of(context, account.email), account.id,
                         Tried::signed_in, context.now());
            transaction.execute("UPDATE account SET last_seen_at = $1 WHERE id = $2",
                                context.now(), account.id);
            return memberships(transaction, account.id).front().organisation;
        });
    web::sign_in(context, account.id.text(), organisation.text());
    if (const auto asked = Url::same_site(next); asked && next != "/") return *asked;
    const auto viewer = context.app.database.read([&](sql::Session& session) {
        return viewer_of(session, {.id = "",
                                   .account_id = account.id.string(),
                                   .organisation_id = organisation.string(),
                                   .user_agent = "",
                                   .started_at = context.now(),
                                   .seen_at = context.now()});
    });
    return viewer ? landing(*viewer) : Url::path("/account");
}

web::Response after_password(web::Context& context, const AccountRow& account,
                             std::string_view next) {
    const bool asks = context.app.database.read(
        [&](sql::Session& session) { return needs_code(session, account.id); });
    if (!asks) return web::see_other(enter(context, account, next));
    const bool set_up = account.code_secret.empty();
    keep_pending(context, {.account = account.id,
                           .secret = set_up ? make_totp_secret() : "",
                           .next = std::string(next)});
    return web::see_other(set_up ? Url::path("/sign-in/set-up") : Url::path("/sign-in/code"));
}

std::vector<web::Route> sign_in_routes() {
    using enum web::Method;
    constexpr auto everyone = web::Permission::everyone();
    constexpr auto page = web::Kind::page;
    constexpr auto signing_in = web::Limit::signing_in;
    return {
        {get, "/sign-in", everyone, show_sign_in},
        {post, "/sign-in", everyone, take_password, page, signing_in},
        {get, "/sign-in/code", everyone, show_code},
        {post, "/sign-in/code", everyone, take_app_code, page, signing_in},
        {get, "/sign-in/recovery", everyone, show_recovery},
        {post, "/sign-in/recovery", everyone, take_recovery, page, signing_in},
        {get, "/sign-in/set-up", everyone, show_set_up},
        {post, "/sign-in/set-up", everyone, confirm_set_up, page, signing_in},
        {post, "/sign-out", everyone, leave},
    };
}

}  // namespace kith::accounts
