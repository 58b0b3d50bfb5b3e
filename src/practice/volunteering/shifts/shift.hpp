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
};
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
Result<void> leave_shift(sql::Transaction& transaction, ShiftId shift, VolunteerId volunteer,
                         Instant now);
Result<void> cancel_shift(sql::Transaction& transaction, ShiftId shift, std::string_view why,
                          Instant now);
// Everything somebody has ahead of them is free again.
void leave_all_shifts(sql::Transaction& transaction, VolunteerId volunteer, Instant now);

struct OnShift {
    VolunteerId volunteer;
    Private name, phone;
    std::string came;  // "", yes, no
};
std::vector<OnShift> who_comes(sql::Session& session, ShiftId shift);
// Who came has given the hours.
Result<void> note_came(sql::Transaction& transaction, ShiftId shift, VolunteerId volunteer,
                       bool came, Instant now);

}  // namespace kith::volunteering
