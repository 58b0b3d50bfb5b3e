#include "platform/base/london.hpp"
#include "practice/volunteering/jobs/asking.hpp"
#include "practice/volunteering/jobs/board_views.hpp"
#include "practice/volunteering/routes.hpp"

namespace kith::volunteering {
namespace {

constexpr sharing::Purpose the_board{"jobs", "the board of jobs"};
constexpr sharing::Purpose the_job{"job", "finding a volunteer"};
constexpr std::size_t most_on_board = 300;
constexpr int most_done = 50;
constexpr int few_at_once = 3;

BoardFilter filter_of(const web::Context& context) {
    return {.kind = std::string(context.request.query.get("kind")),
            .area = std::string(context.request.query.get("area")),
            .now = context.now(),
            .day_begins = start_of_day(london_day(context.now()))};
}

Board read_board(web::Context& context, const BoardFilter& filter) {
    Board found = context.app.database.read([&](sql::Session& session) {
        const int most = static_cast<int>(most_on_board) + 1;
        Board board{.open = volunteering::board(session, filter, most),
                    .done = done_since(session, filter, most_done)};
        board.more = board.open.size() > most_on_board;
        if (board.more) board.open.pop_back();
        std::vector<VolunteerId> volunteers;
        for (const auto* jobs : {&board.open, &board.done}) {
            for (const JobRow& job : *jobs) {
                if (job.volunteer) volunteers.push_back(*job.volunteer);
            }
        }
        for (auto& [id, name] : names_of(session, volunteers)) {
            board.volunteers.emplace(id, std::move(name));
        }
        return board;
    });
    std::vector<PersonId> people;
    for (const auto* jobs : {&found.open, &found.done}) {
        for (const JobRow& job : *jobs) people.push_back(job.person);
    }
    if (people.empty()) return found;
    const auto cards = context.app.database.write(
        context.actor(),
        [&](sql::Transaction& transaction) {
            return people::cards(transaction, *context.viewer, people, the_board, context.now());
        },
        sql::Isolation::read_committed);
    for (const auto& card : cards) found.people.emplace(card.id, card);
    return found;
}

web::Response show_board(web::Context& context) {
    const BoardFilter filter = filter_of(context);
    const auto [kinds, areas] = context.app.database.read([&](sql::Session& session) {
        return std::pair(casework::categories(session), areas_of_jobs(session));
    });
    const Url lines =
        Url::path("/jobs/lines").with("kind", filter.kind).with("area", filter.area);
    web::Page shown;
    shown.title = "Jobs";
    shown.current = "/jobs";
    shown.live = {"jobs"};
    shown.wide = true;
    shown.body = heading("Jobs") + board_links(context) + board_filters(kinds, areas, filter) +
                 markup(R"(<div data-live="{}" data-live-topic="jobs">{}</div>)", lines.str(),
                        board_lines(read_board(context, filter), context.now()));
    return web::page(context, std::move(shown));
}

web::Response show_lines(web::Context& context) {
    return web::fragment(board_lines(read_board(context, filter_of(context)), context.now()));
}

Result<JobPage> open_page(web::Context& context) {
    const auto id = id_in<JobId>(context, "job");
    if (!id) return problem(NotFound{"job"});
    const auto job =
        context.app.database.read([&](sql::Session& session) { return job_row(session, *id); });
    if (!job) return problem(NotFound{"job"});
    auto person = people::open(context, job->person, the_job);
    if (!person) return tl::unexpected(person.error());
    return JobPage{.job = *job, .person = *std::move(person)};
}

web::Response show(web::Context& context, JobPage page, const web::FormReader& typed) {
    const Day today = london_day(context.now());
    context.app.database.read([&](sql::Session& session) {
        page.offers = offers_of_job(session, page.job.id);
        page.asking = asking_words(session, page.job.id);
        const Handbook book = handbook(session);
        page.kind = book.kind(page.job.rules, page.job.rules_version);
        page.to_tell = to_tell(session, Matter::of(page.job.id));
        page.experience = book.experience_words(page.job.experience);
        page.steps = page.job.every_days ? contacts_of_need(session, page.job.need, 50)
                                         : steps_of_job(session, page.job.id);
        if (page.job.volunteer) {
            page.volunteer = volunteer_row(session, *page.job.volunteer);
        } else if (!page.job.closed_at) {
            Likeness likeness{.language = page.person.care.language};
            if (page.person.born_on) likeness.age = age_on(*page.person.born_on, today);
            page.suggestions = suggest(session, page.job, likeness, 5, context.now());
        }
        return 0;
    });
    web::Page shown;
    shown.title = page.job.title;
    shown.current = "/jobs";
    shown.live = {"jobs"};
    shown.open_thing = "job/" + page.job.id.string();
    shown.errors = &typed.errors();
    shown.body = job_body(context, page, typed);
    return web::page(context, std::move(shown));
}

web::Response show_job(web::Context& context) {
    auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    static const web::Fields nothing;
    return show(context, *std::move(page), web::FormReader(nothing));
}

web::Response after(web::Context& context, JobId job, const Result<void>& changed,
                    std::string_view said) {
    if (!changed) {
        const auto* invalid = std::get_if<Invalid>(&changed.error());
        if (invalid == nullptr) return web::problem_page(context, changed.error());
        context.flash(invalid->errors.front().message);
        return web::see_other(path(job));
    }
    announce_jobs(context);
    context.flash(said);
    return web::see_other(path(job));
}

web::Response make_offer(web::Context& context) {
    const auto job = id_in<JobId>(context, "job");
    const auto volunteer = VolunteerId::parse(context.request.form.get("volunteer"));
    if (!job || !volunteer) return not_found(context, "job");
    web::FormReader reader(context.request.form);
    const std::string reasons = reader.typed("reasons").substr(0, 1000);
    const auto changed =
        context.app.database.write(context.actor(), [&](sql::Transaction& t) {
            return offer(t, *job, *volunteer, context.viewer->name, context.now(), reasons);
        });
    return after(context, *job, changed, "Offered. The answer shows here as soon as it comes.");
}

// Asks by itself from now on: the best few at once, or one after another.
web::Response ask_them(web::Context& context) {
    auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    const JobId job = page->job.id;
    if (context.request.form.get("how") == "stop") {
        context.app.database.write(context.actor(), [&](sql::Transaction& t) {
            stop_asking(t, job, "Stopped by " + context.viewer->name, context.now());
        });
        return after(context, job, {}, "Nobody else is asked by itself.");
    }
    Asking asking{.how_many = context.request.form.get("how") == "few" ? few_at_once : 1,
                  .person = {.language = page->person.care.language},
                  .by_name = context.viewer->name};
    if (page->person.born_on) {
        asking.person.age = age_on(*page->person.born_on, london_day(context.now()));
    }
    const auto asked = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) { return ask(t, job, asking, context.now()); });
    if (!asked) return after(context, job, tl::unexpected(asked.error()), "");
    return after(context, job, {},
                 *asked == 1 ? "1 volunteer is asked." : std::to_string(*asked) +
                                                             " volunteers are asked.");
}

web::Response take_back(web::Context& context) {
    const auto job = id_in<JobId>(context, "job");
    const auto volunteer = VolunteerId::parse(context.request.form.get("volunteer"));
    if (!job || !volunteer) return not_found(context, "job");
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return withdraw_offer(t, *job, *volunteer, context.viewer->name, context.now());
    });
    return after(context, *job, changed, "The offer is taken back.");
}

web::Response note_answer(web::Context& context) {
    const auto job = id_in<JobId>(context, "job");
    const auto volunteer = VolunteerId::parse(context.request.form.get("volunteer"));
    if (!job || !volunteer) return not_found(context, "job");
    const bool yes = context.request.form.get("answer") == "yes";
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return yes ? accept(t, *job, *volunteer, context.now())
                   : pass(t, *job, *volunteer, "", context.now());
    });
    return after(context, *job, changed, yes ? "Noted: they do it." : "Noted: not this time.");
}

web::Response end(web::Context& context) {
    auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    const std::string reason = reader.required("reason", "Say why, in a line", 500);
    const std::string how =
        reader.choice("how", {"return", "met", "cancel", "cancel all"}, "Select what to do");
    const std::string said = reader.text("said", 300);
    reader.errors().link("how", "reason");
    if (!reader.ok()) return show(context, *std::move(page), reader);
    const JobRow& job = page->job;
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        if (how == "return" && job.volunteer) {
            return give_back(t, job.id, *job.volunteer, reason, context.now());
        }
        if (how == "cancel all") {
            return call_off_all(t, job.id, reason, said, context.viewer->name, context.now());
        }
        return end_job(t, job.id, how == "met", reason, context.viewer->name, context.now(), said);
    });
    return after(context, job.id, changed,
                 how == "return"       ? "The job is on the board again."
                 : how == "cancel all" ? "All its places are called off."
                                       : "The job is ended.");
}

Result<NewJobPage> open_need_page(web::Context& context) {
    const auto id = id_in<NeedId>(context, "need");
    if (!id) return problem(NotFound{"need"});
    const auto need =
        context.app.database.read([&](sql::Session& s) { return casework::need(s, *id); });
    if (!need) return tl::unexpected(need.error());
    auto person = people::open(context, need->person, the_job);
    if (!person) return tl::unexpected(person.error());
    Handbook book = context.app.database.read([](sql::Session& s) { return handbook(s); });
    const JobKind kind = book.kind(need->category);
    return NewJobPage{*need, *std::move(person), kind, std::move(book)};
}

web::Response show_new(web::Context& context, const NewJobPage& page,
                       const web::FormReader& typed) {
    web::Page shown;
    shown.title = "Find a volunteer: " + page.need.title;
    shown.current = "/jobs";
    shown.errors = &typed.errors();
    shown.body = new_job_body(context, page, typed);
    return web::page(context, std::move(shown));
}

web::Response show_make(web::Context& context) {
    const auto page = open_need_page(context);
    if (!page) return web::problem_page(context, page.error());
    static const web::Fields nothing;
    return show_new(context, *page, web::FormReader(nothing));
}

NewJob read_job(web::FormReader& reader, const NewJobPage& page) {
    const casework::NeedView& need = page.need;
    NewJob job{.need = need.id,
               .kind = need.category,
               .title = reader.required("title", "Enter a title", 120),
               .instructions = Private(reader.text("instructions", 4000)),
               .due_at = {},
               .by_name = {}};
    const auto day = reader.date("due", "day it is due", true);
    const auto time = TimeOfDay::parse(reader.typed("time"));
    if (!time) reader.errors().add("time", "Enter a time, such as 5pm");
    if (day && time) job.due_at = instant_of({*day, *time});
    job.minutes = static_cast<int>(
        reader.whole_number("minutes", 5, 720, "Minutes must be a number from 5 to 720")
            .value_or(60));
    job.urgent = reader.ticked("urgent");
    const std::string every = reader.typed("every");
    if (every == "1" || every == "7" || every == "14") job.every_days = std::stoi(every);
    if (job.every_days) job.until_on = reader.date("until", "last day", false);
    job.places = static_cast<int>(
        reader.typed("places").empty()
            ? 1
            : reader.whole_number("places", 1, 12, "Volunteers must be a number from 1 to 12")
                  .value_or(1));
    if (reader.ticked("car")) job.vehicle = "car";
    job.language = reader.text("language", 60);
    job.skills = reader.text("skills", 200);
    job.experience = experience_sent(reader, page.book);
    return job;
}

web::Response make(web::Context& context) {
    const auto page = open_need_page(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    NewJob job = read_job(reader, *page);
    job.by_name = context.viewer->name;
    if (!reader.ok()) return show_new(context, *page, reader);
    const auto made = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) { return make_job(t, job, context.now()); });
    if (!made) {
        if (const auto* invalid = std::get_if<Invalid>(&made.error())) {
            reader.errors().add(*invalid);
            return show_new(context, *page, reader);
        }
        return web::problem_page(context, made.error());
    }
    announce_jobs(context);
    context.flash("The job is made. Now offer it to somebody.");
    return web::see_other(path(*made));
}

}  // namespace

std::vector<web::Route> board_routes() {
    return {
        {web::Method::get, "/jobs", coordinate, show_board},
        {web::Method::get, "/jobs/lines", coordinate, show_lines, web::Kind::fragment},
        {web::Method::get, "/jobs/{job}", coordinate, show_job},
        {web::Method::post, "/jobs/{job}/offer", coordinate, make_offer},
        {web::Method::post, "/jobs/{job}/ask", coordinate, ask_them},
        {web::Method::post, "/jobs/{job}/withdraw", coordinate, take_back},
        {web::Method::post, "/jobs/{job}/answer", coordinate, note_answer},
        {web::Method::post, "/jobs/{job}/end", coordinate, end},
        {web::Method::get, "/needs/{need}/job", coordinate, show_make},
        {web::Method::post, "/needs/{need}/job", coordinate, make},
    };
}

}  // namespace kith::volunteering
