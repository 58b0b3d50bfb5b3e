#include "practice/volunteering/shifts/telling.hpp"

#include <algorithm>

#include "platform/sql/value_columns.hpp"
#include "practice/volunteering/jobs/notices.hpp"

namespace kith::volunteering {

LeftShift read(sql::Row& row, sql::Into<LeftShift>) {
    return {.name = row.next<Private>(), .at = row.next<Instant>()};
}

ShiftNews read(sql::Row& row, sql::Into<ShiftNews>) {
    return {.shift = row.next<ShiftId>(),
            .why = row.next<std::string>(),
            .said = row.next<std::string>()};
}

namespace {

using namespace std::chrono_literals;

constexpr auto soon = 48h;
constexpr auto seen_within = 24h;
constexpr int most_at_once = 200;

html::Url page_of(ShiftId shift) { return html::Url::path("/shifts/{}", shift); }

// What all who took a shift are told.
struct News {
    std::string why, said;  // as of Notice
    Letter letter;
    std::string work;  // the title, where somebody must tell them
};

// Each in their way; where no message would reach them, somebody is asked to.
void tell_all(sql::Transaction& transaction, const ShiftRow& shift, const News& news,
              Instant now) {
    for (const OnShift& one : who_comes(transaction, shift.id)) {
        const Notice notice{matter_of(shift.id), one.volunteer, news.why, news.said};
        const auto who = *volunteer_row(transaction, one.volunteer);
        if (can_be_written_to(who)) {
            write_to(transaction, who, news.letter, now);
            note_written(transaction, notice, who, now);
            continue;
        }
        ask_to_tell(transaction, notice,
                    {.subject_kind = {},
                     .subject_id = {},
                     .title = news.work + shift.title,
                     .path = page_of(shift.id).str(),
                     .owner = {},
                     .due_at = std::clamp(shift.from_at - soon, now, now + seen_within),
                     .priority = 1,
                     .urgent = shift.from_at < now + soon},
                    now);
    }
}

Letter letter_of(sql::Session& session, const ShiftRow& shift, std::string_view template_id) {
    return {.template_id = std::string(template_id),
            .values = {{"shift", shift.title},
                       {"when", when_words(shift)},
                       {"place", shift.place},
                       {"link", base_url(session) + "/my-shifts"}},
            .subject_kind = "shift",
            .subject_id = shift.id.string(),
            .same = std::to_string(shift.version)};
}

}  // namespace

void tell_called_off(sql::Transaction& transaction, const ShiftRow& shift, Instant now) {
    Letter letter = letter_of(transaction, shift, "shift-called-off");
    letter.values["why"] = shift.cancelled_why;
    tell_all(transaction, shift,
             {"called off", shift.cancelled_why, std::move(letter),
              "Tell a volunteer that a shift is called off: "},
             now);
}

void tell_changed(sql::Transaction& transaction, const ShiftRow& before, const ShiftRow& shift,
                  Instant now) {
    const std::string was = when_words(before) + ", " + before.place;
    Letter letter = letter_of(transaction, shift, "shift-changed");
    letter.values["before"] = was;
    tell_all(transaction, shift,
             {"changed", was, std::move(letter), "Tell a volunteer that a shift has changed: "},
             now);
}

void ask_to_replace(sql::Transaction& transaction, const ShiftRow& shift, Instant now) {
    if (shift.from_at <= now) return;
    const bool urgent = shift.from_at < now + soon;
    casework::put_work(transaction,
                       {.subject_kind = "shift",
                        .subject_id = shift.id.string(),
                        .title = (urgent ? "Somebody is missing on a shift: "
                                         : "A volunteer cannot come to a shift: ") +
                                 shift.title,
                        .path = page_of(shift.id).str(),
                        .owner = {.team = accounts::answering_team(transaction, "jobs")},
                        .due_at = urgent ? shift.from_at : now + seen_within,
                        .urgent = urgent},
                       now);
}

std::vector<LeftShift> who_left(sql::Session& session, ShiftId shift) {
    return session.all<LeftShift>(
        "SELECT v.name, l.left_at FROM shift_left l JOIN volunteer v ON v.id = l.volunteer_id "
        "WHERE l.shift_id = $1 ORDER BY l.left_at DESC, v.id LIMIT 100",
        shift);
}

bool missing_somebody(sql::Session& session, ShiftId shift) {
    return session
        .one<std::int64_t>("SELECT 1 FROM work_open_facts WHERE subject_kind = 'shift' AND "
                           "subject_id = $1",
                           shift)
        .has_value();
}

void note_seen(sql::Transaction& transaction, ShiftId shift, Instant now) {
    casework::finish_work(transaction, "shift", shift.text(), now);
}

void end_work_of_past_shifts(sql::Transaction& transaction, Instant now) {
    for (const ShiftId& shift : transaction.all<ShiftId>(
             "SELECT id FROM shift WHERE to_at < $1 AND id IN (SELECT subject_id FROM "
             "work_open_facts WHERE subject_kind = 'shift') ORDER BY id LIMIT $2",
             now, most_at_once)) {
        note_seen(transaction, shift, now);
    }
}

std::vector<ShiftRow> called_off(sql::Session& session, VolunteerId volunteer, Instant now) {
    std::vector<ShiftRow> all;
    for (const ShiftId& shift : session.all<ShiftId>(
             "SELECT s.id FROM shift s JOIN shift_place p ON p.shift_id = s.id "
             "WHERE p.volunteer_id = $1 AND s.cancelled_why <> '' AND s.to_at > $2 "
             "ORDER BY s.from_at, s.id LIMIT 20",
             volunteer, now)) {
        all.push_back(*shift_row(session, shift));
    }
    return all;
}

std::vector<ShiftNews> news_of_shifts(sql::Session& session, VolunteerId volunteer, Instant now) {
    return session.all<ShiftNews>(
        "SELECT n.shift_id, n.why, n.said FROM volunteer_notice n JOIN shift s ON s.id = "
        "n.shift_id WHERE n.volunteer_id = $1 AND s.to_at > $2 ORDER BY n.id LIMIT 100",
        volunteer, now);
}

}  // namespace kith::volunteering
