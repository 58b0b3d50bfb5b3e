#include "practice/volunteering/job.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace kith::volunteering {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> words{{
    {"started", "I have started"},
    {"collected", "I have collected it"},
    {"delivered", "I have delivered it"},
    {"spoke", "We have spoken"},
    {"done", "All done"},
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> checks{{
    {"identity", "identity seen"},
    {"dbs basic", "basic DBS check"},
    {"dbs enhanced", "enhanced DBS check"},
    {"training", "welcome training"},
}};

std::string_view find(const auto& pairs, std::string_view name) {
    for (const auto& [known, text] : pairs) {
        if (known == name) return text;
    }
    return name;
}

}  // namespace

std::vector<std::string_view> steps_of(std::string_view kind) {
    if (kind == "food" || kind == "prescriptions") return {"collected", "delivered", "done"};
    if (kind == "talk") return {"spoke", "done"};
    return {"started", "done"};
}

std::string_view step_words(std::string_view step) { return find(words, step); }

std::vector<std::string_view> checks_for(std::string_view kind) {
    // Medicine, money and somebody's company ask for more than a walk with a dog.
    if (kind == "prescriptions" || kind == "talk" || kind == "lifts") {
        return {"identity", "dbs enhanced", "training"};
    }
    if (kind == "food") return {"identity", "training"};
    return {"identity"};
}

std::string_view check_words(std::string_view check) { return find(checks, check); }

Instant offer_answer_by(bool urgent, Instant due_at, Instant now) {
    const Instant usual = now + (urgent ? std::chrono::minutes(30min) : std::chrono::minutes(4h));
    return due_at > now ? std::min(usual, due_at) : usual;
}

}  // namespace kith::volunteering
