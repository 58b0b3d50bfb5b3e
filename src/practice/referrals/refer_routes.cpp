#include <algorithm>
#include <map>
#include <set>

#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/checkboxes.hpp"
#include "platform/html/govuk/inset_text.hpp"
#include "platform/html/govuk/radios.hpp"
#include "platform/html/govuk/textarea.hpp"
#include "platform/html/govuk/warning_text.hpp"
#include "practice/referrals/pages.hpp"
#include "practice/referrals/referral.hpp"

namespace kith::referrals {
namespace {

constexpr sharing::Purpose referring{"refer", "referring somebody"};

// What the page needs to know of the need, the person and those who might help.
struct Asking {
    casework::NeedView need;
    people::PersonView person;
    std::vector<Offer> offers{};
    std::vector<accounts::OrganisationSummary> organisations{};
    std::vector<ReferralRow> open{};
    std::map<OrganisationId, sharing::Reach> agreed{};  // by agreements in force
};

Result<Asking> asking_of(web::Context& context) {
    const auto id = NeedId::parse(context.request.parameter("need"));
    if (!id) return problem(NotFound{"need"});
    const auto need = context.app.database.read(
        [&](sql::Session& session) { return casework::need(session, *id); });
    if (!need) return tl::unexpected(need.error());
    auto person = people::open(context, need->person, referring);
    if (!person) return tl::unexpected(person.error());
    Asking asking{.need = *need, .person = *std::move(person)};
    context.app.database.read([&](sql::Session& session) {
        asking.offers = offers_for(session, need->category);
        asking.organisations = accounts::organisations(session);
        asking.agreed = sharing::reaches(session, sharing::Means::referral, context.now());
        asking.open = referral_list(session, {.need = *id}, std::nullopt, 20);
        return 0;
    });
    return asking;
}

std::string places_words(const Offer& offer, Instant now) {
    const auto free = offer.free();
    std::string words = !free       ? "Takes this on; no limit said"
                        : *free == 1 ? "1 place free"
                        : *free == 0 ? "Full at the moment"
                                     : std::to_string(*free) + " places free";
    return words + ", confirmed " + relative(offer.confirmed_at, now);
}

// What the agreements with an organisation let it be told, of what a referral may carry.
std::string agreed_words(const Asking& asking, const OrganisationId& organisation) {
    const auto reach = asking.agreed.find(organisation);
    if (reach == asking.agreed.end()) {
        return "No information-sharing agreement in force, so nobody can be referred";
    }
    std::vector<std::string> withheld;
    for (const auto part : may_be_shared()) {
        if (!std::binary_search(reach->second.parts.begin(), reach->second.parts.end(), part)) {
            withheld.emplace_back(sharing::part_name(part));
        }
    }
    std::string words = "Agreement " + text::listed(reach->second.agreements);
    if (!withheld.empty()) words += " withholds " + text::listed(withheld);
    return words;
}

Html organisations(const web::Context& context, const Asking& asking,
                   const web::FormReader& typed) {
    govuk::Radios to{.fieldset = {.legend = {.text = "Who could help?"}},
                     .error_message = typed.errors().shown("to"),
                     .name = "to",
                     .value = typed.typed("to")};
    std::set<OrganisationId> offering;
    for (const Offer& offer : asking.offers) {
        const auto one = std::find_if(asking.organisations.begin(), asking.organisations.end(),
                                      [&](const auto& o) { return o.id == offer.organisation; });
        if (one == asking.organisations.end()) continue;
        offering.insert(offer.organisation);
        std::string words = places_words(offer, context.now());
        if (!one->uses_kith) words += ". Gets a link by e-mail";
        to.items.push_back({.text = one->name,
                            .value = one->id.string(),
                            .hint = {.text = words + ". " + agreed_words(asking, one->id)},
                            .disabled = offer.free() == 0 || !asking.agreed.contains(one->id)});
    }
    bool divided = to.items.empty();
    for (const auto& one : asking.organisations) {
        if (one.kind == "council" || offering.contains(one.id)) continue;
        if (!divided) to.items.push_back({.divider = "or one that has not said what it takes on"});
        divided = true;
        const std::string by_link = one.uses_kith ? "" : ". Gets a link by e-mail";
        to.items.push_back({.text = one.name,
                            .value = one.id.string(),
                            .hint = {.text = one.kind + by_link + ". " +
                                             agreed_words(asking, one.id)},
                            .disabled = !asking.agreed.contains(one.id)});
    }
    return govuk::radios(to);
}

Html parts(const web::FormReader& typed, bool again) {
    std::vector<std::string> ticked, offered;
    for (const auto part : least_shared()) ticked.emplace_back(sharing::part_name(part));
    for (const auto part : may_be_shared()) offered.emplace_back(sharing::part_name(part));
    if (again) ticked = typed.choices("parts", offered);
    govuk::Checkboxes boxes{
        .fieldset = {.legend = {.text = "What will they see?"}},
        .hint = {.text = "What they usually need is ticked. Share no more than it takes. Rules for "
                         "safe contact always go with it."},
        .error_message = typed.errors().shown("parts"),
        .name = "parts",
        .values = ticked,
        .classes = "govuk-checkboxes--small"};
    for (const auto& name : offered) boxes.items.push_back({.text = name, .value = name});
    return govuk::checkboxes(boxes);
}

Html consent(const Asking& asking, const web::FormReader& typed) {
    const std::string& said = asking.person.shares;
    Html words;
    if (said == "agreed") {
        words = govuk::inset_text({.text = "They have agreed that we share what is needed to "
                                           "help."});
    } else if (said == "objects") {
        words = govuk::warning_text({.text = "They do not want what we know to be shared. Ask them "
                                             "about this organisation before you refer."});
    } else {
        words = govuk::inset_text({.text = "They have not been asked about sharing yet. Tell them "
                                           "who will see what, and why."});
    }
    std::vector<std::string> ticked;
    if (typed.ticked("agrees")) ticked.emplace_back("yes");
    return words +
           govuk::checkboxes({.error_message = typed.errors().shown("agrees"),
                              .name = "agrees",
                              .values = ticked,
                              .items = {{.text = "I have asked them, and they agree to this "
                                                 "referral",
                                         .value = "yes"}}});
}

web::Response show(web::Context& context, const Asking& asking, const web::FormReader& typed,
                   bool again) {
    Html body = people::banner(asking.person, london_day(context.now())) +
                markup(R"(<h1 class="govuk-heading-l">Refer: {}</h1>)", asking.need.title);
    for (const auto& open : asking.open) {
        body += govuk::inset_text({.text = markup(
            R"(This need is referred already: <a class="govuk-link" href="{}">{}</a>.)",
            path(open.id), open.reference.text())});
    }
    const Html fields =
        organisations(context, asking, typed) +
        govuk::textarea({.label = {.text = "What do you ask them to do?"},
                         .hint = {.text = "They read this before they say yes. Leave the name "
                                          "out."},
                         .error_message = typed.errors().shown("reason"),
                         .name = "reason",
                         .value = again ? typed.typed("reason")
                                        : asking.need.details.for_reader(),
                         .rows = 3}) +
        parts(typed, again) + consent(asking, typed) + govuk::button({.text = "Refer"});
    body += web::form(context, Url::path("/needs/{}/refer", asking.need.id), fields);
    web::Page shown;
    shown.title = "Refer: " + asking.need.title;
    shown.current = "/needs";
    shown.errors = &typed.errors();
    shown.body = std::move(body);
    return web::page(context, std::move(shown));
}

web::Response show_refer(web::Context& context) {
    const auto asking = asking_of(context);
    if (!asking) return web::problem_page(context, asking.error());
    static const web::Fields nothing;
    return show(context, *asking, web::FormReader(nothing), false);
}

std::vector<sharing::Part> parts_chosen(const web::FormReader& reader) {
    std::vector<sharing::Part> chosen;
    std::vector<std::string> offered;
    for (const auto part : may_be_shared()) offered.emplace_back(sharing::part_name(part));
    for (const auto& name : reader.choices("parts", offered)) {
        for (const auto part : may_be_shared()) {
            if (sharing::part_name(part) == name) chosen.push_back(part);
        }
    }
    return chosen;
}

bool is_full(const Asking& asking, const OrganisationId& to) {
    return std::any_of(asking.offers.begin(), asking.offers.end(), [&](const Offer& offer) {
        return offer.organisation == to && offer.free() == 0;
    });
}

web::Response save_refer(web::Context& context) {
    const auto asking = asking_of(context);
    const auto account = account_of(context);
    if (!asking) return web::problem_page(context, asking.error());
    if (!account) return web::problem_page(context, Forbidden{"refer people"});
    web::FormReader reader(context.request.form);
    const auto to = OrganisationId::parse(reader.typed("to"));
    if (!to) reader.errors().add("to", "Select who could help");
    if (to && is_full(*asking, *to)) {
        reader.errors().add("to", "They have no place free. Select somebody else");
    }
    const std::string reason =
        reader.required("reason", "Say what you are asking them to do", 2000);
    const auto shared = parts_chosen(reader);
    if (shared.empty()) reader.errors().add("parts", "Select what they will see");
    if (auto why = refusal_to_share(asking->person.shares, reader.ticked("agrees"))) {
        reader.errors().add("agrees", *std::move(why));
    }
    if (!reader.ok()) return show(context, *asking, reader, true);
    const auto made = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return refer(t,
                     {.need = asking->need.id,
                      .to = *to,
                      .reason = Private(reason),
                      .shared = shared,
                      .agrees = reader.ticked("agrees"),
                      .by = *account,
                      .by_name = context.viewer->name},
                     context.now());
    });
    if (made) {
        context.flash("They are asked. If they say nothing, we ask again, and then it comes back.");
        return web::see_other(path(*made));
    }
    if (const auto* invalid = std::get_if<Invalid>(&made.error())) {
        reader.errors().add(*invalid);
        return show(context, *asking, reader, true);
    }
    return web::problem_page(context, made.error());
}

}  // namespace

std::vector<web::Route> refer_routes() {
    return {
        {web::Method::get, "/needs/{need}/refer", make_referrals, show_refer},
        {web::Method::post, "/needs/{need}/refer", make_referrals, save_refer},
    };
}

}  // namespace kith::referrals
