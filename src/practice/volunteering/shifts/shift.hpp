// Times at a place that take several people: a clinic, a food store. Volunteers take and leave
// them by themselves.
#pragma once

#include <string>
#include <vector>

#include "practice/volunteering/store.hpp"

namespace kith::volunteering {

using ShiftId = Id<struct Shift>;

struct ShiftRow {
    ShiftId id;
    std::string kind, title, place;
    std::optional<Postcode> postcode{};
    std::optional<double> latitude{}, longitude{};
    Instant from_at, to_at;
    int wanted = 1, taken = 0;
    std::string instructions{}, cancelled_why{};
    std::string made_by{};
    int version = 1;

    bool full() const { return taken >= wanted; }
    bool called_off() const { return !cancelled_why.empty(); }
};
// "Wednesday 8 Apr, 9am to 1pm".
std::string when_words(const ShiftRow& shift);
std::optional<ShiftRow> shift_row(sql::Session& session, ShiftId shift);
std::vector<ShiftRow> shifts_from(sql::Session& session, Instant from, int most);
// Those a volunteer has, and those still open that they may take: of a kind they offer, with the
// checks it needs in date on that day, and not while they have another.
std::vector<ShiftRow> shifts_of(sql::Session& session, VolunteerId volunteer, Instant from);
std::vector<ShiftRow> shifts_open_to(sql::Session& session, const VolunteerRow& volunteer,
                                     Instant now);

struct NewShift {
    std::string kind, title, place;
    std::optional<Postcode> postcode{};
    Instant from_at, to_at;
    int wanted = 1;
    std::string instructions{};
    std::string same_request{};
};
Result<ShiftId> make_shift(sql::Transaction& transaction, const NewShift& made,
                           std::string_view by_name, Instant now);
// Never more than are wanted; Invalid with why not. Taking it again changes nothing.
Result<void> take_shift(sql::Transaction& transaction, ShiftId shift, VolunteerId volunteer,
                        Instant now);
// The place is free again, and the coordinators are told that somebody cannot come.
Result<void> leave_shift(sql::Transaction& transaction, ShiftId shift, VolunteerId volunteer,
                         Instant now);
// Called off before it has begun: those who had taken it are told, with why. Once.
Result<void> cancel_shift(sql::Transaction& transaction, ShiftId shift, std::string_view why,
                          Instant now);
// What is left out of `made` stays: its kind. Those who have it keep it, and are told when the time
// or the place is another. Stale when the version was overtaken.
Result<void> change_shift(sql::Transaction& transaction, ShiftId shift, int version,
                          const NewShift& made, Instant now);
// Everything somebody has ahead of them is free again.
void leave_all_shifts(sql::Transaction& transaction, VolunteerId volunteer, Instant now);

struct OnShift {
    VolunteerId volunteer;
    Private name, phone;
    std::string came;   // "", yes, no
    bool busy = false;  // with another shift at that time, since one of them was changed
};
std::vector<OnShift> who_comes(sql::Session& session, ShiftId shift);

struct LeftShift {
    Private name;
    Instant at;
};
// Who had it and then could not come, and whether a coordinator is still to see to that.
std::vector<LeftShift> who_left(sql::Session& session, ShiftId shift);
bool missing_somebody(sql::Session& session, ShiftId shift);
// A coordinator has seen that somebody cannot come.
void note_seen(sql::Transaction& transaction, ShiftId shift, Instant now);
// What waits for the sake of shifts that are over is off the list of work. For the timer.
void end_work_of_past_shifts(sql::Transaction& transaction, Instant now);

// What a volunteer is told of the shifts they took: which are called off that were still to come,
// and what those that changed were before.
struct ShiftNews {
    ShiftId shift;
    std::string why, said;  // as of Notice
};
std::vector<ShiftRow> called_off(sql::Session& session, VolunteerId volunteer, Instant now);
std::vector<ShiftNews> news_of_shifts(sql::Session& session, VolunteerId volunteer, Instant now);
// Who came has given the hours.
Result<void> note_came(sql::Transaction& transaction, ShiftId shift, VolunteerId volunteer,
                       bool came, Instant now);

}  // namespace kith::volunteering
