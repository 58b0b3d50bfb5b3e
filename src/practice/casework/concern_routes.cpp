#include "platform/base/london.hpp"
#include "platform/html/govuk/details.hpp"
#include "platform/web/overtaken.hpp"
#include "practice/casework/concern.hpp"
#include "practice/casework/concern_views.hpp"
#include "practice/casework/tables.hpp"

namespace kith::casework {
namespace {

using html::Attributes;

constexpr sharing::Purpose answering{"concern", "answering a concern"};
constexpr sharing::Purpose the_list{"concerns", "the list of concerns"};
constexpr std::size_t most_listed = 100;

std::string shown_asked(const web::Context& context) {
    const auto asked = context.request.query.get("show");
    return asked == "mine" || asked == "answered" ? std::string(asked) : "open";
}

Html list_part(web::Context& context, const std::string& show) {
    ConcernFilter filter{.answered = show == "answered"};
    if (show == "mine") filter.account = account_of(context);
    const auto [found, owners] = context.app.database.read([&](sql::Session& session) {
        return std::pair(concern_list(session, filter, most_listed),
                         Owners(session, *context.viewer, true));
    });
    if (found.empty()) {
        return empty_state(show == "answered" ? "No concern has been answered yet"
                                              : "No concern is open",
                           "Anybody can raise one from a person's page, a call, a job or a "
                           "referral. It comes here at once, with a time to answer it by.");
    }
    std::vector<PersonId> people;
    for (const auto& concern : found) people.push_back(concern.person);
    return concern_rows(context, found, cards_by_id(context, people, the_list), owners);
}

web::Response show_list(web::Context& context) {
    const std::string show = shown_asked(context);
    constexpr std::pair<std::string_view, std::string_view> tabs[] = {
        {"open", "Open"}, {"mine", "With me"}, {"answered", "Answered"}};
    const Html items = html::each(tabs, [&](const auto& tab) {
        return markup(R"(<li><a href="{}"{}>{}</a></li>)",
                      Url::path("/concerns").with("show", tab.first),
                      tab.first == show ? Attributes{{"aria-current", "page"}} : Attributes{},
                      tab.second);
    });
    web::Page shown;
    shown.title = "Concerns";
    shown.current = "/concerns";
    shown.live = {"concerns"};
    const auto lines_url = Url::path("/concerns/lines").with("show", show);
    shown.body =
        heading("Concerns") +
        markup(R"(<nav aria-label="Which concerns"><ul class="kith-tabs-bar">{}</ul></nav>
            <div data-live="{}" data-live-topic="concerns">{}</div>)",
               items, lines_url.str(), list_part(context, show));
    return web::page(context, std::move(shown));
}

web::Response show_lines(web::Context& context) {
    return web::fragment(list_part(context, shown_asked(context)));
}

Result<ConcernPage> open_page(web::Context& context) {
    const auto id = id_in<ConcernId>(context, "concern");
    if (!id) return problem(NotFound{"concern"});
    const auto concern =
        context.app.database.read([&](sql::Session& session) { return concern_row(session, *id); });
    if (!concern) return problem(NotFound{"concern"});
    auto person = people::open(context, concern->person, answering);
    if (!person) return tl::unexpected(person.error());
    return ConcernPage{.concern = *concern, .person = *std::move(person)};
}

web::Response show(web::Context& context, ConcernPage page, const web::FormReader& typed) {
    const Owners owners = context.app.database.read([&](sql::Session& session) {
        page.story = story_of(session, page.concern.person, page.concern.id.text());
        return Owners(session, *context.viewer, true);
    });
    web::Page shown;
    shown.title = "Concern: " + std::string(concern_kind_name(page.concern.kind));
    shown.current = "/concerns";
    shown.open_thing = "concern/" + page.concern.id.string();
    shown.errors = &typed.errors();
    shown.body = concern_body(context, page, owners, typed);
    return web::page(context, std::move(shown));
}

web::Response show_concern(web::Context& context) {
    auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    static const web::Fields nothing;
    return show(context, *std::move(page), web::FormReader(nothing));
}

web::Response after(web::Context& context, ConcernPage page, const Result<void>& changed,
                    web::FormReader& reader, std::string_view said) {
    if (changed) {
        context.flash(said);
        return web::see_other(path(page.concern.id));
    }
    // Somebody was faster, or the button was pressed twice: the page says how it stands.
    const auto stored = context.app.database.read(
        [&](sql::Session& session) { return concern_row(session, page.concern.id); });
    const std::string mine = reader.typed("outcome");
    if (stored && stored->answered_at && !mine.empty() && stored->outcome != Private(mine)) {
        std::string ending = stored->outcome_kind;
        for (const Ending& one : endings()) {
            if (one.kind == stored->outcome_kind) ending = one.name;
        }
        return web::overtaken_page(
            context, {.about = people::banner(page.person, london_day(context.now())),
                      .theirs = ending + "\n" + stored->outcome.for_reader(),
                      .mine = mine,
                      .keep = Url::path("/people/{}/notes", page.person.id),
                      .fields = {{"kind", "general"}},
                      .back = path(page.concern.id)});
    }
    if (stored && stored->answered_at) {
        context.flash("This concern has been answered already.");
        return web::see_other(path(page.concern.id));
    }
    if (const auto* invalid = std::get_if<Invalid>(&changed.error())) {
        reader.errors().add(*invalid);
        return show(context, std::move(page), reader);
    }
    return web::problem_page(context, changed.error());
}

web::Response own(web::Context& context) {
    auto page = open_page(context);
    const auto account = account_of(context);
    if (!page) return web::problem_page(context, page.error());
    if (!account) return web::problem_page(context, Forbidden{"take concerns on"});
    web::FormReader reader(context.request.form);
    const ConcernId id = page->concern.id;
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return own_concern(t, id, *account, context.viewer->name, context.now());
    });
    return after(context, *std::move(page), changed, reader, "The concern is with you now.");
}

web::Response answer(web::Context& context) {
    auto page = open_page(context);
    const auto account = account_of(context);
    if (!page) return web::problem_page(context, page.error());
    if (!account) return web::problem_page(context, Forbidden{"answer concerns"});
    web::FormReader reader(context.request.form);
    const std::string outcome =
        reader.required("outcome", "Say what you found and what you did", 5000);
    std::vector<std::string> kinds;
    for (const Ending& ending : endings()) kinds.emplace_back(ending.kind);
    const std::string kind = reader.choice("kind", kinds, "Select how it ends");
    std::string told = reader.text("told", 500);
    if (!reader.ok()) return show(context, *std::move(page), reader);
    for (const Ending& ending : endings()) {
        if (told.empty() && ending.kind == kind) told = ending.told;
    }
    const ConcernId id = page->concern.id;
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return answer_concern(t, id,
                              {.kind = kind,
                               .outcome = Private(outcome),
                               .told_raiser = told,
                               .by = *account,
                               .by_name = context.viewer->name},
                              context.now());
    });
    return after(context, *std::move(page), changed, reader,
                 "The concern is answered, and who raised it can see what came of it.");
}

web::Response pass(web::Context& context) {
    auto page = open_page(context);
    if (!page) return web::problem_page(context, page.error());
    web::FormReader reader(context.request.form);
    const std::string why = reader.text("why", 2000);
    const auto team = TeamId::parse(context.request.form.get("team"));
    if (!team) reader.errors().add("team", "Select a team");
    if (!reader.ok()) return show(context, *std::move(page), reader);
    const ConcernId id = page->concern.id;
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return pass_concern(t, id, *team, Private(why), context.viewer->name, context.now());
    });
    return after(context, *std::move(page), changed, reader, "The concern is passed on.");
}

web::Response show_mine(web::Context& context) {
    const auto account = account_of(context);
    std::vector<ConcernRow> found;
    if (account) {
        found = context.app.database.read(
            [&](sql::Session& session) { return raised_by(session, *account, most_listed); });
    }
    web::Page shown;
    shown.title = "Concerns you raised";
    shown.current = "/my-concerns";
    shown.body = heading("Concerns you raised");
    shown.body += found.empty()
                      ? empty_state("You have not raised a concern",
                                    "When something about a person worries you, say so. Here you "
                                    "see that it was heard, and what came of it.")
                      : raised_rows(found, context.now());
    return web::page(context, std::move(shown));
}

}  // namespace

std::vector<web::Route> concern_routes() {
    return {
        {web::Method::get, "/concerns", work_concerns, show_list},
        {web::Method::get, "/concerns/lines", work_concerns, show_lines, web::Kind::fragment},
        {web::Method::get, "/concerns/{concern}", work_concerns, show_concern},
        {web::Method::post, "/concerns/{concern}/own", work_concerns, own},
        {web::Method::post, "/concerns/{concern}/answer", work_concerns, answer},
        {web::Method::post, "/concerns/{concern}/pass", work_concerns, pass},
        {web::Method::get, "/my-concerns", raise_concerns, show_mine},
    };
}

}  // namespace kith::casework
