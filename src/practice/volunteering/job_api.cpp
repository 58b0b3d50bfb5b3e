#include <array>

#include "platform/base/describe_values.hpp"
#include "platform/sql/value_columns.hpp"
#include "platform/web/api.hpp"
#include "practice/volunteering/lists.hpp"
#include "practice/volunteering/operations.hpp"
#include "practice/volunteering/parts.hpp"

namespace kith::volunteering {
namespace {

namespace api = web::api;

constexpr sharing::Purpose by_api{"api", "a system of the council's"};

constexpr std::array<std::string_view, 6> statuses{"open",      "offered", "accepted",
                                                   "under way", "done",    "cancelled"};
constexpr std::array<std::string_view, 4> steps{"offer", "withdraw", "finish", "cancel"};

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
        field("status", &J::status, "Where it stands").one_of(statuses),
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

struct JobChangeIn {
    std::optional<std::string> title;
    std::optional<Private> instructions;
    std::optional<Instant> due_at;
    std::optional<int> minutes;
    std::optional<bool> urgent;
};
constexpr auto describe(const JobChangeIn*) {
    using J = JobChangeIn;
    return description(
        "JobChange", "What is changed of an open job; the rest stays",
        field("title", &J::title, "Without names").at_least(1).at_most(120),
        field("instructions", &J::instructions, "For whoever takes it on").at_most(4000).personal(),
        field("due_at", &J::due_at, "When it is due"),
        field("minutes", &J::minutes, "How long it takes").from(5).up_to(720),
        field("urgent", &J::urgent, "Before others"));
}

struct JobStepIn {
    std::string what;
    std::optional<VolunteerId> volunteer;
    std::optional<std::string> reason;
};
constexpr auto describe(const JobStepIn*) {
    using J = JobStepIn;
    return description(
        "JobStep", "What a coordinator does with a job",
        field("what", &J::what, "finish: the need is met; cancel: it waits again").one_of(steps),
        field("volunteer", &J::volunteer, "To offer it to, or whose offer is withdrawn"),
        field("reason", &J::reason, "Why; asked for to finish and cancel").at_most(500));
}

web::Response list_jobs(web::Context& context) {
    if (!context.may(sharing::see_everyone)) {
        return api::problem_response(Forbidden{"list the jobs for everyone"});
    }
    const auto paging = api::paging(context);
    const auto& query = context.request.query;
    const int most = static_cast<int>(paging.limit) + 1;
    auto jobs = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        auto found = jobs_page(t, query.get("status"), query.get("kind"), paging.after, most);
        sharing::log_list(t, *context.viewer, by_api, "api", found.size(), context.now());
        return found;
    });
    return api::page_of(context, std::move(jobs), paging.limit,
                        [](const JobRow& job) { return to_json(out(job)); });
}

// The job when the caller may see the person; a refusal is logged like any other.
Result<JobRow> open_job(web::Context& context) {
    const auto id = id_in<JobId>(context, "job");
    if (!id) return problem(NotFound{"job"});
    auto job =
        context.app.database.read([&](sql::Session& session) { return job_row(session, *id); });
    if (!job) return problem(NotFound{"job"});
    const auto person = people::open(context, job->person, by_api);
    if (!person) return tl::unexpected(person.error());
    if (!person->decision.sees(sharing::Part::jobs)) return problem(Forbidden{"see this job"});
    return *std::move(job);
}

web::Response read_job(web::Context& context) {
    return api::changed(open_job(context), [](const JobRow& job) { return to_json(out(job)); });
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

Result<JobRow> change_job(sql::Transaction& t, const JobRow& job, int version,
                          const JobChangeIn& in) {
    if (job.closed_at) return invalid("", "This job is finished: make another from its need");
    const auto done = t.update_versioned(
        {"job", job.id.string(), "changed"}, R"(
        UPDATE job
           SET title = $3, instructions = $4, due_at = $5, minutes = $6, urgent = $7,
               version = version + 1
         WHERE id = $1 AND version = $2)",
        job.id, version, in.title.value_or(job.title), in.instructions.value_or(job.instructions),
        in.due_at.value_or(job.due_at), in.minutes.value_or(job.minutes),
        in.urgent.value_or(job.urgent));
    if (!done) return tl::unexpected(done.error());
    const auto changed = job_row(t, job.id);
    refresh_job_work(t, *changed, t.now());
    return *changed;
}

Result<void> take(sql::Transaction& t, const JobRow& job, const JobStepIn& in,
                  std::string_view by_name, Instant now) {
    const std::string reason = in.reason.value_or("");
    if (in.what == "finish" || in.what == "cancel") {
        if (job.closed_at) return invalid("what", "This job is finished already");
        return end_job(t, job.id, in.what == "finish", reason, by_name, now);
    }
    if (!in.volunteer) return invalid("volunteer", "Say which volunteer");
    if (in.what == "offer") return offer(t, job.id, *in.volunteer, by_name, now, reason);
    return withdraw_offer(t, job.id, *in.volunteer, by_name, now);
}

// Opens the job, then does what changes it, in a transaction that checks the version first.
template <class Change>
web::Response change_with(web::Context& context, int version, const Change& change) {
    const auto opened = open_job(context);
    if (!opened) return api::problem_response(opened.error());
    const auto changed = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) -> Result<JobRow> {
            const auto job = job_row(t, opened->id);
            if (!job || job->version != version) return problem(Stale{"job"});
            return change(t, *job);
        });
    if (changed) announce_jobs(context);
    return api::changed(changed, [](const JobRow& job) { return to_json(out(job)); });
}

web::Response change_job_by_api(web::Context& context) {
    const auto version = api::if_match(context);
    if (version.refusal) return *version.refusal;
    const auto read = api::read<JobChangeIn>(context);
    if (read.refusal) return *read.refusal;
    return change_with(context, version.number, [&](sql::Transaction& t, const JobRow& job) {
        return change_job(t, job, version.number, *read.value);
    });
}

web::Response step_job(web::Context& context) {
    const auto version = api::if_match(context);
    if (version.refusal) return *version.refusal;
    const auto read = api::read<JobStepIn>(context);
    if (read.refusal) return *read.refusal;
    return change_with(
        context, version.number, [&](sql::Transaction& t, const JobRow& job) -> Result<JobRow> {
            const auto taken = take(t, job, *read.value, context.viewer->name, context.now());
            if (!taken) return tl::unexpected(taken.error());
            return *job_row(t, job.id);
        });
}

}  // namespace

std::vector<api::Operation> job_operations() {
    using web::Method;
    return {
        {.method = Method::get, .path = "/api/v1/jobs", .permission = coordinate,
         .handler = list_jobs, .summary = "Jobs, newest first", .gives = schema_of<JobOut>,
         .is_list = true,
         .filters = {api::choice_of("status", "Where they stand", statuses),
                     api::parameter<api::Code>("kind", "The need's category")}},
        {.method = Method::post, .path = "/api/v1/jobs", .permission = coordinate,
         .handler = create_job, .summary = "Make a job from a need", .takes = schema_of<JobIn>,
         .gives = schema_of<JobOut>, .creates = true,
         .about = "The open job of the need, when there is one: that is 200."},
        {.method = Method::get, .path = "/api/v1/jobs/{job}", .permission = coordinate,
         .handler = read_job, .summary = "One job", .gives = schema_of<JobOut>},
        {.method = Method::patch, .path = "/api/v1/jobs/{job}", .permission = coordinate,
         .handler = change_job_by_api, .summary = "Change an open job",
         .takes = schema_of<JobChangeIn>, .gives = schema_of<JobOut>, .versioned = true},
        {.method = Method::post, .path = "/api/v1/jobs/{job}/steps", .permission = coordinate,
         .handler = step_job, .summary = "Offer a job, withdraw an offer, or end the job",
         .takes = schema_of<JobStepIn>, .gives = schema_of<JobOut>, .versioned = true},
    };
}

}  // namespace kith::volunteering
