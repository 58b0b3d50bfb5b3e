#include <algorithm>

#include "platform/base/london.hpp"
#include "practice/volunteering/jobs/job.hpp"
#include "practice/volunteering/recruitment/volunteer_views.hpp"
#include "practice/volunteering/routes.hpp"

namespace kith::volunteering {
namespace {

constexpr int page_size = 50;
constexpr int most_done = 10;
constexpr int longest_break = 365;

web::Response show(web::Context& context, std::string title, Html body,
                   const web::FormErrors* errors = nullptr) {
    web::Page shown;
    shown.title = std::move(title);
    shown.body = std::move(body);
    shown.current = "/volunteers";
    shown.errors = errors;
    return web::page(context, std::move(shown));
}

web::Response list(web::Context& context, const VolunteerFilter& filter) {
    auto [kinds, found] = context.app.database.read([&](sql::Session& session) {
        return std::pair(casework::categories(session),
                         volunteers_page(session, filter, page_size + 1));
    });
    Html next;
    if (found.size() > page_size) {
        found.resize(page_size, found.front());
        // The next page begins after an id; names are read again, so that none is in an address.
        const Url more = Url::path("/volunteers")
                             .with("kind", filter.kind)
                             .with("status", filter.status)
                             .with("after", found.back().id);
        if (filter.typed.empty()) {
            next = markup(R"(<p class="govuk-body"><a class="govuk-link" rel="next"
                href="{}">More volunteers</a></p>)",
                          more);
        } else {
            next = paragraph("There are more. Type more of the name.");
        }
    }
    const Html rules = context.may(edit_handbook)
                           ? markup(R"( <a class="govuk-link" href="{}">Handbook</a>)",
                                    Url::path("/handbook"))
                           : Html{};
    const Html add = markup(R"(<p class="govuk-body kith-row"><a class="govuk-link" href="{}">Add a
        volunteer</a> <a class="govuk-link" href="{}">How volunteering goes</a>{}</p>)",
                            Url::path("/volunteers/new"), Url::path("/volunteers/overview"), rules);
    return show(context, "Volunteers",
                heading("Volunteers") + add + volunteer_filters(context, kinds, filter) +
                    volunteer_lines(found, london_day(context.now())) + next);
}

web::Response show_list(web::Context& context) {
    VolunteerFilter filter{.status = std::string(context.request.query.get("status")),
                           .kind = std::string(context.request.query.get("kind"))};
    if (const auto after = VolunteerId::parse(context.request.query.get("after"))) {
        const auto row = context.app.database.read(
            [&](sql::Session& session) { return volunteer_row(session, *after); });
        if (row) {
            filter.after_name = row->name.text();
            filter.after_id = row->id.string();
        }
    }
    return list(context, filter);
}

web::Response search(web::Context& context) {
    web::FormReader reader(context.request.form);
    return list(context, {.typed = reader.typed("typed").substr(0, 200)});
}

std::string group_name(sql::Session& session, const std::string& group) {
    if (group.empty()) return "";
    return session.one<std::string>("SELECT name FROM volunteer_group WHERE id = $1", group)
        .value_or("");
}

Result<VolunteerPage> open_page(web::Context& context) {
    const auto id = id_in<VolunteerId>(context, "volunteer");
    if (!id) return problem(NotFound{"volunteer"});
    const Day today = london_day(context.now());
    return context.app.database.read([&](sql::Session& session) -> Result<VolunteerPage> {
        const auto row = volunteer_row(session, *id);
        if (!row) return problem(NotFound{"volunteer"});
        Handbook book = handbook(session);
        auto roles = roles_taken(session, book, *id);
        return VolunteerPage{
            .volunteer = *row,
            .offers = offers_of(session, *id),
            .checks = checks_of(session, *id),
            .times = times_of(session, *id),
            .taken = in_hand(session, *id),
            .done = done_by(session, *id, most_done),
            .minutes = minutes_given(session, *id, Day(std::chrono::year{today.year()} / 1 / 1)),
            .group = group_name(session, row->group),
            .roles = std::move(roles),
            .references = references_of(session, *id),
            .book = std::move(book),
            .days = other_days(session, *id, today)};
    });
}

web::Response show_page(web::Context& context, const VolunteerPage& page,
                        const web::FormReader& typed) {
    return show(context, page.volunteer.name.for_reader(), volunteer_body(context, page, typed),
                &typed.errors());
}

web::Response show_volunteer(web::Context& context) {
    const auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    static const web::Fields nothing;
    return show_page(context, *page, web::FormReader(nothing));
}

ToChoose to_choose(web::Context& context) {
    Handbook book =
        context.app.database.read([](sql::Session& session) { return handbook(session); });
    return {book.roles(), std::move(book)};
}

// The roles there are, and those somebody has that nobody new takes on any more.
ToChoose choice_for(const VolunteerPage& page) {
    std::vector<Role> roles = page.book.roles();
    for (const Role& taken : page.roles) {
        const bool known = std::any_of(roles.begin(), roles.end(),
                                       [&](const Role& role) { return role.id == taken.id; });
        if (!known) roles.push_back(taken);
    }
    return {std::move(roles), page.book};
}

web::Response show_form(web::Context& context, const VolunteerRow* row,
                        const ToChoose& choose, const web::FormReader& typed) {
    const std::string title = row ? "Change " + row->name.for_reader() : "Add a volunteer";
    const Url action =
        row ? Url::path("/volunteers/{}/edit", row->id) : Url::path("/volunteers/new");
    return show(context, title,
                heading(title) + volunteer_form(context, action, "Save", choose, typed, false),
                &typed.errors());
}

web::Response show_new(web::Context& context) {
    static const web::Fields nothing;
    return show_form(context, nullptr, to_choose(context), web::FormReader(nothing));
}

web::Response add(web::Context& context) {
    web::FormReader reader(context.request.form);
    const ToChoose choose = to_choose(context);
    NewVolunteer made = read_volunteer(reader, choose);
    if (!reader.ok()) return show_form(context, nullptr, choose, reader);
    made.status = "applying";
    const auto id = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return add_volunteer(t, made, context.now());
    });
    context.flash("Added. Now note the checks you have seen.");
    return web::see_other(path(id));
}

// The roles somebody has; for those taken on before there were roles, the first that does each kind
// of job they are offered.
std::vector<std::string> chosen_or_covering(const VolunteerPage& page) {
    std::vector<std::string> roles;
    for (const Role& role : page.roles) roles.push_back(role.id);
    if (!roles.empty()) return roles;
    for (const auto& kind : page.offers) {
        for (const Role& role : page.book.roles()) {
            if (std::find(role.kinds.begin(), role.kinds.end(), kind) == role.kinds.end()) continue;
            roles.push_back(role.id);
            break;
        }
    }
    return roles;
}

// What is kept, as the form would have sent it.
web::Fields fields_of(const VolunteerPage& page) {
    const VolunteerRow& row = page.volunteer;
    web::Fields fields;
    fields.add("name", row.name.text());
    fields.add("email", row.email.text());
    const auto phone = Phone::from_store(row.phone.text());
    fields.add("phone", phone ? phone->for_reader() : row.phone.text());
    fields.add("postcode", row.postcode ? std::string(row.postcode->text()) : "");
    for (const auto& role : chosen_or_covering(page)) fields.add("roles", role);
    for (const auto& part : parts_in(page.times)) fields.add("times", part);
    fields.add("travels_by", row.travels_by);
    fields.add("miles", std::to_string(std::max(1, (row.travels_metres + 804) / 1609)));
    fields.add("hours", std::to_string(row.hours_a_week));
    fields.add("at_once", std::to_string(row.jobs_at_once));
    fields.add("languages", row.languages);
    add_experience(fields, row.experience, page.book);
    fields.add("interests", row.interests);
    fields.add("skills", row.skills);
    fields.add("contact_by", row.contact_by);
    fields.add("about", row.about.text());
    fields.add("version", std::to_string(row.version));
    return fields;
}

web::Response show_edit(web::Context& context) {
    const auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    const web::Fields kept = fields_of(*page);
    return show_form(context, &page->volunteer, choice_for(*page), web::FormReader(kept));
}

web::Response edit(web::Context& context) {
    const auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    const ToChoose choose = choice_for(*page);
    const NewVolunteer made = read_volunteer(reader, choose);
    if (!reader.ok()) return show_form(context, &page->volunteer, choose, reader);
    const VolunteerId id = page->volunteer.id;
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return change_volunteer(t, id, version_sent(context), made);
    });
    if (!changed) return web::problem_page(context, changed.error());
    context.flash("Saved.");
    return web::see_other(path(id));
}

web::Response add_check_seen(web::Context& context) {
    const auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    std::vector<std::string> kinds;
    for (const CheckKind& kind : page->book.checks()) kinds.push_back(kind.id);
    const std::string kind = reader.choice("check", kinds, "Select a check");
    const auto passed = reader.date("passed", "day it was seen", true);
    auto expires = reader.date("expires", "day it runs out", false);
    const CheckKind* known = page->book.check(kind);
    if (!expires && passed && known) expires = runs_out(*known, *passed);
    if (passed && *passed > london_day(context.now())) {
        reader.errors().add("passed", "The day it was seen must be in the past");
        reader.errors().link("passed", "passed-day");
    }
    if (!reader.ok()) return show_page(context, *page, reader);
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        add_check(transaction, page->volunteer.id, {kind, *passed, expires}, context.now());
    });
    context.flash("The check is noted.");
    return web::see_other(path(page->volunteer.id));
}

web::Response change_days(web::Context& context) {
    const auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    save_days(context, page->volunteer.id, reader);
    if (!reader.ok()) return show_page(context, *page, reader);
    announce_jobs(context);
    context.flash("Saved.");
    return web::see_other(path(page->volunteer.id));
}

web::Response change_how_it_stands(web::Context& context) {
    const auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    Standing standing{.status = reader.choice("status", {"active", "paused", "suspended", "left"},
                                              "Select what changes"),
                      .reason = reader.text("reason", 500)};
    reader.errors().link("status", "reason");
    if (standing.status == "paused" && !reader.typed("days").empty()) {
        if (const auto days = reader.whole_number("days", 1, longest_break,
                                                  "Days must be a number from 1 to 365")) {
            standing.until = london_day(context.now()) + static_cast<int>(*days);
        }
    }
    if (!reader.ok()) return show_page(context, *page, reader);
    const VolunteerId id = page->volunteer.id;
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return change_standing(t, id, version_sent(context), standing, context.viewer->name,
                               context.now());
    });
    if (!changed) {
        const auto* invalid = std::get_if<Invalid>(&changed.error());
        if (invalid == nullptr) return web::problem_page(context, changed.error());
        reader.errors().add(*invalid);
        return show_page(context, *page, reader);
    }
    announce_jobs(context);
    context.flash("Saved.");
    return web::see_other(path(id));
}

Html kept_words() {
    return markup(R"(<p class="govuk-body kith-quiet">We keep this to find help that suits you and
        the people you help. If you do not begin within a year we delete it; if you volunteer, two
        years after you stop.</p>)");
}

web::Response show_sign_up(web::Context& context, const ToChoose& choose,
                           const web::FormReader& typed) {
    const Html words = paragraph("A few lines are enough. We then ring or write about the next "
                                 "step: seeing who you are, and the checks your kind of help "
                                 "needs. You can always say no to a job.");
    return show(context, "Volunteer with us",
                heading("Volunteer with us") + words +
                    volunteer_form(context, Url::path("/volunteer-with-us"), "Offer to help",
                                   choose, typed, true) +
                    kept_words(),
                &typed.errors());
}

web::Response show_join(web::Context& context) {
    static const web::Fields nothing;
    return show_sign_up(context, to_choose(context), web::FormReader(nothing));
}

web::Response join(web::Context& context) {
    web::FormReader reader(context.request.form);
    const ToChoose choose = to_choose(context);
    NewVolunteer made = read_volunteer(reader, choose);
    if (!reader.ok()) return show_sign_up(context, choose, reader);
    made.status = "applying";
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        const auto added = apply(t, made, context.app.base_url, context.now());
        casework::put_work(t,
                           {.subject_kind = "volunteer",
                            .subject_id = added.string(),
                            .title = "Somebody offers to volunteer",
                            .path = path(added).str(),
                            .owner = {.team = accounts::answering_team(t, "jobs")},
                            .due_at = context.now() + std::chrono::hours(72)},
                           context.now());
    });
    return web::see_other(Url::path("/volunteer-with-us/thank-you"));
}

web::Response show_thanks(web::Context& context) {
    return show(context, "Thank you for offering to help",
                heading("Thank you for offering to help") +
                    paragraph("We have your offer and ring you within three days.") +
                    paragraph("If you gave an e-mail address, we have written to you too: there "
                              "you see your next steps, and you can take the first ones now."));
}

}  // namespace

std::vector<web::Route> volunteer_routes() {
    const auto everyone = web::Permission::everyone();
    return {
        {web::Method::get, "/volunteers", see_volunteers, show_list},
        {web::Method::post, "/volunteers", see_volunteers, search},
        {web::Method::get, "/volunteers/new", coordinate, show_new},
        {web::Method::post, "/volunteers/new", coordinate, add},
        {web::Method::get, "/volunteers/{volunteer}", see_volunteers, show_volunteer},
        {web::Method::get, "/volunteers/{volunteer}/edit", coordinate, show_edit},
        {web::Method::post, "/volunteers/{volunteer}/edit", coordinate, edit},
        {web::Method::post, "/volunteers/{volunteer}/checks", coordinate, add_check_seen},
        {web::Method::post, "/volunteers/{volunteer}/days", coordinate, change_days},
        {web::Method::post, "/volunteers/{volunteer}/standing", coordinate, change_how_it_stands},
        {web::Method::get, "/volunteer-with-us", everyone, show_join},
        {web::Method::post, "/volunteer-with-us", everyone, join, web::Kind::page,
         web::Limit::public_form},
        {web::Method::get, "/volunteer-with-us/thank-you", everyone, show_thanks},
    };
}

}  // namespace kith::volunteering
