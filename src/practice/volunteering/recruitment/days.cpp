#include "practice/volunteering/recruitment/days.hpp"

#include "platform/base/london.hpp"
#include "platform/html/govuk/button.hpp"
#include "platform/html/govuk/date_input.hpp"
#include "platform/sql/value_columns.hpp"
#include "platform/web/fields.hpp"

namespace kith::volunteering {

namespace {

using web::text_field;

constexpr int end_of_day = 24 * 60;
constexpr int farthest_day = 366;

Html date(const web::FormReader& typed, std::string name, std::string legend) {
    return govuk::date_input({.fieldset = {.legend = {.text = std::move(legend)}},
                              .error_message = typed.errors().shown(name),
                              .id = name,
                              .name_prefix = name,
                              .values = {.day = typed.typed(name + "-day"),
                                         .month = typed.typed(name + "-month"),
                                         .year = typed.typed(name + "-year")}});
}

std::string away_words(const AwayRow& away) {
    return away.from == away.to ? written_short(away.from)
                                : written_short(away.from) + " to " + written_short(away.to);
}

Html known_list(const Html& items) {
    return items.empty() ? Html{} : markup(R"(<ul class="govuk-list">{}</ul>)", items);
}

Html away_part(const web::Context& context, const Url& action, const OtherDays& days,
               const web::FormReader& typed) {
    const Html known = html::each(days.away, [&](const AwayRow& away) {
        return markup("<li>{} {}</li>", away_words(away),
                      small_button(context, action, "Take it out", away_words(away),
                                   {{"what", "back"}, {"from", away.from.text()}}));
    });
    return known_list(known) +
           web::form(context, action,
                     hidden_fields({{"what", "away"}}) + date(typed, "from", "First day away") +
                         date(typed, "to", "Last day away") +
                         govuk::button({.text = "Add these days",
                                        .classes = "govuk-button--secondary"}));
}

Html extra_part(const web::Context& context, const Url& action, const OtherDays& days,
                const web::FormReader& typed) {
    const Html known = html::each(days.extra, [&](const ExtraRow& extra) {
        return markup("<li>{} {}</li>", extra_words(extra),
                      small_button(context, action, "Take it out", extra_words(extra),
                                   {{"what", "no-extra"},
                                    {"on", extra.on.text()},
                                    {"from", std::to_string(extra.from)}}));
    });
    return known_list(known) +
           web::form(context, action,
                     hidden_fields({{"what", "extra"}}) + date(typed, "on", "The day") +
                         text_field(typed, "begins", "From", "Such as 9am; both empty: all day",
                                    "govuk-input--width-5") +
                         text_field(typed, "ends", "To", "Such as midday", "govuk-input--width-5") +
                         govuk::button({.text = "Add this day",
                                        .classes = "govuk-button--secondary"}));
}

std::optional<int> minute(web::FormReader& reader, const std::string& field, int otherwise) {
    const std::string typed = reader.typed(field);
    if (typed.empty()) return otherwise;
    const auto time = TimeOfDay::parse(typed);
    if (!time) {
        reader.errors().add(field, "Enter a time, such as 9am or 2:30pm");
        return std::nullopt;
    }
    // A day that ends at midnight ends at its end.
    return field == "ends" && time->minutes() == 0 ? end_of_day : time->minutes();
}

std::optional<ExtraRow> read_extra(web::FormReader& reader, Day today) {
    const auto on = reader.date("on", "day you can help", true);
    const auto from = minute(reader, "begins", 0);
    const auto to = minute(reader, "ends", end_of_day);
    if (from && to && *to <= *from) {
        reader.errors().add("ends", "The time it ends must be after the time it begins");
    } else if (from && to && *to - *from < 30) {
        reader.errors().add("ends", "Give at least half an hour");
    }
    if (on && (*on < today || *on - today > farthest_day)) {
        reader.errors().add("on", "The day must be today or within a year");
        reader.errors().link("on", "on-day");
    }
    if (!reader.ok()) return std::nullopt;
    return ExtraRow{*on, *from, *to};
}

void take_out(sql::Transaction& t, VolunteerId id, const web::FormReader& reader) {
    if (reader.typed("what") == "back") {
        t.execute("DELETE FROM volunteer_away WHERE volunteer_id = $1 AND from_day = $2", id,
                  reader.typed("from"));
        t.changed("volunteer", id, "back");
        return;
    }
    const std::string from = reader.typed("from");
    const bool number = !from.empty() && from.size() < 5 &&
                        from.find_first_not_of("0123456789") == std::string::npos;
    if (!number) return;
    t.execute("DELETE FROM volunteer_extra WHERE volunteer_id = $1 AND on_day = $2 AND "
              "from_minute = $3",
              id, reader.typed("on"), std::stoi(from));
    t.changed("volunteer", id, "extra day taken out");
}

}  // namespace

std::string extra_words(const ExtraRow& extra) {
    const std::string day = written_with_weekday(extra.on);
    if (extra.from == 0 && extra.to == end_of_day) return day + ", all day";
    const auto at = [](int minutes) { return written(TimeOfDay(minutes / 60, minutes % 60)); };
    return day + ", " + at(extra.from) + " to " + at(extra.to);
}

OtherDays other_days(sql::Session& session, VolunteerId volunteer, Day today) {
    OtherDays found;
    using Row = std::tuple<Day, Day, int, int>;
    for (const auto& [from, to, begins, ends] : session.all<Row>(
             "SELECT from_day, to_day, -1, -1 FROM volunteer_away WHERE volunteer_id = $1 AND "
             "to_day >= $2 UNION ALL SELECT on_day, on_day, from_minute, to_minute FROM "
             "volunteer_extra WHERE volunteer_id = $1 AND on_day >= $2 ORDER BY 1, 3 LIMIT 150",
             volunteer, today)) {
        if (begins < 0) found.away.push_back({from, to});
        else found.extra.push_back({from, begins, ends});
    }
    return found;
}

void save_days(web::Context& context, VolunteerId id, web::FormReader& reader) {
    const std::string what = reader.typed("what");
    const auto write = [&](const auto& change) {
        context.app.database.write(context.actor(), change);
    };
    if (what == "back" || what == "no-extra") {
        write([&](sql::Transaction& t) { take_out(t, id, reader); });
    } else if (what == "extra") {
        const auto extra = read_extra(reader, london_day(context.now()));
        if (!extra) return;
        write([&](sql::Transaction& t) {
            t.execute("INSERT INTO volunteer_extra (volunteer_id, on_day, from_minute, to_minute) "
                      "VALUES ($1, $2, $3, $4) ON CONFLICT (volunteer_id, on_day, from_minute) "
                      "DO UPDATE SET to_minute = excluded.to_minute",
                      id, extra->on, extra->from, extra->to);
            t.changed("volunteer", id, "extra day");
        });
    } else {
        const auto from = reader.date("from", "first day away", true);
        const auto to = reader.date("to", "last day away", true);
        if (from && to && *to < *from) {
            reader.errors().add("to", "The last day away must be the first or later");
        }
        if (!reader.ok()) return;
        write([&](sql::Transaction& t) {
            t.execute("INSERT INTO volunteer_away (volunteer_id, from_day, to_day) "
                      "VALUES ($1, $2, $3) ON CONFLICT (volunteer_id, from_day) "
                      "DO UPDATE SET to_day = excluded.to_day",
                      id, *from, *to);
            t.changed("volunteer", id, "away");
        });
    }
}

Html days_part(const web::Context& context, const Url& action, const OtherDays& days,
               const web::FormReader& typed, bool own) {
    const Html away = away_part(context, action, days, typed);
    const Html extra = extra_part(context, action, days, typed);
    const std::string_view hint =
        own ? "Besides your usual week, also on a day you are away. We ask you for jobs then."
            : "Besides their usual week, also on a day they are away.";
    if (!own) {
        return panel_box("Days away", away) +
               panel_box("Extra days they can help", paragraph(hint) + extra);
    }
    return part_heading("Days you are away") + away +
           part_heading("Extra days you can help") + paragraph(hint) + extra;
}

}  // namespace kith::volunteering
