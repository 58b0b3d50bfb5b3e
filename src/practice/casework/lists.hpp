// The lists of this slice: work, needs, concerns and the story, a page at a time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "practice/casework/store.hpp"

namespace kith::casework {

inline constexpr std::size_t page_size = 50;
inline constexpr std::size_t story_page_size = 30;

struct WorkLine {
    std::string subject_kind;
    std::string subject_id;
    std::optional<PersonId> person;
    std::string title;
    std::string path;
    Owner owner;
    Instant due_at;
    int priority = 0;
    bool urgent = false;
};

// Whose work: what is theirs by name, what waits in their teams, what waits at their organisation.
struct WorkScope {
    std::optional<AccountId> account{};
    std::vector<TeamId> teams{};
    std::optional<OrganisationId> organisation{};
};
// Urgent first, then what is due first; at most `most` lines.
std::vector<WorkLine> work_lines(sql::Session& session, const WorkScope& scope, std::size_t most);

struct NeedFilter {
    std::string status = "open";  // open, closed, or one status
    std::string category{};
    std::string ward{};
    std::string owner{};          // mine, nobody, or ""
    std::optional<AccountId> account{};  // whose "mine" is
    std::optional<TeamId> team{};
    std::optional<PersonId> person{};
    bool urgent = false;
    std::string due{};            // late, today, week, or ""
};
// Open: urgent first, then due first. Closed: the last closed first. One more than `most` when
// there is another page, which begins after the need `after`.
std::vector<NeedView> need_list(sql::Session& session, const NeedFilter& filter,
                                std::optional<NeedId> after, Day today, std::size_t most);

struct ConcernFilter {
    bool answered = false;
    std::optional<AccountId> account{};    // owned by
    std::optional<TeamId> team{};
};
// Open: answer-by first. Answered: the last answered first.
std::vector<ConcernRow> concern_list(sql::Session& session, const ConcernFilter& filter,
                                     std::size_t most);
std::vector<ConcernRow> open_concerns_of(sql::Session& session, PersonId person);
// All that somebody raised, the latest first.
std::vector<ConcernRow> raised_by(sql::Session& session, AccountId account, std::size_t most);

struct StoryLine {
    std::string id;
    Instant at;
    std::string kind;
    std::string subject_id;
    std::string headline;
    Private body;
    std::string by_name;
    bool sensitive = false;
};
// The latest first; one more than `most` when there is more, which begins before the line `before`.
std::vector<StoryLine> story_page(sql::Session& session, PersonId person,
                                  const std::string& before, std::size_t most);
// The lines about one need, its notes included, the latest first.
std::vector<StoryLine> story_of_need(sql::Session& session, PersonId person, NeedId need);
// The lines about one concern or other thing.
std::vector<StoryLine> story_of(sql::Session& session, PersonId person, std::string_view subject);

// What a need says of itself.
struct NeedChange {
    Private details;
    Due due;
    bool urgent = false;
    bool health_critical = false;
};
// Changes what a need says; Stale when somebody changed it since `version`.
Result<void> change_need(sql::Transaction& transaction, NeedId need, int version,
                         const NeedChange& change, std::string_view by_name, Instant now);

// Gives a concern to a team, which answers it in the same time.
Result<void> pass_concern(sql::Transaction& transaction, ConcernId concern, TeamId team,
                          const Private& why, std::string_view by_name, Instant now);

}  // namespace kith::casework
