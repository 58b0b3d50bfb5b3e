#include "platform/sql/value_columns.hpp"
#include "platform/web/api.hpp"
#include "practice/casework/operations.hpp"
#include "practice/casework/parts.hpp"

namespace kith::casework {

namespace api = web::api;

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
};
constexpr auto describe(const ContactOut*) {
    using C = ContactOut;
    return description(
        "Contact", "A conversation in which something was asked or learnt",
        field("id", &C::id, "Given by Kith"),
        field("reference", &C::reference, "Read out on calls"),
        field("person", &C::person, "Whom it is about"), field("at", &C::at, "When"),
        field("channel", &C::channel, "phone, web, email, letter, text, visit, list, api"),
        field("direction", &C::direction, "in or out"),
        field("asked_by", &C::asked_by, "self, someone else, organisation"),
        field("person_agrees", &C::person_agrees, "They know that it was asked for them"),
        field("summary", &C::summary, "What was said").personal(),
        field("sharing_said", &C::sharing_said, "What they said about sharing"));
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
                       field("asked_by", &C::asked_by, "self, someone else, organisation"),
                       field("person_agrees", &C::person_agrees, "They know of it"),
                       field("summary", &C::summary, "What was said").at_most(5000).personal(),
                       field("sharing_said", &C::sharing_said, "About sharing").at_most(500));
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
            .sharing_said = row.next<std::string>()};
}

namespace {

constexpr sharing::Purpose by_api{"api", "a system of the council's"};
constexpr std::string_view columns =
    "id, reference, person_id, at, channel, direction, asked_by, person_agrees, summary, "
    "sharing_said";

std::optional<ContactOut> contact_out(sql::Session& session, ContactId id) {
    return session.one<ContactOut>(
        "SELECT " + std::string(columns) + " FROM contact WHERE id = $1", id);
}

// The contacts of one person, whom the caller must be allowed to see.
web::Response list_contacts(web::Context& context) {
    const auto asked = PersonId::parse(context.request.query.get("person"));
    if (!asked) return api::problem_response(400, "Say whose contacts: ?person=ID");
    const auto paging = api::paging(context);
    if (!paging) return api::problem_response(paging.error());
    const auto person = people::open(context, *asked, by_api);
    if (!person) return api::problem_response(person.error());
    if (!person->decision.sees(sharing::Part::story)) {
        return api::problem_response(Forbidden{"see this person's contacts"});
    }
    sql::Arguments with;
    std::string where = "person_id = " + with.add(person->id);
    if (!paging->after.empty()) {
        const auto after = ContactId::parse(paging->after);
        if (!after) return api::problem_response(400, "A parameter is not an id");
        where += " AND (at, id) < (SELECT last.at, last.id FROM contact AS last WHERE last.id = " +
                 with.add(*after) + ")";
    }
    const std::string limit = with.add(static_cast<std::int64_t>(paging->limit + 1));
    auto found = context.app.database.read([&](sql::Session& session) {
        return session.all<ContactOut>("SELECT " + std::string(columns) + " FROM contact WHERE " +
                                           where + " ORDER BY at DESC, id DESC LIMIT " + limit,
                                       with);
    });
    std::string next;
    if (found.size() > paging->limit) {
        found.pop_back();
        next = found.back().id.string();
    }
    Json::Array items;
    for (const auto& one : found) items.push_back(to_json(one));
    return api::list(context, std::move(items), next);
}

web::Response read_contact(web::Context& context) {
    const auto id = id_in<ContactId>(context, "contact");
    if (!id) return api::problem_response(NotFound{"contact"});
    const auto found =
        context.app.database.read([&](sql::Session& session) { return contact_out(session, *id); });
    if (!found) return api::problem_response(NotFound{"contact"});
    const auto person = people::open(context, found->person, by_api);
    if (!person) return api::problem_response(person.error());
    if (!person->decision.sees(sharing::Part::story)) {
        return api::problem_response(Forbidden{"see this contact"});
    }
    return api::one(to_json(*found), 0);
}

bool is_asker(std::string_view asked_by) {
    return asked_by == "self" || asked_by == "someone else" || asked_by == "organisation";
}

web::Response create_contact(web::Context& context) {
    const auto read = api::read<ContactIn>(context);
    if (read.refusal) return *read.refusal;
    const ContactIn& in = *read.value;
    const std::string asked_by = in.asked_by.value_or("self");
    if (!is_asker(asked_by)) {
        return api::problem_response(
            Invalid{{{"asked_by", "Must be one of self, someone else, organisation"}}});
    }
    const auto person = people::open(context, in.person, by_api);
    if (!person) return api::problem_response(person.error());
    return api::create_once(context, [&](sql::Transaction& t) -> Result<api::Created> {
        const auto made = record_contact(t,
                                         {.person = person->id,
                                          .channel = "api",
                                          .asked_by = asked_by,
                                          .person_agrees = in.person_agrees.value_or(true),
                                          .summary = in.summary.value_or(Private()),
                                          .sharing_said = in.sharing_said.value_or(""),
                                          .taken_by = account_of(context)},
                                         context.now());
        return api::Created{.path = "/api/v1/contacts/" + made.id.string(),
                            .value = to_json(*contact_out(t, made.id)),
                            .version = 0};
    });
}

}  // namespace

std::vector<api::Operation> contact_operations() {
    using web::Method;
    return {
        {.method = Method::get, .path = "/api/v1/contacts", .permission = see_needs,
         .handler = list_contacts, .summary = "A person's contacts, the latest first",
         .gives = schema_of<ContactOut>, .is_list = true, .filters = {"person"}},
        {.method = Method::post, .path = "/api/v1/contacts", .permission = take_contacts,
         .handler = create_contact, .summary = "Record a contact", .takes = schema_of<ContactIn>,
         .gives = schema_of<ContactOut>, .creates = true},
        {.method = Method::get, .path = "/api/v1/contacts/{contact}", .permission = see_needs,
         .handler = read_contact, .summary = "One contact", .gives = schema_of<ContactOut>},
    };
}

std::vector<api::Operation> api_operations() {
    auto all = need_operations();
    const auto contacts = contact_operations();
    all.insert(all.end(), contacts.begin(), contacts.end());
    return all;
}

std::vector<web::Route> api_routes() { return api::routes_of(api_operations()); }

}  // namespace kith::casework
