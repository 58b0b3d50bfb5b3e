#include "platform/base/london.hpp"
#include "platform/base/phone.hpp"
#include "practice/volunteering/jobs/board_views.hpp"
#include "practice/volunteering/jobs/telling.hpp"
#include "practice/volunteering/recruitment/volunteer_views.hpp"
#include "practice/volunteering/routes.hpp"

namespace kith::volunteering {
namespace {

std::string what_to_say(const ToTell& one) {
    if (one.why == "died") return "Tell them, gently, that the person they help has died.";
    if (one.why == "changed") {
        return "Tell them that it has changed: no message reaches them. Before, it was: " +
               one.said;
    }
    std::string words = "Tell them that they are not needed: no message reaches them.";
    if (!one.said.empty()) words += " Why: " + one.said;
    return words;
}

Html has_been_told(const Html& who, const ToTell& one, Instant now) {
    const std::string by = one.told_by_name.empty() ? "" : " by " + one.told_by_name;
    return markup(R"(<li>{} <span class="kith-quiet">told {}{}, {}</span></li>)", who, one.how, by,
                  written_near(*one.told_at, now));
}

Html one_to_tell(const web::Context& context, const Url& action, const ToTell& one) {
    const std::string name = one.name.for_reader();
    const Html who = markup(R"(<a class="govuk-link" href="{}">{}</a>)", path(one.volunteer), name);
    if (one.told_at) return has_been_told(who, one, context.now());
    const auto phone = Phone::from_store(one.phone.text());
    const std::string number = phone ? phone->for_reader() : one.phone.for_reader();
    const Html buttons = html::each(ways_of_telling, [&](std::string_view how) {
        return small_button(context, action, "Told them " + std::string(how), name,
                            {{"volunteer", one.volunteer.string()}, {"how", std::string(how)}},
                            how == ways_of_telling.front());
    });
    return markup(R"(<li><strong>{}</strong> {}<br>{}<div class="kith-row">{}</div></li>)", who,
                  number.empty() ? "no number is known" : number, what_to_say(one), buttons);
}

web::Response save_told_of_job(web::Context& context) {
    const auto job = id_in<JobId>(context, "job");
    if (!job) return not_found(context, "job");
    return save_told(context, Matter::of(*job), path(*job));
}

}  // namespace

Html telling_box(const web::Context& context, const Url& action, const std::vector<ToTell>& all) {
    if (all.empty()) return {};
    // Who is still to be told stands first.
    return panel_box(all.front().told_at ? "Volunteers who know" : "Volunteers to tell",
                     markup(R"(<ul class="govuk-list">{}</ul>)",
                            html::each(all, [&](const ToTell& one) {
                                return one_to_tell(context, action, one);
                            })));
}

web::Response save_told(web::Context& context, const Matter& matter, const Url& back) {
    const auto volunteer = VolunteerId::parse(context.request.form.get("volunteer"));
    if (!volunteer) return not_found(context, std::string(matter.kind));
    const std::string how(context.request.form.get("how"));
    const auto done = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        t.unlogged("somebody else has told them already");
        return told(t, matter, *volunteer, how, context.viewer->name, context.now());
    });
    if (!done && std::holds_alternative<NotFound>(done.error())) {
        return web::problem_page(context, done.error());
    }
    context.flash(done ? "Thank you. It is off the list of work."
                       : std::get<Invalid>(done.error()).errors.front().message);
    announce_jobs(context);
    return web::see_other(back);
}

Html telling_part(const web::Context& context, const JobPage& page) {
    return telling_box(context, Url::path("/jobs/{}/told", page.job.id), page.to_tell);
}

std::vector<web::Route> told_routes() {
    return {{web::Method::post, "/jobs/{job}/told", coordinate, save_told_of_job}};
}

}  // namespace kith::volunteering
