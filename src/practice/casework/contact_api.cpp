#include <array>

#include "platform/sql/value_columns.hpp"
#include "platform/web/api.hpp"
#include "practice/casework/operations.hpp"
#include "practice/casework/parts.hpp"

namespace kith::casework {

namespace api = web::api;

namespace {

constexpr std::array<std::string_view, 8> channels{"phone", "web", "email", "letter", "text",
                                                   "visit", "list", "api"};
constexpr std::array<std::string_view, 2> directions{"in", "out"};
constexpr std::array<std::string_view, 3> askers{"self", "someone else", "organisation"};

}  // namespace

// What the API says of a contact.
struct ContactOut {
    ContactId id;
    Reference reference;
    PersonId person;
    Instant at;
    std::string channel, direction, asked_by;
    bool person_agrees = true;
    Private summary{};
    std::string sharing_said{};
    int version = 1;
};
constexpr auto describe(const ContactOut*) {
    using C = ContactOut;
    return description(
        "Contact", "A conversation in which something was asked or learnt",
        field("id", &C::id, "Given by Kith"),
        field("reference", &C::reference, "Read out on calls"),
        field("person", &C::person, "Whom it is about"), field("at", &C::at, "When"),
        field("channel", &C::channel, "How it was held").one_of(channels),
        field("direction", &C::direction, "Who began it").one_of(directions),
        field("asked_by", &C::asked_by, "Who asked").one_of(askers),
        field("person_agrees", &C::person_agrees, "They know that it was asked for them"),
        field("summary", &C::summary, "What was said").personal(),
        field("sharing_said", &C::sharing_said, "What they said about sharing"),
        field("version", &C::version, "Counts changes"));
}

struct ContactIn {
    PersonId person;
    std::optional<std::string> asked_by;
    std::optional<bool> person_agrees;
    std::optional<Private> summary;
    std::optional<std::string> sharing_said;
};
constexpr auto describe(const ContactIn*) {
    using C = ContactIn;
    return description("NewContact", "A contact to be recorded",
                       field("person", &C::person, "Whom it is about"),
                       field("asked_by", &C::asked_by, "self unless said").one_of(askers),
                       field("person_agrees", &C::person_agrees, "They know of it"),
                       field("summary", &C::summary, "What was said").at_most(5000).personal(),
                       field("sharing_said", &C::sharing_said, "About sharing").at_most(500));
}

struct ContactChange {
    std::optional<Private> summary;
    std::optional<std::string> sharing_said;
    std::optional<bool> person_agrees;
};
constexpr auto describe(const ContactChange*) {
    using C = ContactChange;
    return description("ContactChange", "What is put right; the rest stays",
                       field("summary", &C::summary, "What was said").at_most(5000).personal(),
                       field("sharing_said", &C::sharing_said, "About sharing").at_most(500),
                       field("person_agrees", &C::person_agrees, "They know of it"));
}

ContactOut read(sql::Row& row, sql::Into<ContactOut>) {
    return {.id = row.next<ContactId>(),
            .reference = row.next<Reference>(),
            .person = row.next<PersonId>(),
            .at = row.next<Instant>(),
            .channel = row.next<std::string>(),
            .direction = row.next<std::string>(),
            .asked_by = row.next<std::string>(),
            .person_agrees = row.next<bool>(),
            .summary = row.next<Private>(),
            .sharing_said = row.next<std::string>(),
            .version = row.next<int>()};
}

namespace {

constexpr sharing::Purpose by_api{"api", "a system of the council's"};
constexpr std::string_view columns =
    "id, reference, person_id, at, channel, direction, asked_by, person_agrees, summary, "
    "sharing_said, version";

std::optional<ContactOut> contact_out(sql::Session& session, ContactId id) {
    return session.one<ContactOut>(
        "SELECT " + std::string(columns) + " FROM contact WHERE id = $1", id);
}

std::vector<ContactOut> contacts_page(sql::Session& session, PersonId person,
                                      std::optional<ContactId> after, std::size_t most) {
    sql::Arguments with;
    std::string where = "person_id = " + with.add(person);
    if (after) {
        where += " AND (at, id) < (SELECT last.at, last.id FROM contact AS last WHERE last.id = " +
                 with.add(*after) + ")";
    }
    return session.all<ContactOut>("SELECT " + std::string(columns) + " FROM contact WHERE " +
                                       where + " ORDER BY at DESC, id DESC LIMIT " +
                                       with.add(static_cast<std::int64_t>(most)),
                                   with);
}

// The contacts of one person, whom the caller must be allowed to see.
web::Response list_contacts(web::Context& context) {
    const auto paging = api::paging(context);
    const auto person = people::open(context, *api::sent<PersonId>(context, "person"), by_api);
    if (!person) return api::problem_response(person.error());
    if (!person->decision.sees(sharing::Part::story)) {
        return api::problem_response(Forbidden{"see this person's contacts"});
    }
    auto found = context.app.database.read([&](sql::Session& session) {
        return contacts_page(session, person->id, api::after_of<ContactId>(paging),
                             paging.limit + 1);
    });
    return api::page_of(context, std::move(found), paging.limit, to_json<ContactOut>);
}

// The contact when the caller may see the person; a refusal is logged like any other.
Result<ContactOut> open_contact(web::Context& context) {
    const auto id = id_in<ContactId>(context, "contact");
    if (!id) return problem(NotFound{"contact"});
    auto found =
        context.app.database.read([&](sql::Session& session) { return contact_out(session, *id); });
    if (!found) return problem(NotFound{"contact"});
    const auto person = people::open(context, found->person, by_api);
    if (!person) return tl::unexpected(person.error());
    if (!person->decision.sees(sharing::Part::story)) {
        return problem(Forbidden{"see this contact"});
    }
    return *std::move(found);
}

web::Response read_contact(web::Context& context) {
    return api::changed(open_contact(context), to_json<ContactOut>);
}

web::Response change_contact(web::Context& context) {
    const auto version = api::if_match(context);
    if (version.refusal) return *version.refusal;
    const auto read = api::read<ContactChange>(context);
    if (read.refusal) return *read.refusal;
    const auto known = open_contact(context);
    if (!known) return api::problem_response(known.error());
    const ContactChange& in = *read.value;
    const auto changed = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<ContactOut> {
            const auto done = t.update_versioned(
                {"contact", known->id.string(), "changed"}, R"(
                UPDATE contact
                   SET summary = $3, sharing_said = $4, person_agrees = $5, version = version + 1
                 WHERE id = $1 AND version = $2)",
                known->id, version.number, in.summary.value_or(known->summary),
                in.sharing_said.value_or(known->sharing_said),
                in.person_agrees.value_or(known->person_agrees));
            if (!done) return tl::unexpected(done.error());
            return *contact_out(t, known->id);
        });
    return api::changed(changed, to_json<ContactOut>);
}

web::Response create_contact(web::Context& context) {
    const auto read = api::read<ContactIn>(context);
    if (read.refusal) return *read.refusal;
    const ContactIn& in = *read.value;
    const auto person = people::open(context, in.person, by_api);
    if (!person) return api::problem_response(person.error());
    return api::create_once(context, [&](sql::Transaction& t) -> Result<api::Created> {
        const auto made = record_contact(t,
                                         {.person = person->id,
                                          .channel = "api",
                                          .asked_by = in.asked_by.value_or("self"),
                                          .person_agrees = in.person_agrees.value_or(true),
                                          .summary = in.summary.value_or(Private()),
                                          .sharing_said = in.sharing_said.value_or(""),
                                          .taken_by = account_of(context)},
                                         context.now());
        return api::Created{.path = "/api/v1/contacts/" + made.id.string(),
                            .value = to_json(*contact_out(t, made.id))};
    });
}

}  // namespace

std::vector<api::Operation> contact_operations() {
    using web::Method;
    return {
        {.method = Method::get, .path = "/api/v1/contacts", .permission = see_needs,
         .handler = list_contacts, .summary = "A person's contacts, the latest first",
         .gives = schema_of<ContactOut>, .is_list = true,
         .filters = {api::parameter<PersonId>("person", "Whose").required()}},
        {.method = Method::post, .path = "/api/v1/contacts", .permission = take_contacts,
         .handler = create_contact, .summary = "Record a contact", .takes = schema_of<ContactIn>,
         .gives = schema_of<ContactOut>, .creates = true},
        {.method = Method::get, .path = "/api/v1/contacts/{contact}", .permission = see_needs,
         .handler = read_contact, .summary = "One contact", .gives = schema_of<ContactOut>},
        {.method = Method::patch, .path = "/api/v1/contacts/{contact}",
         .permission = take_contacts, .handler = change_contact,
         .summary = "Put right what was written of a contact",
         .takes = schema_of<ContactChange>, .gives = schema_of<ContactOut>, .versioned = true},
    };
}

const std::vector<api::Operation>& api_operations() {
    static const auto all = [] {
        auto both = need_operations();
        const auto contacts = contact_operations();
        both.insert(both.end(), contacts.begin(), contacts.end());
        return both;
    }();
    return all;
}

std::vector<web::Route> api_routes() { return api::routes_of(api_operations()); }

}  // namespace kith::casework
