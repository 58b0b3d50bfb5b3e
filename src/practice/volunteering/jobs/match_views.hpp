// The page of a run of the matching engine, and how work is spread.
#pragma once

#include <string>
#include <vector>

#include "practice/volunteering/jobs/match.hpp"
#include "practice/volunteering/parts.hpp"

namespace kith::volunteering {

struct MatchPage {
    std::optional<MatchRun> run{};
    std::string state = "proposed";
    std::vector<ProposalRow> shown{};
    std::vector<StateCount> counts{};
    Fairness spread{};
    bool more = false;
};
Html match_body(const web::Context& context, const MatchPage& page);
Html fairness_box(const Fairness& spread);

}  // namespace kith::volunteering
