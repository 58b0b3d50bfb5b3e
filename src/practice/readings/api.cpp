#include "platform/web/api.hpp"

#include "practice/readings/store.hpp"

namespace kith::readings {

namespace api = web::api;

// Readings taken together, as equipment sends them.
struct ReadingsIn {
    Instant taken_at;
    std::string source;
    std::optional<double> temperature, oxygen, pulse, systolic, diastolic;
};
constexpr auto describe(const ReadingsIn*) {
    using R = ReadingsIn;
    return description(
        "NewReadings", "Readings taken together from one person",
        field("taken_at", &R::taken_at, "When they were taken"),
        field("source", &R::source, "Which equipment").at_least(1).at_most(200),
        field("temperature", &R::temperature, "Degrees Celsius").from(25).up_to(45).personal(),
        field("oxygen", &R::oxygen, "Oxygen saturation in per cent")
            .from(40)
            .up_to(100)
            .personal(),
        field("pulse", &R::pulse, "Beats a minute").from(15).up_to(250).personal(),
        field("systolic", &R::systolic, "Upper blood pressure in mmHg")
            .from(40)
            .up_to(300)
            .personal(),
        field("diastolic", &R::diastolic, "Lower blood pressure in mmHg")
            .from(20)
            .up_to(200)
            .personal());
}

struct ReadingsOut {
    int recorded = 0;
    std::vector<std::string> told;
};
constexpr auto describe(const ReadingsOut*) {
    using R = ReadingsOut;
    return description("ReadingsRecorded", "What became of the readings",
                       field("recorded", &R::recorded, "How many were taken in"),
                       field("told", &R::told, "Rules that called, in words"));
}

struct ReadingOut {
    std::string kind;
    double value = 0;
    Instant taken_at;
    std::string source;
};
constexpr auto describe(const ReadingOut*) {
    using R = ReadingOut;
    return description("Reading", "One reading",
                       field("kind", &R::kind,
                             "temperature, oxygen, pulse, systolic, diastolic"),
                       field("value", &R::value, "In the unit of its kind").personal(),
                       field("taken_at", &R::taken_at, "When"),
                       field("source", &R::source, "Which equipment"));
}

namespace {

using namespace std::chrono_literals;

constexpr sharing::Purpose by_api{"api", "readings from equipment"};
constexpr auto listed_for = std::chrono::days(30);
constexpr auto clocks_differ = 10min;

Result<people::PersonView> opened(web::Context& context) {
    const auto id = PersonId::parse(context.request.parameter("person"));
    if (!id) return problem(NotFound{"person"});
    auto person = people::open(context, *id, by_api);
    if (person && !person->decision.sees(sharing::Part::flags)) {
        return problem(Forbidden{"see this person's readings"});
    }
    return person;
}

Result<Taken> taken_from(const ReadingsIn& in, PersonId person, const std::string& by,
                         Instant now) {
    Taken taken{.person = person, .taken_at = in.taken_at, .source = in.source, .by_name = by};
    if (in.taken_at > now + clocks_differ) {
        return invalid("/taken_at", "This is in the future: set the clock of the equipment");
    }
    const std::pair<std::string_view, std::optional<double>> sent[] = {
        {"temperature", in.temperature}, {"oxygen", in.oxygen}, {"pulse", in.pulse},
        {"systolic", in.systolic}, {"diastolic", in.diastolic}};
    for (const auto& [kind, value] : sent) {
        if (!value) continue;
        const auto right = checked(*kind_of(kind), *value);
        if (!right) {
            return invalid("/" + std::string(kind),
                           std::get<Invalid>(right.error()).errors.front().message);
        }
        taken.values.emplace_back(kind, *value);
    }
    if (taken.values.empty()) return invalid("", "Send at least one reading");
    return taken;
}

web::Response take(web::Context& context) {
    const auto read = api::read<ReadingsIn>(context);
    if (read.refusal) return *read.refusal;
    const auto person = opened(context);
    if (!person) return api::problem_response(person.error());
    const auto taken =
        taken_from(*read.value, person->id, context.viewer->name, context.now());
    if (!taken) return api::problem_response(taken.error());
    return api::create_once(context, [&](sql::Transaction& t) -> Result<api::Created> {
        ReadingsOut out{.recorded = static_cast<int>(taken->values.size()),
                        .told = record(t, *taken, context.now())};
        return api::Created{.path = "/api/v1/people/" + person->id.string() + "/readings",
                            .value = to_json(out)};
    });
}

web::Response list(web::Context& context) {
    const auto person = opened(context);
    if (!person) return api::problem_response(person.error());
    const auto all = context.app.database.read([&](sql::Session& session) {
        return readings_of(session, person->id, context.now() - listed_for);
    });
    Json::Array items;
    for (const Row& row : all) {
        items.push_back(to_json(ReadingOut{row.kind, row.value, row.taken_at, row.source}));
    }
    return api::list(context, std::move(items), "");
}

std::vector<api::Operation> operations() {
    using web::Method;
    return {
        {.method = Method::post, .path = "/api/v1/people/{person}/readings",
         .permission = record_readings, .handler = take,
         .summary = "Record readings from equipment", .takes = schema_of<ReadingsIn>,
         .gives = schema_of<ReadingsOut>, .creates = true},
        {.method = Method::get, .path = "/api/v1/people/{person}/readings",
         .permission = record_readings, .handler = list, .summary = "Readings of 30 days",
         .gives = schema_of<ReadingOut>, .is_list = true},
    };
}

}  // namespace

const std::vector<api::Operation>& api_operations() {
    static const auto all = operations();
    return all;
}

std::vector<web::Route> api_routes() { return api::routes_of(api_operations()); }

}  // namespace kith::readings
