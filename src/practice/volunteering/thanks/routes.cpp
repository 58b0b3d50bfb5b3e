#include "platform/base/london.hpp"
#include "practice/volunteering/recruitment/volunteer_views.hpp"
#include "practice/volunteering/routes.hpp"
#include "practice/volunteering/thanks/views.hpp"

namespace kith::volunteering {
namespace {

web::Response show(web::Context& context, std::string title, Html body, std::string current,
                   bool roomy = false) {
    web::Page shown;
    shown.title = std::move(title);
    shown.body = std::move(body);
    shown.current = std::move(current);
    if (roomy) shown.density = web::Density::roomy;
    return web::page(context, std::move(shown));
}

int days_asked(const web::Context& context) {
    const auto asked = context.request.query.get("days");
    return asked == "91" ? 91 : asked == "365" ? 365 : 28;
}

Overview seen(web::Context& context) {
    const Day since = london_day(context.now()) - (days_asked(context) - 1);
    return context.app.database.read(
        [&](sql::Session& session) { return overview(session, since, context.now()); });
}

web::Response show_overview(web::Context& context) {
    return show(context, "How volunteering goes", overview_body(seen(context), days_asked(context)),
                "/volunteers");
}

web::Response overview_file(web::Context& context) {
    return web::download("volunteering.csv", "text/csv; charset=utf-8",
                         overview_csv(seen(context)));
}

web::Response show_certificate(web::Context& context) {
    const auto account = account_of(context);
    const auto given = context.app.database.read([&](sql::Session& s) -> std::optional<Given> {
        const auto me = account ? volunteer_of_account(s, *account) : std::nullopt;
        return me ? given_by(s, me->id) : std::nullopt;
    });
    if (!given) return not_found(context, "volunteer");
    return show(context, "Thank you, " + given->volunteer.name.for_reader(),
                certificate_body(*given, context.council().name, london_day(context.now())),
                "/my-volunteering", true);
}

web::Response show_letter(web::Context& context) {
    const auto id = id_in<VolunteerId>(context, "volunteer");
    const auto given = context.app.database.read([&](sql::Session& s) -> std::optional<Given> {
        return id ? given_by(s, *id) : std::nullopt;
    });
    if (!given) return not_found(context, "volunteer");
    return show(context, "To whom it may concern",
                letter_body(*given, context.council().name, context.viewer->name,
                            london_day(context.now())),
                "/volunteers", true);
}

web::Response send_thanks(web::Context& context) {
    const auto id = id_in<VolunteerId>(context, "volunteer");
    if (!id) return not_found(context, "volunteer");
    web::FormReader reader(context.request.form);
    const std::string words = reader.text("words", 1000);
    if (words.empty()) {
        context.flash("Nothing was sent: write a line first.");
        return web::see_other(path(*id));
    }
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        thank(t, *id, words, context.viewer->name, reader.ticked("from_person"),
              reader.typed("same_request"), context.now());
    });
    context.flash("Sent. They find it among their papers too.");
    return web::see_other(path(*id));
}

}  // namespace

std::vector<web::Route> thanks_routes() {
    constexpr auto get = web::Method::get;
    return {
        {get, "/volunteers/overview", see_volunteers, show_overview},
        {get, "/volunteers/overview.csv", see_volunteers, overview_file, web::Kind::file},
        {get, "/volunteers/{volunteer}/letter", coordinate, show_letter},
        {web::Method::post, "/volunteers/{volunteer}/thanks", coordinate, send_thanks},
        {get, "/my-volunteering/certificate", do_jobs, show_certificate},
    };
}

}  // namespace kith::volunteering
