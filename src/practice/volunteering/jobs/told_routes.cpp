#include "platform/base/london.hpp"
#include "platform/base/phone.hpp"
#include "practice/volunteering/jobs/board_views.hpp"
#include "practice/volunteering/recruitment/volunteer_views.hpp"
#include "practice/volunteering/routes.hpp"

namespace kith::volunteering {
namespace {

Html one_to_tell(const web::Context& context, const JobRow& job, const ToTell& one) {
    const std::string name = one.name.for_reader();
    const Html who = markup(R"(<a class="govuk-link" href="{}">{}</a>)", path(one.volunteer), name);
    if (one.told_at) {
        return markup(R"(<li>{} <span class="kith-quiet">told {} by {}, {}</span></li>)", who,
                      one.how, one.told_by_name, written_near(*one.told_at, context.now()));
    }
    const auto phone = Phone::from_store(one.phone.text());
    const std::string number = phone ? phone->for_reader() : one.phone.for_reader();
    const std::string_view what =
        one.why == "died" ? "Tell them, gently, that the person they help has died."
                          : "Tell them that they are not needed: no message reaches them.";
    const Html buttons = html::each(ways_of_telling, [&](std::string_view how) {
        return small_button(context, Url::path("/jobs/{}/told", job.id),
                            "Told them " + std::string(how), name,
                            {{"volunteer", one.volunteer.string()}, {"how", std::string(how)}},
                            how == ways_of_telling.front());
    });
    return markup(R"(<li><strong>{}</strong> {}<br>{}<div class="kith-row">{}</div></li>)", who,
                  number.empty() ? "no number is known" : number, what, buttons);
}

web::Response save_told(web::Context& context) {
    const auto job = id_in<JobId>(context, "job");
    const auto volunteer = VolunteerId::parse(context.request.form.get("volunteer"));
    if (!job || !volunteer) return not_found(context, "job");
    const std::string how(context.request.form.get("how"));
    const auto done = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        t.unlogged("somebody else has told them already");
        return told(t, *job, *volunteer, how, context.viewer->name, context.now());
    });
    if (!done && std::holds_alternative<NotFound>(done.error())) {
        return web::problem_page(context, done.error());
    }
    context.flash(done ? "Thank you. It is off the list of work."
                       : std::get<Invalid>(done.error()).errors.front().message);
    announce_jobs(context);
    return web::see_other(path(*job));
}

}  // namespace

Html telling_part(const web::Context& context, const JobPage& page) {
    if (page.to_tell.empty()) return {};
    return panel_box("Volunteers to tell",
                     markup(R"(<ul class="govuk-list">{}</ul>)",
                            html::each(page.to_tell, [&](const ToTell& one) {
                                return one_to_tell(context, page.job, one);
                            })));
}

std::vector<web::Route> told_routes() {
    return {{web::Method::post, "/jobs/{job}/told", coordinate, save_told}};
}

}  // namespace kith::volunteering
