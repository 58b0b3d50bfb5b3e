#include "platform/base/london.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/recruitment/own_views.hpp"
#include "practice/volunteering/routes.hpp"

namespace kith::volunteering {

namespace {

const web::Fields nothing;

web::Response show(web::Context& context, std::string title, Html body,
                   const web::FormErrors* errors = nullptr) {
    web::Page shown;
    shown.title = std::move(title);
    shown.body = std::move(body);
    shown.current = "/my-volunteering";
    shown.density = web::Density::roomy;
    shown.errors = errors;
    return web::page(context, std::move(shown));
}

Result<OwnPage> own(web::Context& context) {
    const auto account = account_of(context);
    return context.app.database.read([&](sql::Session& session) -> Result<OwnPage> {
        const auto row = account ? volunteer_of_account(session, *account) : std::nullopt;
        if (!row) return problem(NotFound{"volunteer"});
        Handbook book = handbook(session);
        const auto checks = checks_of(session, row->id);
        return OwnPage{.volunteer = *row,
                       .steps = where_they_stand(book, roles_taken(session, book, row->id), checks,
                                                 london_day(context.now())),
                       .checks = checks,
                       .references = references_of(session, row->id),
                       .times = times_of(session, row->id),
                       .days = other_days(session, row->id, london_day(context.now())),
                       .read_again = to_read_again(checks),
                       .book = std::move(book)};
    });
}

web::Response show_own(web::Context& context) {
    const auto page = own(context);
    if (!page) {
        return show(context, "Your volunteering",
                    heading("Your volunteering") +
                        empty_state("You are not down as a volunteer yet",
                                    "Ring us, and we will put you on the list."));
    }
    return show(context, "Your volunteering", own_body(context, *page));
}

web::Response show_references(web::Context& context) {
    const auto page = own(context);
    if (!page) return web::problem_page(context, page.error());
    return show(context, "Two people who know you",
                referee_body(context, *page, web::FormReader(nothing)));
}

web::Response add_referee(web::Context& context) {
    const auto page = own(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    const std::string name = reader.required("referee", "Enter their name", 200);
    const auto email = reader.required_value<Email>("email", "Enter their e-mail address");
    const std::string relation = reader.required("relation", "Say how they know you", 200);
    if (reader.ok()) {
        const auto asked = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
            return ask_referee(t, page->volunteer.id, {Private(name), *email, relation},
                               context.now());
        });
        if (asked) {
            context.flash("Thank you. We have written to them.");
            return web::see_other(Url::path("/my-volunteering/references"));
        }
        const auto* invalid = std::get_if<Invalid>(&asked.error());
        if (invalid == nullptr) return web::problem_page(context, asked.error());
        reader.errors().add(*invalid);
    }
    return show(context, "Two people who know you", referee_body(context, *page, reader),
                &reader.errors());
}

web::Response show_reading(web::Context& context) {
    const auto check = context.request.parameter("check");
    const Handbook book =
        context.app.database.read([](sql::Session& session) { return handbook(session); });
    const CheckKind* kind = book.check(check);
    const auto reading = reading_of(kind);
    if (!reading) return not_found(context, "page");
    return show(context, reading->title, reading_body(context, *kind, *reading));
}

web::Response take_reading(web::Context& context) {
    const auto page = own(context);
    if (!page) return web::problem_page(context, page.error());
    const std::string check(context.request.parameter("check"));
    const int version = version_sent(context);
    const auto taken = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        t.unlogged("taken already");
        return take_own_step(t, page->volunteer.id, check, version, context.now());
    });
    if (!taken && std::holds_alternative<Stale>(taken.error())) {
        context.flash("This page changed while you read it. Please read it once more.");
        return web::see_other(Url::path("/my-volunteering/read/{}", check));
    }
    if (!taken) return web::problem_page(context, taken.error());
    context.flash("Thank you. That step is done.");
    return web::see_other(Url::path("/my-volunteering"));
}

web::Response switch_on_call(web::Context& context) {
    const auto page = own(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    const auto hours = reader.whole_number("hours", 0, 12, "Hours must be a number").value_or(0);
    std::optional<Instant> until;
    if (hours > 0) until = context.now() + std::chrono::hours(hours);
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        t.execute("UPDATE volunteer SET on_call_until = $2 WHERE id = $1", page->volunteer.id,
                  until);
        t.changed("volunteer", page->volunteer.id, until ? "on call" : "not on call");
    });
    announce_jobs(context);
    context.flash(until ? "Thank you. You are on call." : "You are not on call any more.");
    return web::see_other(Url::path("/my-volunteering"));
}

web::Response show_when(web::Context& context) {
    const auto page = own(context);
    if (!page) return web::problem_page(context, page.error());
    return show(context, "When you are there", when_body(context, *page, web::FormReader(nothing)));
}

void save_week(sql::Transaction& t, VolunteerId id, const web::FormReader& reader) {
    std::vector<std::string> parts;
    for (const PartOfWeek& part : parts_of_week()) parts.emplace_back(part.name);
    t.execute("DELETE FROM volunteer_time WHERE volunteer_id = $1", id);
    for (const auto& [from, to] : times_of_parts(reader.choices("times", parts))) {
        t.execute("INSERT INTO volunteer_time (volunteer_id, from_minute, to_minute) "
                  "VALUES ($1, $2, $3)",
                  id, from, to);
    }
    const std::string by = reader.typed("contact_by");
    if (by == "email" || by == "text" || by == "phone") {
        t.execute("UPDATE volunteer SET contact_by = $2 WHERE id = $1", id, by);
    }
    t.changed("volunteer", id, "times changed");
}

Result<void> change_break(sql::Transaction& t, const web::Context& context, VolunteerId id,
                          web::FormReader& reader) {
    Standing standing{.status = "active"};
    if (reader.typed("what") == "break") {
        const auto days = reader.whole_number("days", 1, 365, "Days must be a number").value_or(14);
        standing = {.status = "paused",
                    .reason = "Asked for a break",
                    .until = london_day(context.now()) + static_cast<int>(days)};
    }
    return change_standing(t, id, version_sent(context), standing, context.viewer->name,
                           context.now());
}

web::Response save_when(web::Context& context) {
    const auto page = own(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    const VolunteerId id = page->volunteer.id;
    const std::string what = reader.typed("what");
    if (what == "week") {
        context.app.database.write(context.actor(),
                                   [&](sql::Transaction& t) { save_week(t, id, reader); });
    } else if (what == "break" || what == "return") {
        const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
            return change_break(t, context, id, reader);
        });
        if (!changed) return web::problem_page(context, changed.error());
    } else {
        save_days(context, id, reader);
    }
    if (!reader.ok()) {
        return show(context, "When you are there", when_body(context, *page, reader),
                    &reader.errors());
    }
    announce_jobs(context);
    context.flash("Saved.");
    return web::see_other(Url::path("/my-volunteering/when"));
}

web::Response show_stop(web::Context& context) {
    const auto page = own(context);
    if (!page) return web::problem_page(context, page.error());
    return show(context, "Stop volunteering", stop_body(context, *page, web::FormReader(nothing)));
}

web::Response stop(web::Context& context) {
    const auto page = own(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    std::string why = reader.text("reason", 1000);
    if (why.empty()) why = "They wished to stop";
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return change_standing(t, page->volunteer.id, version_sent(context),
                               {.status = "left", .reason = why}, context.viewer->name,
                               context.now());
    });
    if (!changed) return web::problem_page(context, changed.error());
    announce_jobs(context);
    return show(context, "Thank you for everything",
                heading("Thank you for everything") +
                    paragraph("You are not down for jobs any more. If you would like to come back "
                              "one day, ring us: the door is open.") +
                    paragraph("You can still print what you have given.") +
                    markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">What you have
                        given, to print</a></p>)",
                           Url::path("/my-volunteering/certificate")));
}

// For referees, who have no account.
std::optional<std::pair<ReferenceRow, std::string>> asked(web::Context& context) {
    return context.app.database.read(
        [&](sql::Session& session) -> std::optional<std::pair<ReferenceRow, std::string>> {
            const auto row =
                reference_of_link(session, context.request.parameter("token"), context.now());
            if (!row) return std::nullopt;
            return std::pair(*row, volunteer_row(session, row->volunteer)->name.for_reader());
        });
}

web::Response gone(web::Context& context) {
    return show(context, "This link has been used or has run out",
                heading("This link has been used or has run out") +
                    paragraph("If you have answered already: thank you. If not, ring us."));
}

web::Response show_reference(web::Context& context) {
    const auto found = asked(context);
    if (!found) return gone(context);
    return show(context, "What do you think of " + found->second + "?",
                reference_body(context, found->second, web::FormReader(nothing)));
}

web::Response answer(web::Context& context) {
    const auto found = asked(context);
    if (!found) return gone(context);
    web::FormReader reader(context.request.form);
    const std::string said = reader.choice("answer", {"yes", "unsure", "no"}, "Select an answer");
    const std::string words =
        reader.required("words", "Write a line or two about how you know them", 4000);
    if (!reader.ok()) {
        return show(context, "What do you think of " + found->second + "?",
                    reference_body(context, found->second, reader), &reader.errors());
    }
    const auto kept = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return answer_reference(t, context.request.parameter("token"), said, Private(words),
                                context.now());
    });
    if (!kept) return gone(context);
    return show(context, "Thank you",
                heading("Thank you") + paragraph("You have helped somebody to help."));
}

}  // namespace

std::vector<web::Route> own_routes() {
    const auto everyone = web::Permission::everyone();
    constexpr auto get = web::Method::get;
    constexpr auto post = web::Method::post;
    return {
        {get, "/my-volunteering", do_jobs, show_own},
        {get, "/my-volunteering/references", do_jobs, show_references},
        {post, "/my-volunteering/references", do_jobs, add_referee},
        {get, "/my-volunteering/read/{check}", do_jobs, show_reading},
        {post, "/my-volunteering/read/{check}", do_jobs, take_reading},
        {post, "/my-volunteering/on-call", do_jobs, switch_on_call},
        {get, "/my-volunteering/when", do_jobs, show_when},
        {post, "/my-volunteering/when", do_jobs, save_when},
        {get, "/my-volunteering/stop", do_jobs, show_stop},
        {post, "/my-volunteering/stop", do_jobs, stop},
        {get, "/reference/{token}", everyone, show_reference, web::Kind::page,
         web::Limit::public_form},
        {post, "/reference/{token}", everyone, answer, web::Kind::page, web::Limit::public_form},
    };
}

}  // namespace kith::volunteering
