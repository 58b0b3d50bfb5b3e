#include "platform/web/about.hpp"

#include "platform/html/govuk/table.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/page.hpp"

namespace kith::web {

namespace {

using html::Html;
using html::markup;
using html::Url;

Response information_page(Context& context, std::string title, const Html& body) {
    Page shown;
    shown.body = markup(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{}</h1>{}</div></div>)",
                        title, body);
    shown.title = std::move(title);
    return page(context, std::move(shown));
}

Html heading(std::string_view words) {
    return markup(R"(<h2 class="govuk-heading-m">{}</h2>)", words);
}

Html paragraph(const Html& words) { return markup(R"(<p class="govuk-body">{}</p>)", words); }

Html bullets(std::initializer_list<std::string_view> lines) {
    const auto line = [](std::string_view words) { return markup("<li>{}</li>", words); };
    return markup(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)", html::each(lines, line));
}

Html contact(const Council& council) {
    Html lines;
    if (!council.phone.empty()) {
        lines += markup("<li>telephone {}{}</li>", council.phone,
                        council.phone_hours.empty() ? "" : " (" + council.phone_hours + ")");
    }
    if (const auto mail = Url::external("mailto:" + council.email);
        mail && !council.email.empty()) {
        lines += markup(R"(<li>e-mail <a class="govuk-link" href="{}">{}</a></li>)", *mail,
                        council.email);
    }
    if (!council.address.empty()) lines += markup("<li>write to {}</li>", council.address);
    if (lines.empty()) {
        return paragraph(markup("Contact {} by telephone, e-mail or letter.", council.name));
    }
    return markup(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)", lines);
}

Html accessibility_scope(const Council& council) {
    return paragraph(markup("This statement applies to {}, run by {}.", council.service_name,
                            council.name)) +
           paragraph("We want as many people as possible to be able to use this service. You "
                     "should be able to:") +
           bullets({"change colours, contrast levels and fonts with your browser or device",
                    "zoom in up to 400% without the text spilling off the screen",
                    "use all of the service with a keyboard or speech recognition software",
                    "listen to all of the service with a screen reader",
                    "use all of it without JavaScript, except video calls"}) +
           paragraph(markup(R"(<a class="govuk-link" href="https://mcmw.abilitynet.org.uk/">
               AbilityNet has advice</a> on making your device easier to use if you have a
               disability.)"));
}

Html accessibility_contact(const Council& council) {
    return heading("Feedback and contact information") +
           paragraph("If you find a problem, or need something from this service in another "
                     "format such as large print, easy read, audio or Braille:") +
           contact(council) + paragraph("We answer within 10 working days.") +
           heading("Enforcement procedure") +
           paragraph("The Equality and Human Rights Commission (EHRC) is responsible for "
                     "enforcing the Public Sector Bodies (Websites and Mobile Applications) "
                     "(No. 2) Accessibility Regulations 2018 (the ‘accessibility regulations’). "
                     "If you are not happy with how we respond to your complaint, contact the "
                     "Equality Advisory and Support Service (EASS).");
}

Html accessibility_status(const Council& council) {
    return heading("Technical information about this service’s accessibility") +
           paragraph(markup("{} is committed to making this service accessible, in accordance "
                            "with the accessibility regulations.",
                            council.name)) +
           heading("Compliance status") +
           paragraph("This service is partially compliant with the Web Content Accessibility "
                     "Guidelines version 2.2 AA standard, because it has not yet been audited "
                     "by people independent of those who built it.") +
           heading("Non-accessible content") +
           paragraph("We know of no part of the service that fails the standard. Live video is "
                     "outside the scope of the accessibility regulations; its controls are "
                     "not.") +
           heading("How we tested this service") +
           paragraph("Every page is checked by automatic tests each time the service is "
                     "changed. It has not been tested with disabled people by this council "
                     "yet.") +
           heading("Preparation of this statement") +
           paragraph("This statement was prepared on 23 November 2026. It must be reviewed by "
                     "the council when the service is audited, and at least every year.");
}

Response show_accessibility(Context& context) {
    const Council& council = context.council();
    return information_page(context, "Accessibility statement",
                            accessibility_scope(council) + accessibility_contact(council) +
                                accessibility_status(council));
}

Html privacy_rights() {
    return heading("Your rights") + paragraph("You can ask to:") +
           bullets({"see what is held about you", "have what is wrong put right",
                    "have it removed, where the law allows that",
                    "have its use limited, or object to its use"}) +
           paragraph("If you are not happy with how your information is used, you can complain "
                     "to the Information Commissioner’s Office.");
}

Response show_privacy(Context& context) {
    const Council& council = context.council();
    return information_page(
        context, "Privacy",
        paragraph(markup("{} is responsible for what is kept in this service.", council.name)) +
            heading("What is kept, and why") +
            paragraph("What you tell us about yourself, what you need and how to reach you is "
                      "kept so that help can be arranged and checked. It is used because a "
                      "council has duties in law to support people, and it is not sold or used "
                      "for advertising.") +
            heading("Who sees it") +
            paragraph("Only those who need it to help you: council staff, and the organisations "
                      "and volunteers asked to help. Each sees what their part needs. Every "
                      "time somebody opens your record, that is noted.") +
            paragraph("If we believe that somebody is in danger, we may have to tell others "
                      "without asking first.") +
            heading("How long it is kept") +
            paragraph("As long as the council’s retention schedule says. Ask us if you would "
                      "like to see it.") +
            privacy_rights() + heading("Contact us about your information") + contact(council));
}

govuk::TableRow cookie_row(const App& app, std::string_view name, std::string_view purpose,
                           std::string_view ends) {
    return {{.text = cookie_name(app, name)}, {.text = purpose}, {.text = ends}};
}

std::vector<govuk::TableRow> cookie_rows(const App& app) {
    return {cookie_row(app, session_cookie, "Keeps you signed in",
                       "When you sign out, after an hour without use, or when you close "
                       "your browser"),
            cookie_row(app, visit_cookie,
                       "Protects the forms you send while you are not signed in. It says "
                       "nothing about you.",
                       "When you close your browser"),
            cookie_row(app, flash_cookie,
                       "Carries a message, such as that something was saved, to the next "
                       "page",
                       "When the message is shown, or after 5 minutes"),
            cookie_row(app, signing_in_cookie,
                       "Remembers that your password was right while you enter the code of "
                       "your authenticator app",
                       "When you have signed in, or after 15 minutes"),
            cookie_row(app, request_cookie,
                       "Lets you go on with a request for help you are writing. It holds "
                       "nothing of what you wrote.",
                       "When you press Exit this page, or close your browser"),
            cookie_row(app, journey_cookie,
                       "Finds your way back from the council’s own sign-in page",
                       "When you are back, or after 10 minutes"),
            cookie_row(app, came_cookie,
                       "Remembers that you signed in with your council account, so that signing "
                       "out can say how to sign out there too",
                       "When you sign out, or close your browser")};
}

Response show_cookies(Context& context) {
    const Html table = govuk::table(
        {.caption = "The cookies of this service",
         .caption_classes = "govuk-table__caption--m",
         .head = {{.text = "Name"}, {.text = "What it is for"}, {.text = "When it ends"}},
         .rows = cookie_rows(context.app)});
    return information_page(
        context, "Cookies",
        paragraph("Cookies are small files kept on your device. This service uses only those it "
                  "cannot work without, so it does not ask you to accept them. It does not "
                  "measure or follow what you do.") +
            table);
}

Response show_help(Context& context) {
    const Council& council = context.council();
    return information_page(
        context, "Help",
        paragraph(markup("If somebody is in danger now, call "
                         R"(<a class="govuk-link" href="tel:999">999</a>.)")) +
            heading("Talk to a person") + contact(council) + heading("Using this service") +
            paragraph("Everything here can also be done by telephone. Tell us how you like to "
                      "be reached, and whether you need an interpreter, large print or another "
                      "format."));
}

}  // namespace

std::vector<Route> about_routes() {
    const auto everyone = Permission::everyone();
    return {
        {Method::get, "/help", everyone, show_help},
        {Method::get, "/accessibility-statement", everyone, show_accessibility},
        {Method::get, "/privacy", everyone, show_privacy},
        {Method::get, "/cookies", everyone, show_cookies},
    };
}

}  // namespace kith::web
