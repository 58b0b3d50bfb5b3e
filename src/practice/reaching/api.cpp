#include "platform/web/api.hpp"

#include "practice/reaching/ledger.hpp"

namespace kith::reaching {

namespace api = web::api;

// What the API says of a cohort and of a round.
struct CohortOut {
    CohortId id;
    std::string reference, name, purpose;
    Json conditions{};
    std::int64_t people = 0;
    int version = 1;
};
constexpr auto describe(const CohortOut*) {
    using C = CohortOut;
    return description("Cohort", "People chosen by what is known of them",
                       field("id", &C::id, "Given by Kith"),
                       field("reference", &C::reference, "As it is cited"),
                       field("name", &C::name, "Its name"),
                       field("purpose", &C::purpose, "What it is for"),
                       field("conditions", &C::conditions, "All of them hold"),
                       field("people", &C::people, "How many fit now"),
                       field("version", &C::version, "Counts changes"));
}

struct ReachOut {
    ReachId id;
    std::string reference, name, way;
    std::int64_t people = 0, reached = 0, tried = 0, to_reach = 0, not_needed = 0;
};
constexpr auto describe(const ReachOut*) {
    using R = ReachOut;
    return description("Reach", "A round to reach everybody of a cohort",
                       field("id", &R::id, "Given by Kith"),
                       field("reference", &R::reference, "As it is cited"),
                       field("name", &R::name, "Its name"),
                       field("way", &R::way, "call, letter, visit, need"),
                       field("people", &R::people, "How many there were"),
                       field("reached", &R::reached, "Spoken to since"),
                       field("tried", &R::tried, "Tried and not reached"),
                       field("to_reach", &R::to_reach, "Not tried yet"),
                       field("not_needed", &R::not_needed, "Died, moved or do not want it"));
}

namespace {

web::Response list_cohorts(web::Context& context) {
    Json::Array items;
    context.app.database.read([&](sql::Session& session) {
        for (const CohortRow& row : cohorts(session)) {
            items.push_back(to_json(CohortOut{row.id, row.reference, row.name, row.purpose,
                                              json_of(row.conditions),
                                              count(session, row.conditions, context.now()),
                                              row.version}));
        }
    });
    return api::list(context, std::move(items), "");
}

web::Response read_reach(web::Context& context) {
    const auto id = ReachId::parse(context.request.parameter("reach"));
    if (!id) return api::problem_response(NotFound{"round"});
    std::optional<ReachOut> out;
    context.app.database.read([&](sql::Session& session) {
        const auto row = reach(session, *id);
        if (!row) return;
        auto sums = totals(session, *id).states;
        out = ReachOut{row->id, row->reference, row->name, row->way, row->people,
                       sums["reached"], sums["tried"], sums["to reach"], sums["not needed"]};
    });
    if (!out) return api::problem_response(NotFound{"round"});
    return api::one(to_json(*out), 0);
}

std::vector<api::Operation> operations() {
    using web::Method;
    return {
        {.method = Method::get, .path = "/api/v1/cohorts", .permission = reach_people,
         .handler = list_cohorts, .summary = "Cohorts with how many people fit now",
         .gives = schema_of<CohortOut>, .is_list = true},
        {.method = Method::get, .path = "/api/v1/reaches/{reach}", .permission = reach_people,
         .handler = read_reach, .summary = "How far a round has come",
         .gives = schema_of<ReachOut>},
    };
}

}  // namespace

const std::vector<api::Operation>& api_operations() {
    static const auto all = operations();
    return all;
}

std::vector<web::Route> api_routes() { return api::routes_of(api_operations()); }

}  // namespace kith::reaching
