// Volunteers who are told that somebody they help has died, that a job or a shift is called off, or
// that a shift has changed: by a message where one reaches them, else by somebody, which waits on
// the list of work until it is done. Kept, so that a coordinator sees who knows.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "practice/volunteering/store.hpp"

namespace kith::volunteering {

inline constexpr std::array<std::string_view, 2> ways_of_telling{"by phone", "face to face"};

// What it is about.
struct Matter {
    std::string_view kind;  // "job" or "shift"
    std::string id;

    static Matter of(JobId job) { return {"job", job.string()}; }
};

struct Notice {
    Matter matter;
    VolunteerId volunteer;
    std::string why;     // "died", "called off", "changed"
    std::string said{};  // to the volunteer, besides: the reason, or what it was before
};
// They were written to, in their way. The last notice of a matter counts.
void note_written(sql::Transaction& transaction, const Notice& notice, const VolunteerRow& who,
                  Instant now);
// Somebody must tell them: `work` on the list, its subject left out, until told() ends it.
void ask_to_tell(sql::Transaction& transaction, const Notice& notice, casework::Work work,
                 Instant now);
// The same of a job that is "called off", or of whose person has "died", which takes the place of
// the other.
void ask_to_tell(sql::Transaction& transaction, const JobRow& job, VolunteerId volunteer,
                 std::string_view why, std::string_view said, Instant now);

struct ToTell {
    VolunteerId volunteer;
    Private name, phone;
    std::string why, said;
    std::optional<Instant> told_at{};
    std::string told_by_name{}, how{};  // no name: by a message
};
// Those of a job or a shift: who is still to be told first.
std::vector<ToTell> to_tell(sql::Session& session, const Matter& matter);

// Somebody told them; ends the work. NotFound when nobody asked for it. The first to say so stays.
Result<void> told(sql::Transaction& transaction, const Matter& matter, VolunteerId volunteer,
                  std::string_view how, std::string_view by_name, Instant now);

// Whoever was still to be told has nothing to do with it any more.
void need_not_be_told(sql::Transaction& transaction, const Matter& matter, VolunteerId volunteer,
                      Instant now);

// What must never be, in words: told and yet waiting, or the other way round.
std::vector<std::string> check_told(sql::Session& session);

}  // namespace kith::volunteering
