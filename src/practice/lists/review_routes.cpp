// The review desk: one pair at a time, the most useful first.
#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/table.hpp"
#include "practice/lists/routes.hpp"
#include "practice/lists/views.hpp"

namespace kith::lists {
namespace {

using html::Html;
using html::markup;
using html::Url;

constexpr std::size_t decided_shown = 5;
constexpr std::size_t homes_shown = 10;
constexpr sharing::Purpose reviewing{"review desk", "saying whether two records are one person"};

Html nothing_waits() {
    return markup(R"(<div class="kith-empty"><h2 class="kith-empty__title">Nobody waits to be told
        apart</h2><p>When a list names somebody who may be known already, both records are put here
        side by side with what speaks for and against. Until then the new record is worked like any
        other, so nobody waits for help.</p></div>)");
}

struct Desk {
    DeskState state;
    std::optional<Pair> next;
    std::vector<Pair> decided;
};

web::Response desk_page(web::Context& context, const Desk& desk, Html body) {
    web::Page shown;
    shown.title = "One person or two";
    shown.current = "/review";
    shown.wide = true;
    shown.body = markup(R"(<h1 class="govuk-heading-l">One person or two</h1>{}{}{}<p><a
        class="govuk-link" href="{}">People who may live together</a></p>)",
                        desk_progress(desk.state), body, decided_list(context, desk.decided),
                        Url::path("/review/households"));
    return web::page(context, std::move(shown));
}

Desk read_desk(web::Context& context) {
    const std::string account = context.viewer->account_id;
    const std::string passed(context.request.query.get("after"));
    return context.app.database.read([&](sql::Session& session) {
        return Desk{desk_state(session, account), next_pair(session, account, passed),
                    decided_by(session, account, decided_shown)};
    });
}

std::vector<PersonId> members_in(const web::Context& context) {
    std::vector<PersonId> people;
    for (const auto id : context.request.form.all("person")) {
        if (const auto person = PersonId::parse(id)) people.push_back(*person);
    }
    std::sort(people.begin(), people.end());
    return people;
}

struct Answered {
    std::vector<people::Home> homes;
    std::vector<std::vector<people::Card>> cards;
    std::string last{};  // the postcode of the last home that was looked at
};

Html home_form(const web::Context& context, const people::Home& home,
               const std::vector<people::Card>& cards) {
    Html members, hidden;
    for (const people::Card& card : cards) {
        members += markup("<li>{}</li>", people::card_line(card));
        hidden += markup(R"(<input type="hidden" name="person" value="{}">)", card.id.string());
    }
    return markup(R"(<article class="kith-card"><div class="kith-card__top"><h2
        class="kith-card__title">{}</h2></div><div class="kith-card__body"><ul
        class="govuk-list">{}</ul><p class="kith-quiet">Because of {}</p></div>{}</article>)",
                  home.address + ", " + home.postcode, members, home.why,
                  web::form(context, Url::path("/review/households"),
                            hidden + markup(R"(<div class="govuk-button-group">{}{}</div>)",
                                            govuk::button({.text = "They live together",
                                                           .name = "answer",
                                                           .value = "yes"}),
                                            govuk::button({.text = "They do not",
                                                           .name = "answer",
                                                           .value = "no",
                                                           .classes =
                                                               "govuk-button--secondary"}))));
}

}  // namespace

web::Response show_desk(web::Context& context) {
    const Desk desk = read_desk(context);
    if (!desk.next) return desk_page(context, desk, nothing_waits());
    auto left = people::open(context, desk.next->left, reviewing);
    auto right = people::open(context, desk.next->right, reviewing);
    if (!left) return web::problem_page(context, left.error());
    if (!right) return web::problem_page(context, right.error());
    return desk_page(context, desk,
                     pair_view(context, *desk.next, {*std::move(left)}, {*std::move(right)},
                               london_day(context.now())));
}

web::Response save_answer(web::Context& context) {
    const std::string pair(context.request.parameter("pair"));
    const std::string answer(context.request.form.get("answer"));
    const auto answered = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) -> Result<void> {
            const auto asked = lists::pair(transaction, pair);
            if (!asked) return problem(NotFound{"pair"});
            const auto decisions =
                sharing::decide_each(transaction, *context.viewer, {asked->left, asked->right},
                                     context.now(), sharing::Means::page);
            for (const auto& [person, decision] : decisions) {
                if (!decision.allowed) return problem(Forbidden{"answer for these records"});
            }
            return answer_pair(transaction, pair, answer, context.viewer->account_id,
                               context.viewer->name, context.now());
        });
    if (!answered) return web::problem_page(context, answered.error());
    return web::see_other(Url::path("/review"));
}

web::Response take_answer_back(web::Context& context) {
    const std::string pair(context.request.parameter("pair"));
    const auto undone = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            return undo_answer(transaction, pair, context.viewer->account_id,
                               context.viewer->name, context.now());
        });
    if (!undone) return web::problem_page(context, undone.error());
    context.flash("Taken back: both records are as they were");
    return web::see_other(Url::path("/review"));
}

web::Response show_households(web::Context& context) {
    const std::string after(context.request.query.get("after"));
    const auto shown_homes = context.app.database.write(
        context.actor(), [&](sql::Transaction& transaction) {
            Answered found;
            for (people::Home& home : people::likely_homes(transaction, after, homes_shown)) {
                found.last = home.postcode;
                if (household_answered(transaction, home.people)) continue;
                auto cards = people::cards(transaction, *context.viewer, home.people, reviewing,
                                           context.now());
                // Only who may see where each of them lives can say that they live together.
                const bool all_seen =
                    cards.size() == home.people.size() &&
                    std::all_of(cards.begin(), cards.end(),
                                [](const people::Card& card) { return card.postcode.has_value(); });
                if (!all_seen) continue;
                found.cards.push_back(std::move(cards));
                found.homes.push_back(std::move(home));
            }
            return found;
        });
    Html homes;
    for (std::size_t each = 0; each < shown_homes.homes.size(); ++each) {
        homes += home_form(context, shown_homes.homes[each], shown_homes.cards[each]);
    }
    if (homes.empty() && shown_homes.last.empty()) {
        homes = markup(R"(<div class="kith-empty"><h2 class="kith-empty__title">Nobody to look at
            here</h2><p>People who share an address are put here to be confirmed as a household.
            </p></div>)");
    } else {
        homes += markup(R"(<p><a class="govuk-link" href="{}">More</a></p>)",
                        Url::path("/review/households")
                            .with("after", shown_homes.last));
    }
    web::Page shown;
    shown.title = "People who may live together";
    shown.current = "/review";
    shown.body = markup(R"(<h1 class="govuk-heading-l">People who may live together</h1>
        <div class="kith-stack">{}</div><p><a class="govuk-link" href="{}">One person or two</a>
        </p>)",
                        homes, Url::path("/review"));
    return web::page(context, std::move(shown));
}

web::Response save_household(web::Context& context) {
    const auto people = members_in(context);
    const std::string answer(context.request.form.get("answer"));
    if (people.size() < 2 || (answer != "yes" && answer != "no")) {
        return web::problem_page(context, NotFound{"household"});
    }
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        answer_household(transaction, people, answer == "yes", context.viewer->account_id,
                         context.now());
    });
    context.flash(answer == "yes" ? "They are one household" : "They are not a household");
    return web::see_other(Url::path("/review/households"));
}

}  // namespace kith::lists
