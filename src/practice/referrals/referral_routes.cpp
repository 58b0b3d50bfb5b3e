#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/input.hpp"
#include "platform/html/govuk/summary_list.hpp"
#include "platform/web/overtaken.hpp"
#include "practice/referrals/pages.hpp"
#include "practice/referrals/referral.hpp"

namespace kith::referrals {
namespace {

using html::Attributes;

constexpr sharing::Purpose one_referral{"referral", "working a referral"};
constexpr sharing::Purpose the_list{"referrals", "the list of referrals"};
constexpr std::size_t page_size = 50;

struct Opened {
    ReferralRow row;
    bool receiver = false;  // may take the receiver's steps
    bool referrer = false;  // may take it back; neither: may read how it stands
};

// The referral, for those at either end of it.
Result<Opened> open_referral(web::Context& context) {
    const auto id = ReferralId::parse(context.request.parameter("referral"));
    if (!id) return problem(NotFound{"referral"});
    const auto row = context.app.database.read(
        [&](sql::Session& session) { return referral_row(session, *id); });
    if (!row) return problem(NotFound{"referral"});
    const auto own = organisation_of(context);
    const bool receiver = own == row->to && context.may(answer_referrals);
    const bool referrer = own == row->from && context.may(make_referrals);
    const bool reader = own == row->from && context.may(casework::see_needs);
    // Others may not even know that there is one.
    if (!receiver && !referrer && !reader) return problem(NotFound{"referral"});
    return Opened{.row = *row, .receiver = receiver, .referrer = referrer};
}

Html history(const std::vector<Event>& events, Instant now) {
    return markup(R"(<ol class="kith-story">{}</ol>)", html::each(events, [&](const Event& event) {
        const Html words = event.note.empty()
                               ? Html{}
                               : markup(R"(<p class="kith-story__words">{}</p>)",
                                        event.note.for_reader());
        const std::string_view title =
            event.what == "chased" ? "Asked again" : status_words(event.what);
        return markup(R"(<li class="kith-story__item"><span class="kith-story__sign">{}</span>
            <p class="kith-story__title">{}</p><p class="kith-story__when"><time
            datetime="{}">{}</time> by {}</p>{}</li>)",
                      icon(event.what == "done" ? "check" : "swap"), title, iso_text(event.at),
                      written_near(event.at, now), event.by_name, words);
    }));
}

Html facts(const ReferralRow& row, const Names& names, std::string_view need, Instant now) {
    return govuk::summary_list(
        {.rows = {{.key = "How it stands", .value = status_tag(row.status)},
                  {.key = "Need", .value = need},
                  {.key = "What is asked", .value = row.reason.for_reader()},
                  {.key = "From", .value = name_of(names, row.from)},
                  {.key = "To", .value = name_of(names, row.to)},
                  {.key = "They see", .value = parts_words(row.shared)},
                  {.key = "Answer by", .value = written_near(row.answer_by, now),
                   .when = row.status == "offered"},
                  {.key = "Why", .value = row.status_reason,
                   .when = !row.status_reason.empty() && row.status != "done"},
                  {.key = "What came of it", .value = row.outcome.for_reader(),
                   .when = !row.outcome.empty()},
                  {.key = "Cost", .value = row.cost ? row.cost->for_reader() : "",
                   .when = row.cost.has_value()},
                  {.key = "Reference", .value = row.reference.text()}}});
}

Html revoke_form(const web::Context& context, const ReferralRow& row,
                 const web::FormReader& typed) {
    if (!may_revoke(row.status)) return {};
    return markup(R"(<h2 class="govuk-heading-m">Take it back</h2>{})",
                  web::form(context, Url::path("/referrals/{}/revoke", row.id),
                            govuk::input({.label = {.text = "Why"},
                                          .error_message = typed.errors().shown("why"),
                                          .name = "why",
                                          .value = typed.typed("why")}) +
                                govuk::button({.text = "Take it back",
                                               .classes = "govuk-button--secondary"})));
}

Html seen_form(const web::Context& context, const ReferralRow& row) {
    if (row.status != "declined" && row.status != "returned") return {};
    return markup(R"(<div class="kith-row"><a class="govuk-button" href="{}">Find somebody else</a>
        {}</div>)",
                  Url::path("/needs/{}/refer", row.need),
                  web::button_form(context, Url::path("/referrals/{}/seen", row.id),
                                   "Take it off my list"));
}

// To those who were helping somebody who has died.
Html death_notice(const web::Context& context, const ReferralRow& row) {
    return markup(R"(<section class="kith-panel"><h2 class="kith-panel__title">We are sorry: they
        have died</h2><p class="govuk-body">Please stop any call, visit or delivery, and tell those
        of your people who went there. Some of them may have known the person for a while. Thank you
        for everything you did for them.</p>{}</section>)",
                  web::button_form(context, Url::path("/referrals/{}/told", row.id),
                                   "Our people know"));
}

web::Response show(web::Context& context, const Opened& opened, const web::FormReader& typed) {
    const ReferralRow& row = opened.row;
    const auto person = people::open(context, row.person, one_referral);
    std::vector<Event> events;
    Names names;
    std::string need = "A need";
    context.app.database.read([&](sql::Session& session) {
        events = events_of(session, row.id);
        names = organisation_names(session);
        for (const auto& [id, title] : need_titles(session, {row})) need = title;
        return 0;
    });
    const Instant now = context.now();
    // Once it is closed, those it was referred to no longer see the person.
    Html body = person ? people::banner(*person, london_day(now)) : Html{};
    body += markup(R"(<h1 class="govuk-heading-l">Referral {}</h1>)", row.reference.text()) +
            (opened.receiver && row.to_tell_until ? death_notice(context, row) : Html{}) +
            facts(row, names, need, now);
    if (opened.receiver && !is_closed(row.status)) {
        body += markup(R"(<h2 class="govuk-heading-m">Your next step</h2>{})",
                       step_form(context, Url::path("/referrals/{}/step", row.id), row.status,
                                 typed));
    }
    if (opened.referrer) body += seen_form(context, row) + revoke_form(context, row, typed);
    body += markup(R"(<h2 class="govuk-heading-m">What happened</h2>{})", history(events, now));
    if (person) {
        body += paragraph(markup(R"(<a class="govuk-link" href="{}">Open the person's record</a>)",
                                 people::path(row.person)));
    }
    web::Page shown;
    shown.title = "Referral " + row.reference.text();
    shown.current = opened.receiver ? "/partner" : "/referrals";
    shown.open_thing = "referral/" + row.id.string();
    shown.errors = &typed.errors();
    shown.body = std::move(body);
    return web::page(context, std::move(shown));
}

web::Response show_referral(web::Context& context) {
    const auto opened = open_referral(context);
    if (!opened) return web::problem_page(context, opened.error());
    static const web::Fields nothing;
    return show(context, *opened, web::FormReader(nothing));
}

web::Response do_step(web::Context& context, const Opened& opened, const Step& step,
                      web::FormReader& reader, std::string_view field) {
    const auto taken = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return take_step(t, opened.row.id, step, context.now());
    });
    if (taken) {
        context.flash("Thank you. It is noted, and those who wait for it are told.");
        return web::see_other(path(opened.row.id));
    }
    if (const auto* invalid = std::get_if<Invalid>(&taken.error())) {
        for (const auto& error : invalid->errors) {
            reader.errors().add(std::string(field), error.message);
        }
        return show(context, opened, reader);
    }
    return web::problem_page(context, taken.error());
}

// A colleague closed it while this was written: both are shown.
web::Response closed_already(web::Context& context, const Opened& opened, const std::string& mine) {
    const ReferralRow& row = opened.row;
    const std::string said = row.outcome.empty() ? row.status_reason : row.outcome.for_reader();
    return web::overtaken_page(context,
                               {.theirs = std::string(status_words(row.status)) + "\n" + said,
                                .mine = mine,
                                .back = path(row.id)});
}

web::Response told(web::Context& context) {
    const auto opened = open_referral(context);
    if (!opened) return web::problem_page(context, opened.error());
    if (!opened->receiver) {
        return web::problem_page(context, Forbidden{"answer referrals to another organisation"});
    }
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        told_of_death(transaction, opened->row, context.now());
        transaction.unlogged("perhaps somebody else said so already");
    });
    context.flash("Thank you for telling them.");
    return web::see_other(path(opened->row.id));
}

web::Response save_step(web::Context& context) {
    const auto opened = open_referral(context);
    if (!opened) return web::problem_page(context, opened.error());
    if (!opened->receiver) {
        return web::problem_page(context, Forbidden{"answer referrals to another organisation"});
    }
    web::FormReader reader(context.request.form);
    const std::string note = reader.typed("note");
    const bool new_words = !note.empty() && note != opened->row.status_reason &&
                           opened->row.outcome != Private(note);
    if (is_closed(opened->row.status) && new_words) return closed_already(context, *opened, note);
    // Sent twice, the first has moved it on: that is quiet.
    const auto again = after_step(opened->row.status, reader.typed("what"), true);
    if (again.repeated) return web::see_other(path(opened->row.id));
    Step step = read_step(reader, opened->row.status);
    if (!reader.ok()) return show(context, *opened, reader);
    step.by_name = context.viewer->name + ", " + context.viewer->organisation_name;
    return do_step(context, *opened, step, reader, "what");
}

web::Response revoke(web::Context& context) {
    const auto opened = open_referral(context);
    if (!opened) return web::problem_page(context, opened.error());
    if (!opened->referrer) return web::problem_page(context, Forbidden{"take this referral back"});
    web::FormReader reader(context.request.form);
    const std::string why = reader.required("why", "Say why", 500);
    if (!reader.ok()) return show(context, *opened, reader);
    return do_step(context, *opened,
                   {.what = "revoke", .note = Private(why), .by_name = context.viewer->name},
                   reader, "why");
}

web::Response seen(web::Context& context) {
    const auto opened = open_referral(context);
    if (!opened) return web::problem_page(context, opened.error());
    if (!opened->referrer || !is_closed(opened->row.status)) {
        return web::problem_page(context, Forbidden{"take this off the list"});
    }
    context.app.database.write(context.actor(), [&](sql::Transaction& transaction) {
        casework::finish_work(transaction, "referral", opened->row.id.text(), context.now());
    });
    context.flash("It is off the list.");
    return web::see_other(Url::path("/referrals"));
}

Html state_tabs(std::string_view state) {
    constexpr std::pair<std::string_view, std::string_view> states[] = {
        {"", "All open"}, {"offered", "Waiting for an answer"}, {"under way", "Under way"},
        {"closed", "Closed"}};
    const Html items = html::each(states, [&](const auto& one) {
        const Url list = Url::path("/referrals");
        return markup(R"(<li><a href="{}"{}>{}</a></li>)",
                      one.first.empty() ? list : list.with("state", one.first),
                      one.first == state ? Attributes{{"aria-current", "page"}} : Attributes{},
                      one.second);
    });
    return markup(R"(<nav aria-label="Which referrals"><ul class="kith-tabs-bar">{}</ul></nav>)",
                  items);
}

web::Response show_list(web::Context& context) {
    const std::string state(context.request.query.get("state"));
    const auto after = ReferralId::parse(context.request.query.get("after"));
    const auto own = organisation_of(context);
    std::vector<ReferralRow> found;
    if (own) {
        found = context.app.database.read([&](sql::Session& session) {
            return referral_list(session, {.from = *own, .state = state},
                                 after ? std::optional(*after) : std::nullopt, page_size);
        });
    }
    const bool more = found.size() > page_size;
    if (more) found.pop_back();
    Html body = markup(R"(<h1 class="govuk-heading-l">Referrals</h1>)") + state_tabs(state);
    if (found.empty()) {
        body += empty_state("No referral stands like this",
                            "Refer from a need: open it and choose “Refer to an organisation”. "
                            "What nobody answers is asked again and then comes back by itself.");
    } else {
        const Seen what = seen_of(context, found, the_list);
        body += referral_lines(found, what, false, context.now());
    }
    if (more) {
        Url next = Url::path("/referrals").with("after", found.back().id);
        if (!state.empty()) next = next.with("state", state);
        body += paragraph(markup(R"(<a class="govuk-link" href="{}" rel="next">Next
            referrals</a>)", next));
    }
    web::Page shown;
    shown.title = "Referrals";
    shown.current = "/referrals";
    shown.body = std::move(body);
    return web::page(context, std::move(shown));
}

}  // namespace

std::vector<web::Route> referral_routes() {
    const auto signed_in = web::Permission::signed_in();
    return {
        {web::Method::get, "/referrals", make_referrals, show_list},
        {web::Method::get, "/referrals/{referral}", signed_in, show_referral},
        {web::Method::post, "/referrals/{referral}/step", answer_referrals, save_step},
        {web::Method::post, "/referrals/{referral}/told", answer_referrals, told},
        {web::Method::post, "/referrals/{referral}/revoke", make_referrals, revoke},
        {web::Method::post, "/referrals/{referral}/seen", make_referrals, seen},
    };
}

}  // namespace kith::referrals
