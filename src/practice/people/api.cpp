#include "platform/base/london.hpp"
#include "platform/sql/value_columns.hpp"
#include "platform/web/api.hpp"
#include "practice/people/opening.hpp"
#include "practice/people/person_api.hpp"
#include "practice/people/person_form.hpp"
#include "practice/people/store.hpp"

namespace kith::people {
namespace {

namespace api = web::api;

constexpr sharing::Purpose by_api{"api", "a system of the council's"};
constexpr int most_found = 20;
constexpr std::size_t most_involved = 10'000;

std::string path_of(PersonId id) { return "/api/v1/people/" + id.string(); }

// People in the order their records were made, by ward and flag.
std::vector<PersonId> people_page(sql::Session& session, const web::Context& context,
                                  std::optional<PersonId> after, std::size_t most) {
    sql::Arguments with;
    std::string where = "merged_into IS NULL";
    if (after) where += " AND id > " + with.add(*after);
    if (const auto ward = api::sent<api::Code>(context, "ward")) {
        where += " AND ward = " + with.add(ward->string());
    }
    if (const auto flag = api::sent<api::Code>(context, "flag")) {
        where += " AND EXISTS (SELECT 1 FROM person_flag WHERE person_id = person.id AND "
                 "ended_on IS NULL AND kind = " + with.add(flag->string()) + ")";
    }
    if (!context.may(sharing::see_everyone)) {
        const auto known = sharing::involved(session, *context.viewer, most_involved);
        if (known.empty()) return {};
        where += " AND id IN (" + with.add_each(known) + ")";
    }
    return session.all<PersonId>("SELECT id FROM person WHERE " + where + " ORDER BY id LIMIT " +
                                     with.add(static_cast<std::int64_t>(most)),
                                 with);
}

web::Response list_people(web::Context& context) {
    const auto paging = api::paging(context);
    const auto after = api::after_of<PersonId>(paging);
    std::string next;
    const auto found = context.app.database.write(
        context.actor(),
        [&](sql::Transaction& t) {
            auto ids = people_page(t, context, after, paging.limit + 1);
            next.clear();
            if (ids.size() > paging.limit) {
                ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(paging.limit), ids.end());
                next = ids.back().string();
            }
            return cards(t, *context.viewer, ids, by_api, context.now());
        },
        sql::Isolation::read_committed);
    Json::Array items;
    for (const Card& card : found) items.push_back(to_json(out(card)));
    return api::list(context, std::move(items), next);
}

web::Response search_by_api(web::Context& context) {
    const auto read = api::read<SearchIn>(context);
    if (read.refusal) return *read.refusal;
    const auto most = static_cast<std::size_t>(read.value->most.value_or(most_found));
    const auto found = context.app.database.write(
        context.actor(),
        [&](sql::Transaction& t) {
            return search(t, *context.viewer, read.value->typed.text(), most, context.now());
        },
        sql::Isolation::read_committed);
    SearchOut answer;
    for (const Card& card : found) answer.items.push_back(out(card));
    return api::one(to_json(answer), 0);
}

web::Response read_person(web::Context& context) {
    const auto id = PersonId::parse(context.request.parameter("person"));
    if (!id) return api::problem_response(NotFound{"person"});
    const auto person = open(context, *id, by_api);
    if (!person) return api::problem_response(person.error());
    return api::one(to_json(out(*person)), person->version);
}

Result<api::Created> created(sql::Transaction& t, const web::Viewer& viewer, PersonId id,
                             Instant now) {
    const auto person = KITH_TRY(open(t, viewer, id, by_api, now));
    return api::Created{.path = path_of(id), .value = to_json(out(person)),
                        .version = person.version};
}

web::Response create_person(web::Context& context) {
    const auto read = api::read<PersonIn>(context);
    if (read.refusal) return *read.refusal;
    Details details;
    details.source = "api";
    apply(details, *read.value);
    if (auto fault = fault_in(details)) return api::problem_response(*std::move(fault));
    return api::create_once(context, [&](sql::Transaction& t) -> Result<api::Created> {
        if (const auto known = identify(t, details)) {
            return invalid("", "This person is known already: search for them");
        }
        const auto id = add(t, details, context.now());
        return created(t, *context.viewer, id, context.now());
    });
}

web::Response change_person(web::Context& context) {
    const auto version = api::if_match(context);
    if (version.refusal) return *version.refusal;
    const auto read = api::read<PersonIn>(context);
    if (read.refusal) return *read.refusal;
    const auto known = open_to_change(context);
    if (!known) return api::problem_response(known.error());
    if (known->version != version.number) return api::problem_response(Stale{"person"});
    Details details = details_of(*known);
    apply(details, *read.value);
    if (auto fault = fault_in(details)) return api::problem_response(*std::move(fault));
    const auto changed = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<PersonView> {
            const auto done = change(t, known->id, version.number, details, context.now());
            if (!done) return tl::unexpected(done.error());
            return open(t, *context.viewer, known->id, by_api, context.now());
        });
    return api::changed(changed, [](const PersonView& person) { return to_json(out(person)); });
}

std::vector<api::Operation> operations() {
    using web::Method;
    const auto signed_in = web::Permission::signed_in();
    return {
        {.method = Method::get, .path = "/api/v1/people", .permission = search_people,
         .handler = list_people, .summary = "People, in the order they became known",
         .gives = schema_of<CardOut>, .is_list = true,
         .filters = {api::parameter<api::Code>("ward", "The code of a ward"),
                     api::parameter<api::Code>("flag", "A flag they have now")}},
        {.method = Method::post, .path = "/api/v1/people", .permission = edit_people,
         .handler = create_person, .summary = "Add a person",
         .takes = schema_of<PersonIn>, .gives = schema_of<PersonOut>, .creates = true,
         .about = "Somebody who is known already, by NHS number or by name with birth date and "
                  "postcode or phone, is not added again: that is 409."},
        {.method = Method::post, .path = "/api/v1/people/search", .permission = search_people,
         .handler = search_by_api, .summary = "Search for people",
         .takes = schema_of<SearchIn>, .gives = schema_of<SearchOut>},
        {.method = Method::get, .path = "/api/v1/people/{person}", .permission = signed_in,
         .handler = read_person, .summary = "One person", .gives = schema_of<PersonOut>,
         .about = "Only the parts that the token may see; withheld names the others."},
        {.method = Method::patch, .path = "/api/v1/people/{person}", .permission = edit_people,
         .handler = change_person, .summary = "Change a person's details",
         .takes = schema_of<PersonIn>, .gives = schema_of<PersonOut>, .versioned = true},
    };
}

}  // namespace

const std::vector<api::Operation>& api_operations() {
    static const auto all = operations();
    return all;
}

std::vector<web::Route> api_routes() { return api::routes_of(api_operations()); }

}  // namespace kith::people
