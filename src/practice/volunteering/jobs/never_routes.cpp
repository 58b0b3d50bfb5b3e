// Two who must not be brought together again: said once, kept by every proposal and offer.
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/parts.hpp"
#include "practice/volunteering/routes.hpp"

namespace kith::volunteering {
namespace {

Result<void> keep_apart(sql::Transaction& transaction, const JobRow& job, VolunteerId volunteer,
                        const std::string& why, std::string_view by_name, Instant now) {
    transaction.execute(R"(
        INSERT INTO volunteer_never (volunteer_id, person_id, why, by_name, at)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (volunteer_id, person_id) DO NOTHING)",
                        volunteer, job.person, why, by_name, now);
    transaction.changed("volunteer", volunteer, "kept apart", job.person.text());
    if (job.volunteer != volunteer || job.closed_at) return {};
    return give_back(transaction, job.id, volunteer, why, now);
}

web::Response never_again(web::Context& context) {
    const auto id = id_in<JobId>(context, "job");
    const auto volunteer = VolunteerId::parse(context.request.form.get("volunteer"));
    if (!id || !volunteer) return not_found(context, "job");
    web::FormReader reader(context.request.form);
    const std::string why = reader.text("why", 500);
    if (why.empty()) {
        context.flash("Nothing was changed: say why in a line.");
        return web::see_other(path(*id));
    }
    const auto kept =
        context.app.database.write(context.actor(), [&](sql::Transaction& t) -> Result<void> {
            const auto job = job_row(t, *id);
            if (!job) return problem(NotFound{"job"});
            return keep_apart(t, *job, *volunteer, why, context.viewer->name, context.now());
        });
    if (!kept) return web::problem_page(context, kept.error());
    announce_jobs(context);
    context.flash("These two are not brought together again.");
    return web::see_other(path(*id));
}

}  // namespace

std::vector<web::Route> never_routes() {
    return {{web::Method::post, "/jobs/{job}/never", coordinate, never_again}};
}

}  // namespace kith::volunteering
