// Adding a person: from what was typed, after seeing who may be meant already.
#include "platform/base/crypto.hpp"
#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/html/govuk/back_link.hpp"
#include "platform/html/govuk/button.hpp"
#include "practice/people/handlers.hpp"
#include "practice/people/person_form.hpp"
#include "practice/people/search.hpp"
#include "practice/people/search_views.hpp"

namespace kith::people {
namespace {

using html::Html;
using html::markup;
using html::Url;

constexpr std::size_t most_likely = 5;
constexpr std::size_t same_request_bytes = 16;

struct NewPage {
    std::string same_request;
    std::vector<Card> known{};  // those who may be meant already
};

Html hidden(std::string_view name, std::string_view value) {
    return markup(R"(<input type="hidden" name="{}" value="{}">)", name, value);
}

Html known_already(const std::vector<Card>& cards, Day today) {
    if (cards.empty()) return {};
    const Html list = html::each(cards, [&](const Card& card) { return candidate(card, today); });
    return markup(R"(<section class="kith-panel" aria-labelledby="known"><h2
        class="kith-panel__title" id="known">Is it one of these people?</h2><p>Nobody should be
        added twice. If it is one of these, open their record. If it is none of them, press
        “None of these: add a new person” below.</p>{}</section>)",
                  list);
}

web::Response new_page(web::Context& context, const web::FormReader& reader, const NewPage& what) {
    const bool asked = !what.known.empty();
    const Html button = govuk::button(
        {.text = asked ? "None of these: add a new person" : "Add this person"});
    const Html inside = hidden("same_request", what.same_request) +
                        (asked ? hidden("seen", "yes") : Html{}) + details_fields(reader, true) +
                        button;
    web::Page shown;
    shown.title = "Add a person";
    shown.current = "/people";
    shown.before = govuk::back_link({.text = "Find a person", .href = Url::path("/people")});
    shown.body = markup(R"(<h1 class="govuk-heading-l">Add a person</h1>{}{})",
                        known_already(what.known, london_day(context.now())),
                        web::form(context, Url::path("/people/new"), inside));
    shown.errors = &reader.errors();
    return web::page(context, std::move(shown));
}

std::string capitalised(std::string_view key) {
    std::string name(key);
    if (!name.empty()) name.replace(0, 1, text::upper(name.substr(0, 1)));
    return name;
}

// What was typed into the search, each part in its field.
web::Fields from_search(std::string_view typed) {
    const SearchTerms terms = read_search(typed);
    Details details;
    if (!terms.names.empty()) details.first_name = Private(capitalised(terms.names.front()));
    if (terms.names.size() > 1) details.last_name = Private(capitalised(terms.names.back()));
    details.born_on = terms.born_on;
    details.nhs_number = terms.nhs_number;
    if (const auto postcode = Postcode::parse(terms.postcode)) details.postcode = *postcode;
    web::Fields fields = spread(fields_of(details));
    if (terms.phone_whole) fields.add("phone", Phone::from_store(terms.phone)->for_reader());
    return fields;
}

std::optional<PersonId> added_before(sql::Session& session, const std::string& same_request) {
    if (same_request.empty()) return std::nullopt;
    return session.one<PersonId>("SELECT id FROM person WHERE same_request = $1", same_request);
}

struct Saved {
    std::optional<PersonId> person{};
    std::vector<Card> known{};
};

Saved save(web::Context& context, const Details& details, const std::string& same_request,
           bool seen) {
    return context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        Saved saved{.person = added_before(transaction, same_request)};
        if (saved.person) return saved;
        if (!seen) {
            saved.known = likely(transaction, *context.viewer, details, most_likely, context.now());
            if (!saved.known.empty()) return saved;
        }
        saved.person = add(transaction, details, context.now());
        if (!same_request.empty()) {
            transaction.execute("UPDATE person SET same_request = $2 WHERE id = $1", *saved.person,
                                same_request);
        }
        return saved;
    });
}

}  // namespace

web::Response show_new(web::Context& context) {
    const web::Fields empty = fields_of(Details{});
    return new_page(context, web::FormReader(empty),
                    {.same_request = random_token(same_request_bytes)});
}

web::Response show_new_typed(web::Context& context) {
    web::FormReader search(context.request.form);
    const web::Fields fields = from_search(search.text("q", 200));
    return new_page(context, web::FormReader(fields),
                    {.same_request = random_token(same_request_bytes)});
}

web::Response save_new(web::Context& context) {
    web::FormReader reader(context.request.form);
    Details details = read_details(reader, true);
    details.source = "staff";
    const std::string same_request = reader.text("same_request", 100);
    if (!reader.ok()) return new_page(context, reader, {.same_request = same_request});
    const Saved saved = save(context, details, same_request, reader.ticked("seen"));
    if (!saved.person) {
        return new_page(context, reader, {.same_request = same_request, .known = saved.known});
    }
    context.flash("The person was added");
    return web::see_other(path(*saved.person));
}

}  // namespace kith::people
