// Asking volunteers for a job by itself: the best few at once, or one after another, and the next
// when nobody answered or all said no.
#pragma once

#include "practice/volunteering/jobs/suggest.hpp"

namespace kith::volunteering {

struct Asking {
    int how_many = 1;  // at once
    Likeness person{};
    std::string by_name;
};
// Begins to ask, and keeps on until somebody says yes. Gives how many were asked now; Invalid when
// there is nobody, with the first thing that would have to give.
Result<int> ask(sql::Transaction& transaction, JobId job, const Asking& asking, Instant now);
void stop_asking(sql::Transaction& transaction, JobId job, std::string_view why, Instant now);

// Asks the next if the job is being asked for and nobody is asked at the moment. When there is
// nobody left the asking ends and the coordinators are told. Gives how many were asked.
int ask_next(sql::Transaction& transaction, JobId job, Instant now);

// How a job is being asked for, in words; empty when it is not.
std::string asking_words(sql::Session& session, JobId job);

}  // namespace kith::volunteering
