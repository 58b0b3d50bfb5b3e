// The best few for one job: nearest boxes first, until nobody farther away could be better.
#include <algorithm>
#include <limits>

#include "engines/matching/candidates.hpp"
#include "engines/matching/reasons.hpp"

namespace kith::matching {
namespace {

bool is_adult(const Ask& ask, const Volunteer& volunteer) {
    return age_on(volunteer, day_of(ask.opens)).value_or(18) >= 18;
}

// Where an adult must be among several, the best adult comes first.
void put_adult_first(const Ask& ask, const Index& index, std::vector<Candidate>& best) {
    if (ask.job.youth != Youth::with_an_adult) return;
    const auto adult = std::ranges::find_if(best, [&](const Candidate& candidate) {
        return is_adult(ask, index.at(candidate.seat));
    });
    if (adult != best.end()) std::rotate(best.begin(), adult, adult + 1);
}

}  // namespace

Answer best_for(const Job& job, const Index& index, const Setting& setting, int how_many) {
    const Ask ready = ask(job, setting);
    Finder finder(index);
    std::vector<Candidate> best = finder.best(ready, std::max(1, how_many)).list;
    put_adult_first(ready, index, best);
    Answer answer;
    for (const Candidate& candidate : best) {
        answer.proposals.push_back(propose(ready, index.at(candidate.seat)));
    }
    if (best.empty()) {
        answer.obstacles = obstacles(ready, index, [](Seat) { return false; });
    } else {
        answer.obvious_other = obvious_other(ready, index, index.at(best.front().seat));
    }
    return answer;
}

}  // namespace kith::matching
