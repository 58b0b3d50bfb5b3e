#include "platform/web/page.hpp"
#include "platform/web/parts.hpp"
#include "practice/asking/asking.hpp"

namespace kith::asking {
namespace {

using html::Html;
using html::markup;
using html::Url;

Html door(const Url& leads_to, std::string_view picture, std::string_view title,
          std::string_view words, bool first = false) {
    return markup(R"(<li class="kith-door{}">{}<a class="govuk-link kith-door__link"
        href="{}">{}</a><p>{}</p></li>)",
                  first ? " kith-door--first" : "", web::icon(picture), leads_to, title, words);
}

// The front door: those signed in go to where their work is, everybody else is asked what brings
// them.
web::Response home(web::Context& context) {
    if (context.viewer) return web::see_other(accounts::landing(*context.viewer));
    web::Page page;
    page.title = "How can we help?";
    page.density = web::Density::roomy;
    page.body = markup(R"(
        <div class="kith-danger-line"><p>In danger, or is somebody badly hurt?
          <a href="tel:999">Ring 999</a> now.</p></div>
        <h1 class="govuk-heading-xl">How can we help?</h1>
        <p class="govuk-body-l">Food, medicine, company, money, a home that does not suit you,
          looking after somebody: tell us what you need, for yourself or for somebody else.</p>
        <ul class="kith-doors">{}{}{}</ul>
        <p class="govuk-body"><a class="govuk-link" href="{}">Sign in</a> if you work with us or
          volunteer.</p>)",
                       door(Url::path("/get-help"), "heart", "Ask for help",
                            "For yourself, or for somebody you know. About four minutes.", true),
                       door(Url::path("/volunteer-with-us"), "people", "Help somebody near you",
                            "Shopping, a lift, a weekly call. You can always say no."),
                       door(Url::path("/figures"), "list", "See how we are doing",
                            "What was asked for, and what has been met."),
                       Url::path("/sign-in"));
    return web::page(context, std::move(page));
}

}  // namespace

std::vector<web::Route> home_routes() {
    return {{web::Method::get, "/", web::Permission::everyone(), home}};
}

}  // namespace kith::asking
