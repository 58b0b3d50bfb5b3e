#include "practice/reaching/order.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "platform/base/text.hpp"

namespace kith::reaching {
namespace {

int whole(const std::string& text) {
    int number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return 0;
        number = number * 10 + (c - '0');
        if (number > 100'000) return number;
    }
    return number;
}

bool holds(const Known& known, const Weight& weight, Day today) {
    if (weight.fact == "flag") {
        return std::find(known.flags.begin(), known.flags.end(), weight.value) !=
               known.flags.end();
    }
    if (weight.fact == "age from") {
        return known.born_on && age_on(*known.born_on, today) >= whole(weight.value);
    }
    if (weight.fact == "no contact") {
        return !known.days_without_contact || *known.days_without_contact >= whole(weight.value);
    }
    if (weight.fact == "lives alone") return known.lives_alone;
    if (weight.fact == "no phone") return known.no_phone;
    if (weight.fact == "carer") return known.carer;
    if (weight.fact == "hearing") return known.hearing;
    if (weight.fact == "interpreter") return known.interpreter;
    return false;
}

bool is_one_of_a_scale(const Weight& weight) {
    return weight.fact == "age from" || weight.fact == "no contact";
}

// Metres, near enough for a walk: a flat earth at the latitude of the first.
double metres(const Spot& a, const Spot& b) {
    constexpr double metres_a_degree = 111'320;
    constexpr double to_radians = 3.14159265358979 / 180;
    const double north = (*a.latitude - *b.latitude) * metres_a_degree;
    const double east = (*a.longitude - *b.longitude) * metres_a_degree *
                        std::cos(*a.latitude * to_radians);
    return std::hypot(north, east);
}

void turn_stretches(const std::vector<Spot>& spots, std::vector<std::size_t>& order) {
    constexpr int most_rounds = 20;
    for (int round = 0; round < most_rounds; ++round) {
        bool shorter = false;
        for (std::size_t from = 1; from + 1 < order.size(); ++from) {
            for (std::size_t to = from + 1; to < order.size(); ++to) {
                const Spot& before = spots[order[from - 1]];
                double now = metres(before, spots[order[from]]);
                double then = metres(before, spots[order[to]]);
                if (to + 1 < order.size()) {
                    now += metres(spots[order[to]], spots[order[to + 1]]);
                    then += metres(spots[order[from]], spots[order[to + 1]]);
                }
                if (then + 0.01 >= now) continue;
                std::reverse(order.begin() + static_cast<std::ptrdiff_t>(from),
                             order.begin() + static_cast<std::ptrdiff_t>(to) + 1);
                shorter = true;
            }
        }
        if (!shorter) return;
    }
}

}  // namespace

Standing standing_of(const Known& known, const std::vector<Weight>& weights, Day today) {
    std::vector<const Weight*> counted;
    std::map<std::string, const Weight*> highest;
    for (const Weight& weight : weights) {
        if (!holds(known, weight, today)) continue;
        if (!is_one_of_a_scale(weight)) {
            counted.push_back(&weight);
            continue;
        }
        const Weight*& best = highest[weight.fact];
        if (best == nullptr || best->points < weight.points) best = &weight;
    }
    for (const auto& [fact, weight] : highest) counted.push_back(weight);
    std::stable_sort(counted.begin(), counted.end(), [](const Weight* a, const Weight* b) {
        return a->points > b->points;
    });
    Standing standing;
    std::vector<std::string> reasons;
    for (const Weight* weight : counted) {
        standing.points += weight->points;
        reasons.push_back(weight->words + " " + std::to_string(weight->points));
    }
    standing.why = text::join(reasons, ", ");
    return standing;
}

Next next_for(const Tried& tried) {
    constexpr int calls_enough = 3;
    if (tried.last_outcome == "moved") return {"They have moved", "Ask where to, then try again"};
    if (tried.last_outcome == "does not want") {
        return {"They do not want to be reached", "Leave them be, and say how to reach us"};
    }
    if (tried.safe_rule) {
        return {"A rule of safe contact holds", "Somebody who knows the rule reaches them"};
    }
    const std::string door(tried.has_address ? knock : "Ask their GP practice");
    if (tried.do_not_call) {
        return {"They asked not to be called",
                tried.letters == 0 && tried.has_address ? "Send a letter" : door};
    }
    if (!tried.has_phone) {
        const std::string why = tried.had_phone ? "Every number known is wrong"
                                                : "No phone number is known";
        if (tried.has_lead) return {why, "Try a number of somebody near them"};
        if (tried.letters == 0 && tried.has_address) return {why, "Send a letter"};
        return {why, door};
    }
    if (tried.calls_unanswered >= calls_enough) {
        const std::string why =
            "No answer to " + std::to_string(tried.calls_unanswered) + " calls";
        if (tried.has_lead) return {why, "Try a number of somebody near them"};
        return {why, tried.visits == 0 ? door : "Ask those who know them"};
    }
    if (tried.calls_unanswered > 0) {
        return {"No answer yet", "Call again at another time of day"};
    }
    if (tried.visits > 0) return {"Nobody was there", "Leave a card, and call"};
    if (tried.letters > 0) return {"No answer to the letter yet", "Call them"};
    if (tried.way == "visit") return {"Not tried yet", door};
    if (tried.way == "letter") return {"Not tried yet", "Send the letter"};
    return {"Not tried yet", "Call them"};
}

std::vector<std::size_t> walk(const std::vector<Spot>& spots) {
    std::vector<std::size_t> placed, rest;
    for (std::size_t at = 0; at < spots.size(); ++at) {
        (spots[at].latitude && spots[at].longitude ? placed : rest).push_back(at);
    }
    for (std::size_t at = 1; at < placed.size(); ++at) {
        const Spot& here = spots[placed[at - 1]];
        const auto nearest = std::min_element(
            placed.begin() + static_cast<std::ptrdiff_t>(at), placed.end(),
            [&](std::size_t a, std::size_t b) {
                return metres(here, spots[a]) < metres(here, spots[b]);
            });
        std::iter_swap(placed.begin() + static_cast<std::ptrdiff_t>(at), nearest);
    }
    turn_stretches(spots, placed);
    placed.insert(placed.end(), rest.begin(), rest.end());
    return placed;
}

}  // namespace kith::reaching
