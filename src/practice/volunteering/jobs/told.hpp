// Volunteers whom somebody must tell by themselves: that a person they help has died, or that a job
// is not needed any more where no message would reach them. Waits on the list of work until done.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "practice/volunteering/store.hpp"

namespace kith::volunteering {

inline constexpr std::array<std::string_view, 2> ways_of_telling{"by phone", "face to face"};

// `why` is "died" or "called off"; a death takes the place of the other.
void ask_to_tell(sql::Transaction& transaction, const JobRow& job, VolunteerId volunteer,
                 std::string_view why, Instant now);

struct ToTell {
    VolunteerId volunteer;
    Private name, phone;
    std::string why;
    std::optional<Instant> told_at{};
    std::string told_by_name{}, how{};
};
// Those of a job: who is still to be told first.
std::vector<ToTell> to_tell(sql::Session& session, JobId job);

// Somebody told them; ends the work. NotFound when nobody asked for it. The first to say so stays.
Result<void> told(sql::Transaction& transaction, JobId job, VolunteerId volunteer,
                  std::string_view how, std::string_view by_name, Instant now);

// What must never be, in words: told and yet waiting, or the other way round.
std::vector<std::string> check_told(sql::Session& session);

}  // namespace kith::volunteering
