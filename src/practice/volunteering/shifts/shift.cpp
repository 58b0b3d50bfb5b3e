#include "practice/volunteering/shifts/shift.hpp"

#include <algorithm>

#include "platform/base/london.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/jobs/roster.hpp"
#include "practice/volunteering/shifts/telling.hpp"

namespace kith::volunteering {

ShiftRow read(sql::Row& row, sql::Into<ShiftRow>) {
    return {.id = row.next<ShiftId>(),
            .kind = row.next<std::string>(),
            .title = row.next<std::string>(),
            .place = row.next<std::string>(),
            .postcode = row.next<std::optional<Postcode>>(),
            .latitude = row.next<std::optional<double>>(),
            .longitude = row.next<std::optional<double>>(),
            .from_at = row.next<Instant>(),
            .to_at = row.next<Instant>(),
            .wanted = row.next<int>(),
            .taken = row.next<int>(),
            .instructions = row.next<std::string>(),
            .cancelled_why = row.next<std::string>(),
            .made_by = row.next<std::string>(),
            .version = row.next<int>()};
}

OnShift read(sql::Row& row, sql::Into<OnShift>) {
    return {.volunteer = row.next<VolunteerId>(),
            .name = row.next<Private>(),
            .phone = row.next<Private>(),
            .came = row.next<std::string>(),
            .busy = row.next<bool>()};
}

namespace {

using namespace std::chrono_literals;

constexpr int most_shifts = 200;
constexpr std::string_view columns =
    "id, kind, title, place, postcode, latitude, longitude, from_at, to_at, wanted, taken, "
    "instructions, cancelled_why, made_by, version";

std::string select(std::string_view where) {
    return "SELECT " + std::string(columns) + " FROM shift WHERE " + std::string(where);
}

// Whoever takes a shift today is asked for what its kind asks for today.
constexpr int as_it_stands = 0;

int minutes_of(const ShiftRow& shift) {
    return static_cast<int>(
        std::chrono::duration_cast<std::chrono::minutes>(shift.to_at - shift.from_at).count());
}

// The shift as a job, so that the engine's rules decide who may take it.
JobRow as_job(const ShiftRow& shift) {
    return {.id = JobId::parse(shift.id.text()).value(),
            .reference = Reference::numbered('J', 1),
            .need = NeedId::parse(shift.id.text()).value(),
            .person = PersonId::parse(shift.id.text()).value(),
            .kind = shift.kind,
            .title = shift.title,
            .area = shift.place,
            .instructions = {},
            .from_at = shift.from_at,
            .due_at = shift.to_at,
            .minutes = minutes_of(shift),
            .status = "open",
            .made_at = shift.from_at,
            .rules = shift.kind,
            .rules_version = as_it_stands};
}

bool overlaps(const ShiftRow& a, const ShiftRow& b) {
    return a.from_at < b.to_at && b.from_at < a.to_at;
}

bool has_it(sql::Session& session, ShiftId shift, VolunteerId volunteer) {
    return session
        .one<std::int64_t>("SELECT 1 FROM shift_place WHERE shift_id = $1 AND volunteer_id = $2",
                           shift, volunteer)
        .has_value();
}

}  // namespace

std::string when_words(const ShiftRow& shift) {
    const auto from = london_time(shift.from_at);
    return std::string(weekday_name(from.day.weekday())) + " " + written_short(from.day) + ", " +
           written(from.time) + " to " + written(london_time(shift.to_at).time);
}

std::optional<ShiftRow> shift_row(sql::Session& session, ShiftId shift) {
    return session.one<ShiftRow>(select("id = $1"), shift);
}

std::vector<ShiftRow> shifts_from(sql::Session& session, Instant from, int most) {
    return session.all<ShiftRow>(select("to_at > $1 ORDER BY from_at, id LIMIT $2"), from, most);
}

std::vector<ShiftRow> shifts_of(sql::Session& session, VolunteerId volunteer, Instant from) {
    return session.all<ShiftRow>(
        select("to_at > $2 AND cancelled_why = '' AND id IN (SELECT shift_id FROM shift_place "
               "WHERE volunteer_id = $1) ORDER BY from_at, id LIMIT 50"),
        volunteer, from);
}

std::vector<ShiftRow> shifts_open_to(sql::Session& session, const VolunteerRow& volunteer,
                                     Instant now) {
    const auto has = shifts_of(session, volunteer.id, now);
    std::vector<ShiftRow> open;
    for (const ShiftRow& shift : session.all<ShiftRow>(
             select("from_at > $1 AND cancelled_why = '' AND taken < wanted AND kind IN (SELECT "
                    "kind FROM volunteer_offer WHERE volunteer_id = $2) ORDER BY from_at, id "
                    "LIMIT $3"),
             now, volunteer.id, most_shifts)) {
        const bool busy = std::any_of(has.begin(), has.end(), [&](const ShiftRow& other) {
            return overlaps(shift, other);
        });
        if (!busy) open.push_back(shift);
    }
    return open;
}

Result<ShiftId> make_shift(sql::Transaction& transaction, const NewShift& made,
                           std::string_view by_name, Instant now) {
    if (made.to_at <= made.from_at) return invalid("to", "It must end after it begins");
    const std::optional<std::string> same =
        made.same_request.empty() ? std::nullopt : std::optional(made.same_request);
    if (same) {
        if (const auto before = transaction.one<ShiftId>(
                "SELECT id FROM shift WHERE same_request = $1", same)) {
            return *before;
        }
    }
    const auto id = ShiftId::make(now);
    const auto place = people::place_of(transaction, made.postcode);
    transaction.execute(R"(
        INSERT INTO shift (id, kind, title, place, postcode, latitude, longitude, from_at, to_at,
                           wanted, instructions, made_by, same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))",
                        id, made.kind, made.title, made.place, made.postcode, place.latitude,
                        place.longitude, made.from_at, made.to_at, made.wanted, made.instructions,
                        by_name, same);
    transaction.changed("shift", id, "made");
    return id;
}

Result<void> take_shift(sql::Transaction& transaction, ShiftId id, VolunteerId volunteer,
                        Instant now) {
    const auto shift = shift_row(transaction, id);
    const auto who = volunteer_row(transaction, volunteer);
    if (!shift || !who) return problem(NotFound{"shift"});
    if (has_it(transaction, id, volunteer)) return {};
    if (!shift->cancelled_why.empty() || shift->from_at <= now) {
        return invalid("shift", "This shift cannot be taken any more");
    }
    if (const auto why = unsuitable(transaction, as_job(*shift), *who, now, Judged::to_accept)) {
        return invalid("shift", "We cannot give you this shift now. Please ring us.");
    }
    for (const ShiftRow& other : shifts_of(transaction, volunteer, now)) {
        if (overlaps(other, *shift)) return invalid("shift", "You have another shift at that time");
    }
    // The count is in the row itself, so that two who take the last place at once cannot both.
    if (transaction.execute("UPDATE shift SET taken = taken + 1 WHERE id = $1 AND taken < wanted",
                            id) == 0) {
        return invalid("shift", "Somebody was quicker: it is full. Thank you for being ready.");
    }
    transaction.execute(
        "INSERT INTO shift_place (shift_id, volunteer_id, taken_at) VALUES ($1, $2, $3)", id,
        volunteer, now);
    transaction.execute("DELETE FROM shift_left WHERE shift_id = $1 AND volunteer_id = $2", id,
                        volunteer);
    transaction.changed("shift", id, "taken", volunteer.text());
    if (shift->taken + 1 >= shift->wanted) note_seen(transaction, id, now);
    return {};
}

Result<void> leave_shift(sql::Transaction& transaction, ShiftId id, VolunteerId volunteer,
                         Instant now) {
    const auto shift = shift_row(transaction, id);
    if (!shift) return problem(NotFound{"shift"});
    if (transaction.execute("DELETE FROM shift_place WHERE shift_id = $1 AND volunteer_id = $2", id,
                            volunteer) == 0) {
        return {};
    }
    transaction.execute("UPDATE shift SET taken = taken - 1 WHERE id = $1", id);
    transaction.execute(R"(
        INSERT INTO shift_left (shift_id, volunteer_id, left_at) VALUES ($1, $2, $3)
        ON CONFLICT (shift_id, volunteer_id) DO UPDATE SET left_at = excluded.left_at)",
                        id, volunteer, now);
    transaction.changed("shift", id, "left", volunteer.text());
    need_not_be_told(transaction, matter_of(id), volunteer, now);
    if (!shift->called_off()) ask_to_replace(transaction, *shift, now);
    return {};
}

Result<void> cancel_shift(sql::Transaction& transaction, ShiftId id, std::string_view why,
                          Instant now) {
    const auto shift = shift_row(transaction, id);
    if (!shift) return problem(NotFound{"shift"});
    if (shift->called_off()) return {};
    if (why.empty()) return invalid("why", "Say why, in a line");
    if (shift->from_at <= now) return invalid("why", "It has begun already");
    transaction.execute("UPDATE shift SET cancelled_why = $2, version = version + 1 WHERE id = $1",
                        id, why);
    transaction.changed("shift", id, "cancelled");
    casework::finish_work(transaction, "shift", id.text(), now);
    tell_called_off(transaction, *shift_row(transaction, id), now);
    return {};
}

Result<void> change_shift(sql::Transaction& transaction, ShiftId id, int version,
                          const NewShift& made, Instant now) {
    const auto before = shift_row(transaction, id);
    if (!before) return problem(NotFound{"shift"});
    if (made.to_at <= made.from_at) return invalid("to", "It must end after it begins");
    if (before->called_off() || before->from_at <= now || made.from_at <= now) {
        return invalid("day", "Only a shift still to come can be changed, to a time still to come");
    }
    if (made.wanted < before->taken) {
        return invalid("wanted", "So many have taken it already: " +
                                     std::to_string(before->taken));
    }
    const auto place = people::place_of(transaction, made.postcode);
    const auto changed = transaction.update_versioned(
        {"shift", id.string(), "changed"}, R"(
        UPDATE shift
           SET title = $3, place = $4, postcode = $5, latitude = $6, longitude = $7, from_at = $8,
               to_at = $9, wanted = $10, instructions = $11, version = version + 1
         WHERE id = $1 AND version = $2)",
        id, version, made.title, made.place, made.postcode, place.latitude, place.longitude,
        made.from_at, made.to_at, made.wanted, made.instructions);
    if (!changed) return changed;
    const bool moved = made.from_at != before->from_at || made.to_at != before->to_at ||
                       made.place != before->place || made.postcode != before->postcode;
    if (moved) tell_changed(transaction, *before, *shift_row(transaction, id), now);
    return {};
}

void leave_all_shifts(sql::Transaction& transaction, VolunteerId volunteer, Instant now) {
    for (const ShiftRow& shift : shifts_of(transaction, volunteer, now)) {
        (void)leave_shift(transaction, shift.id, volunteer, now);
    }
}

std::vector<OnShift> who_comes(sql::Session& session, ShiftId shift) {
    return session.all<OnShift>(R"(
        SELECT p.volunteer_id, v.name, v.phone, p.came,
               CASE WHEN EXISTS (SELECT 1 FROM shift_place q JOIN shift o ON o.id = q.shift_id
                                  WHERE q.volunteer_id = p.volunteer_id AND o.id <> s.id
                                    AND o.cancelled_why = '' AND o.from_at < s.to_at
                                    AND s.from_at < o.to_at)
                    THEN 1 ELSE 0 END
          FROM shift_place p JOIN volunteer v ON v.id = p.volunteer_id
          JOIN shift s ON s.id = p.shift_id
         WHERE p.shift_id = $1 ORDER BY v.name, v.id LIMIT 300)",
                                shift);
}

Result<void> note_came(sql::Transaction& transaction, ShiftId id, VolunteerId volunteer, bool came,
                       Instant now) {
    const auto shift = shift_row(transaction, id);
    if (!shift) return problem(NotFound{"shift"});
    const auto changed = transaction.execute(
        "UPDATE shift_place SET came = $3 WHERE shift_id = $1 AND volunteer_id = $2 AND came = ''",
        id, volunteer, came ? "yes" : "no");
    if (changed == 0) return {};
    transaction.changed("shift", id, came ? "came" : "did not come", volunteer.text());
    if (came && minutes_of(*shift) > 0) {
        transaction.execute("INSERT INTO volunteer_hours (id, volunteer_id, job_id, on_day, "
                            "minutes) VALUES ($1, $2, NULL, $3, $4)",
                            Id<OnShift>::make(now), volunteer, london_day(shift->from_at),
                            minutes_of(*shift));
    }
    return {};
}

}  // namespace kith::volunteering
