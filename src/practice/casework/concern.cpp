#include "practice/casework/concern.hpp"

#include <algorithm>
#include <array>

namespace kith::casework {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::minutes shortest_wait{15};

std::chrono::minutes time_to_answer(std::string_view urgency) {
    if (urgency == "danger now") return 30min;
    if (urgency == "today") return 4h;
    return 48h;
}

constexpr std::array all_endings{
    Ending{"all well", "All is well", "Thank you for saying. We have checked and all is well."},
    Ending{"help arranged", "Help is arranged",
           "Thank you for saying. We have been in touch and help is arranged."},
    Ending{"passed to social care", "Passed to social care",
           "Thank you for saying. The right people know and are looking into it."},
    Ending{"emergency", "Emergency services were called",
           "Thank you for saying. The right people were with them straight away."},
    Ending{"no contact", "We could not reach them",
           "Thank you for saying. We are still trying to reach them."},
};

}  // namespace

Instant answer_by(std::string_view urgency, Instant raised_at) {
    return raised_at + time_to_answer(urgency);
}

Instant next_answer_by(std::string_view urgency, Instant now) {
    return now + std::max(shortest_wait, time_to_answer(urgency) / 2);
}

std::string_view concern_kind_name(std::string_view kind) {
    if (kind == "fall") return "A fall, or unsteady";
    if (kind == "health") return "Health";
    if (kind == "abuse") return "Somebody may be hurting them";
    if (kind == "home") return "The home: cold, unsafe, no food";
    if (kind == "carer") return "A carer who cannot go on";
    if (kind == "money") return "Money or being cheated";
    return "A worry";
}

std::span<const Ending> endings() { return all_endings; }

}  // namespace kith::casework
