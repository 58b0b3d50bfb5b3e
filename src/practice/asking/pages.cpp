#include "platform/base/london.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/details.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/inset_text.hpp"
#include "platform/html/govuk/panel.hpp"
#include "platform/html/govuk/warning_text.hpp"
#include "practice/asking/views.hpp"

namespace kith::asking {
namespace {

using html::Html;
using html::markup;
using html::Url;

Html two_thirds(const Html& inside) {
    return markup(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">{}
        </div></div>)",
                  inside);
}

Html danger_line() {
    return markup(R"(<div class="kith-danger-line"><p>If somebody is in danger or badly hurt,
        <a href="tel:999">call 999</a> now. If you cannot speak, press 55 when asked. Deaf or
        speech impaired: <a href="tel:18000">18000</a>.</p></div>)");
}

// The council's phone number as a link, with its hours.
Html ring_us(const web::Council& council) {
    if (council.phone.empty()) return {};
    const auto phone = Phone::parse(council.phone);
    const auto link = phone ? Url::external("tel:" + phone->text()) : std::nullopt;
    const Html number = link ? markup(R"(<a class="govuk-link kith-nowrap" href="{}">{}</a>)",
                                      *link, council.phone)
                             : Html(council.phone);
    const std::string hours = council.phone_hours.empty() ? "" : ". " + council.phone_hours;
    return markup(R"(<strong>{}</strong>{}.)", number, hours);
}

Html by_phone(web::Context& context) {
    const Html number = ring_us(context.council());
    if (number.empty()) return {};
    return markup(R"(<h2 class="govuk-heading-m">Rather talk to somebody?</h2>
        <p class="govuk-body">Ring us and a person will go through this with you: {}</p>)",
                  number);
}

Html leaving_quickly() {
    return govuk::details(
        {.summary_text = "If somebody may look over your shoulder",
         .text = markup(R"(<p class="govuk-body">Every page has the button <strong>Exit this
            page</strong>. It goes to the weather at once and closes what you have written. Pressing
            Shift three times does the same.</p><p class="govuk-body">It does not clear what your
            browser remembers of pages you visited. A private window leaves fewer traces.</p>)")});
}

Html form_of(const web::Context& context, const Url& action, const Html& inside) {
    return markup(R"(<form class="kith-sheet" method="post" action="{}" novalidate>{}{}</form>)",
                  action, web::csrf_field(context), inside);
}

}  // namespace

web::Response journey_page(web::Context& context, web::Page page) {
    page.density = web::Density::roomy;
    page.exit_this_page = true;
    page.exit_by = Url::path("/get-help/leave");
    return web::page(context, std::move(page));
}

web::Response start_page(web::Context& context, bool has_begun, const web::FormErrors& errors) {
    const Html carry_on =
        has_begun ? govuk::inset_text(
                        {.text = markup(R"(You have begun a request.
                             <a class="govuk-link" href="{}">Carry on with it</a>.)",
                                        Url::path("/get-help/carry-on"))})
                  : Html{};
    web::Page page;
    page.title = "Get help";
    page.body = two_thirds(
        danger_line() + markup(R"(<h1 class="govuk-heading-xl">Get help</h1>
            <p class="govuk-body-l">Food, a prescription, a lift, someone to talk to: ask for
            yourself or for someone else. It takes about four minutes.</p>{})",
                               carry_on) +
        web::form(context, Url::path("/get-help"),
                  govuk::button({.text = "Start now", .is_start_button = true})) +
        markup(R"(<p class="govuk-body">You can stop and come back. You need not know what kind of
            help there is: say what is hard, and we will find who can help. We never ask for a bank
            card or a PIN.</p>)") +
        by_phone(context) + leaving_quickly());
    page.errors = &errors;
    return journey_page(context, std::move(page));
}

web::Response danger_page(web::Context& context) {
    web::Page page;
    page.title = "Call 999 now";
    page.before = govuk::back_link({.href = step_path("urgency")});
    page.body = two_thirds(markup(
        R"(<h1 class="govuk-heading-xl">Call 999 now</h1>
        <p class="govuk-body-l"><a class="govuk-link" href="tel:999">Call 999</a> and say where you
        are. They answer day and night; we do not.</p>
        <ul class="govuk-list govuk-list--bullet"><li>If you cannot speak, stay on the line and
        press 55 when you are asked to.</li><li>Deaf or speech impaired: call 18000 or use
        <span class="kith-nowrap">999 BSL</span>.</li><li>For medical help that is not an emergency,
        call <a class="govuk-link" href="tel:111">111</a>.</li></ul>
        <p class="govuk-body">When the danger is over, carry on here, and we will treat your request
        as urgent.</p>{})",
        govuk::button({.text = "Carry on with the request",
                       .href = Url::path("/get-help/carry-on"),
                       .classes = "govuk-button--secondary"})));
    return journey_page(context, std::move(page));
}

web::Response sent_page(web::Context& context, const Draft& draft) {
    web::Page page;
    page.title = "We have your request";
    page.body = two_thirds(
        govuk::panel({.title_text = "We have your request",
                      .text = markup("Your reference<br><strong>{}</strong>", draft.reference)}) +
        markup(R"(<h2 class="govuk-heading-m">What happens next</h2>
            <p class="govuk-body">{}</p><p class="govuk-body">Whoever gets in touch will give this
            reference, so that you know it is us.</p>)",
               draft.what_next) +
        govuk::warning_text({.text = "We never ask for your bank card or your PIN."}) +
        markup(R"(<p class="govuk-body">If things get worse, ring us: {} If somebody is in danger,
            <a class="govuk-link" href="tel:999">call 999</a>.</p>
            <p class="govuk-body"><a class="govuk-link" href="/get-help">Ask for something
            else</a></p>)",
               ring_us(context.council())));
    return journey_page(context, std::move(page));
}

web::Response save_page(web::Context& context, std::string_view typed,
                        const web::FormErrors& errors, const Url& back) {
    web::Page page;
    page.title = "Save and come back later";
    page.before = govuk::back_link({.href = back});
    const Html inside =
        markup(R"(<h1 class="govuk-heading-l">Save and come back later</h1>
            <p class="govuk-body">We will e-mail you a link. It works for 14 days; after that we
            delete what you have written.</p><p class="govuk-body">Use an address that only you
            read. The e-mail says that you began to ask for help.</p>)") +
        govuk::input({.label = {.text = "E-mail address", .classes = "govuk-label--s"},
                      .error_message = errors.shown("email"),
                      .id = "email",
                      .name = "email",
                      .value = std::string(typed),
                      .type = "email",
                      .autocomplete = "email",
                      .spellcheck = false}) +
        govuk::button({.text = "Send the link"});
    page.body = two_thirds(form_of(context, Url::path("/get-help/save"), inside));
    page.errors = &errors;
    return journey_page(context, std::move(page));
}

web::Response saved_page(web::Context& context, Instant until) {
    web::Page page;
    page.title = "We have sent you a link";
    page.body = two_thirds(markup(
        R"(<h1 class="govuk-heading-l">We have sent you a link</h1><p class="govuk-body">Open it
        before {} to finish your request. Look among the junk mail if it does not come.</p>
        <p class="govuk-body"><a class="govuk-link" href="{}">Carry on now</a></p>)",
        written(until), Url::path("/get-help/carry-on")));
    return journey_page(context, std::move(page));
}

web::Response come_back_page(web::Context& context, std::string_view token) {
    web::Page page;
    page.title = "Finish your request";
    // Programs that look at mail open links: only a press of the button opens the request.
    page.body = two_thirds(
        markup(R"(<h1 class="govuk-heading-l">Finish your request</h1><p class="govuk-body">What you
            wrote is kept. Nobody has seen it yet.</p>)") +
        web::form(context, Url::path("/get-help/come-back/{}", token),
                  govuk::button({.text = "Carry on"})));
    return journey_page(context, std::move(page));
}

web::Response gone_page(web::Context& context) {
    web::Page page;
    page.title = "This link no longer works";
    page.status = 404;
    page.body = two_thirds(markup(
        R"(<h1 class="govuk-heading-l">This link no longer works</h1><p class="govuk-body">Either
        the request was sent, or a newer link took its place, or its 14 days are over.</p>
        <p class="govuk-body"><a class="govuk-link" href="/get-help">Begin a new
        request</a></p>{})",
        by_phone(context)));
    return journey_page(context, std::move(page));
}

}  // namespace kith::asking
