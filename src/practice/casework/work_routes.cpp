#include "platform/base/london.hpp"
#include "platform/html/govuk/tag.hpp"
#include "practice/casework/tables.hpp"

namespace kith::casework {
namespace {

using html::Attributes;

constexpr std::size_t most_lines = 100;
constexpr sharing::Purpose my_work{"my work", "the list of work"};

struct Group {
    std::string_view title;
    Html lines{};
};

Html take_button(const web::Context& context, const WorkLine& line, std::string_view name) {
    if (line.owner.account) return {};
    const bool need = line.subject_kind == "need" && context.may(work_needs);
    const bool concern = line.subject_kind == "concern" && context.may(work_concerns);
    if (!need && !concern) return {};
    return markup(R"(<div class="kith-raise">{}</div>)",
                  small_button(context, Url::path("/my-work/take"), "Take it",
                               line.title + " for " + std::string(name),
                               {{"kind", line.subject_kind}, {"id", line.subject_id}}));
}

Html due_line(const WorkLine& line, Instant now) {
    std::string_view look;
    if (line.due_at < now) {
        look = " kith-work__due--late";
    } else if (london_day(line.due_at) == london_day(now)) {
        look = " kith-work__due--today";
    }
    return markup(R"(<span class="kith-work__due{}">{}{}</span>)", look, icon("clock"),
                  due_words(line.due_at, now));
}

Html work_item(const web::Context& context, const WorkLine& line, const Cards& cards,
               const Owners& owners) {
    const std::string name = name_on(cards, line.person);
    std::string_view look;
    if (line.urgent) look = " kith-work__item--urgent";
    else if (line.due_at < context.now()) look = " kith-work__item--now";
    const std::string who = name.empty() ? line.title : name;
    std::string more = line.owner.account ? "With " + owners.name(line.owner)
                                          : "Waiting with " + owners.name(line.owner);
    if (const auto card = line.person ? cards.find(*line.person) : cards.end();
        card != cards.end() && !card->second.chips.empty()) {
        more += ". Know first: " + card->second.chips;
    }
    const Html urgent =
        line.urgent ? govuk::tag({.text = "Urgent", .classes = "govuk-tag--red"}) : Html{};
    return markup(R"(<li class="kith-work__item{}"><a class="govuk-link kith-work__who"
        href="{}">{}</a>{}<span class="kith-work__what">{} {}</span><span class="kith-work__more">{}
        </span>{}</li>)",
                  look, Url::same_site(line.path).value_or(Url::path("/work")), who,
                  due_line(line, context.now()), line.title, urgent, more,
                  take_button(context, line, who));
}

Html group(const Group& one) {
    if (one.lines.empty()) return {};
    return markup(R"(<h2 class="kith-work__group">{}</h2><ul class="kith-work">{}</ul>)", one.title,
                  one.lines);
}

Html work_list(web::Context& context, std::string_view whose) {
    const auto [found, owners] = context.app.database.read([&](sql::Session& session) {
        return std::pair(work_lines(session, scope_of(*context.viewer, whose), most_lines),
                         Owners(session, *context.viewer, true));
    });
    if (found.empty()) {
        return empty_state("Nothing waits for you",
                           "What is given to you, to your team or to your organisation comes here "
                           "by itself, urgent first. Look at all open needs, or take a call.");
    }
    std::vector<PersonId> people;
    for (const auto& line : found) {
        if (line.person) people.push_back(*line.person);
    }
    const Cards cards = cards_by_id(context, people, my_work);
    Group now{"Now"}, soon{"In the next days"}, later{"Later"};
    const Day today = london_day(context.now());
    for (const auto& line : found) {
        const Day due = london_day(line.due_at);
        Group& where = line.urgent || due <= today ? now : due <= today + 7 ? soon : later;
        where.lines += work_item(context, line, cards, owners);
    }
    const Html more =
        found.size() < most_lines
            ? Html{}
            : paragraph("These are the first " + std::to_string(most_lines) +
                        " lines. The rest follow when these are done.");
    return group(now) + group(soon) + group(later) + more;
}

Html tabs(std::string_view whose) {
    constexpr std::pair<std::string_view, std::string_view> all[] = {
        {"all", "Everything"}, {"mine", "Mine"}, {"team", "Waiting in the team"}};
    const Html items = html::each(all, [&](const auto& tab) {
        const auto url = Url::path("/work").with("whose", tab.first);
        return markup(R"(<li><a href="{}"{}>{}</a></li>)", url,
                      tab.first == whose ? Attributes{{"aria-current", "page"}} : Attributes{},
                      tab.second);
    });
    return markup(R"(<nav aria-label="Whose work"><ul class="kith-tabs-bar">{}</ul></nav>)", items);
}

std::string whose_asked(const web::Context& context) {
    const auto asked = context.request.query.get("whose");
    return asked == "mine" || asked == "team" ? std::string(asked) : "all";
}

web::Response show_work(web::Context& context) {
    const std::string whose = whose_asked(context);
    web::Page shown;
    shown.title = "My work";
    shown.current = "/work";
    shown.live = {"work"};
    const auto lines_url = Url::path("/my-work/lines").with("whose", whose);
    shown.body = heading("My work") + tabs(whose) +
                 markup(R"(<div data-live="{}" data-live-topic="work">{}</div>)", lines_url.str(),
                        work_list(context, whose));
    return web::page(context, std::move(shown));
}

web::Response show_lines(web::Context& context) {
    return web::fragment(work_list(context, whose_asked(context)));
}

Result<void> take(web::Context& context, std::string_view kind, std::string_view id,
                  AccountId account) {
    return context.app.database.write(context.actor(), [&](sql::Transaction& t) -> Result<void> {
        const std::string& name = context.viewer->name;
        if (kind == "need" && context.may(work_needs)) {
            const auto need_id = NeedId::parse(id);
            if (!need_id) return problem(NotFound{"need"});
            const auto known = KITH_TRY(need(t, *need_id));
            // Two people pressed at once: the first has it, and the second is told so.
            if (known.account && *known.account != account) return problem(Stale{"need"});
            return assign_need(t, *need_id, {.account = account}, name, context.now());
        }
        const auto concern = ConcernId::parse(id);
        if (kind != "concern" || !concern || !context.may(work_concerns)) {
            return problem(Forbidden{"take this on"});
        }
        const auto known = concern_row(t, *concern);
        if (!known) return problem(NotFound{"concern"});
        if (known->account && *known->account != account) return problem(Stale{"concern"});
        return own_concern(t, *concern, account, name, context.now());
    });
}

web::Response take_work(web::Context& context) {
    const auto account = account_of(context);
    if (!account) return web::problem_page(context, Forbidden{"take work on"});
    const auto taken = take(context, context.request.form.get("kind"),
                            context.request.form.get("id"), *account);
    if (!taken && std::holds_alternative<Stale>(taken.error())) {
        context.flash("Somebody else took this a moment before you.");
        return web::see_other(Url::path("/work"));
    }
    if (!taken) return web::problem_page(context, taken.error());
    context.flash("It is with you now.");
    return web::see_other(Url::path("/work"));
}

}  // namespace

std::vector<web::Route> work_routes() {
    const auto signed_in = web::Permission::signed_in();
    return {
        {web::Method::get, "/work", signed_in, show_work},
        {web::Method::get, "/my-work/lines", signed_in, show_lines, web::Kind::fragment},
        {web::Method::post, "/my-work/take", signed_in, take_work},
    };
}

}  // namespace kith::casework
