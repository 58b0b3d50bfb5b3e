#include "practice/volunteering/jobs/doors.hpp"

#include "platform/sql/value_columns.hpp"

namespace kith::volunteering {
namespace {

constexpr int most_named = 20;

struct Rule {
    std::string_view words;
    std::string_view broken;  // jobs that break it
};

constexpr Rule rules[] = {
    {"is open, but somebody has it",
     "SELECT reference FROM job WHERE status IN ('open', 'offered') AND volunteer_id IS NOT NULL"},
    {"is taken on, but nobody has it",
     "SELECT reference FROM job WHERE status IN ('accepted', 'under way') AND volunteer_id IS "
     "NULL"},
    {"is with a volunteer who is not there any more",
     "SELECT j.reference FROM job j JOIN volunteer v ON v.id = j.volunteer_id WHERE j.closed_at IS "
     "NULL AND v.status IN ('suspended', 'left')"},
    {"has been accepted by somebody else than the one who has it",
     "SELECT DISTINCT j.reference FROM job j JOIN job_offer o ON o.job_id = j.id WHERE j.closed_at "
     "IS NULL AND o.status = 'accepted' AND (j.volunteer_id IS NULL OR j.volunteer_id <> "
     "o.volunteer_id)"},
    {"waits for an answer, but nobody is asked",
     "SELECT j.reference FROM job j WHERE j.status = 'offered' AND NOT EXISTS (SELECT 1 FROM "
     "job_offer o WHERE o.job_id = j.id AND o.status = 'waiting')"},
    {"is not being offered, but somebody is asked",
     "SELECT DISTINCT j.reference FROM job j JOIN job_offer o ON o.job_id = j.id WHERE j.status <> "
     "'offered' AND o.status = 'waiting'"},
    {"is closed, but its end is not noted",
     "SELECT reference FROM job WHERE (closed_at IS NULL) <> (status NOT IN ('done', "
     "'cancelled'))"},
};

}  // namespace

std::vector<std::string> check_doors(sql::Session& session) {
    std::vector<std::string> wrong;
    for (const Rule& rule : rules) {
        for (const auto& reference : session.all<std::string>(
                 std::string(rule.broken) + " ORDER BY 1 LIMIT $1", most_named)) {
            wrong.push_back("Job " + reference + " " + std::string(rule.words));
        }
    }
    return wrong;
}

}  // namespace kith::volunteering
