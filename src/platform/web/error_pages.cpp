#include "platform/web/error_pages.hpp"

#include <algorithm>

#include "platform/web/page.hpp"

namespace kith::web {

namespace {

using html::Html;
using html::markup;
using html::Url;

// One refusal in the words of each kind of route.
struct Words {
    int status;
    std::string title;
    Html body{};            // below the heading
    std::string detail{};   // for machines
};

Html paragraph(const Html& text) { return markup(R"(<p class="govuk-body">{}</p>)", text); }

Html how_to_reach(const Council& council) {
    Html contact;
    if (!council.phone.empty()) {
        contact += markup(R"(<p class="govuk-body">Telephone: <strong>{}</strong>{}</p>)",
                          council.phone,
                          council.phone_hours.empty()
                              ? Html{}
                              : markup(R"(<br>{})", council.phone_hours));
    }
    if (const auto mail = Url::external("mailto:" + council.email);
        mail && !council.email.empty()) {
        contact += markup(
            R"(<p class="govuk-body">E-mail: <a class="govuk-link" href="{}">{}</a></p>)", *mail,
            council.email);
    }
    return contact;
}

Response as_page(Context& context, const Words& words) {
    Page shown;
    shown.title = words.title;
    shown.status = words.status;
    shown.body = markup(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{}</h1>{}</div></div>)",
                        words.title, words.body);
    return page(context, std::move(shown));
}

Response in_the_manner_of(Context& context, Kind kind, const Words& words) {
    switch (kind) {
        case Kind::api:
        case Kind::hook:
            return problem_json(words.status, words.title, words.detail);
        case Kind::fragment:
            return fragment(paragraph(words.title), words.status);
        case Kind::plain:
            return text(words.status, words.title + "\n");
        case Kind::page:
        case Kind::file:
            return as_page(context, words);
    }
    return text(words.status, words.title);
}

std::string encoded_path(std::string_view path) {
    std::string encoded;
    while (!path.empty()) {
        const auto slash = std::min(path.find('/'), path.size());
        encoded += html::percent_encoded(path.substr(0, slash));
        if (slash < path.size()) encoded += '/';
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return encoded;
}

// The page's own address, to come back to after signing in.
Url this_address(const Request& request) {
    const auto path = Url::same_site(encoded_path(request.path));
    Url address = path.value_or(Url::path("/"));
    for (const auto& [name, value] : request.query.items()) address = address.with(name, value);
    return address;
}

}  // namespace

Response not_found_answer(Context& context, Kind kind) {
    return in_the_manner_of(
        context, kind,
        {.status = 404,
         .title = "Page not found",
         .body = paragraph("If you typed the web address, check it is correct.") +
                 paragraph("If you pasted the web address, check you copied the entire address.") +
                 paragraph("If the web address is correct or you selected a link or button, "
                           "contact us.") +
                 how_to_reach(context.council()),
         .detail = "There is no such thing, or you may not see it."});
}

Response forbidden_answer(Context& context, Kind kind, const Permission& permission) {
    const std::string may_not =
        "You do not have permission to " + std::string(permission.meaning());
    return in_the_manner_of(
        context, kind,
        {.status = 403,
         .title = may_not,
         .body = paragraph("If you need this for your work, ask the person who manages accounts in "
                           "your organisation to change what you may do."),
         .detail = may_not + "."});
}

Response sign_in_answer(Context& context, Kind kind, bool comes_back) {
    if (kind == Kind::page || kind == Kind::file) {
        const auto sign_in = Url::path("/sign-in");
        return see_other(comes_back ? sign_in.with("next", this_address(context.request).str())
                                    : sign_in);
    }
    auto refusal = in_the_manner_of(context, kind,
                                    {.status = 401,
                                     .title = "Sign in to see this",
                                     .detail = "A bearer token or a session is needed."});
    return std::move(refusal).with("WWW-Authenticate", "Bearer realm=\"Kith\"");
}

Response forged_answer(Context& context, Kind kind) {
    return in_the_manner_of(
        context, kind,
        {.status = 403,
         .title = "We could not accept that form",
         .body = paragraph("The page may have been open for a long time, or you may have signed "
                           "in or out in another tab since it was shown.") +
                 paragraph("Go back, reload the page, and send it again. Nothing was saved."),
         .detail = "The CSRF token is missing or does not belong to this session."});
}

Response refusal_answer(Context& context, int status, Kind kind) {
    switch (status) {
        case 405:
            return in_the_manner_of(
                context, kind,
                {.status = 405,
                 .title = "This page cannot be used in that way",
                 .body = paragraph("Go back and use the links and buttons of the page before."),
                 .detail = "The Allow header names the methods that are possible."});
        case 413:
            return in_the_manner_of(
                context, kind,
                {.status = 413,
                 .title = "The file or form is too big",
                 .body = paragraph("Choose a smaller file, or send it in parts. "
                                   "Nothing was saved."),
                 .detail = "The request is longer than this address takes."});
        case 429: {
            auto refusal = in_the_manner_of(
                context, kind,
                {.status = 429,
                 .title = "Too many tries",
                 .body = paragraph("Wait a minute and try again. This protects the people who "
                                   "use the service; nobody else is held up by it.") +
                         how_to_reach(context.council()),
                 .detail = "Wait as many seconds as Retry-After says."});
            return std::move(refusal).with("Retry-After", "60");
        }
        default:
            return in_the_manner_of(
                context, kind,
                {.status = 400,
                 .title = "We could not understand that request",
                 .body = paragraph("Go back and try again. Nothing was saved."),
                 .detail = "The address or the body could not be decoded."});
    }
}

Response failure_answer(Context& context, Kind kind) {
    if (!context.known_council) context.known_council = Council{};
    return in_the_manner_of(
        context, kind,
        {.status = 500,
         .title = "Sorry, there is a problem with the service",
         .body = paragraph("Try again later.") +
                 paragraph("What you had saved before is safe. What you had just sent may not "
                           "have been saved.") +
                 how_to_reach(*context.known_council) +
                 paragraph(markup("If you contact us, say this reference: {}",
                                  context.request.id)),
         .detail = "Reference: " + context.request.id});
}

Response unavailable_answer(Context& context, Kind kind) {
    if (!context.known_council) context.known_council = Council{};
    auto answer = in_the_manner_of(
        context, kind,
        {.status = 503,
         .title = "Sorry, the service is unavailable",
         .body = paragraph("You will be able to use the service again soon. Try again in a "
                           "few minutes.") +
                 paragraph("What you had just sent may not have been saved. Sending the same page "
                           "again does no harm: it is never taken twice.") +
                 how_to_reach(*context.known_council),
         .detail = "The database does not answer. Try again soon."});
    return std::move(answer).with("Retry-After", "30");
}

namespace {

Words words_for(const Problem& problem, const Council& council) {
    return std::visit(
        overloaded{
            [&](const NotFound&) {
                return Words{.status = 404,
                             .title = "Page not found",
                             .body = paragraph("It may have been removed, or you may not be "
                                               "entitled to see it.") +
                                     how_to_reach(council)};
            },
            [](const Forbidden& forbidden) {
                return Words{.status = 403,
                             .title = "You may not " + forbidden.action,
                             .body = paragraph("If you need this for your work, ask the person "
                                               "who manages accounts in your organisation.")};
            },
            [](const Stale& stale) {
                return Words{
                    .status = 409,
                    .title = "Somebody else changed this " + stale.what + " before you",
                    .body = paragraph("What you sent was not saved, so that nothing of theirs is "
                                      "lost.") +
                            paragraph("Go back to copy what you typed, reload the page to see "
                                      "what they changed, then make your change again.")};
            },
            [](const Invalid& invalid) {
                const auto fault = [](const FieldError& error) {
                    return markup("<li>{}</li>", error.message);
                };
                return Words{.status = 422,
                             .title = "That could not be accepted",
                             .body = markup(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)",
                                            html::each(invalid.errors, fault)) +
                                     paragraph("Go back, change it, and send it again.")};
            },
        },
        problem);
}

}  // namespace

Response problem_page(Context& context, const Problem& problem) {
    return as_page(context, words_for(problem, context.council()));
}

}  // namespace kith::web
