#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/web/fields.hpp"
#include "platform/web/overtaken.hpp"
#include "practice/volunteering/jobs/telling.hpp"
#include "practice/volunteering/routes.hpp"
#include "practice/volunteering/shifts/form.hpp"
#include "practice/volunteering/shifts/telling.hpp"

namespace kith::volunteering {
namespace {

using web::text_field;

using namespace std::chrono_literals;

constexpr int most_shown = 200;
const web::Fields nothing;

Url path_of(ShiftId shift) { return Url::path("/shifts/{}", shift); }

web::Response show(web::Context& context, std::string title, Html body,
                   const web::FormErrors* errors = nullptr) {
    web::Page shown;
    shown.title = std::move(title);
    shown.body = std::move(body);
    shown.current = "/jobs";
    shown.errors = errors;
    return web::page(context, std::move(shown));
}

Html shift_tag(const ShiftRow& shift) {
    if (shift.called_off()) return web::coloured_tag("called off", "grey");
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
    return show(context, "Shifts", body);
}

web::Response show_form(web::Context& context, const ShiftRow* shift,
                        const web::FormReader& typed) {
    const std::string same = typed.typed("same_request");
    Html fields = same.empty() ? same_request() : hidden_fields({{"same_request", same}});
    std::vector<JobKind> kinds;
    if (shift == nullptr) {
        kinds = context.app.database.read([](sql::Session& s) { return handbook(s); }).kinds();
    } else {
        fields += hidden_fields({{"version", typed.typed("version")}});
        if (shift->taken > 0) {
            fields += paragraph("Whoever has taken it keeps it, and is told if the time or the "
                                "place is another.");
        }
    }
    const std::string title = shift ? "Change " + shift->title : "Make a shift";
    const Url action = shift ? Url::path("/shifts/{}/edit", shift->id) : Url::path("/shifts/new");
    return show(context, title,
                heading(title) +
                    web::form(context, action,
                              fields + shift_fields(typed, kinds) +
                                  govuk::button({.text = shift ? "Save" : "Make it"})),
                &typed.errors());
}

web::Response show_new(web::Context& context) {
    return show_form(context, nullptr, web::FormReader(nothing));
}

web::Response make(web::Context& context) {
    web::FormReader reader(context.request.form);
    const NewShift made = read_shift(reader);
    if (!reader.ok()) return show_form(context, nullptr, reader);
    const auto id = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return make_shift(t, made, context.viewer->name, context.now());
    });
    if (!id) {
        if (const auto* wrong = std::get_if<Invalid>(&id.error())) reader.errors().add(*wrong);
        return show_form(context, nullptr, reader);
    }
    announce_jobs(context);
    return web::see_other(path_of(*id));
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
    const Html busy = one.busy && !shift.called_off()
                          ? web::coloured_tag("also on another shift then", "yellow")
                          : Html{};
    return markup("<li>{}, {} {} {}</li>", one.name.for_reader(),
                  phone ? phone->for_reader() : "", busy, came);
}

// Who had it and cannot come, until a coordinator has seen it.
Html left_part(const web::Context& context, const ShiftRow& shift,
               const std::vector<LeftShift>& left, bool waiting) {
    if (left.empty()) return {};
    Html inside = markup(R"(<ul class="govuk-list">{}</ul>)",
                         html::each(left, [&](const LeftShift& one) {
                             return markup(R"(<li>{} <span class="kith-quiet">told us {}</span>
                                 </li>)",
                                           one.name.for_reader(),
                                           written_near(one.at, context.now()));
                         }));
    if (waiting) {
        inside += small_button(context, Url::path("/shifts/{}/seen", shift.id), "I have seen it",
                               "that somebody cannot come");
    }
    return panel_box("Cannot come after all", inside);
}

Html cancel_part(const web::Context& context, const ShiftRow& shift) {
    if (shift.called_off() || shift.from_at <= context.now()) return {};
    return panel_box("Call it off",
                     web::form(context, Url::path("/shifts/{}/cancel", shift.id),
                               text_field(web::FormReader(nothing), "why", "Why, in a line",
                                          "Those who took it are told it") +
                                   govuk::button({.text = "Call off the shift",
                                                  .classes = "govuk-button--secondary "
                                                             "kith-button--small"})));
}

Html shift_main(const web::Context& context, const ShiftRow& shift,
                const std::vector<OnShift>& comers) {
    Html main = heading(shift.title) + paragraph(when_words(shift) + ", " + shift.place) +
                paragraph(shift_tag(shift));
    if (shift.called_off()) main += paragraph("Why: " + shift.cancelled_why);
    if (!shift.instructions.empty()) main += paragraph(shift.instructions);
    if (!shift.called_off() && shift.from_at > context.now()) {
        main += markup(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Change it</a></p>)",
                       Url::path("/shifts/{}/edit", shift.id));
    }
    main += part_heading(shift.called_off() ? "Who had taken it" : "Who comes");
    if (comers.empty()) return main + paragraph("Nobody yet.");
    return main + markup(R"(<ul class="govuk-list">{}</ul>)",
                         html::each(comers, [&](const OnShift& one) {
                             return comer(context, shift, one);
                         }));
}

web::Response show_shift(web::Context& context) {
    const auto shift = asked(context);
    if (!shift) return not_found(context, "shift");
    return context.app.database.read([&](sql::Session& s) {
        const Html side = telling_box(context, Url::path("/shifts/{}/told", shift->id),
                                      to_tell(s, matter_of(shift->id))) +
                          left_part(context, *shift, who_left(s, shift->id),
                                    missing_somebody(s, shift->id)) +
                          cancel_part(context, *shift);
        return show(context, shift->title,
                    columns(shift_main(context, *shift, who_comes(s, shift->id)), side));
    });
}

web::Response show_edit(web::Context& context) {
    const auto shift = asked(context);
    if (!shift) return not_found(context, "shift");
    const web::Fields kept = fields_of(*shift);
    return show_form(context, &*shift, web::FormReader(kept));
}

// Both side by side; what was typed can still be saved.
web::Response overtaken(web::Context& context, ShiftId id, const NewShift& mine) {
    const auto now = asked(context);
    if (!now) return not_found(context, "shift");
    web::Hidden again;
    for (const auto& [name, value] : context.request.form.items()) {
        if (name != "version" && name != "csrf" && !name.starts_with("_")) {
            again.emplace_back(name, value);
        }
    }
    again.emplace_back("version", std::to_string(now->version));
    return web::overtaken_page(context, {.theirs = shift_words(*now),
                                         .mine = shift_words(mine),
                                         .keep = Url::path("/shifts/{}/edit", id),
                                         .fields = std::move(again),
                                         .keep_words = "Save mine instead",
                                         .back = path_of(id)});
}

web::Response edit(web::Context& context) {
    const auto shift = asked(context);
    if (!shift) return not_found(context, "shift");
    web::FormReader reader(context.request.form);
    const NewShift made = read_shift(reader);
    if (!reader.ok()) return show_form(context, &*shift, reader);
    const auto changed = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return change_shift(t, shift->id, version_sent(context), made, context.now());
    });
    if (!changed && std::holds_alternative<Stale>(changed.error())) {
        return overtaken(context, shift->id, made);
    }
    if (!changed) {
        const auto* wrong = std::get_if<Invalid>(&changed.error());
        if (wrong == nullptr) return web::problem_page(context, changed.error());
        reader.errors().add(*wrong);
        reader.errors().link("day", "day-day");
        return show_form(context, &*shift, reader);
    }
    announce_jobs(context);
    context.flash("Saved.");
    return web::see_other(path_of(shift->id));
}

web::Response told_by_somebody(web::Context& context) {
    const auto shift = asked(context);
    if (!shift) return not_found(context, "shift");
    return save_told(context, matter_of(shift->id), path_of(shift->id));
}

web::Response seen(web::Context& context) {
    const auto shift = asked(context);
    if (!shift) return not_found(context, "shift");
    context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        t.unlogged("somebody else has seen it already");
        note_seen(t, shift->id, context.now());
    });
    context.flash("It is off the list of work.");
    return web::see_other(path_of(shift->id));
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
    return web::see_other(path_of(shift->id));
}

web::Response cancel(web::Context& context) {
    const auto shift = asked(context);
    if (!shift) return not_found(context, "shift");
    web::FormReader reader(context.request.form);
    const auto cancelled = context.app.database.write(context.actor(), [&](sql::Transaction& t) {
        return cancel_shift(t, shift->id, reader.text("why", 500), context.now());
    });
    if (!cancelled && !std::holds_alternative<Invalid>(cancelled.error())) {
        return web::problem_page(context, cancelled.error());
    }
    context.flash(cancelled ? "It is called off. See here who of those who took it knows."
                            : std::get<Invalid>(cancelled.error()).errors.front().message);
    announce_jobs(context);
    return web::see_other(path_of(shift->id));
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
        {get, "/shifts/{shift}/edit", coordinate, show_edit},
        {post, "/shifts/{shift}/edit", coordinate, edit},
        {post, "/shifts/{shift}/cancel", coordinate, cancel},
        {post, "/shifts/{shift}/told", coordinate, told_by_somebody},
        {post, "/shifts/{shift}/seen", coordinate, seen},
    };
}

}  // namespace kith::volunteering
