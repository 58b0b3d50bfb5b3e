#include "platform/web/api.hpp"

#include <array>

#include "practice/referrals/pages.hpp"
#include "practice/referrals/referral.hpp"

namespace kith::referrals {

namespace api = web::api;

namespace {

constexpr std::array<std::string_view, 7> statuses{"offered", "accepted", "declined", "started",
                                                   "done",    "returned", "revoked"};
constexpr std::array<std::string_view, 6> steps{"accept", "decline", "start",
                                                "finish", "return",  "revoke"};

}  // namespace

// What the API says of a referral.
struct ReferralOut {
    ReferralId id;
    Reference reference;
    NeedId need;
    PersonId person;
    OrganisationId from, to;
    Private reason{};
    std::vector<std::string> shared{};
    std::string status, status_reason;
    Private outcome{};
    std::optional<Pence> cost;
    Instant made_at, answer_by;
    std::optional<Instant> closed_at;
    int version = 1;
};
constexpr auto describe(const ReferralOut*) {
    using R = ReferralOut;
    return description(
        "Referral", "A need offered to an organisation",
        field("id", &R::id, "Given by Kith"),
        field("reference", &R::reference, "Read out on calls"),
        field("need", &R::need, "What is asked for"), field("person", &R::person, "For whom"),
        field("from", &R::from, "Who refers"), field("to", &R::to, "Who is asked"),
        field("reason", &R::reason, "What is asked of them").personal(),
        field("shared", &R::shared, "Parts of the record they may see"),
        field("status", &R::status, "Where it stands").one_of(statuses),
        field("status_reason", &R::status_reason, "Why it was closed"),
        field("outcome", &R::outcome, "What came of it").personal(),
        field("cost", &R::cost, "In pence"), field("made_at", &R::made_at, "When it was offered"),
        field("answer_by", &R::answer_by, "When silence is chased"),
        field("closed_at", &R::closed_at, "When it was closed"),
        field("version", &R::version, "Counts changes"));
}

struct ReferralIn {
    NeedId need;
    OrganisationId to;
    Private reason;
    std::optional<std::vector<std::string>> shared;
    std::optional<bool> agrees;
};
constexpr auto describe(const ReferralIn*) {
    using R = ReferralIn;
    return description(
        "NewReferral", "A need to be offered to an organisation",
        field("need", &R::need, "What is asked for"), field("to", &R::to, "Who is asked"),
        field("reason", &R::reason, "What is asked of them").at_least(1).at_most(2000).personal(),
        field("shared", &R::shared, "Parts of the record they may see; left out: the least")
            .at_most(30),
        field("agrees", &R::agrees, "They were asked about this referral, and agree"));
}

struct StepIn {
    std::string what;
    std::optional<Private> note;
    std::optional<Pence> cost;
};
constexpr auto describe(const StepIn*) {
    using S = StepIn;
    return description("ReferralStep", "What is done with a referral",
                       field("what", &S::what, "The step").one_of(steps),
                       field("note", &S::note, "The reason or outcome").at_most(2000).personal(),
                       field("cost", &S::cost, "In pence").from(0));
}

namespace {

constexpr sharing::Purpose by_api{"api", "a system of the organisation's"};

ReferralOut out(const ReferralRow& row) {
    ReferralOut made{.id = row.id, .reference = row.reference, .need = row.need,
                     .person = row.person, .from = row.from, .to = row.to, .reason = row.reason,
                     .status = row.status, .status_reason = row.status_reason,
                     .outcome = row.outcome, .cost = row.cost, .made_at = row.made_at,
                     .answer_by = row.answer_by, .closed_at = row.closed_at,
                     .version = row.version};
    for (const auto part : parts_from(row.shared)) made.shared.emplace_back(part_name(part));
    return made;
}

// Those at either end may see it; who at which end decides what they may do.
struct Seat {
    bool receiver = false;
    bool referrer = false;
};
Seat seat_at(const web::Context& context, const ReferralRow& row) {
    const auto own = organisation_of(context);
    return {.receiver = own == row.to && context.may(answer_referrals),
            .referrer = own == row.from && context.may(make_referrals)};
}

Result<ReferralRow> open_row(web::Context& context) {
    const auto id = ReferralId::parse(context.request.parameter("referral"));
    if (!id) return problem(NotFound{"referral"});
    const auto row = context.app.database.read(
        [&](sql::Session& session) { return referral_row(session, *id); });
    if (!row) return problem(NotFound{"referral"});
    const Seat seat = seat_at(context, *row);
    if (!seat.receiver && !seat.referrer) return problem(NotFound{"referral"});
    return *row;
}

// ?direction=in lists what the caller's organisation received, otherwise what it made.
web::Response list_referrals(web::Context& context) {
    const bool in = context.request.query.get("direction") == "in";
    const auto own = organisation_of(context);
    if (!own || !context.may(in ? answer_referrals : make_referrals)) {
        return api::problem_response(Forbidden{"list these referrals"});
    }
    const auto paging = api::paging(context);
    Filter filter{.state = std::string(context.request.query.get("state"))};
    (in ? filter.to : filter.from) = *own;
    auto rows = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        auto found = referral_list(t, filter, api::after_of<ReferralId>(paging), paging.limit);
        sharing::log_list(t, *context.viewer, by_api, "api", found.size(), context.now());
        return found;
    });
    return api::page_of(context, std::move(rows), paging.limit,
                        [](const ReferralRow& row) { return to_json(out(row)); });
}

web::Response read_referral(web::Context& context) {
    const auto row = open_row(context);
    if (!row) return api::problem_response(row.error());
    return api::one(to_json(out(*row)), row->version);
}

Result<std::vector<sharing::Part>> parts_asked(const ReferralIn& in) {
    if (!in.shared) return least_shared();
    std::vector<sharing::Part> parts;
    for (std::size_t index = 0; index < in.shared->size(); ++index) {
        const auto found = parts_from((*in.shared)[index]);
        if (found.size() != 1) {
            return invalid("/shared/" + std::to_string(index), "This part cannot be shared");
        }
        parts.push_back(found.front());
    }
    if (parts.empty()) return invalid("/shared", "Name what they may see");
    return parts;
}

web::Response create_referral(web::Context& context) {
    const auto read = api::read<ReferralIn>(context);
    if (read.refusal) return *read.refusal;
    const ReferralIn& in = *read.value;
    const auto account = account_of(context);
    const auto need = context.app.database.read(
        [&](sql::Session& session) { return casework::need(session, in.need); });
    if (!need || !account) return api::problem_response(NotFound{"need"});
    const auto person = people::open(context, need->person, by_api);
    if (!person) return api::problem_response(person.error());
    const auto parts = parts_asked(in);
    if (!parts) return api::problem_response(parts.error());
    if (auto why = refusal_to_share(person->shares, in.agrees.value_or(false))) {
        return api::problem_response(Invalid{{{"agrees", *std::move(why)}}});
    }
    return api::create_once(context, [&](sql::Transaction& t) -> Result<api::Created> {
        const bool known =
            !referral_list(t, {.to = in.to, .need = in.need}, std::nullopt, 1).empty();
        const auto id = KITH_TRY(refer(t,
                                       {.need = in.need,
                                        .to = in.to,
                                        .reason = in.reason,
                                        .shared = *parts,
                                        .agrees = in.agrees.value_or(false),
                                        .by = *account,
                                        .by_name = context.viewer->name},
                                       context.now()));
        const auto row = referral_row(t, id);
        return api::Created{.path = "/api/v1/referrals/" + id.string(),
                            .value = to_json(out(*row)),
                            .version = row->version,
                            .existed = known};
    });
}

web::Response step_referral(web::Context& context) {
    const auto version = api::if_match(context);
    if (version.refusal) return *version.refusal;
    const auto read = api::read<StepIn>(context);
    if (read.refusal) return *read.refusal;
    const auto opened = open_row(context);
    if (!opened) return api::problem_response(opened.error());
    const Seat seat = seat_at(context, *opened);
    const bool may = read.value->what == "revoke" ? seat.referrer : seat.receiver;
    if (!may) return api::problem_response(Forbidden{"take this step"});
    const Step step{.what = read.value->what,
                    .note = read.value->note.value_or(Private()),
                    .cost = read.value->cost,
                    .by_name = context.viewer->name};
    const auto changed = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<ReferralRow> {
            const auto row = referral_row(t, opened->id);
            if (!row || row->version != version.number) return problem(Stale{"referral"});
            const auto taken = take_step(t, row->id, step, context.now());
            if (!taken) return tl::unexpected(taken.error());
            return *referral_row(t, row->id);
        });
    return api::changed(changed, [](const ReferralRow& row) { return to_json(out(row)); });
}

std::vector<api::Operation> operations() {
    using web::Method;
    const auto signed_in = web::Permission::signed_in();
    return {
        {.method = Method::get, .path = "/api/v1/referrals", .permission = signed_in,
         .handler = list_referrals, .summary = "Referrals made, or received with direction=in",
         .gives = schema_of<ReferralOut>, .is_list = true,
         .filters = {api::choice("direction", "Made by us unless said", {"in", "out"}),
                     api::choice("state", "Open ones unless said",
                                 {"open", "offered", "under way", "closed"})}},
        {.method = Method::post, .path = "/api/v1/referrals", .permission = make_referrals,
         .handler = create_referral, .summary = "Offer a need to an organisation",
         .takes = schema_of<ReferralIn>, .gives = schema_of<ReferralOut>, .creates = true},
        {.method = Method::get, .path = "/api/v1/referrals/{referral}", .permission = signed_in,
         .handler = read_referral, .summary = "One referral", .gives = schema_of<ReferralOut>},
        {.method = Method::post, .path = "/api/v1/referrals/{referral}/steps",
         .permission = signed_in, .handler = step_referral, .summary = "Take a step with it",
         .takes = schema_of<StepIn>, .gives = schema_of<ReferralOut>, .versioned = true},
    };
}

}  // namespace

const std::vector<api::Operation>& api_operations() {
    static const auto all = operations();
    return all;
}

std::vector<web::Route> api_routes() { return api::routes_of(api_operations()); }

}  // namespace kith::referrals
