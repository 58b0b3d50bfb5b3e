// What a council says of its volunteers' work: what each kind of job asks for, which roles there
// are, which steps they take. Data that the council edits; every version is kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/sql/session.hpp"

namespace kith::volunteering {

struct JobKind {
    std::string id;  // a need category, or a kind of shift
    int version = 1;
    std::string name;  // "shopping", within a sentence
    std::vector<std::string> checks{};
    std::vector<std::string> steps{};  // in order, the last "done"
    std::vector<std::string> rules{};  // read before the door
    std::string vehicle{};             // "car" where one is needed
    std::string skills{};              // such as "first aid", with commas between several
    int minutes = 60;                  // it usually takes
    std::optional<int> every_days{};   // how often it usually comes round
    bool health_critical = false;      // before all others
    bool money = false;                // may pass, so that the page asks what was spent
    bool by_phone = false;             // done from home
    bool likeness = false;             // who is like the person suits better
    std::string order{};               // goes with it: "shopping", "medicine", or nothing
    bool operator==(const JobKind&) const = default;
};

// A page that volunteers read before they begin, and the button that says they have.
struct Reading {
    std::string title{}, button{};
    std::vector<std::pair<std::string, std::string>> parts{};  // a heading and its words
    bool operator==(const Reading&) const = default;
};

struct CheckKind {
    std::string id;
    int version = 1;
    std::string name;             // "enhanced DBS check"
    std::optional<int> months{};  // how long it usually lasts; nothing: does not run out
    std::string who{};            // does what comes next: volunteer, coordinator, referees
    std::string next{};           // what that is, said to the volunteer
    Reading reading{};            // of one that a volunteer takes; without parts: there is none
    bool operator==(const CheckKind&) const = default;
};

struct Role {
    std::string id;
    int version = 1;
    std::string name;  // "Collecting medicine"
    std::string about{};
    std::vector<std::string> kinds{};  // of job
    std::vector<std::string> steps{};  // kinds of checks, in the order they are best done
    bool operator==(const Role&) const = default;
};

// Something lived through that somebody else may know too: "dementia in the family".
struct Experience {
    std::string id;
    int version = 1;
    std::string name;
};

enum class Part { job_kind, role, check, experience };

// One version of one thing of the handbook, as it is kept.
struct HandbookPage {
    Part part = Part::job_kind;
    std::string id;
    int version = 1;
    std::string state;  // draft, checked, published, retired
    std::string name;
    std::string body;   // JSON
    bool again = false;  // of a step: whoever took an earlier version is asked to read this one
};

// Every version that has been published, as it stood when it was read. References into it live as
// long as it does.
class Handbook {
  public:
    // Pages in the order they are shown in, the versions of one from the first on.
    explicit Handbook(const std::vector<HandbookPage>& pages);
    // As it comes with the program.
    static const Handbook& delivered();

    // What stands published, in the council's order.
    const std::vector<JobKind>& kinds() const { return kinds_; }
    const std::vector<Role>& roles() const { return roles_; }
    const std::vector<CheckKind>& checks() const { return checks_; }
    const std::vector<Experience>& experiences() const { return experiences_; }

    // The kind of that id as it stands, or stood last; what is not known is treated as "other".
    const JobKind& kind(std::string_view id) const;
    // As that version said; as it stands for a version there is not.
    const JobKind& kind(std::string_view id, int version) const;
    // Null for one that is not known.
    const Role* role(std::string_view id) const;
    const Role* role(std::string_view id, int version) const;
    const CheckKind* check(std::string_view id) const;
    // Its name; the id itself for one that is not known.
    std::string check_name(std::string_view id) const;
    // What is kept of life experience, ids with commas between and words of people's own, as it is
    // called today: "caring, bees" is "caring for somebody, bees".
    std::string experience_words(std::string_view kept) const;

  private:
    std::vector<JobKind> kinds_{}, all_kinds_{};
    std::vector<Role> roles_{}, all_roles_{};
    std::vector<CheckKind> checks_{}, all_checks_{};
    std::vector<Experience> experiences_{}, all_experiences_{};
};

// What is kept of one page, and back.
JobKind job_kind_of(const HandbookPage& page);
Role role_of(const HandbookPage& page);
CheckKind check_kind_of(const HandbookPage& page);
Experience experience_of(const HandbookPage& page);
std::string body_of(const JobKind& kind);
std::string body_of(const Role& role);
std::string body_of(const CheckKind& check);
// The pages that come with the program, all published as version 1.
std::vector<HandbookPage> delivered_pages();

// The council's handbook; the delivered one before it has its own.
Handbook handbook(sql::Session& session);

}  // namespace kith::volunteering
