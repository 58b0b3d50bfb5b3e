#include "practice/casework/need.hpp"

#include <algorithm>
#include <array>

namespace kith::casework {
namespace {

struct Move {
    std::string_view from, to;
};
// An open need may always be closed or blocked; a closed one may be opened again.
constexpr std::array moves{
    Move{"waiting", "assigned"},     Move{"waiting", "in progress"}, Move{"assigned", "waiting"},
    Move{"assigned", "in progress"}, Move{"in progress", "waiting"},
    Move{"in progress", "assigned"},
    Move{"blocked", "waiting"},      Move{"blocked", "assigned"},    Move{"blocked", "in progress"},
    Move{"met", "waiting"},          Move{"met", "assigned"},        Move{"not met", "waiting"},
    Move{"not met", "assigned"},     Move{"withdrawn", "waiting"},   Move{"withdrawn", "assigned"},
};
constexpr std::array<std::string_view, 7> statuses{"waiting", "assigned", "in progress", "blocked",
                                                   "met",     "not met",  "withdrawn"};

}  // namespace

bool is_closed(std::string_view status) {
    return status == "met" || status == "not met" || status == "withdrawn";
}

bool needs_reason(std::string_view status) {
    return status == "blocked" || status == "not met" || status == "withdrawn";
}

std::optional<std::string> refusal_of_move(std::string_view from, std::string_view to,
                                           std::string_view reason) {
    if (std::find(statuses.begin(), statuses.end(), to) == statuses.end()) {
        return "Select where the need stands";
    }
    const bool listed = std::any_of(moves.begin(), moves.end(), [&](const Move& move) {
        return move.from == from && move.to == to;
    });
    const bool closing = !is_closed(from) && (is_closed(to) || to == "blocked");
    if (from != to && !listed && !closing) {
        return "A need that is " + std::string(from) + " cannot become " + std::string(to);
    }
    if (needs_reason(to) && reason.empty()) {
        return "Say why it is " + std::string(to);
    }
    return std::nullopt;
}

DueDates due_dates(const Due& due, int usual_days, bool urgent, Day today) {
    DueDates dates{.kind = due.kind.empty() ? "by" : due.kind,
                   .from = due.from,
                   .on = due.on.value_or(today + usual_days)};
    if (!due.on && (urgent || dates.kind == "as soon as possible")) {
        dates.on = today + (urgent ? 1 : std::min(usual_days, 2));
    }
    if (dates.from && *dates.from > dates.on) dates.on = *dates.from;
    return dates;
}

}  // namespace kith::casework
