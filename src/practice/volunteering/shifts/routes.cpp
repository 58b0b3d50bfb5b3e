#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/date_input.hpp"
#include "platform/html/govuk/select.hpp"
#include "platform/web/fields.hpp"
#include "practice/volunteering/handbook/handbook.hpp"
#include "practice/volunteering/parts.hpp"
#include "practice/volunteering/routes.hpp"
#include "practice/volunteering/shifts/shift.hpp"

namespace kith::volunteering {
namespace {

using web::text_field;

using namespace std::chrono_literals;

constexpr int most_shown = 200;
const web::Fields nothing;

web::Response show(web::Context& context, std::string title, Html body, bool phone,
                   const web::FormErrors* errors = nullptr) {
    web::Page shown;
    shown.title = std::move(title);
    shown.body = std::move(body);
    shown.current = phone ? "/my-jobs" : "/jobs";
    if (phone) shown.density = web::Density::roomy;
    shown.errors = errors;
    return web::page(context, std::move(shown));
}

std::string when_words(const ShiftRow& shift) {
    const auto from = london_time(shift.from_at);
    return std::string(weekday_name(from.day.weekday())) + " " + written_short(from.day) + ", " +
           written(from.time) + " to " + written(london_time(shift.to_at).time);
}

Html shift_tag(const ShiftRow& shift) {
    if (!shift.cancelled_why.empty()) return web::coloured_tag("cancelled", "grey");
    const std::string words = std::to_string(shift.taken) + " of " + std::to_string(shift.wanted);
    return web::coloured_tag(words, shift.full() ? "green" : "yellow");
}

web::Response show_list(web::Context& context) {
    const auto found = context.app.database.read(
        [&](sql::Session& s) { return shifts_from(s, context.now() - 24h, most_shown); });
    Html body = heading("Shifts");
    body += markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Make a
        shift</a></p>)",
                   Url::path("/shifts/new"));
    if (found.empty()) {
        body += empty_state("No shift is planned", "Make one for a clinic or a food store: those "
                                                   "who offer that kind of help see it and take "
                                                   "it by themselves.");
    }
    body += markup(R"(<ul class="kith-work">{}</ul>)", html::each(found, [](const ShiftRow& one) {
                       return markup(R"(<li class="kith-work__item"><a class="kith-work__who"
            href="{}">{}</a><span class="kith-work__due">{}</span><span
            class="kith-work__what">{}</span><span class="kith-work__status">{}</span></li>)",
                                     Url::path("/shifts/{}", one.id), one.title, when_words(one),
                                     one.place, shift_tag(one));
                   }));
    return show(context, "Shifts", body, false);
}

web::Response show_form(web::Context& context, const web::FormReader& typed) {
    std::vector<govuk::SelectItem> kinds;
    const Handbook book = context.app.database.read([](sql::Session& s) { return handbook(s); });
    for (const JobKind& kind : book.kinds()) kinds.push_back({.text = kind.name, .value = kind.id});
    const std::string same = typed.typed("same_request");
    Html fields = same.empty() ? same_request() : hidden_fields({{"same_request", same}});
    fields += text_field(typed, "title", "Title", "Such as: Stewarding at the vaccination clinic");
    fields += govuk::select({.label = {.text = "Kind"},
                             .id = "kind",
                             .name = "kind",
                             .value = typed.typed("kind").empty() ? "steward" : typed.typed("kind"),
                             .items = kinds});
    fields += text_field(typed, "place", "Where") +
              text_field(typed, "postcode", "Postcode", "", "govuk-input--width-10");
    fields += govuk::date_input({.fieldset = {.legend = {.text = "Day"}},
                                 .error_message = typed.errors().shown("day"),
                                 .id = "day",
                                 .name_prefix = "day",
                                 .values = {.day = typed.typed("day-day"),
                                            .month = typed.typed("day-month"),
                                            .year = typed.typed("day-year")}});
    fields += text_field(typed, "from", "From", "Such as 9am", "govuk-input--width-5") +
              text_field(typed, "to", "To", "Such as 1pm", "govuk-input--width-5") +
              text_field(typed, "wanted", "How many people", "", "govuk-input--width-3") +
              text_field(typed, "instructions", "What to know", "Who to ask for, what to wear");
    return show(context, "Make a shift",
                heading("Make a shift") + web::form(context, Url::path("/shifts/new"),
                                                    fields + govuk::button({.text = "Make it"})),
                false, &typed.errors());
}

web::Response show_new(web::Context& context) {
    return show_form(context, web::FormReader(nothing));
}

web::Response make(web::Context& context) {
    web::FormReader reader(context.request.form);
    NewShift made{.kind = reader.typed("kind"),
                  .title = reader.required("title", "Enter a title", 120),
                  .place = reader.required("place", "Say where", 200),
                  .postcode = reader.optional<Postcode>("postcode"),
                  .from_at = {},
                  .to_at = {},
                  .instructions = reader.text("instructions", 2000),
                  .same_request = reader.typed("same_request")};
    const auto day = reader.date("day", "day", true);
    const auto from = TimeOfDay::parse(reader.typed("from"));
    const auto to = TimeOfDay::parse(reader.typed("to"));
    if (!from) reader.errors().add("from", "Enter a time, such as 9am");
    if (!to) reader.errors().add("to", "Enter a time, such as 1pm");
    made.wanted = static_cast<int>(
        reader.whole_number("wanted", 1, 500, "Enter how many people, such as 4").value_or(1));
    if (!reader.ok()) return show_form(context, reader);
    made.from_at = instant_of({*day, *from});
    made.to_at = instant_of({*day, *to});
    const auto id = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return make_shift(t, made, context.viewer->name, context.now());
    });
    if (!id) {
        if (const auto* wrong = std::get_if<Invalid>(&id.error())) reader.errors().add(*wrong);
        return show_form(context, reader);
    }
    announce_jobs(context);
    return web::see_other(Url::path("/shifts/{}", *id));
}

std::optional<ShiftRow> asked(web::Context& context) {
    const auto id = id_in<ShiftId>(context, "shift");
    if (!id) return std::nullopt;
    return context.app.database.read([&](sql::Session& s) { return shift_row(s, *id); });
}

Html comer(const web::Context& context, const ShiftRow& shift, const OnShift& one) {
    const auto phone = Phone::from_store(one.phone.text());
    Html came;
    if (one.came.empty() && shift.from_at < context.now()) {
        const Hidden who{{"volunteer", one.volunteer.string()}};
        auto yes = who, no = who;
        yes.emplace_back("came", "yes");
        no.emplace_back("came", "no");
        const Url to = Url::path("/shifts/{}/came", shift.id);
        came = small_button(context, to, "Came", one.name.for_reader(), yes) +
               small_button(context, to, "Did not come", one.name.for_reader(), no);
    } else if (!one.came.empty()) {
        came = one.came == "yes" ? Html("came") : Html("did not come");
    }
    return markup("<li>{}, {} {}</li>", one.name.for_reader(), phone ? phone->for_reader() : "",
                  came);
}

web::Response show_shift(web::Context& context) {
    const auto shift = asked(context);
    if (!shift) return not_found(context, "shift");
    const auto comers =
        context.app.database.read([&](sql::Session& s) { return who_comes(s, shift->id); });
    Html main = heading(shift->title) + paragraph(when_words(*shift) + ", " + shift->place) +
                paragraph(shift_tag(*shift));
    if (!shift->cancelled_why.empty()) main += paragraph(shift->cancelled_why);
    if (!shift->instructions.empty()) main += paragraph(shift->instructions);
    main += part_heading("Who comes");
    main += comers.empty() ? paragraph("Nobody yet.")
                           : markup(R"(<ul class="govuk-list">{}</ul>)",
                                    html::each(comers, [&](const OnShift& one) {
                                        return comer(context, *shift, one);
                                    }));
    Html side;
    if (shift->cancelled_why.empty() && shift->from_at > context.now()) {
        side = panel_box("Cancel it",
                         web::form(context, Url::path("/shifts/{}/cancel", shift->id),
                                   text_field(web::FormReader(nothing), "why", "Why, in a line") +
                                       govuk::button({.text = "Cancel the shift",
                                                      .classes = "govuk-button--secondary "
                                                                 "kith-button--small"})));
    }
    return show(context, shift->title, columns(main, side), false);
}

web::Response came(web::Context& context) {
    const auto shift = asked(context);
    const auto volunteer = VolunteerId::parse(context.request.form.get("volunteer"));
    if (!shift || !volunteer) return not_found(context, "shift");
    const auto noted = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return note_came(t, shift->id, *volunteer, context.request.form.get("came") == "yes",
                         context.now());
    });
    if (!noted) return web::problem_page(context, noted.error());
    return web::see_other(Url::path("/shifts/{}", shift->id));
}

web::Response cancel(web::Context& context) {
    const auto shift = asked(context);
    if (!shift) return not_found(context, "shift");
    web::FormReader reader(context.request.form);
    const auto cancelled = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return cancel_shift(t, shift->id, reader.text("why", 500), context.now());
    });
    context.flash(cancelled ? "Cancelled, and those who were to come are told."
                            : "Say why, in a line.");
    announce_jobs(context);
    return web::see_other(Url::path("/shifts/{}", shift->id));
}

Html my_shift(const web::Context& context, const ShiftRow& shift, bool mine) {
    const Url to = Url::path("/my-shifts/{}", shift.id);
    const Html button =
        small_button(context, to, mine ? "I cannot come" : "I will come", shift.title,
                     {{"what", mine ? "leave" : "take"}}, !mine);
    Html more = paragraph(when_words(shift)) + paragraph(shift.place);
    if (mine && !shift.instructions.empty()) more += paragraph(shift.instructions);
    return markup(R"(<article class="kith-offer"><h3 class="kith-offer__title">{}{}</h3>{}{}
        </article>)",
                  icon("calendar"), shift.title, more, button);
}

web::Response show_mine(web::Context& context) {
    const auto account = account_of(context);
    const auto [has, open] = context.app.database.read([&](sql::Session& s) {
        const auto me = account ? volunteer_of_account(s, *account) : std::nullopt;
        if (!me) return std::pair<std::vector<ShiftRow>, std::vector<ShiftRow>>{};
        return std::pair(shifts_of(s, me->id, context.now()),
                         me->status == "active" ? shifts_open_to(s, *me, context.now())
                                                : std::vector<ShiftRow>{});
    });
    Html body = heading("Shifts");
    if (!has.empty()) body += part_heading("You come to these");
    for (const ShiftRow& one : has) body += my_shift(context, one, true);
    if (!open.empty()) body += part_heading("Somebody is wanted");
    for (const ShiftRow& one : open) body += my_shift(context, one, false);
    if (has.empty() && open.empty()) {
        body += empty_state("No shift for you just now",
                            "When one is planned of a kind you offer, it is shown here, and you "
                            "take it yourself.");
    }
    body += markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Your jobs</a></p>)",
                   Url::path("/my-jobs"));
    return show(context, "Shifts", markup(R"(<div class="kith-phone">{}</div>)", body), true);
}

web::Response change_mine(web::Context& context) {
    const auto shift = asked(context);
    const auto account = account_of(context);
    if (!shift || !account) return not_found(context, "shift");
    const bool take = context.request.form.get("what") == "take";
    const auto changed =
        context.app.database.write(context.actor(), [&](sql::Transaction& t) -> Result<void> {
            const auto me = volunteer_of_account(t, *account);
            if (!me) return problem(NotFound{"shift"});
            return take ? take_shift(t, shift->id, me->id, context.now())
                        : leave_shift(t, shift->id, me->id, context.now());
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

std::vector<web::Route> shift_routes() {
    constexpr auto get = web::Method::get;
    constexpr auto post = web::Method::post;
    return {
        {get, "/shifts", coordinate, show_list},
        {get, "/shifts/new", coordinate, show_new},
        {post, "/shifts/new", coordinate, make},
        {get, "/shifts/{shift}", coordinate, show_shift},
        {post, "/shifts/{shift}/came", coordinate, came},
        {post, "/shifts/{shift}/cancel", coordinate, cancel},
        {get, "/my-shifts", do_jobs, show_mine},
        {post, "/my-shifts/{shift}", do_jobs, change_mine},
    };
}

}  // namespace kith::volunteering
