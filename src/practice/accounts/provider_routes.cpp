// Signing in with the council's own accounts: there, back, and out.
#include <spdlog/spdlog.h>

#include "platform/base/crypto.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/page.hpp"
#include "practice/accounts/links.hpp"
#include "practice/accounts/provider_accounts.hpp"
#include "practice/accounts/sign_in_routes.hpp"

namespace kith::accounts {
namespace {

using html::Html;
using html::markup;
using html::Url;

using web::came_cookie;

std::string back_address(const web::Context& context) {
    return context.app.base_url + "/sign-in/council/back";
}

web::Response say(web::Context& context, std::string title, const Html& body, int status) {
    web::Page page;
    page.title = std::move(title);
    page.status = status;
    page.density = web::Density::roomy;
    page.body = markup(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{}</h1>{}</div></div>)", page.title, body);
    return web::page(context, std::move(page));
}

web::Response sorry(web::Context& context, std::string_view why, int status = 422) {
    return say(context, "We could not sign you in",
               markup(R"(<p class="govuk-body">{}</p><p class="govuk-body">
                   <a class="govuk-link" href="{}">Back to signing in</a></p>)",
                      why, Url::path("/sign-in")),
               status);
}

web::Response away(std::string address) {
    web::Response response;
    response.status = 303;
    response.with("Location", std::move(address));
    return response;
}

// To the provider, with what must come back kept in the browser.
web::Response begin(web::Context& context, Journey journey) {
    if (!provider()) return web::problem_page(context, NotFound{"page"});
    try {
        auto there = authorization_address(journey, back_address(context), context.now());
        keep_journey(context, journey);
        return away(std::move(there));
    } catch (const std::runtime_error& error) {
        spdlog::warn("sign-in provider: {}", error.what());
        return sorry(context, "Your council’s sign-in does not answer. Try again in a minute.",
                     503);
    }
}

web::Response start(web::Context& context) {
    if (context.viewer) return web::see_other(landing(*context.viewer));
    Journey journey = new_journey();
    const auto next = context.request.query.get("next");
    if (Url::same_site(next)) journey.next = next;
    return begin(context, std::move(journey));
}

web::Response accept_invitation(web::Context& context) {
    Journey journey = new_journey();
    journey.invitation = context.request.parameter("token");
    return begin(context, std::move(journey));
}

web::Response connect(web::Context& context) {
    Journey journey = new_journey();
    journey.account = context.viewer->account_id;
    journey.next = "/account";
    return begin(context, std::move(journey));
}

// The claims of whoever came back; refused with a sentence for the log.
Parsed<Claims> claims_of(const web::Context& context, const Journey& journey) {
    const auto& query = context.request.query;
    if (!equal_in_constant_time(query.get("state"), journey.state)) {
        return refused("the state does not belong to this browser");
    }
    if (query.find("error")) return refused("the provider refused");
    // RFC 9207: an answer of another provider is not taken for one of ours.
    if (const auto issuer = query.find("iss"); issuer && *issuer != provider()->issuer) {
        return refused("the answer is from another provider");
    }
    return exchange(std::string(query.get("code")), journey, back_address(context),
                    context.now());
}

web::Response enter_with(web::Context& context, const Journey& journey, const Claims& claims) {
    if (!journey.account.empty() &&
        (!context.viewer || context.viewer->account_id != journey.account)) {
        return sorry(context, "You have signed out meanwhile. Sign in and connect again.");
    }
    const auto account = context.app.database.write(
        sql::Actor{.account_id = "system", .request_id = context.request.id, .source = "web"},
        [&](sql::Transaction& transaction) {
            return account_for(transaction, claims, journey, context.now());
        });
    if (!account) {
        const auto* invalid = std::get_if<Invalid>(&account.error());
        return sorry(context, invalid ? invalid->errors.front().message : "Try again.");
    }
    if (!journey.account.empty()) {
        context.flash("Your council account is connected.");
        return web::see_other(Url::path("/account"));
    }
    context.cookie(came_cookie, "1", -1);
    return web::see_other(enter(context, *account, journey.next));
}

web::Response come_back(web::Context& context) {
    const auto carried = journey(context);
    drop_journey(context);
    if (!provider() || !carried) {
        return sorry(context, "That took too long, or was begun in another browser. Try again.");
    }
    try {
        const auto claims = claims_of(context, *carried);
        if (claims) return enter_with(context, *carried, *claims);
        spdlog::warn("sign-in with the provider refused: {}", claims.error());
    } catch (const std::runtime_error& error) {
        spdlog::warn("sign-in provider: {}", error.what());
    }
    return sorry(context, "Your council’s sign-in did not confirm who you are. Try again.");
}

// Whoever signs out here is told that they are still signed in there.
web::Response offer_sign_out(web::Context& context) {
    context.cookie(came_cookie, "", 0);
    const Html more =
        provider() ? markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Sign out of {}
            too</a>, if others use this computer.</p>)",
                            Url::path("/sign-out/council/there"), provider()->name)
                   : Html();
    return say(context, "You have signed out",
               markup(R"(<p class="govuk-body">You may still be signed in to {}.</p>{}
                   <p class="govuk-body"><a class="govuk-link" href="{}">Sign in again</a></p>)",
                      provider() ? provider()->name : std::string("your council account"), more,
                      Url::path("/sign-in")),
               200);
}

web::Response sign_out_there(web::Context& context) {
    std::string there;
    try {
        if (provider()) there = sign_out_address(context.app.base_url + "/sign-in", context.now());
    } catch (const std::runtime_error& error) {
        spdlog::warn("sign-in provider: {}", error.what());
    }
    if (there.empty()) return web::see_other(Url::path("/sign-in"));
    return away(std::move(there));
}

web::Response end_connection(web::Context& context) {
    const auto account = AccountId::parse(context.viewer->account_id);
    const bool done = account && context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            const auto row = account_row(transaction, *account);
            if (!row || row->password_hash.empty()) return false;
            disconnect(transaction, *account);
            return true;
        });
    context.flash(done ? "Your council account is not connected any more."
                       : "Choose a password first: without one you could not sign in.");
    return web::see_other(Url::path("/account"));
}

}  // namespace

bool came_by_provider(const web::Context& context) {
    return !context.sent_cookie(came_cookie).empty();
}

std::vector<web::Route> provider_routes() {
    using enum web::Method;
    constexpr auto everyone = web::Permission::everyone();
    constexpr auto page = web::Kind::page;
    return {
        {get, "/sign-in/council", everyone, start},
        {get, "/sign-in/council/back", everyone, come_back},
        {get, "/sign-in/link/{token}/council", everyone, accept_invitation},
        {get, "/sign-out/council", everyone, offer_sign_out},
        {get, "/sign-out/council/there", everyone, sign_out_there},
        {get, "/account/council", web::Permission::signed_in(), connect},
        {post, "/account/council/end", web::Permission::signed_in(), end_connection, page},
    };
}

}  // namespace kith::accounts
