#include "practice/asking/journey.hpp"

#include <algorithm>

namespace kith::asking {

std::string step_of(const casework::Category& category) { return "need-" + category.id; }

Journey::Journey(const Answers& answers, const std::vector<casework::Category>& offered)
    : answers_(answers) {
    steps_ = {"who"};
    if (answers.get("who") == "someone else") steps_.emplace_back("someone-else");
    if (answers.get("who") == "organisation") steps_.emplace_back("organisation");
    steps_.emplace_back("needs");
    for (const casework::Category& category : offered) {
        const bool asked = category.public_form && answers.has("needs", category.id);
        if (asked && !category.questions.empty()) steps_.push_back(step_of(category));
    }
    for (const std::string_view step :
         {"urgency", "name", "address", "contact", "safe", "access", "sharing"}) {
        steps_.emplace_back(step);
    }
}

std::string_view Journey::next() const {
    const auto open = std::find_if(steps_.begin(), steps_.end(), [&](const std::string& step) {
        return !answers_.is_done(step);
    });
    return open == steps_.end() ? std::string_view("check") : std::string_view(*open);
}

bool Journey::may_visit(std::string_view step) const {
    const std::string_view open = next();
    if (open == "check") {
        return step == "check" || std::find(steps_.begin(), steps_.end(), step) != steps_.end();
    }
    for (const std::string& one : steps_) {
        if (one == step) return true;
        if (one == open) return false;
    }
    return false;
}

std::string_view Journey::before(std::string_view step) const {
    if (step != "check" && finished()) return "check";
    if (step == "check") return steps_.back();
    const auto here = std::find(steps_.begin(), steps_.end(), step);
    if (here == steps_.end() || here == steps_.begin()) return "";
    return *std::prev(here);
}

}  // namespace kith::asking
