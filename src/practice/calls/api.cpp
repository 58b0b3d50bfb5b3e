#include "platform/web/api.hpp"

#include <array>

#include "platform/base/describe_values.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/calls/day_store.hpp"

namespace kith::calls {
namespace {

namespace api = web::api;

constexpr sharing::Purpose by_api{"api", "a system of the council's"};

constexpr std::array<std::string_view, 4> statuses{"due", "spoke", "gave up", "cancelled"};
constexpr std::array<std::string_view, 6> outcomes{"spoke",        "no answer", "voicemail",
                                                   "wrong number", "refused",   "call back"};

struct AttemptOut {
    Instant at;
    std::string outcome;
    Private note{};
};
constexpr auto describe(const AttemptOut*) {
    using A = AttemptOut;
    return description("Attempt", "One try to reach somebody",
                       field("at", &A::at, "When"),
                       field("outcome", &A::outcome, "What came of it").one_of(outcomes),
                       field("note", &A::note, "What was said").personal());
}

struct CallOut {
    CallId id;
    PersonId person;
    std::optional<NeedId> need;
    std::string purpose;
    int priority = 0;
    std::string priority_why;
    Instant due_at;
    std::optional<TeamId> team;
    std::optional<AccountId> caller;
    std::string status;
    int tries = 0;
    std::optional<std::vector<AttemptOut>> attempts{};
    std::optional<Instant> closed_at;
    int version = 1;
};
constexpr auto describe(const CallOut*) {
    using C = CallOut;
    return description(
        "Call", "A call to be made to somebody, and what came of it",
        field("id", &C::id, "Given by Kith"), field("person", &C::person, "Whom to ring"),
        field("need", &C::need, "What it is about"),
        field("purpose", &C::purpose, "first contact, welfare check"),
        field("priority", &C::priority, "Higher first"),
        field("priority_why", &C::priority_why, "In words").personal(),
        field("due_at", &C::due_at, "When it is due"), field("team", &C::team, "Whose team rings"),
        field("caller", &C::caller, "Who rings"),
        field("status", &C::status, "Where it stands").one_of(statuses),
        field("tries", &C::tries, "How often it was tried"),
        field("attempts", &C::attempts, "Newest first; not in lists"),
        field("closed_at", &C::closed_at, "When it ended"),
        field("version", &C::version, "Counts changes"));
}

struct CallIn {
    PersonId person;
    std::string purpose;
    Instant due_at;
    std::optional<NeedId> need;
    std::optional<AccountId> caller;
    std::optional<int> priority;
    std::optional<std::string> priority_why;
};
constexpr auto describe(const CallIn*) {
    using C = CallIn;
    return description(
        "NewCall", "A call to be booked; the open one of its purpose is brought forward",
        field("person", &C::person, "Whom to ring"),
        field("purpose", &C::purpose, "welfare check, first contact").at_least(1).at_most(100),
        field("due_at", &C::due_at, "When it is due"),
        field("need", &C::need, "What it is about"), field("caller", &C::caller, "Who rings"),
        field("priority", &C::priority, "Higher first").from(0).up_to(100),
        field("priority_why", &C::priority_why, "In words").at_most(300).personal());
}

struct CallChangeIn {
    std::optional<AccountId> caller;
    std::optional<Instant> due_at;
};
constexpr auto describe(const CallChangeIn*) {
    using C = CallChangeIn;
    return description("CallChange", "What is changed of an open call; the rest stays",
                       field("caller", &C::caller, "Who rings from now on"),
                       field("due_at", &C::due_at, "When it is due"));
}

struct AttemptIn {
    std::string outcome;
    std::optional<Private> note;
    std::optional<Instant> call_back_at;
};
constexpr auto describe(const AttemptIn*) {
    using A = AttemptIn;
    return description("NewAttempt", "What came of ringing",
                       field("outcome", &A::outcome, "What came of it").one_of(outcomes),
                       field("note", &A::note, "What was said").at_most(5000).personal(),
                       field("call_back_at", &A::call_back_at, "When they asked to be rung again"));
}

struct Whole {
    CallRow row;
    std::vector<AttemptRow> attempts{};
    int version = 1;
};

CallOut out(const CallRow& row) {
    return {.id = row.id, .person = row.person, .need = row.need, .purpose = row.purpose,
            .priority = row.priority, .priority_why = row.priority_why, .due_at = row.due_at,
            .team = row.team, .caller = row.caller, .status = row.status, .tries = row.attempts,
            .closed_at = row.closed_at, .version = row.version};
}

Json print(const Whole& whole) {
    CallOut made = out(whole.row);
    made.attempts.emplace();
    for (const AttemptRow& one : whole.attempts) {
        made.attempts->push_back({.at = one.at, .outcome = one.outcome, .note = one.note});
    }
    return to_json(made);
}

Whole whole(sql::Session& session, CallId id) {
    const auto row = call_row(session, id);
    return {.row = *row, .attempts = attempts_of(session, {id}), .version = row->version};
}

std::vector<CallRow> calls_page(sql::Session& session, const web::Context& context,
                                std::optional<CallId> after, std::size_t most) {
    sql::Arguments with;
    std::string where = "1 = 1";
    if (const auto status = context.request.query.find("status")) {
        where += " AND status = " + with.add(std::string(*status));
    }
    if (const auto person = api::sent<PersonId>(context, "person")) {
        where += " AND person_id = " + with.add(*person);
    }
    if (const auto caller = api::sent<AccountId>(context, "caller")) {
        where += " AND caller_id = " + with.add(*caller);
    }
    if (const auto before = api::sent<Instant>(context, "due_before")) {
        where += " AND due_at < " + with.add(*before);
    }
    if (after) where += " AND id < " + with.add(*after);
    return session.all<CallRow>("SELECT " + std::string(call_columns()) + " FROM call WHERE " +
                                    where + " ORDER BY id DESC LIMIT " +
                                    with.add(static_cast<std::int64_t>(most)),
                                with);
}

web::Response list_calls(web::Context& context) {
    if (!context.may(sharing::see_everyone)) {
        return api::problem_response(Forbidden{"list the calls to everyone"});
    }
    const auto paging = api::paging(context);
    auto calls = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        auto found = calls_page(t, context, api::after_of<CallId>(paging), paging.limit + 1);
        sharing::log_list(t, *context.viewer, by_api, "api", found.size(), context.now());
        return found;
    });
    return api::page_of(context, std::move(calls), paging.limit,
                        [](const CallRow& row) { return to_json(out(row)); });
}

// The call when the caller may see the person; a refusal is logged like any other.
Result<CallRow> open_call(web::Context& context) {
    const auto id = CallId::parse(context.request.parameter("call"));
    if (!id) return problem(NotFound{"call"});
    auto row =
        context.app.database.read([&](sql::Session& session) { return call_row(session, *id); });
    if (!row) return problem(NotFound{"call"});
    const auto person = people::open(context, row->person, by_api);
    if (!person) return tl::unexpected(person.error());
    if (!person->decision.sees(sharing::Part::calls)) return problem(Forbidden{"see this call"});
    return *std::move(row);
}

web::Response read_call(web::Context& context) {
    const auto row = open_call(context);
    if (!row) return api::problem_response(row.error());
    return api::one(print(context.app.database.read([&](sql::Session& session) {
        return whole(session, row->id);
    })), row->version);
}

bool is_account(sql::Session& session, const std::optional<AccountId>& account) {
    return !account || accounts::account(session, *account).has_value();
}

web::Response create_call(web::Context& context) {
    const auto read = api::read<CallIn>(context);
    if (read.refusal) return *read.refusal;
    const CallIn& in = *read.value;
    const auto person = people::open(context, in.person, by_api);
    if (!person) return api::problem_response(person.error());
    return api::create_once(context, [&](sql::Transaction& t) -> Result<api::Created> {
        if (!is_account(t, in.caller)) return problem(NotFound{"caller"});
        if (in.need) {
            const auto need = KITH_TRY(casework::need(t, *in.need));
            if (need.person != person->id) return problem(NotFound{"need of this person"});
        }
        const auto id = book(t,
                             {.person = person->id,
                              .need = in.need,
                              .purpose = in.purpose,
                              .due_at = in.due_at,
                              .priority = in.priority.value_or(0),
                              .priority_why = in.priority_why.value_or(""),
                              .caller = in.caller,
                              .source = "api"},
                             context.now());
        const auto made = whole(t, id);
        return api::Created{.path = "/api/v1/calls/" + id.string(),
                            .value = print(made),
                            .version = made.version,
                            .existed = id.made_at() < context.now()};
    });
}

// Opens the call, then does what changes it, in a transaction that checks the version first.
template <class Change>
web::Response change_with(web::Context& context, int version, const Change& change) {
    const auto opened = open_call(context);
    if (!opened) return api::problem_response(opened.error());
    return api::changed(context.app.database.write(
                            context.actor(),
                            [&](sql::Transaction& t) -> Result<Whole> {
                                const auto row = call_row(t, opened->id);
                                if (!row || row->version != version) return problem(Stale{"call"});
                                const Result<void> done = change(t, *row);
                                if (!done) return tl::unexpected(done.error());
                                return whole(t, row->id);
                            }),
                        print);
}

Result<void> apply(sql::Transaction& t, const CallRow& call, const CallChangeIn& in, Instant now) {
    if (call.closed_at) return invalid("", "This call is closed: book another");
    if (!is_account(t, in.caller)) return problem(NotFound{"caller"});
    if (in.due_at && *in.due_at != call.due_at) {
        t.execute("UPDATE call SET due_at = $2, version = version + 1 WHERE id = $1", call.id,
                  *in.due_at);
        t.changed("call", call.id, "moved");
        refresh_call_work(t, *call_row(t, call.id), now);
    }
    return in.caller ? assign(t, call.id, in.caller, now) : Result<void>{};
}

web::Response change_call(web::Context& context) {
    const auto version = api::if_match(context);
    if (version.refusal) return *version.refusal;
    const auto read = api::read<CallChangeIn>(context);
    if (read.refusal) return *read.refusal;
    return change_with(context, version.number, [&](sql::Transaction& t, const CallRow& call) {
        return apply(t, call, *read.value, context.now());
    });
}

web::Response record_by_api(web::Context& context) {
    const auto version = api::if_match(context);
    if (version.refusal) return *version.refusal;
    const auto read = api::read<AttemptIn>(context);
    if (read.refusal) return *read.refusal;
    const auto by = AccountId::parse(context.viewer->account_id);
    if (!by) return api::problem_response(Forbidden{"record what came of this call"});
    return change_with(context, version.number, [&](sql::Transaction& t, const CallRow& call) {
        return record_attempt(t, call.id,
                              {.outcome = read.value->outcome,
                               .note = read.value->note.value_or(Private()),
                               .call_back_at = read.value->call_back_at,
                               .by = *by,
                               .by_name = context.viewer->name},
                              context.now());
    });
}

std::vector<api::Operation> operations() {
    using web::Method;
    return {
        {.method = Method::get, .path = "/api/v1/calls", .permission = make_calls,
         .handler = list_calls, .summary = "Calls, the last booked first",
         .gives = schema_of<CallOut>, .is_list = true,
         .filters = {api::choice_of("status", "Where they stand", statuses),
                     api::parameter<PersonId>("person", "To one person"),
                     api::parameter<AccountId>("caller", "Of one caller"),
                     api::parameter<Instant>("due_before", "Due before this instant")}},
        {.method = Method::post, .path = "/api/v1/calls", .permission = make_calls,
         .handler = create_call, .summary = "Book a call", .takes = schema_of<CallIn>,
         .gives = schema_of<CallOut>, .creates = true,
         .about = "The open call of that purpose is brought forward instead: that is 200."},
        {.method = Method::get, .path = "/api/v1/calls/{call}", .permission = make_calls,
         .handler = read_call, .summary = "One call", .gives = schema_of<CallOut>},
        {.method = Method::patch, .path = "/api/v1/calls/{call}", .permission = manage_calls,
         .handler = change_call, .summary = "Give a call to somebody, or move it",
         .takes = schema_of<CallChangeIn>, .gives = schema_of<CallOut>, .versioned = true},
        {.method = Method::post, .path = "/api/v1/calls/{call}/attempts",
         .permission = make_calls, .handler = record_by_api,
         .summary = "Record what came of ringing", .takes = schema_of<AttemptIn>,
         .gives = schema_of<CallOut>, .versioned = true},
    };
}

}  // namespace

const std::vector<api::Operation>& api_operations() {
    static const auto all = operations();
    return all;
}

std::vector<web::Route> api_routes() { return api::routes_of(api_operations()); }

}  // namespace kith::calls
