#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/table.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/web/pieces.hpp"
#include "platform/pdf/card.hpp"
#include "platform/web/printing.hpp"
#include "platform/web/qr.hpp"
#include "practice/bracelet/card.hpp"

namespace kith::bracelet {
namespace {

using namespace web::pieces;
using html::markup;

constexpr sharing::Purpose giving{"card", "an emergency card"};

const web::FormReader& nothing_typed() {
    static const web::Fields none;
    static const web::FormReader reader(none);
    return reader;
}

Result<people::PersonView> opened(web::Context& context) {
    const auto id = PersonId::parse(context.request.parameter("person"));
    if (!id) return problem(NotFound{"person"});
    return people::open(context, *id, giving);
}

std::vector<std::string> show_ids() {
    std::vector<std::string> ids;
    for (const Shows& one : what_a_card_may_show()) ids.emplace_back(one.id);
    return ids;
}

Html card_form(const web::Context& context, const people::PersonView& person,
               const web::FormReader& typed, bool again) {
    std::string name = typed.typed("contact_name"), phone = typed.typed("contact_phone");
    for (const auto& relation : person.relations) {
        if (again || !relation.emergency_contact) continue;
        name = relation.name.for_reader();
        phone = relation.phone.for_reader();
    }
    govuk::Checkboxes shows{
        .fieldset = {.legend = {.text = "What may a stranger who scans it see?"}},
        .hint = {.text = "Only what they agree to. The council's number is always shown."},
        .error_message = typed.errors().shown("shows"),
        .name = "shows",
        .values = typed.choices("shows", show_ids()),
        .classes = "govuk-checkboxes--small"};
    for (const Shows& one : what_a_card_may_show()) {
        shows.items.push_back({.text = one.text, .value = std::string(one.id)});
    }
    return web::form(
        context, Url::path("/people/{}/card", person.id),
        govuk::checkboxes(shows) +
            govuk::textarea({.label = {.text = "Words of their own"},
                             .name = "words",
                             .value = typed.typed("words"),
                             .rows = 2}) +
            govuk::input({.label = {.text = "Whom to ring"},
                          .name = "contact_name",
                          .value = name}) +
            govuk::input({.label = {.text = "Their number"},
                          .name = "contact_phone",
                          .value = phone,
                          .inputmode = "tel",
                          .classes = "govuk-input--width-20"}) +
            govuk::input({.label = {.text = "What were they told, and how did they agree?"},
                          .error_message = typed.errors().shown("agreed"),
                          .name = "agreed",
                          .value = typed.typed("agreed")}) +
            govuk::button({.text = "Make the card"}));
}

Html scans_part(const std::vector<Scan>& all, Instant now) {
    if (all.empty()) return quiet("It has not been scanned yet.");
    govuk::Table table{.head = {{.text = "When"}, {.text = "Who"}, {.text = "What they saw"}},
                       .rows = {}};
    for (const Scan& scan : all) {
        table.rows.push_back({{.text = written_near(scan.at, now)},
                              {.text = scan.by_name},
                              {.text = scan.saw}});
    }
    return web::scrolling("Scans", govuk::table(table));
}

web::Response show(web::Context& context, const people::PersonView& person,
                   const web::FormReader& typed, bool again) {
    const auto [card, all_scans] = context.app.database.read([&](sql::Session& session) {
        return std::pair(current(session, person.id), scans(session, person.id));
    });
    web::Page page;
    page.title = "Emergency card";
    page.before = govuk::back_link({.text = "The record", .href = people::path(person.id)});
    page.errors = &typed.errors();
    page.wide = true;
    Html main = people::banner(person, london_day(context.now())) + heading(page.title);
    if (card) {
        std::vector<std::string> shows;
        for (const Shows& one : what_a_card_may_show()) {
            if (std::find(card->shows.begin(), card->shows.end(), one.id) != card->shows.end()) {
                shows.push_back(text::lower(one.text));
            }
        }
        main += paragraph(markup("They have a card since {}, made by {}. A stranger sees {}. "
                                 "They agreed: {}",
                                 written(london_day(card->made_at)), card->made_by_name,
                                 shows.empty() ? "the council's number only" : text::listed(shows),
                                 card->agreed)) +
                markup(R"(<div class="kith-row">{}{}{}</div>)",
                       govuk::button({.text = "Download it (PDF)",
                                      .href = Url::path("/people/{}/card.pdf", person.id)}),
                       govuk::button({.text = "Print it",
                                      .href = Url::path("/people/{}/card/print", person.id),
                                      .classes = "govuk-button--secondary"}),
                       small_button(context, Url::path("/people/{}/card/revoke", person.id),
                                    "Take it back", "so that its code shows nothing"));
    }
    main += part_heading("Scans") + scans_part(all_scans, context.now());
    page.body = columns(main, panel_box(card ? "Make another, and take this one back"
                                             : "Make a card",
                                        card_form(context, person, typed, again)));
    return web::page(context, std::move(page));
}

web::Response show_card(web::Context& context) {
    const auto person = opened(context);
    if (!person) return web::problem_page(context, person.error());
    return show(context, *person, nothing_typed(), false);
}

web::Response make_card(web::Context& context) {
    const auto person = opened(context);
    if (!person) return web::problem_page(context, person.error());
    web::FormReader reader(context.request.form);
    NewCard made{.person = person->id,
                 .shows = reader.choices("shows", show_ids()),
                 .words = Private(reader.text("words", 500)),
                 .contact_name = Private(reader.text("contact_name", 200)),
                 .contact_phone = Private(reader.text("contact_phone", 40)),
                 .agreed = reader.required("agreed", "Say what they were told and agreed to", 500),
                 .by_name = context.viewer->name};
    if (!reader.ok()) return show(context, *person, reader, true);
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        (void)give(t, made, context.app.secret, context.now());
    });
    context.flash("The card is made. Print it, and put the code on the bracelet.");
    return web::see_other(Url::path("/people/{}/card", person->id));
}

web::Response revoke_card(web::Context& context) {
    const auto person = opened(context);
    if (!person) return web::problem_page(context, person.error());
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        t.unlogged("there may be no card any more");
        if (const auto card = current(t, person->id)) {
            take_back(t, *card, "Taken back by " + context.viewer->name, context.now());
        }
    });
    context.flash("Taken back. Its code shows the council's number and nothing else.");
    return web::see_other(Url::path("/people/{}/card", person->id));
}

// What is printed on the card: what a stranger sees of it without a telephone.
pdf::WalletCard printed(web::Context& context, const people::PersonView& person, const Card& card,
                        const std::string& code) {
    const auto shows = [&](std::string_view what) {
        return std::find(card.shows.begin(), card.shows.end(), what) != card.shows.end();
    };
    pdf::WalletCard paper{.name = shows("full name")    ? person.full_name().for_reader()
                                  : shows("first name") ? person.first_name.for_reader()
                                                        : "Emergency card",
                          .address = context.app.base_url + "/c/" + code,
                          .scan = "Scan in an emergency",
                          .foot = context.council().name + " " + context.council().phone};
    if (shows("words") && !card.words.empty()) paper.words.push_back(card.words.for_reader());
    if (shows("contact") && !card.contact_phone.empty()) {
        paper.words.push_back("If I am unwell, please ring " + card.contact_name.for_reader() +
                              ":");
        paper.phone = card.contact_phone.for_reader();
    }
    return paper;
}

// The card of the person asked for, as it is printed; a problem page where there is none.
template <class Answer>
web::Response with_printed(web::Context& context, Answer answer) {
    const auto person = opened(context);
    if (!person) return web::problem_page(context, person.error());
    const auto card = context.app.database.read(
        [&](sql::Session& session) { return current(session, person->id); });
    const auto code = card ? code_of(*card, context.app.secret) : std::nullopt;
    if (!code) return web::problem_page(context, NotFound{"emergency card"});
    return answer(person->id, printed(context, *person, *card, *code));
}

web::Response card_file(web::Context& context) {
    return with_printed(context, [](PersonId, const pdf::WalletCard& paper) {
        return web::download("emergency-card.pdf", "application/pdf",
                             pdf::wallet_card("Emergency card", paper));
    });
}

web::Response print_card(web::Context& context) {
    return with_printed(context, [&](PersonId person, const pdf::WalletCard& paper) {
        Html words;
        for (const std::string& one : paper.words) words += markup("<p>{}</p>", one);
        if (!paper.phone.empty()) {
            words += markup(R"(<p class="kith-wallet__phone">{}</p>)", paper.phone);
        }
        web::Page page;
        page.title = "Emergency card to print";
        page.before = govuk::back_link({.text = "Emergency card",
                                        .href = Url::path("/people/{}/card", person)});
        page.body =
            heading(page.title) + web::print_button() +
            markup(R"(<section class="kith-wallet" aria-label="The card"><h2>{}</h2>{}{}
                <p>{}</p><p class="kith-quiet">{}</p></section>)",
                   paper.name, words, web::qr_picture(paper.address, "The code of this card"),
                   paper.scan, paper.foot);
        return web::page(context, std::move(page));
    });
}

Html stranger_part(const Card& card, const people::ToReach& reach) {
    const auto shows = [&](std::string_view what) {
        return std::find(card.shows.begin(), card.shows.end(), what) != card.shows.end();
    };
    Html all;
    const std::string whole = reach.name.for_reader();
    if (shows("full name")) {
        all += markup(R"(<p class="govuk-body-l">This is {}.</p>)", whole);
    } else if (shows("first name")) {
        all += markup(R"(<p class="govuk-body-l">This is {}.</p>)",
                      whole.substr(0, whole.find(' ')));
    }
    if (shows("communication")) {
        std::vector<Html> items;
        for (const auto& one : {reach.care.hearing, reach.care.sight, reach.care.support}) {
            if (!one.empty()) items.emplace_back(one);
        }
        if (!reach.care.language.empty()) items.push_back("Speaks " + reach.care.language);
        all += plain_list(items);
    }
    if (shows("words")) all += lines(card.words.for_reader());
    if (shows("contact") && !card.contact_phone.empty()) {
        all += markup(R"(<p class="govuk-body">Please ring {}: <strong>{}</strong></p>)",
                      card.contact_name.for_reader(), card.contact_phone.for_reader());
    }
    return all;
}

Html responder_part(const web::Context& context, std::string_view code) {
    if (!context.viewer) {
        return paragraph(link(Url::path("/sign-in"), "I work for a service and can sign in"));
    }
    if (!context.may(sharing::open_in_emergencies)) return {};
    return panel_box(
        "For responders",
        paragraph("See how to reach those close to them, warnings and what matters for help, for "
                  "one hour. Your reason is looked at afterwards.") +
            web::form(context, Url::path("/c/{}", code),
                      same_request() +
                          govuk::textarea({.label = {.text = "What has happened?"},
                                           .name = "reason",
                                           .rows = 2}) +
                          govuk::button({.text = "Open the record",
                                         .classes = "govuk-button--warning"})));
}

web::Response scan(web::Context& context) {
    const std::string code(context.request.parameter("code"));
    std::optional<Card> card;
    std::optional<people::ToReach> reach;
    const std::string by = context.viewer
                               ? context.viewer->name + ", " + context.viewer->organisation_name
                               : "somebody not signed in";
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        t.unlogged("a code that is no card's changes nothing");
        card = with_code(t, code);
        reach.reset();
        if (!card) return;
        const bool live = !card->revoked_at;
        if (live) reach = people::to_reach(t, card->person);
        const std::string saw =
            live ? (card->shows.empty() ? "the council's number" : text::listed(card->shows))
                 : "that the card is no longer in use";
        const web::Viewer viewer =
            context.viewer.value_or(web::Viewer{.account_id = "public", .organisation_id = "",
                                                .name = "", .organisation_name = ""});
        sharing::log_look(t, viewer, card->person, {"card", "scanning an emergency card"},
                          {.allowed = live, .basis = "an emergency card, as agreed",
                           .emergency = live},
                          "emergency", context.now());
        scanned(t, *card, by, saw, context.now());
    });
    if (!card) return web::problem_page(context, NotFound{"emergency card"});
    web::Page page;
    page.title = "In an emergency";
    page.density = web::Density::roomy;
    page.body = heading(page.title) +
                markup(R"(<p class="govuk-body-l">If somebody is in danger, ring
                    <a class="govuk-link" href="tel:999">999</a>.</p>)") +
                (reach ? stranger_part(*card, *reach)
                       : paragraph("This card is no longer in use.")) +
                markup(R"(<p class="govuk-body">{} can reach those who know this person:
                    <strong>{}</strong>. They have been told that the card was scanned.</p>)",
                       context.council().name, context.council().phone) +
                (card->revoked_at ? Html{} : responder_part(context, code));
    return web::page(context, std::move(page));
}

web::Response respond(web::Context& context) {
    const std::string code(context.request.parameter("code"));
    const web::FormReader reader(context.request.form);
    std::optional<Card> card;
    const auto done = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<void> {
            t.unlogged("opened already when it is the same request");
            card = with_code(t, code);
            if (!card || card->revoked_at) return problem(NotFound{"emergency card"});
            auto opened_now = sharing::open_in_emergency(t, *context.viewer, card->person,
                                                         reader.typed("reason"),
                                                         reader.typed("same_request"),
                                                         context.now());
            if (!opened_now) return opened_now;
            scanned(t, *card, context.viewer->name + ", " + context.viewer->organisation_name,
                    "the record, as a responder", context.now());
            return {};
        });
    if (!done) return web::problem_page(context, done.error());
    context.flash("Open for one hour. Write down what you did when you can.");
    return web::see_other(people::path(card->person));
}

}  // namespace

html::Html panel(sql::Session& session, const web::Viewer& viewer, PersonId person, Instant now) {
    if (!viewer.may(give_cards)) return {};
    const auto card = current(session, person);
    const Html way = link(Url::path("/people/{}/card", person),
                          card ? "Their emergency card" : "Give them an emergency card");
    return panel_box("Emergency card",
                     paragraph(way) +
                         (card ? quiet("Made " + relative(card->made_at, now)) : Html{}));
}

std::vector<web::Route> routes() {
    using enum web::Method;
    return {
        {get, "/people/{person}/card", give_cards, show_card},
        {post, "/people/{person}/card", give_cards, make_card},
        {get, "/people/{person}/card/print", give_cards, print_card},
        {get, "/people/{person}/card.pdf", give_cards, card_file, web::Kind::file},
        {post, "/people/{person}/card/revoke", give_cards, revoke_card},
        {get, "/c/{code}", web::Permission::everyone(), scan, web::Kind::page,
         web::Limit::public_form},
        {post, "/c/{code}", sharing::open_in_emergencies, respond},
    };
}

}  // namespace kith::bracelet
