// Any bytes as the tables of `kith match`: what can be read is planned; no plan breaks a rule, says
// less than it must, or costs less than its own bound.
#include <cstdlib>
#include <map>

#include "engines/matching/planner.hpp"
#include "engines/matching/reading.hpp"
#include "engines/matching/rule.hpp"

namespace {

using namespace kith::matching;

void require(bool holds) {
    if (!holds) std::abort();
}

void check(const Planner& planner, const Plan& plan, const std::vector<Job>& jobs,
           const Setting& setting) {
    std::map<std::string, const Job*> by_id;
    for (const Job& job : jobs) by_id[job.id] = &job;
    std::map<std::string, int> given;
    for (const Placement& placement : plan.placements) {
        const auto seat = planner.index().find(placement.volunteer);
        require(seat.has_value());
        const Volunteer& volunteer = planner.index().at(*seat);
        require(allowed(ask(*by_id.at(placement.job), setting), volunteer));
        require(++given[placement.volunteer] <= volunteer.jobs_free);
    }
    require(plan.bound <= plan.cost);
    for (const Job& job : jobs) static_cast<void>(planner.explain(job.id));
}

}  // namespace

// The bytes before the first NUL are the jobs, those after it the volunteers.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto middle = std::min(text.find('\0'), text.size());
    const auto job_table = Table::from_csv(text.substr(0, middle));
    const auto volunteer_table = Table::from_csv(text.substr(std::min(middle + 1, text.size())));
    if (!job_table || !volunteer_table) return 0;
    Terms terms;
    const auto jobs = read_jobs(*job_table, terms);
    const auto volunteers = read_volunteers(*volunteer_table, terms);
    if (!jobs || !volunteers || jobs->size() > 20 || volunteers->size() > 20) return 0;
    for (const Job& job : *jobs) {
        if (job.volunteers > 20) return 0;
    }
    const Weights weights;
    const Moment now = start_of(Day{std::chrono::year{2020} / 11 / 16}) + std::chrono::hours{9};
    const Setting setting{terms, weights, now};
    Planner planner(*jobs, *volunteers, setting);
    planner.solve();
    check(planner, planner.plan(), *jobs, setting);
    return 0;
}
