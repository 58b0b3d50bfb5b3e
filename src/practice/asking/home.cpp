#include "platform/html/govuk/button.hpp"
#include "platform/web/page.hpp"
#include "practice/asking/asking.hpp"

namespace kith::asking {
namespace {

using html::markup;
using html::Url;

// The front door: those signed in go to where their work is, everybody else is asked what brings
// them.
web::Response home(web::Context& context) {
    if (context.viewer) return web::see_other(accounts::landing(*context.viewer));
    web::Page page;
    page.title = "How can we help?";
    page.density = web::Density::roomy;
    page.body = markup(R"(
        <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-xl">How can we help?</h1>
        <p class="govuk-body-l">Food, medicine, company, money, a home that does not suit you,
          looking after somebody: tell us what you need, for yourself or for somebody else.</p>
        {}
        <p class="govuk-body">In danger, or is somebody badly hurt? Ring <strong>999</strong>.</p>
        <h2 class="govuk-heading-m">Other ways in</h2>
        <ul class="govuk-list govuk-list--spaced">
          <li><a class="govuk-link" href="{}">Help somebody near you as a volunteer</a></li>
          <li><a class="govuk-link" href="{}">Sign in</a> if you work with us or volunteer</li>
          <li><a class="govuk-link" href="{}">See how we are doing</a></li>
        </ul></div></div>)",
                       govuk::button({.text = "Ask for help",
                                      .href = Url::path("/get-help"),
                                      .is_start_button = true}),
                       Url::path("/volunteer-with-us"), Url::path("/sign-in"),
                       Url::path("/figures"));
    return web::page(context, std::move(page));
}

}  // namespace

std::vector<web::Route> home_routes() {
    return {{web::Method::get, "/", web::Permission::everyone(), home}};
}

}  // namespace kith::asking
