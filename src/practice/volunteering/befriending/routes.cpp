#include "platform/base/london.hpp"
#include "practice/volunteering/befriending/views.hpp"
#include "practice/volunteering/lists.hpp"
#include "practice/volunteering/routes.hpp"

namespace kith::volunteering {
namespace {

constexpr sharing::Purpose the_pair{"befriending", "bringing two together to talk"};
constexpr int page_size = 100;
constexpr int most_talks = 50;
const web::Fields nothing;

web::Response show_page(web::Context& context, std::string title, Html body,
                        const web::FormErrors* errors, bool phone = false) {
    web::Page shown;
    shown.title = std::move(title);
    shown.body = std::move(body);
    shown.current = phone ? "/my-jobs" : "/jobs";
    if (phone) shown.density = web::Density::roomy;
    shown.errors = errors;
    return web::page(context, std::move(shown));
}

web::Response show_list(web::Context& context) {
    PairList list;
    for (const std::string_view known : {"introducing", "talking", "quiet", "review", "ended"}) {
        if (context.request.query.get("show") == known) list.status = std::string(known);
    }
    std::vector<PersonId> people;
    context.app.database.read([&](sql::Session& session) {
        list.pairs = pairs(session, list.status, london_day(context.now()), page_size);
        std::vector<VolunteerId> volunteers;
        for (const PairRow& pair : list.pairs) {
            volunteers.push_back(pair.volunteer);
            people.push_back(pair.person);
        }
        for (auto& [id, name] : names_of(session, volunteers)) list.volunteers.emplace(id, name);
        return 0;
    });
    if (!people.empty()) {
        for (const auto& card : context.app.database.write(
                 context.actor(),
                 [&](sql::Transaction& t) {
                     return people::cards(t, *context.viewer, people, the_pair, context.now());
                 },
                 sql::Isolation::read_committed)) {
            list.people.emplace(card.id, card);
        }
    }
    return show_page(context, "Befriending", pairs_body(list, context.now()), nullptr);
}

Result<PairPage> open_page(web::Context& context) {
    const auto id = id_in<PairId>(context, "pair");
    if (!id) return problem(NotFound{"pair"});
    const auto pair =
        context.app.database.read([&](sql::Session& session) { return pair_row(session, *id); });
    if (!pair) return problem(NotFound{"pair"});
    auto person = people::open(context, pair->person, the_pair);
    if (!person) return tl::unexpected(person.error());
    return context.app.database.read([&](sql::Session& session) -> Result<PairPage> {
        return PairPage{.pair = *pair,
                        .person = *std::move(person),
                        .volunteer = *volunteer_row(session, pair->volunteer),
                        .talks = talks(session, *id, most_talks),
                        .reviews = reviews(session, *id)};
    });
}

web::Response show(web::Context& context, const PairPage& page, const web::FormReader& typed) {
    return show_page(context, "Two who talk: " + page.pair.reference.text(),
                     pair_body(context, page, typed), &typed.errors());
}

web::Response show_pair(web::Context& context) {
    const auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    return show(context, *page, web::FormReader(nothing));
}

// Runs a change of the pair of the path and shows its page again, or what is wrong.
template <class Change>
web::Response change(web::Context& context, std::string_view said, const Change& make) {
    const auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    const auto changed = context.app.database.write(
        context.actor(), [&](sql::Transaction& t) { return make(t, *page, reader); });
    if (!changed) {
        const auto* invalid = std::get_if<Invalid>(&changed.error());
        if (invalid == nullptr) return web::problem_page(context, changed.error());
        reader.errors().add(*invalid);
    }
    if (!reader.ok()) return show(context, *page, reader);
    announce_jobs(context);
    context.flash(said);
    return web::see_other(Url::path("/befriending/{}", page->pair.id));
}

Agreement agreement(const web::FormReader& reader) {
    return {.yes = reader.typed("answer") == "yes",
            .relays = reader.typed("relays") != "no",
            .together = reader.typed("together") != "no"};
}

web::Response person_said(web::Context& context) {
    return change(context, "Noted.", [&](sql::Transaction& t, const PairPage& page, auto& reader) {
        return person_answers(t, page.pair.id, agreement(reader), context.viewer->name,
                              context.now());
    });
}

web::Response volunteer_said(web::Context& context) {
    return change(context, "Noted.", [&](sql::Transaction& t, const PairPage& page, auto& reader) {
        return volunteer_answers(t, page.pair.id, page.pair.volunteer, agreement(reader),
                                 context.now());
    });
}

web::Response make_introduction(web::Context& context) {
    return change(context, "They are introduced, and both are told.",
                  [&](sql::Transaction& t, const PairPage& page,
                      web::FormReader& reader) -> Result<void> {
                      const auto day = reader.date("when", "day of the first talk", true);
                      const auto time = TimeOfDay::parse(reader.typed("time"));
                      if (!time) reader.errors().add("time", "Enter a time, such as 3pm");
                      if (!day || !time) return {};
                      return introduce(t, page.pair.id, instant_of({*day, *time}),
                                       context.viewer->name, context.now());
                  });
}

web::Response look_back(web::Context& context) {
    return change(
        context, "Noted.",
        [&](sql::Transaction& t, const PairPage& page, web::FormReader& reader) -> Result<void> {
            const std::string person =
                reader.required("person_says", "Write a line from the person", 1000);
            const std::string volunteer =
                reader.required("volunteer_says", "Write a line from the volunteer", 1000);
            if (!reader.ok()) return {};
            return review_pair(t, page.pair.id, person, volunteer, context.viewer->name,
                               context.now());
        });
}

web::Response end(web::Context& context) {
    return change(context, "It has ended, and both are told.",
                  [&](sql::Transaction& t, const PairPage& page, web::FormReader& reader) {
                      return end_pair(t, page.pair.id, reader.typed("how"), reader.text("why", 500),
                                      reader.ticked("another"), context.viewer->name,
                                      context.now());
                  });
}

web::Response propose(web::Context& context) {
    const auto job = id_in<JobId>(context, "job");
    const auto volunteer = VolunteerId::parse(context.request.form.get("volunteer"));
    if (!job || !volunteer) return not_found(context, "job");
    web::FormReader reader(context.request.form);
    const auto made = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return propose_pair(t, *job, *volunteer, reader.typed("reasons").substr(0, 1000),
                            context.viewer->name, context.now());
    });
    if (!made) {
        const auto* invalid = std::get_if<Invalid>(&made.error());
        if (invalid == nullptr) return web::problem_page(context, made.error());
        context.flash(invalid->errors.front().message);
        return web::see_other(path(*job));
    }
    announce_jobs(context);
    return web::see_other(Url::path("/befriending/{}", *made));
}

struct MyPair {
    PairRow pair;
    VolunteerRow volunteer;
};

Result<MyPair> mine(web::Context& context) {
    const auto id = id_in<PairId>(context, "pair");
    const auto account = account_of(context);
    if (!id || !account) return problem(NotFound{"pair"});
    return context.app.database.read([&](sql::Session& session) -> Result<MyPair> {
        const auto volunteer = volunteer_of_account(session, *account);
        const auto pair = pair_row(session, *id);
        if (!volunteer || !pair || pair->volunteer != volunteer->id) {
            return problem(NotFound{"pair"});
        }
        return MyPair{*pair, *volunteer};
    });
}

web::Response show_question(web::Context& context) {
    const auto found = mine(context);
    if (!found) return web::problem_page(context, found.error());
    if (found->pair.status != "proposed" || found->pair.volunteer_agreed) {
        return web::see_other(Url::path("/my-jobs"));
    }
    return show_page(context, "Would you like to talk with somebody?",
                     pair_question(context, found->pair, web::FormReader(nothing)), nullptr, true);
}

web::Response answer_question(web::Context& context) {
    const auto found = mine(context);
    if (!found) return web::problem_page(context, found.error());
    const web::FormReader reader(context.request.form);
    const Agreement said = agreement(reader);
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return volunteer_answers(t, found->pair.id, found->volunteer.id, said, context.now());
    });
    if (!changed) return web::problem_page(context, changed.error());
    announce_jobs(context);
    context.flash(said.yes ? "Thank you. We ask them too, and then introduce you."
                           : "Thank you for telling us. We ask somebody else.");
    return web::see_other(Url::path("/my-jobs"));
}

web::Response log(web::Context& context) {
    const auto found = mine(context);
    if (!found) return web::problem_page(context, found.error());
    web::FormReader reader(context.request.form);
    Talk talk{.how = reader.typed("how") == "no answer" ? "no answer" : "spoke",
              .note = Private(reader.text("note", 2000)),
              .same_request = reader.typed("same_request")};
    const std::string mood = reader.typed("mood");
    if (talk.how == "spoke" && (mood == "good" || mood == "low")) talk.mood = mood;
    if (talk.how == "spoke" && talk.mood.empty()) talk.mood = "as usual";
    if (talk.how == "spoke") {
        talk.minutes = static_cast<int>(
            reader.whole_number("minutes", 0, 720, "Minutes must be a number").value_or(0));
    }
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return log_talk(t, found->pair.id, found->volunteer.id, talk, context.now());
    });
    if (!changed && std::get_if<Invalid>(&changed.error()) == nullptr) {
        return web::problem_page(context, changed.error());
    }
    announce_jobs(context);
    context.flash(talk.how == "spoke" ? "Thank you. It is noted."
                                      : "Noted. If they do not answer three times we look in.");
    return stored(context, Url::path("/my-jobs"));
}

}  // namespace

std::vector<web::Route> befriending_routes() {
    constexpr auto get = web::Method::get;
    constexpr auto post = web::Method::post;
    return {
        {get, "/befriending", coordinate, show_list},
        {get, "/befriending/{pair}", coordinate, show_pair},
        {post, "/befriending/{pair}/person", coordinate, person_said},
        {post, "/befriending/{pair}/volunteer", coordinate, volunteer_said},
        {post, "/befriending/{pair}/introduce", coordinate, make_introduction},
        {post, "/befriending/{pair}/review", coordinate, look_back},
        {post, "/befriending/{pair}/end", coordinate, end},
        {post, "/jobs/{job}/pair", coordinate, propose},
        {get, "/my-pairs/{pair}", do_jobs, show_question},
        {post, "/my-pairs/{pair}", do_jobs, answer_question},
        {post, "/my-pairs/{pair}/talk", do_jobs, log},
    };
}

}  // namespace kith::volunteering
