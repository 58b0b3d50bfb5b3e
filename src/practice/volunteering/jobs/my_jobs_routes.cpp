#include "platform/base/london.hpp"
#include "platform/base/text.hpp"
#include "platform/web/assets.hpp"
#include "platform/web/live.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/jobs/my_jobs_views.hpp"
#include "practice/volunteering/routes.hpp"

namespace kith::volunteering {
namespace {

constexpr sharing::Purpose doing{"my job", "doing a job as a volunteer"};
constexpr sharing::Purpose listing{"my jobs", "a volunteer's own jobs"};
constexpr int most_done = 10;
constexpr int longest_visit = 12 * 60;
constexpr std::string_view current = "/my-jobs";

// The job of the path and the volunteer who asks. A job that was never theirs does not exist.
struct Mine {
    JobRow job;
    VolunteerRow volunteer;
    std::optional<OfferRow> offer;

    bool taken() const { return job.volunteer == volunteer.id && !job.closed_at; }
    bool done() const { return job.volunteer == volunteer.id && job.closed_at.has_value(); }
    bool waits(Instant now) const {
        return offer && offer->status == "waiting" && offer->answer_by >= now && !job.volunteer &&
               !job.closed_at;
    }
};

Result<Mine> mine(web::Context& context) {
    const auto id = id_in<JobId>(context, "job");
    const auto account = account_of(context);
    if (!id || !account) return problem(NotFound{"job"});
    return context.app.database.read([&](sql::Session& session) -> Result<Mine> {
        const auto volunteer = volunteer_of_account(session, *account);
        const auto job = volunteer ? job_row(session, *id) : std::nullopt;
        if (!job) return problem(NotFound{"job"});
        auto offer = offer_to(session, *id, volunteer->id);
        if (!offer && job->volunteer != volunteer->id) return problem(NotFound{"job"});
        return Mine{*job, *volunteer, std::move(offer)};
    });
}

web::Response show_page(web::Context& context, std::string title, Html body,
                        const web::FormErrors* errors = nullptr) {
    web::Page shown;
    shown.title = std::move(title);
    shown.body = std::move(body);
    shown.current = current;
    shown.density = web::Density::roomy;
    shown.errors = errors;
    return web::page(context, std::move(shown));
}

web::Response show_list(web::Context& context) {
    const auto account = account_of(context);
    const auto found =
        context.app.database.read([&](sql::Session& session) -> std::optional<MyJobs> {
            const auto volunteer =
                account ? volunteer_of_account(session, *account) : std::nullopt;
            if (!volunteer) return std::nullopt;
            const Day today = london_day(context.now());
            const Day new_year(std::chrono::year{today.year()} / 1 / 1);
            MyJobs jobs{.volunteer = *volunteer,
                        .offered = {},
                        .taken = in_hand(session, volunteer->id),
                        .done = done_by(session, volunteer->id, most_done),
                        .minutes = minutes_given(session, volunteer->id, new_year)};
            if (volunteer->status == "active") {
                jobs.offered = offered_to(session, volunteer->id, context.now());
                jobs.asked = pairs_asked_of(session, volunteer->id);
                jobs.read_again = !to_read_again(checks_of(session, volunteer->id)).empty();
            }
            return jobs;
        });
    if (!found) {
        return show_page(context, "Your jobs",
                         heading("Your jobs") +
                             empty_state("You are not down as a volunteer yet",
                                         "Ring us, and we will put you on the list."));
    }
    MyJobs jobs = *found;
    std::vector<PersonId> people;
    for (const JobRow& job : jobs.taken) people.push_back(job.person);
    if (!people.empty()) {
        jobs.people = context.app.database.write(
            context.actor(),
            [&](sql::Transaction& transaction) {
                return people::cards(transaction, *context.viewer, people, listing, context.now());
            },
            sql::Isolation::read_committed);
    }
    return show_page(context, "Your jobs", my_jobs_body(jobs, context.now()));
}

// As it was when the job was made.
JobKind kind_of(web::Context& context, const JobRow& job) {
    return context.app.database.read([&](sql::Session& session) {
        return handbook(session).kind(job.rules, job.rules_version);
    });
}

web::Response show_taken(web::Context& context, const JobRow& job, const web::FormReader& typed) {
    auto person = people::open(context, job.person, doing);
    if (!person) return web::problem_page(context, person.error());
    TakenPage page{.job = job, .person = *std::move(person), .steps = {}};
    context.app.database.read([&](sql::Session& session) {
        read_for_the_door(session, page);
        return 0;
    });
    page.council_phone = context.council().phone;
    return show_page(context, taken_title(page), taken_body(context, page, typed),
                     &typed.errors());
}

web::Response show_too_late(web::Context& context, const Mine& mine) {
    std::string words = "Somebody else has taken this job. Thank you for being ready to help.";
    if (mine.offer && mine.offer->status == "passed") {
        words = "You said you could not do this one. Thank you for telling us.";
    } else if (!mine.job.volunteer) {
        words = "This job is not waiting for you any more. Thank you for being ready to help.";
    }
    return show_page(context, "This job is not with you",
                     heading("This job is not with you") + paragraph(words) +
                         markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Your
                             jobs</a></p>)",
                                Url::path("/my-jobs")));
}

web::Response show_job(web::Context& context) {
    const auto found = mine(context);
    if (!found) return web::problem_page(context, found.error());
    static const web::Fields nothing;
    if (found->taken()) return show_taken(context, found->job, web::FormReader(nothing));
    if (found->done()) {
        return show_page(context, "Thank you: " + found->job.title, done_body(context, found->job));
    }
    if (found->waits(context.now()) && found->volunteer.status == "active") {
        return show_page(context, "Can you help? " + found->job.title,
                         offer_body(context, {found->job, found->volunteer, *found->offer,
                                              kind_of(context, found->job)}));
    }
    return show_too_late(context, *found);
}

// Refusals of these become a message on the next page, because the page itself has moved on.
web::Response answered(web::Context& context, const Result<void>& changed, std::string_view said,
                       const Url& next) {
    if (!changed) {
        const auto* invalid = std::get_if<Invalid>(&changed.error());
        if (invalid == nullptr) return web::problem_page(context, changed.error());
        context.flash(invalid->errors.front().message);
        return stored(context, Url::path("/my-jobs"));
    }
    announce_jobs(context);
    context.flash(said);
    return stored(context, next);
}

web::Response say_yes(web::Context& context) {
    const auto found = mine(context);
    if (!found) return web::problem_page(context, found.error());
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return accept(t, found->job.id, found->volunteer.id, context.now());
    });
    return answered(context, changed, "Thank you. It is yours: here is what you need.",
                    Url::path("/my-jobs/{}", found->job.id));
}

web::Response say_no(web::Context& context) {
    const auto found = mine(context);
    if (!found) return web::problem_page(context, found.error());
    web::FormReader reader(context.request.form);
    const std::string reason(text::limit(reader.typed("reason"), 200));
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return pass(t, found->job.id, found->volunteer.id, reason, context.now());
    });
    return answered(context, changed, "Thank you for telling us. We ask somebody else.",
                    Url::path("/my-jobs"));
}

JobStep read_step(web::FormReader& reader, const JobKind& kind) {
    JobStep step{.what = {},
                 .note = Private(reader.text("note", 2000)),
                 .money = reader.optional<Pence>("money"),
                 .same_request = reader.typed("same_request")};
    step.what = reader.choice("step", kind.steps, "Select what you have done");
    const std::string mood = reader.typed("mood");
    if (mood == "good" || mood == "as usual" || mood == "low") step.mood = mood;
    if (step.what == "done" && !reader.typed("minutes").empty()) {
        step.minutes = static_cast<int>(
            reader.whole_number("minutes", 0, longest_visit, "Minutes must be a number, such as 45")
                .value_or(0));
    }
    return step;
}

// What there was of the list, where the form says so.
std::vector<OrderLine> list_marks(web::Context& context, JobId job) {
    std::vector<OrderLine> marked;
    const auto order =
        context.app.database.read([&](sql::Session& session) { return order_of(session, job); });
    if (!order) return marked;
    for (OrderLine line : order->lines) {
        line.got = context.request.form.get("line-" + std::to_string(line.number));
        if (line.got == "yes" || line.got == "instead" || line.got == "no") marked.push_back(line);
    }
    return marked;
}

// The worker that keeps these pages on the phone; it may serve nothing above /my-jobs.
web::Response worker(web::Context&) {
    const web::Asset* asset = web::asset_at(web::asset_url("worker.js"));
    web::Response response;
    response.content_type = "text/javascript; charset=utf-8";
    response.cache_control = "no-cache";
    if (asset != nullptr) response.body = std::string(asset->body);
    response.with("Service-Worker-Allowed", "/my-jobs");
    return response;
}

web::Response do_step(web::Context& context) {
    const auto found = mine(context);
    if (!found) return web::problem_page(context, found.error());
    web::FormReader reader(context.request.form);
    const JobStep step = read_step(reader, kind_of(context, found->job));
    if (!reader.ok() && found->taken()) return show_taken(context, found->job, reader);
    const auto marks = list_marks(context, found->job.id);
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        const auto taken = take_step(t, found->job.id, found->volunteer.id, step, context.now());
        if (taken) mark_lines(t, found->job.id, marks);
        return taken;
    });
    const bool done = step.what == "done";
    return answered(context, changed, done ? "Thank you. That is all done." : "Noted.",
                    done ? Url::path("/my-jobs") : Url::path("/my-jobs/{}", found->job.id));
}

web::Response do_worry(web::Context& context) {
    const auto found = mine(context);
    if (!found) return web::problem_page(context, found.error());
    if (!found->taken() && !found->done()) {
        return web::problem_page(context, Forbidden{"tell of somebody else's job"});
    }
    web::FormReader reader(context.request.form);
    std::string words = reader.typed("worry");
    if (words.empty()) words = "The volunteer is worried and has not said why. Please ring them.";
    std::string urgency = reader.typed("urgency");
    if (urgency != "danger now" && urgency != "soon") urgency = "today";
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        casework::raise_concern(transaction,
                                {.person = found->job.person,
                                 .text = Private(words),
                                 .urgency = urgency,
                                 .raised_by = account_of(context),
                                 .raised_by_name = found->volunteer.name.for_reader(),
                                 .raised_from = "job",
                                 .same_request = reader.typed("same_request")},
                                context.now());
    });
    context.app.live.publish("concerns");
    context.flash("Thank you for telling us. The team has it now and looks at it " +
                  std::string(urgency == "soon" ? "in the next days." : urgency == "today"
                                                                      ? "today."
                                                                      : "at once."));
    return stored(context, Url::path("/my-jobs/{}", found->job.id));
}

web::Response show_give_back(web::Context& context) {
    const auto found = mine(context);
    if (!found) return web::problem_page(context, found.error());
    if (!found->taken()) return show_too_late(context, *found);
    static const web::Fields nothing;
    return show_page(context, "You cannot do this after all",
                     give_back_body(context, found->job, web::FormReader(nothing)));
}

web::Response do_give_back(web::Context& context) {
    const auto found = mine(context);
    if (!found) return web::problem_page(context, found.error());
    web::FormReader reader(context.request.form);
    const std::string reason = reader.required("reason", "Say in a word what has come up", 500);
    if (!reader.ok()) {
        return show_page(context, "You cannot do this after all",
                         give_back_body(context, found->job, reader), &reader.errors());
    }
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return give_back(t, found->job.id, found->volunteer.id, reason, context.now());
    });
    return answered(context, changed, "Thank you for telling us. We look for somebody else.",
                    Url::path("/my-jobs"));
}

}  // namespace

std::vector<web::Route> my_jobs_routes() {
    return {
        {web::Method::get, "/my-jobs", do_jobs, show_list},
        {web::Method::get, "/my-jobs/worker.js", do_jobs, worker, web::Kind::file},
        {web::Method::get, "/my-jobs/{job}", do_jobs, show_job},
        {web::Method::post, "/my-jobs/{job}/yes", do_jobs, say_yes},
        {web::Method::post, "/my-jobs/{job}/no", do_jobs, say_no},
        {web::Method::post, "/my-jobs/{job}/step", do_jobs, do_step},
        {web::Method::post, "/my-jobs/{job}/worry", do_jobs, do_worry},
        {web::Method::get, "/my-jobs/{job}/give-back", do_jobs, show_give_back},
        {web::Method::post, "/my-jobs/{job}/give-back", do_jobs, do_give_back},
    };
}

}  // namespace kith::volunteering
