// The timers of this slice.
#include "practice/volunteering/befriending/befriend.hpp"
#include "practice/volunteering/jobs/doors.hpp"
#include "practice/volunteering/jobs/told.hpp"
#include "practice/volunteering/jobs/notices.hpp"
#include "practice/volunteering/recruitment/recruit.hpp"
#include "practice/volunteering/shifts/shift.hpp"
#include "practice/volunteering/shopping/ledger.hpp"

namespace kith::volunteering {

void chase(sql::Transaction& transaction, Instant now) {
    chase_recruitment(transaction, now);
    remind(transaction, now);
    chase_pairs(transaction, now);
    end_work_of_past_shifts(transaction, now);
}

std::vector<std::string> check(sql::Session& session) {
    auto wrong = check_doors(session);
    for (auto& line : check_ledger(session)) wrong.push_back(std::move(line));
    for (auto& line : check_told(session)) wrong.push_back(std::move(line));
    return wrong;
}

void forget(sql::Transaction& transaction, Instant now) { forget_volunteers(transaction, now); }

}  // namespace kith::volunteering
