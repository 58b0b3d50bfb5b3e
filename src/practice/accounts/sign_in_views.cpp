#include "practice/accounts/sign_in_views.hpp"

#include "platform/base/totp.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/inset_text.hpp"
#include "platform/html/govuk/password_input.hpp"
#include "platform/html/govuk/warning_text.hpp"
#include "platform/web/qr.hpp"
#include "practice/accounts/password.hpp"
#include "practice/accounts/provider.hpp"

namespace kith::accounts {
namespace {

using html::Html;
using html::markup;
using html::Url;

web::Page simple(std::string title, const Html& body) {
    web::Page page;
    page.title = std::move(title);
    page.density = web::Density::roomy;
    page.body = markup(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{}</h1>{}</div></div>)",
                       page.title, body);
    return page;
}

Html paragraph(const Html& text) { return markup(R"(<p class="govuk-body">{}</p>)", text); }

Html email_field(const web::FormReader& form) {
    return govuk::input({.label = {.text = "E-mail address"},
                         .error_message = form.errors().shown("email"),
                         .name = "email",
                         .value = form.typed("email"),
                         .type = "email",
                         .autocomplete = "username",
                         .spellcheck = false});
}

Html code_field(const web::FormErrors& errors) {
    return govuk::input({.label = {.text = "Code"},
                         .hint = {.text = "6 digits. A new one comes every 30 seconds."},
                         .error_message = errors.shown("code"),
                         .name = "code",
                         .inputmode = "numeric",
                         .autocomplete = "one-time-code",
                         .spellcheck = false,
                         .classes = "govuk-input--width-5 govuk-input--extra-letter-spacing"});
}

// The other way in, where the operator set one up.
Html by_council(const Url& where) {
    if (!provider()) return {};
    return govuk::button({.text = "Sign in with " + provider()->name,
                          .href = where,
                          .classes = "govuk-button--secondary"});
}

// In fours, as it is easier to copy.
std::string in_fours(std::string_view secret) {
    std::string spaced;
    for (std::size_t at = 0; at < secret.size(); at += 4) {
        spaced += (at == 0 ? "" : " ") + std::string(secret.substr(at, 4));
    }
    return spaced;
}

}  // namespace

web::Page sign_in_page(const web::Context& context, const web::FormReader& form,
                       std::string_view next) {
    const Html fields =
        markup(R"(<input type="hidden" name="next" value="{}">)", next) + email_field(form) +
        govuk::password_input({.label = {.text = "Password"},
                               .error_message = form.errors().shown("password"),
                               .name = "password"}) +
        govuk::button({.text = "Sign in", .prevent_double_click = true});
    return simple("Sign in", by_council(Url::path("/sign-in/council").with("next", next)) +
                                 web::form(context, Url::path("/sign-in"), fields) +
                                 markup(R"(<p class="govuk-body">
        <a class="govuk-link" href="/sign-in/link">Forgotten your password, or never had one? We
        can send you a link by e-mail.</a></p>)"));
}

web::Page code_page(const web::Context& context, const web::FormErrors& errors,
                    const std::optional<std::string>& shown) {
    const Html hint =
        shown ? govuk::inset_text({.text = markup(
                    R"(This is a demonstration: your code is <strong>{}</strong>)", *shown)})
              : Html{};
    const Html fields =
        code_field(errors) + govuk::button({.text = "Continue", .prevent_double_click = true});
    return simple("Enter the code from your app",
                  paragraph("Open the authenticator app on your phone and enter the code it shows "
                            "for Kith.") +
                      hint + web::form(context, Url::path("/sign-in/code"), fields) +
                      markup(R"(<p class="govuk-body"><a class="govuk-link"
        href="/sign-in/recovery">I cannot use my app</a></p>)"));
}

web::Page recovery_page(const web::Context& context, const web::FormReader& form) {
    const Html fields = govuk::input({.label = {.text = "Recovery code"},
                                      .hint = {.text = "Such as abcd-efgh-jkmn-pqrs"},
                                      .error_message = form.errors().shown("recovery"),
                                      .name = "recovery",
                                      .value = form.typed("recovery"),
                                      .autocomplete = "off",
                                      .autocapitalize = "none",
                                      .spellcheck = false,
                                      .classes = "govuk-input--width-20"}) +
                        govuk::button({.text = "Continue", .prevent_double_click = true});
    return simple("Use a recovery code",
                  paragraph("When you set up your app you were given ten recovery codes. "
                            "Each works once.") +
                      web::form(context, Url::path("/sign-in/recovery"), fields) +
                      paragraph("If you have none left, ask whoever manages accounts in your "
                                "organisation to let you set up your app again.") +
                      markup(R"(<p class="govuk-body"><a class="govuk-link"
        href="/sign-in/code">Use my app instead</a></p>)"));
}

web::Page set_up_page(const web::Context& context, const web::FormErrors& errors,
                      std::string_view email, std::string_view secret) {
    const Html steps = markup(R"(<ol class="govuk-list govuk-list--number">
        <li>Install an authenticator app on your phone if you have none. Any will do.</li>
        <li>In the app, add an account and scan this square.</li>
        <li>Enter the code that the app shows.</li></ol>
        <p>{}</p><p class="govuk-body">If you cannot scan it, enter this key in the app:
        <strong class="kith-nowrap">{}</strong></p>)",
                              web::qr_picture(totp_uri("Kith", email, secret),
                                         "The same key as below, for your app to scan"),
                              in_fours(secret));
    const Html fields =
        code_field(errors) + govuk::button({.text = "Continue", .prevent_double_click = true});
    return simple("Set up your sign-in codes",
                  paragraph("You work with people's private lives, so a password alone is not "
                            "enough: an app on your phone shows a code each time you sign in.") +
                      steps + web::form(context, Url::path("/sign-in/set-up"), fields));
}

web::Page recovery_codes_page(const std::vector<std::string>& codes, const Url& next) {
    const Html list = html::each(
        codes, [](const std::string& code) { return markup("<li><code>{}</code></li>", code); });
    return simple("Keep these recovery codes",
                  paragraph("If you lose your phone, each of these signs you in once. Print this "
                            "page or write them down, and keep them apart from your phone.") +
                      markup(R"(<ul class="govuk-list">{}</ul>)", list) +
                      govuk::warning_text({.text = "They are shown only now."}) +
                      govuk::button({.text = "I have kept them", .href = next}));
}

web::Page ask_link_page(const web::Context& context, const web::FormReader& form) {
    const Html fields =
        email_field(form) + govuk::button({.text = "Send me a link", .prevent_double_click = true});
    return simple("Get a link by e-mail",
                  paragraph("Volunteers sign in with this link. If you sign in with a password, it "
                            "lets you choose a new one.") +
                      web::form(context, Url::path("/sign-in/link"), fields));
}

web::Page link_sent_page(const std::optional<std::string>& shown) {
    Html body = paragraph("If somebody with that e-mail address may sign in, we have sent them a "
                          "link. It works once, and only for a short time.") +
                paragraph("If nothing comes within a few minutes, look among your unwanted mail, "
                          "then ask the person who invited you.");
    const auto link = shown ? Url::same_site(*shown) : std::nullopt;
    if (link) {
        body += govuk::inset_text({.text = markup(
            R"(This is a demonstration and sends no mail:
               <a class="govuk-link" href="{}">open the link</a>)",
            *link)});
    }
    return simple("Look at your e-mail", body);
}

web::Page open_link_page(const web::Context& context, std::string_view token,
                         std::string_view name) {
    return simple("Sign in", paragraph("Hello " + std::string(name) + ".") +
                                 web::form(context, Url::path("/sign-in/link/{}", token),
                                           govuk::button({.text = "Sign in to Kith"})));
}

web::Page choose_password_page(const web::Context& context, std::string_view token,
                               const AccountRow& account, Purpose purpose,
                               const web::FormErrors& errors) {
    const Html fields =
        markup(R"(<input type="hidden" name="username" autocomplete="username" value="{}">)",
               account.email) +
        new_password_field(errors) +
        govuk::button({.text = "Save password", .prevent_double_click = true});
    const bool invited = purpose == Purpose::invitation;
    return simple(invited ? "Welcome: choose a password" : "Choose a new password",
                  paragraph("For " + account.name + ", " + account.email + ".") +
                      (invited ? by_council(Url::path("/sign-in/link/{}/council", token))
                               : Html()) +
                      web::form(context, Url::path("/sign-in/link/{}", token), fields));
}

web::Page spent_link_page() {
    auto page = simple("This link cannot be used any more",
                       paragraph("Links work once, and only for a short time.") +
                           govuk::button({.text = "Get another link",
                                          .href = Url::path("/sign-in/link")}));
    page.status = 410;
    return page;
}

}  // namespace kith::accounts
