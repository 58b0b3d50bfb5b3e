// Shifts on a volunteer's phone: those they have, what they were told of them, those still open.
#include <map>

#include "practice/volunteering/parts.hpp"
#include "practice/volunteering/routes.hpp"
#include "practice/volunteering/shifts/shift.hpp"

namespace kith::volunteering {
namespace {

struct MyShifts {
    std::vector<ShiftRow> has{}, open{}, off{};
    std::map<ShiftId, std::string> before{};  // those that have changed since they were taken
};

MyShifts read_mine(web::Context& context) {
    const auto account = account_of(context);
    return context.app.database.read([&](sql::Session& s) {
        MyShifts mine;
        const auto me = account ? volunteer_of_account(s, *account) : std::nullopt;
        if (!me) return mine;
        mine.has = shifts_of(s, me->id, context.now());
        mine.off = called_off(s, me->id, context.now());
        if (me->status == "active") mine.open = shifts_open_to(s, *me, context.now());
        for (const ShiftNews& news : news_of_shifts(s, me->id, context.now())) {
            if (news.why == "changed") mine.before.emplace(news.shift, news.said);
        }
        return mine;
    });
}

Html card(const ShiftRow& shift, const Html& more) {
    return markup(R"(<article class="kith-offer"><h3 class="kith-offer__title">{}{}</h3>{}{}{}
        </article>)",
                  icon("calendar"), shift.title, paragraph(when_words(shift)),
                  paragraph(shift.place), more);
}

Html mine_card(const web::Context& context, const ShiftRow& shift, const MyShifts& mine) {
    Html more;
    if (const auto before = mine.before.find(shift.id); before != mine.before.end()) {
        more += paragraph(web::coloured_tag("changed", "yellow")) +
                paragraph("Before, it was: " + before->second +
                          ". If you cannot come now, say so below. Nobody minds.");
    }
    if (!shift.instructions.empty()) more += paragraph(shift.instructions);
    return card(shift, more + small_button(context, Url::path("/my-shifts/{}", shift.id),
                                           "I cannot come", shift.title, {{"what", "leave"}}));
}

Html off_card(const ShiftRow& shift) {
    return card(shift, paragraph(web::coloured_tag("called off", "grey")) +
                           paragraph("Why: " + shift.cancelled_why) +
                           paragraph("You need do nothing. Thank you for being ready."));
}

Html open_card(const web::Context& context, const ShiftRow& shift) {
    return card(shift, small_button(context, Url::path("/my-shifts/{}", shift.id), "I will come",
                                    shift.title, {{"what", "take"}}, true));
}

web::Response show_mine(web::Context& context) {
    const MyShifts mine = read_mine(context);
    Html body = heading("Shifts");
    if (!mine.off.empty()) body += part_heading("Called off");
    for (const ShiftRow& one : mine.off) body += off_card(one);
    if (!mine.has.empty()) body += part_heading("You come to these");
    for (const ShiftRow& one : mine.has) body += mine_card(context, one, mine);
    if (!mine.open.empty()) body += part_heading("Somebody is wanted");
    for (const ShiftRow& one : mine.open) body += open_card(context, one);
    if (mine.has.empty() && mine.open.empty()) {
        body += empty_state("No shift for you just now",
                            "When one is planned of a kind you offer, it is shown here, and you "
                            "take it yourself.");
    }
    body += markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Your jobs</a></p>)",
                   Url::path("/my-jobs"));
    web::Page shown;
    shown.title = "Shifts";
    shown.current = "/my-jobs";
    shown.density = web::Density::roomy;
    shown.body = markup(R"(<div class="kith-phone">{}</div>)", body);
    return web::page(context, std::move(shown));
}

web::Response change_mine(web::Context& context) {
    const auto shift = id_in<ShiftId>(context, "shift");
    const auto account = account_of(context);
    if (!shift || !account) return not_found(context, "shift");
    const bool take = context.request.form.get("what") == "take";
    const auto changed =
        context.app.database.write(context.actor(), [&](sql::Transaction& t) -> Result<void> {
            const auto me = volunteer_of_account(t, *account);
            if (!me) return problem(NotFound{"shift"});
            return take ? take_shift(t, *shift, me->id, context.now())
                        : leave_shift(t, *shift, me->id, context.now());
        });
    if (changed) {
        context.flash(take ? "Thank you. It is yours."
                           : "Thank you for telling us. Somebody else can take it.");
    } else if (const auto* wrong = std::get_if<Invalid>(&changed.error())) {
        context.flash(wrong->errors.front().message);
    } else {
        return web::problem_page(context, changed.error());
    }
    announce_jobs(context);
    return web::see_other(Url::path("/my-shifts"));
}

}  // namespace

std::vector<web::Route> my_shift_routes() {
    return {
        {web::Method::get, "/my-shifts", do_jobs, show_mine},
        {web::Method::post, "/my-shifts/{shift}", do_jobs, change_mine},
    };
}

}  // namespace kith::volunteering
