// What each kind of job asks for, and the checks there are: data, from src/defaults.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::volunteering {

struct JobKind {
    std::string id;    // a need category, or a kind of shift
    std::string name;  // "shopping", within a sentence
    std::vector<std::string> checks{};
    std::vector<std::string> steps{};  // in order, the last "done"
    std::vector<std::string> rules{};  // read before the door
    std::string vehicle{};             // "car" where one is needed
    bool money = false;                // may pass, so that the page asks what was spent
    bool by_phone = false;             // done from home
    bool likeness = false;             // who is like the person suits better
};
const std::vector<JobKind>& job_kinds();
// The kind of that id; what is not known is treated as "other".
const JobKind& job_kind(std::string_view id);

struct CheckKind {
    std::string id;
    std::string name;               // "enhanced DBS check"
    std::optional<int> months{};    // how long it usually lasts; nothing: does not run out
    std::string who{};              // does what comes next: volunteer, coordinator, referees
    std::string next{};             // what that is, said to the volunteer
};
const std::vector<CheckKind>& check_list();
// The kind of check of that id; null for another.
const CheckKind* check_kind(std::string_view id);
// Its name; the id itself for one that is not in the list any more.
std::string check_name(std::string_view id);

}  // namespace kith::volunteering
