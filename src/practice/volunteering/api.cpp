#include "platform/base/describe_values.hpp"
#include "platform/web/api.hpp"
#include "practice/volunteering/lists.hpp"
#include "practice/volunteering/parts.hpp"

namespace kith::volunteering {
namespace {

namespace api = web::api;

constexpr sharing::Purpose by_api{"api", "a system of the council's"};

struct JobOut {
    JobId id;
    Reference reference;
    NeedId need;
    PersonId person;
    std::string kind, title, area;
    Private instructions;
    Instant due_at;
    int minutes = 60;
    bool urgent = false;
    std::optional<int> every_days;
    std::string status;
    std::optional<VolunteerId> volunteer;
    Instant made_at;
    std::optional<Instant> accepted_at, closed_at;
    int version = 1;
};
constexpr auto describe(const JobOut*) {
    using J = JobOut;
    return description(
        "Job", "Something a volunteer does for a person",
        field("id", &J::id, "Given by Kith"),
        field("reference", &J::reference, "Read out on calls"),
        field("need", &J::need, "The need it meets"), field("person", &J::person, "Whom it helps"),
        field("kind", &J::kind, "The need's category"),
        field("title", &J::title, "Without names"), field("area", &J::area, "The ward"),
        field("instructions", &J::instructions, "For whoever takes it on").personal(),
        field("due_at", &J::due_at, "When it is due"),
        field("minutes", &J::minutes, "How long it takes"),
        field("urgent", &J::urgent, "Before others"),
        field("every_days", &J::every_days, "Of a regular job"),
        field("status", &J::status, "open, offered, accepted, under way, done, cancelled"),
        field("volunteer", &J::volunteer, "Who has it"),
        field("made_at", &J::made_at, "When it was made"),
        field("accepted_at", &J::accepted_at, "When somebody took it on"),
        field("closed_at", &J::closed_at, "When it ended"),
        field("version", &J::version, "Counts changes"));
}

JobOut out(const JobRow& job) {
    return {.id = job.id, .reference = job.reference, .need = job.need, .person = job.person,
            .kind = job.kind, .title = job.title, .area = job.area,
            .instructions = job.instructions, .due_at = job.due_at, .minutes = job.minutes,
            .urgent = job.urgent, .every_days = job.every_days, .status = job.status,
            .volunteer = job.volunteer, .made_at = job.made_at, .accepted_at = job.accepted_at,
            .closed_at = job.closed_at, .version = job.version};
}

struct JobIn {
    NeedId need;
    std::string title;
    std::optional<Private> instructions;
    Instant due_at;
    std::optional<int> minutes, every_days;
    std::optional<bool> urgent;
};
constexpr auto describe(const JobIn*) {
    using J = JobIn;
    return description(
        "NewJob", "A job made from a need; the open one of the need when there is one",
        field("need", &J::need, "The need it meets"),
        field("title", &J::title, "Without names").at_least(1).at_most(120),
        field("instructions", &J::instructions, "For whoever takes it on").at_most(4000).personal(),
        field("due_at", &J::due_at, "When it is due"),
        field("minutes", &J::minutes, "How long it takes").from(5).up_to(720),
        field("every_days", &J::every_days, "For a regular job").from(1).up_to(365),
        field("urgent", &J::urgent, "Before others"));
}

struct VolunteerOut {
    VolunteerId id;
    Private name, phone, email;
    std::optional<Postcode> postcode;
    std::string travels_by;
    int travels_metres = 0, hours_a_week = 0, jobs_at_once = 0;
    std::string status;
    std::optional<Day> paused_until;
    int version = 1;
};
constexpr auto describe(const VolunteerOut*) {
    using V = VolunteerOut;
    return description(
        "Volunteer", "Somebody who helps people near them", field("id", &V::id, "Given by Kith"),
        field("name", &V::name, "Their name").personal(),
        field("phone", &V::phone, "E.164, or nothing").personal(),
        field("email", &V::email, "Or nothing").personal(),
        field("postcode", &V::postcode, "Where they set out from").personal(),
        field("travels_by", &V::travels_by, "foot, bicycle, car"),
        field("travels_metres", &V::travels_metres, "How far they go"),
        field("hours_a_week", &V::hours_a_week, "What they can give"),
        field("jobs_at_once", &V::jobs_at_once, "The most in hand at once"),
        field("status", &V::status, "applying, active, paused, suspended, left"),
        field("paused_until", &V::paused_until, "The end of a break"),
        field("version", &V::version, "Counts changes"));
}

VolunteerOut out(const VolunteerRow& row) {
    return {.id = row.id, .name = row.name, .phone = row.phone, .email = row.email,
            .postcode = row.postcode, .travels_by = row.travels_by,
            .travels_metres = row.travels_metres, .hours_a_week = row.hours_a_week,
            .jobs_at_once = row.jobs_at_once, .status = row.status,
            .paused_until = row.paused_until, .version = row.version};
}

web::Response list_jobs(web::Context& context) {
    if (!context.may(sharing::see_everyone)) {
        return api::problem_response(Forbidden{"list the jobs for everyone"});
    }
    const auto paging = api::paging(context);
    if (!paging) return api::problem_response(paging.error());
    if (!paging->after.empty() && !JobId::parse(paging->after)) {
        return api::problem_response(400, "A parameter is not an id");
    }
    const auto& query = context.request.query;
    const int most = static_cast<int>(paging->limit) + 1;
    auto jobs = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        auto found = jobs_page(t, query.get("status"), query.get("kind"), paging->after, most);
        sharing::log_list(t, *context.viewer, by_api, "api", found.size(), context.now());
        return found;
    });
    std::string next;
    if (jobs.size() > paging->limit) {
        jobs.pop_back();
        next = jobs.back().id.string();
    }
    Json::Array items;
    for (const auto& job : jobs) items.push_back(to_json(out(job)));
    return api::list(context, std::move(items), next);
}

web::Response read_job(web::Context& context) {
    const auto id = id_in<JobId>(context, "job");
    if (!id) return api::problem_response(NotFound{"job"});
    const auto job =
        context.app.database.read([&](sql::Session& session) { return job_row(session, *id); });
    if (!job) return api::problem_response(NotFound{"job"});
    const auto person = people::open(context, job->person, by_api);
    if (!person) return api::problem_response(person.error());
    if (!person->decision.sees(sharing::Part::jobs)) {
        return api::problem_response(Forbidden{"see this job"});
    }
    return api::one(to_json(out(*job)), job->version);
}

web::Response create_job(web::Context& context) {
    const auto read = api::read<JobIn>(context);
    if (read.refusal) return *read.refusal;
    const JobIn& in = *read.value;
    const auto need =
        context.app.database.read([&](sql::Session& s) { return casework::need(s, in.need); });
    if (!need) return api::problem_response(need.error());
    const auto person = people::open(context, need->person, by_api);
    if (!person) return api::problem_response(person.error());
    auto answer = api::create_once(
        context, [&](sql::Transaction& t) -> Result<api::Created> {
            const auto id = KITH_TRY(make_job(t,
                                              {.need = in.need,
                                               .kind = need->category,
                                               .title = in.title,
                                               .instructions = in.instructions.value_or(Private()),
                                               .due_at = in.due_at,
                                               .minutes = in.minutes.value_or(60),
                                               .urgent = in.urgent.value_or(false),
                                               .every_days = in.every_days,
                                               .by_name = context.viewer->name},
                                              context.now()));
            const auto job = job_row(t, id);
            return api::Created{.path = "/api/v1/jobs/" + id.string(),
                                .value = to_json(out(*job)),
                                .version = job->version,
                                .existed = job->made_at != context.now()};
        });
    announce_jobs(context);
    return answer;
}

web::Response list_volunteers(web::Context& context) {
    const auto paging = api::paging(context);
    if (!paging) return api::problem_response(paging.error());
    VolunteerFilter filter{.status = std::string(context.request.query.get("status")),
                           .kind = std::string(context.request.query.get("kind"))};
    const auto after = VolunteerId::parse(paging->after);
    if (!paging->after.empty() && !after) {
        return api::problem_response(400, "A parameter is not an id");
    }
    const int most = static_cast<int>(paging->limit) + 1;
    auto found = context.app.database.read([&](sql::Session& session) {
        if (after) {
            if (const auto row = volunteer_row(session, *after)) {
                filter.after_name = row->name.text();
                filter.after_id = row->id.string();
            }
        }
        return volunteers_page(session, filter, most);
    });
    std::string next;
    if (found.size() > paging->limit) {
        found.pop_back();
        next = found.back().id.string();
    }
    Json::Array items;
    for (const auto& one : found) items.push_back(to_json(out(one)));
    return api::list(context, std::move(items), next);
}

web::Response read_volunteer_by_id(web::Context& context) {
    const auto id = id_in<VolunteerId>(context, "volunteer");
    if (!id) return api::problem_response(NotFound{"volunteer"});
    const auto row = context.app.database.read(
        [&](sql::Session& session) { return volunteer_row(session, *id); });
    if (!row) return api::problem_response(NotFound{"volunteer"});
    return api::one(to_json(out(*row)), row->version);
}

std::vector<api::Operation> operations() {
    using web::Method;
    return {
        {.method = Method::get, .path = "/api/v1/jobs", .permission = coordinate,
         .handler = list_jobs, .summary = "Jobs, newest first", .gives = schema_of<JobOut>,
         .is_list = true, .filters = {"status", "kind"}},
        {.method = Method::post, .path = "/api/v1/jobs", .permission = coordinate,
         .handler = create_job, .summary = "Make a job from a need", .takes = schema_of<JobIn>,
         .gives = schema_of<JobOut>, .creates = true},
        {.method = Method::get, .path = "/api/v1/jobs/{job}", .permission = coordinate,
         .handler = read_job, .summary = "One job", .gives = schema_of<JobOut>},
        {.method = Method::get, .path = "/api/v1/volunteers", .permission = see_volunteers,
         .handler = list_volunteers, .summary = "Volunteers by name",
         .gives = schema_of<VolunteerOut>, .is_list = true, .filters = {"status", "kind"}},
        {.method = Method::get, .path = "/api/v1/volunteers/{volunteer}",
         .permission = see_volunteers, .handler = read_volunteer_by_id,
         .summary = "One volunteer", .gives = schema_of<VolunteerOut>},
    };
}

}  // namespace

std::vector<web::Route> api_routes() { return api::routes_of(operations()); }

}  // namespace kith::volunteering
