#include <charconv>

#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "practice/referrals/pages.hpp"

namespace kith::referrals {
namespace {

constexpr sharing::Purpose workspace{"partner", "referrals to their organisation"};
constexpr std::size_t most_shown = 50;
constexpr int most_places = 10'000;
constexpr auto outcomes_back = std::chrono::hours(24 * 90);

struct Workspace {
    std::vector<ReferralRow> waiting{}, under_way{}, closed{};
    std::vector<Offer> offers{};
    std::vector<Outcomes> outcomes{};
    std::vector<casework::Category> categories{};
};

Workspace workspace_of(web::Context& context, const OrganisationId& own) {
    return context.app.database.read([&](sql::Session& session) {
        const auto list = [&](std::string state) {
            return referral_list(session, {.to = own, .state = std::move(state)}, std::nullopt,
                                 most_shown);
        };
        return Workspace{.waiting = list("offered"),
                         .under_way = list("under way"),
                         .closed = list("closed"),
                         .offers = offers_of(session, own),
                         .outcomes = outcomes_since(session, own, context.now() - outcomes_back),
                         .categories = casework::categories(session)};
    });
}

Html part(std::string_view title, const std::vector<ReferralRow>& rows, const Seen& seen,
          std::string_view nothing, Instant now) {
    return markup(R"(<h2 class="govuk-heading-m">{}</h2>{})", title,
                  rows.empty() ? paragraph(nothing) : referral_lines(rows, seen, true, now));
}

const Offer* offer_for(const Workspace& work, std::string_view category) {
    for (const Offer& offer : work.offers) {
        if (offer.category == category) return &offer;
    }
    return nullptr;
}

Html place_row(const casework::Category& category, const Workspace& work,
               const web::FormReader& typed, Instant now) {
    const Offer* offer = offer_for(work, category.id);
    const std::string field = "places-" + category.id;
    std::string value = typed.typed(field);
    std::string hint = "Not taken on";
    if (offer != nullptr) {
        if (value.empty()) value = offer->places ? std::to_string(*offer->places) : "any";
        hint = std::to_string(offer->taken) + " taken; confirmed " +
               relative(offer->confirmed_at, now);
    }
    return govuk::input({.label = {.text = category.name},
                         .hint = {.text = hint},
                         .error_message = typed.errors().shown(field),
                         .name = field,
                         .value = value,
                         .classes = "govuk-input--width-3"});
}

Html capacity(const web::Context& context, const Workspace& work, const web::FormReader& typed) {
    const Html rows = html::each(work.categories, [&](const casework::Category& category) {
        return place_row(category, work, typed, context.now());
    });
    return markup(R"(<section class="kith-panel"><h2 class="kith-panel__title">What we take on</h2>
        <p class="govuk-body">How many people at once, “any” for no limit, empty for none. Confirm
        it every week, so that nobody is sent to a closed door.</p>{}</section>)",
                  web::form(context, Url::path("/partner/places"),
                            rows + govuk::button({.text = "Confirm our places",
                                                  .classes = "kith-button--small"})));
}

Html outcomes(const Workspace& work) {
    if (work.outcomes.empty()) return {};
    const Html tiles = html::each(work.outcomes, [](const Outcomes& one) {
        return markup(R"(<li class="kith-tile"><span class="kith-tile__number">{}</span><span
            class="kith-tile__label">{}</span></li>)",
                      one.count, status_words(one.status));
    });
    return markup(R"(<h2 class="govuk-heading-m">The last 90 days</h2>
        <ul class="kith-tiles">{}</ul>)",
                  tiles);
}

web::Response show(web::Context& context, const web::FormReader& typed) {
    const auto own = organisation_of(context);
    if (!own) return web::problem_page(context, NotFound{"organisation"});
    const Workspace work = workspace_of(context, *own);
    std::vector<ReferralRow> all = work.waiting;
    all.insert(all.end(), work.under_way.begin(), work.under_way.end());
    all.insert(all.end(), work.closed.begin(), work.closed.end());
    const Seen seen = seen_of(context, all, workspace);
    const Instant now = context.now();
    const Html main =
        markup(R"(<h1 class="govuk-heading-l">Referrals to {}</h1>)",
               context.viewer->organisation_name) +
        part("Waiting for your answer", work.waiting, seen,
             "Nothing waits. When somebody is referred to you, it comes here with a day to answer "
             "by.",
             now) +
        part("Under way", work.under_way, seen, "Nobody is being helped through Kith just now.",
             now) +
        outcomes(work) +
        part("Closed", work.closed, seen, "Nothing is closed yet.", now);
    web::Page shown;
    shown.title = "Referrals to " + context.viewer->organisation_name;
    shown.current = "/partner";
    shown.live = {"work"};
    shown.errors = &typed.errors();
    shown.body = markup(R"(<div class="kith-app kith-app--side"><div class="kith-app__main">{}</div>
        <section class="kith-app__side" aria-label="Places">{}</section></div>)",
                        main, capacity(context, work, typed));
    return web::page(context, std::move(shown));
}

web::Response show_partner(web::Context& context) {
    static const web::Fields nothing;
    return show(context, web::FormReader(nothing));
}

// What was typed for one kind of need: nothing taken on, no limit, or a number.
struct Places {
    bool taken_on = false;
    std::optional<int> places{};
};

std::optional<Places> read_places(std::string_view typed) {
    Places read;
    read.taken_on = !typed.empty();
    if (typed.empty() || typed == "any") return read;
    int count = 0;
    const auto [end, fault] = std::from_chars(typed.data(), typed.data() + typed.size(), count);
    if (fault != std::errc{} || end != typed.data() + typed.size() || count < 0 ||
        count > most_places) {
        return std::nullopt;
    }
    read.places = count;
    return read;
}

web::Response save_places(web::Context& context) {
    const auto own = organisation_of(context);
    if (!own) return web::problem_page(context, NotFound{"organisation"});
    web::FormReader reader(context.request.form);
    const auto categories = context.app.database.read(
        [](sql::Session& session) { return casework::categories(session); });
    std::vector<std::pair<std::string, Places>> said;
    for (const auto& category : categories) {
        const std::string field = "places-" + category.id;
        const auto places = read_places(reader.typed(field));
        if (!places) {
            reader.errors().add(field, "Enter a number of places for " + category.name +
                                           ", “any”, or nothing");
            continue;
        }
        said.emplace_back(category.id, *places);
    }
    if (!reader.ok()) return show(context, reader);
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        for (const auto& [category, places] : said) {
            if (places.taken_on) {
                set_offer(transaction, *own, category, places.places, context.now());
            } else {
                end_offer(transaction, *own, category);
            }
        }
        transaction.changed("organisation", *own, "places confirmed");
    });
    context.flash("Your places are confirmed.");
    return web::see_other(Url::path("/partner"));
}

}  // namespace

std::vector<web::Route> partner_routes() {
    return {
        {web::Method::get, "/partner", answer_referrals, show_partner},
        {web::Method::post, "/partner/places", answer_referrals, save_places},
    };
}

}  // namespace kith::referrals
