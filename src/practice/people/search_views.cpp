#include "practice/people/search_views.hpp"

#include <algorithm>

#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "practice/people/words.hpp"

namespace kith::people {
namespace {

using html::Html;
using html::markup;
using html::Url;

Html reason(const std::string& why) {
    const bool same = why.starts_with("same");
    return markup(R"(<li class="{}">{}{}</li>)",
                  same ? "kith-reason--same" : "kith-reason--near", icon(same ? "check" : "swap"),
                  why);
}

// Two things in common, or one that only one person has.
bool is_likely(const Card& card) {
    const auto same = std::count_if(card.why.begin(), card.why.end(), [](const auto& why) {
        return why.starts_with("same");
    });
    const bool alone = std::any_of(card.why.begin(), card.why.end(), [](const auto& why) {
        return why == "same NHS number" || why == "same reference";
    });
    return alone || same >= 2;
}

Html facts(const Card& card, Day today) {
    std::vector<Html> facts;
    if (card.born_on) facts.emplace_back(age_and_birth(*card.born_on, today));
    if (card.postcode) facts.emplace_back(card.postcode->for_reader());
    if (!card.first_phone.empty()) facts.emplace_back(written_phone(card.first_phone));
    facts.emplace_back(card.reference.text());
    return html::join(facts, " · ");
}

Html nobody_found(std::string_view typed) {
    if (typed.empty()) {
        return markup(R"(<div class="kith-empty" data-summary="Type to search"><h2
            class="kith-empty__title">Type any of name, date of birth, postcode or phone</h2>
            <p>A part is enough, in any order: “ellison nr1”, “peg 4/3/1941”, “01632 96”.
            The reference (K-…) and the NHS number work too.</p></div>)");
    }
    return markup(R"(<div class="kith-empty" data-summary="Nobody found"><h2
        class="kith-empty__title">Nobody found</h2><p>Try less of the name, the other way round,
        or only the postcode or phone. People may be known by another name.</p></div>)");
}

}  // namespace

Html candidate(const Card& card, Day today) {
    const bool sure = is_likely(card);
    std::string name = card.name.for_reader();
    if (name.empty()) name = "Name not known";
    const Html known =
        card.chips.empty()
            ? Html{}
            : markup(R"(<p><strong>Before you make contact: {}</strong></p>)", card.chips);
    return markup(R"(<article class="kith-candidate kith-candidate--{}">
        <div class="kith-candidate__top"><a class="govuk-link kith-candidate__name" href="{}"
        data-result="">{}</a><span class="kith-candidate__sure">{}</span></div><p>{}</p>{}
        <ul class="kith-reasons">{}</ul></article>)",
                  sure ? "likely" : "possible", path(card.id), name,
                  sure ? "Very likely" : "Possible", facts(card, today), known,
                  html::each(card.why, reason));
}

Html search_results(const std::vector<Card>& cards, std::string_view typed, Day today) {
    if (cards.empty()) return nobody_found(typed);
    const std::string summary = cards.size() == 1
                                    ? "1 person found"
                                    : std::to_string(cards.size()) + " people found, best first";
    const Html list = html::each(cards, [&](const Card& card) { return candidate(card, today); });
    return markup(R"(<div data-summary="{}"><p class="kith-quiet">{}</p>{}</div>)", summary,
                  summary, list);
}

web::Response search_page(web::Context& context, const std::string& typed,
                          const std::optional<Html>& results) {
    const Html box = govuk::input({.label = {.text = "Name, date of birth, postcode, phone, NHS "
                                                     "number or reference"},
                                   .id = "q",
                                   .name = "q",
                                   .value = typed,
                                   .type = "search",
                                   .autocomplete = "off",
                                   .spellcheck = false});
    const Html search = markup(R"(<form method="post" action="/people/search" role="search"
        novalidate data-search-url="/people/search/results"
        data-search-into="found">{}{}{}</form>)",
                               web::csrf_field(context), box, govuk::button({.text = "Search"}));
    Html add;
    if (context.may(edit_people)) {
        const Html typed_field =
            markup(R"(<input type="hidden" name="q" value="{}">)", typed);
        add = web::form(context, Url::path("/people/new/typed"),
                        typed_field + govuk::button({.text = "Add a new person",
                                                     .classes = "govuk-button--secondary"}));
    }
    web::Page shown;
    shown.title = "Find a person";
    shown.current = "/people";
    shown.body = markup(R"(<h1 class="govuk-heading-l">Find a person</h1>{}
        <div id="found">{}</div>{})",
                        search, results.value_or(nobody_found("")), add);
    return web::page(context, std::move(shown));
}

}  // namespace kith::people
