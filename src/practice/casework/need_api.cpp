#include <array>

#include "platform/base/london.hpp"
#include "practice/casework/operations.hpp"
#include "practice/casework/parts.hpp"

namespace kith::casework {
namespace {

namespace api = web::api;

constexpr std::array<std::string_view, 7> statuses{"waiting", "assigned", "in progress", "blocked",
                                                   "met", "not met", "withdrawn"};
constexpr std::array<std::string_view, 9> listed{"open", "closed", "waiting", "assigned",
                                                 "in progress", "blocked", "met", "not met",
                                                 "withdrawn"};
constexpr std::array<std::string_view, 4> due_kinds{"by", "on", "between", "as soon as possible"};
constexpr std::array<std::string_view, 3> ways{"volunteers", "team", "organisation"};

constexpr sharing::Purpose by_api{"api", "a system of the council's"};

struct NeedOut {
    NeedId id;
    Reference reference;
    PersonId person;
    std::string category, title;
    Private details{};
    Json answers{};
    std::string status, status_reason;
    bool urgent = false, health_critical = false;
    std::string due_kind;
    std::optional<Day> due_from;
    Day due_on;
    std::string route;
    std::optional<AccountId> account;
    std::optional<TeamId> team;
    std::optional<OrganisationId> organisation;
    Instant made_at;
    std::optional<Instant> closed_at;
    int version = 1;
};
constexpr auto describe(const NeedOut*) {
    using N = NeedOut;
    return description(
        "Need", "Something a person needs, and where it stands",
        field("id", &N::id, "Given by Kith"),
        field("reference", &N::reference, "Read out on calls"),
        field("person", &N::person, "Whose it is"), field("category", &N::category, "Its kind"),
        field("title", &N::title, "The kind's name"),
        field("details", &N::details, "In their words").personal(),
        field("answers", &N::answers, "Answers to the kind's questions, by id").personal(),
        field("status", &N::status, "Where it stands").one_of(statuses),
        field("status_reason", &N::status_reason, "Why, where that is asked"),
        field("urgent", &N::urgent, "Before others"),
        field("health_critical", &N::health_critical, "Their health is at risk"),
        field("due_kind", &N::due_kind, "How the day is meant").one_of(due_kinds),
        field("due_from", &N::due_from, "The first day of between"),
        field("due_on", &N::due_on, "The day it is due"),
        field("route", &N::route, "Who meets such needs").one_of(ways),
        field("account", &N::account, "Who has it"), field("team", &N::team, "Whose team answers"),
        field("organisation", &N::organisation, "Where it is"),
        field("made_at", &N::made_at, "When it was asked"),
        field("closed_at", &N::closed_at, "When it was closed"),
        field("version", &N::version, "Counts changes"));
}

NeedOut out(const NeedView& need) {
    return {.id = need.id, .reference = need.reference, .person = need.person,
            .category = need.category, .title = need.title, .details = need.details,
            .answers = need.answers, .status = need.status, .status_reason = need.status_reason,
            .urgent = need.urgent, .health_critical = need.health_critical,
            .due_kind = need.due_kind, .due_from = need.due_from, .due_on = need.due_on,
            .route = need.route, .account = need.account, .team = need.team,
            .organisation = need.organisation, .made_at = need.made_at,
            .closed_at = need.closed_at, .version = need.version};
}

struct NeedIn {
    PersonId person;
    api::Code category;
    std::optional<Private> details;
    std::optional<bool> urgent;
    std::optional<bool> health_critical;
    std::optional<Day> due_on;
};
constexpr auto describe(const NeedIn*) {
    using N = NeedIn;
    return description("NewNeed", "A need to be opened; one of its kind that is open is joined",
                       field("person", &N::person, "Whose it is"),
                       field("category", &N::category, "A published category"),
                       field("details", &N::details, "In their words").at_most(5000).personal(),
                       field("urgent", &N::urgent, "Before others"),
                       field("health_critical", &N::health_critical, "Their health is at risk"),
                       field("due_on", &N::due_on, "Left out: the category's usual days"));
}

struct NeedChangeIn {
    std::optional<std::string> status, reason;
    std::optional<Private> details;
    std::optional<bool> urgent, health_critical;
    std::optional<Day> due_on;
    std::optional<AccountId> account;
    std::optional<TeamId> team;
};
constexpr auto describe(const NeedChangeIn*) {
    using N = NeedChangeIn;
    return description("NeedChange", "What is changed; the rest stays",
                       field("status", &N::status, "Where it stands now").one_of(statuses),
                       field("reason", &N::reason, "Why").at_most(500),
                       field("details", &N::details, "In their words").at_most(5000).personal(),
                       field("urgent", &N::urgent, "Before others"),
                       field("health_critical", &N::health_critical, "Their health is at risk"),
                       field("due_on", &N::due_on, "The day it is due"),
                       field("account", &N::account, "Who has it from now"),
                       field("team", &N::team, "Which team has it from now"));
}

// The need when the caller may see the person; a refusal is logged like any other.
Result<NeedView> open_need_for(web::Context& context) {
    const auto id = id_in<NeedId>(context, "need");
    if (!id) return problem(NotFound{"need"});
    auto known = context.app.database.read([&](sql::Session& s) { return need(s, *id); });
    if (!known) return known;
    const auto person = people::open(context, known->person, by_api);
    if (!person) return tl::unexpected(person.error());
    if (!person->decision.sees(sharing::Part::needs)) return problem(Forbidden{"see this need"});
    return known;
}

NeedFilter filter_of(const web::Context& context) {
    NeedFilter filter;
    const auto& query = context.request.query;
    if (const auto status = query.find("status")) filter.status = *status;
    filter.category = query.get("category");
    filter.ward = query.get("ward");
    filter.urgent = api::sent<bool>(context, "urgent").value_or(false);
    filter.person = api::sent<PersonId>(context, "person");
    filter.team = api::sent<TeamId>(context, "team");
    return filter;
}

web::Response list_needs(web::Context& context) {
    if (!context.may(sharing::see_everyone)) {
        return api::problem_response(Forbidden{"list the needs of everyone"});
    }
    const auto paging = api::paging(context);
    auto needs = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        auto found = need_list(t, filter_of(context), api::after_of<NeedId>(paging),
                               london_day(context.now()), paging.limit);
        sharing::log_list(t, *context.viewer, by_api, "api", found.size(), context.now());
        return found;
    });
    return api::page_of(context, std::move(needs), paging.limit,
                        [](const NeedView& need) { return to_json(out(need)); });
}

web::Response read_need(web::Context& context) {
    const auto known = open_need_for(context);
    if (!known) return api::problem_response(known.error());
    return api::one(to_json(out(*known)), known->version);
}

web::Response create_need(web::Context& context) {
    const auto read = api::read<NeedIn>(context);
    if (read.refusal) return *read.refusal;
    const NeedIn& in = *read.value;
    const auto person = people::open(context, in.person, by_api);
    if (!person) return api::problem_response(person.error());
    return api::create_once(context, [&](sql::Transaction& t) -> Result<api::Created> {
        if (!category(t, in.category.string())) {
            return invalid("category", "There is no such category");
        }
        const auto opened = open_need(t,
                                      {.person = person->id,
                                       .category = in.category.string(),
                                       .details = in.details.value_or(Private()),
                                       .urgent = in.urgent.value_or(false),
                                       .health_critical = in.health_critical.value_or(false),
                                       .due = {.kind = "by", .on = in.due_on}},
                                      context.now());
        const auto made = KITH_TRY(need(t, opened.id));
        return api::Created{.path = "/api/v1/needs/" + opened.id.string(),
                            .value = to_json(out(made)),
                            .version = made.version,
                            .existed = opened.joined};
    });
}

Result<void> apply(sql::Transaction& t, const NeedView& known, const NeedChangeIn& in,
                   std::string_view by_name, Instant now) {
    if (in.details || in.urgent || in.health_critical || in.due_on) {
        const NeedChange change{
            .details = in.details.value_or(known.details),
            .due = {.kind = known.due_kind,
                    .from = known.due_from,
                    .on = in.due_on.value_or(known.due_on)},
            .urgent = in.urgent.value_or(known.urgent),
            .health_critical = in.health_critical.value_or(known.health_critical)};
        const auto changed = change_need(t, known.id, known.version, change, by_name, now);
        if (!changed) return changed;
    }
    if (in.account || in.team) {
        if (in.account && !accounts::account(t, *in.account)) {
            return invalid("account", "There is no such account");
        }
        if (in.team && !accounts::team(t, *in.team)) {
            return invalid("team", "There is no such team");
        }
        const auto given =
            assign_need(t, known.id, {.account = in.account, .team = in.team}, by_name, now);
        if (!given) return given;
    }
    if (!in.status) return {};
    return move_need(t, known.id, *in.status, in.reason.value_or(""), by_name, now);
}

web::Response change_need_by_api(web::Context& context) {
    const auto version = api::if_match(context);
    if (version.refusal) return *version.refusal;
    const auto read = api::read<NeedChangeIn>(context);
    if (read.refusal) return *read.refusal;
    const auto opened = open_need_for(context);
    if (!opened) return api::problem_response(opened.error());
    const auto changed = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<NeedView> {
            const auto known = KITH_TRY(need(t, opened->id));
            if (known.version != version.number) return problem(Stale{"need"});
            const auto applied =
                apply(t, known, *read.value, context.viewer->name, context.now());
            if (!applied) return tl::unexpected(applied.error());
            return need(t, known.id);
        });
    return api::changed(changed, [](const NeedView& need) { return to_json(out(need)); });
}

}  // namespace

std::vector<api::Operation> need_operations() {
    using web::Method;
    return {
        {.method = Method::get, .path = "/api/v1/needs", .permission = see_needs,
         .handler = list_needs, .summary = "Needs, urgent first and then due first",
         .gives = schema_of<NeedOut>, .is_list = true,
         .filters = {api::choice_of("status", "Where they stand; open unless said", listed),
                     api::parameter<api::Code>("category", "Their kind"),
                     api::parameter<api::Code>("ward", "The code of a ward"),
                     api::parameter<bool>("urgent", "Only those before others"),
                     api::parameter<PersonId>("person", "Of one person"),
                     api::parameter<TeamId>("team", "Of one team")}},
        {.method = Method::post, .path = "/api/v1/needs", .permission = take_contacts,
         .handler = create_need, .summary = "Open a need", .takes = schema_of<NeedIn>,
         .gives = schema_of<NeedOut>, .creates = true,
         .about = "A need of its kind that is open for the person is joined: that is 200."},
        {.method = Method::get, .path = "/api/v1/needs/{need}", .permission = see_needs,
         .handler = read_need, .summary = "One need", .gives = schema_of<NeedOut>},
        {.method = Method::patch, .path = "/api/v1/needs/{need}", .permission = work_needs,
         .handler = change_need_by_api, .summary = "Change a need",
         .takes = schema_of<NeedChangeIn>, .gives = schema_of<NeedOut>, .versioned = true},
    };
}

}  // namespace kith::casework
