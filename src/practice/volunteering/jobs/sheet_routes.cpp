// A job on paper, for volunteers without a phone that shows it: what the door needs, lines to write
// on, whom to ring. Before anybody has said yes it names nobody, as on the phone.
#include "platform/html/govuk/back_link.hpp"
#include "platform/web/printing.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/jobs/my_jobs_views.hpp"
#include "practice/volunteering/routes.hpp"

namespace kith::volunteering {
namespace {

constexpr sharing::Purpose on_paper{"job", "a sheet for a volunteer"};

Html line_to_write(std::string_view what, bool tick) {
    return markup(R"(<div class="kith-job-sheet__line">{}<span>{}</span><span
        class="kith-write"></span></div>)",
                  tick ? markup(R"(<span class="kith-tick"></span>)") : Html{}, what);
}

Html lines_to_write(const JobKind& kind) {
    Html all;
    for (const auto& step : kind.steps) all += line_to_write(step_name(step), true);
    all += line_to_write("Began at", false) + line_to_write("Ended at", false);
    if (kind.money) {
        all += line_to_write("Money spent, with the receipt pinned here", false);
    }
    return markup(R"(<div class="govuk-!-margin-bottom-7">{}</div>)",
                  all + line_to_write("Anything to tell us", false));
}

Html whom_to_ring(const std::string& phone) {
    return markup(R"(<h2 class="govuk-heading-m">If you are worried</h2><p class="govuk-body">Ring
        us at once: <strong>{}</strong>. If somebody is in danger, ring 999 first.</p>)",
                  phone.empty() ? "the number you have for us" : phone);
}

// Nobody has said yes: enough to decide, and how to answer.
Html offer_sheet(const JobRow& job, const JobKind& kind, const std::string& phone, Instant now) {
    Html facts = markup("<li>{}</li><li>{}</li>", due_words(job.due_at, now),
                        "About " + duration_words(job.minutes));
    if (!job.area.empty()) facts += markup("<li>In {}</li>", job.area);
    if (job.every_days) facts += markup("<li>{}</li>", rhythm_words(*job.every_days));
    return heading("Can you help? " + job.title) + web::print_button() +
           markup(R"(<ul class="govuk-list govuk-list--bullet">{}</ul>)", facts) +
           rules_part(kind) +
           paragraph("You hear the name and address when you say yes. If you say no, nobody "
                     "minds. Ring us on " + phone + " and say " + job.reference.text() + ".");
}

Html door_sheet(const TakenPage& page, const std::string& volunteer, Instant now) {
    return heading(taken_title(page)) + web::print_button() +
           paragraph("For " + volunteer + ". This sheet names somebody: keep it out of sight, and "
                     "bring it back or tear it up when you are done.") +
           stop_first(page.person) + where_and_how(page, now) +
           (page.order ? order_sheet(page.kind, *page.order, page.shop) : Html{}) +
           rules_part(page.kind) + part_heading("As you go") + lines_to_write(page.kind) +
           whom_to_ring(page.council_phone) +
           markup(R"(<p class="kith-quiet">{}</p>)", page.job.reference.text());
}

web::Response show_sheet(web::Context& context) {
    const auto id = id_in<JobId>(context, "job");
    const auto job = id ? context.app.database.read([&](sql::Session& session) {
        return job_row(session, *id);
    }) : std::nullopt;
    if (!job || job->closed_at) return not_found(context, "job");
    web::Page shown;
    shown.title = "Sheet: " + job->title;
    shown.current = "/jobs";
    shown.density = web::Density::roomy;
    shown.before = govuk::back_link(
        {.text = "The job", .href = Url::path("/jobs/{}", job->id), .classes = "kith-screen-only"});
    if (!job->volunteer) {
        shown.title = "Can you help? " + job->title;
        const JobKind kind = context.app.database.read([&](sql::Session& session) {
            return handbook(session).kind(job->rules, job->rules_version);
        });
        shown.body = offer_sheet(*job, kind, context.council().phone, context.now());
        return web::page(context, std::move(shown));
    }
    auto person = people::open(context, job->person, on_paper);
    if (!person) return web::problem_page(context, person.error());
    TakenPage page{.job = *job, .person = *std::move(person), .steps = {}};
    const auto volunteer = context.app.database.read([&](sql::Session& session) {
        read_for_the_door(session, page);
        return volunteer_row(session, *job->volunteer);
    });
    page.council_phone = context.council().phone;
    shown.title = taken_title(page);
    shown.body = markup(R"(<div class="kith-job-sheet">{}</div>)",
                        door_sheet(page, volunteer ? volunteer->name.for_reader() : "you",
                                   context.now()));
    return web::page(context, std::move(shown));
}

}  // namespace

void read_for_the_door(sql::Session& session, TakenPage& page) {
    const JobRow& job = page.job;
    page.kind = handbook(session).kind(job.rules, job.rules_version);
    page.steps = steps_of_job(session, job.id);
    if (job.volunteer) page.pair = pair_of(session, job.need, *job.volunteer);
    page.order = order_of(session, job.id);
    if (page.order && page.order->shop) page.shop = shop_row(session, *page.order->shop);
}

std::vector<web::Route> sheet_routes() {
    return {{web::Method::get, "/jobs/{job}/sheet", coordinate, show_sheet}};
}

}  // namespace kith::volunteering
