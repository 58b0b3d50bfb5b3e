#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engines/linkage/linkage.hpp"
#include "engines/linkage/parallel.hpp"

namespace kith::linkage {
namespace {

// Household first, person last: each step then shows what it adds to all before it.
constexpr std::array order{postcode, uprn,      house,       street,      locality,   town,
                           region,   landline,  last_name,   first_name,  middle_name, birth,
                           number,   mobile,    email,       sex,         birth_place, occupation};
static_assert(order.size() == comparison_count);

constexpr double worth_saying = 0.3;

Explanation explain_levels(const Judge& judge, const Frequencies& frequencies,
                           const Levels& levels, const Record& left, const Record& right) {
    std::array<Chances, comparison_count> factors{};
    std::array<bool, comparison_count> told{};
    for (const Comparison each : order) {
        if (levels[each] == missing) continue;
        factors[each] = judge.factors(each, levels[each], frequencies, left, right);
    }
    const auto weight = [&] {
        Chances chances = judge.start();
        for (std::size_t each = 0; each < comparison_count; ++each) {
            if (told[each]) multiply(chances, factors[each]);
        }
        return weight_of(settled(chances));
    };
    Explanation explanation;
    explanation.start = weight();
    double before = explanation.start;
    for (const Comparison each : order) {
        if (levels[each] == missing) continue;
        told[each] = true;
        const double after = weight();
        const auto& text = comparison_texts()[each];
        explanation.steps.push_back({.comparison = each,
                                     .level = levels[each],
                                     .words = text.levels[levels[each] - 1U].words,
                                     .weight = after - before});
        before = after;
    }
    explanation.weight = before;
    return explanation;
}

}  // namespace

std::string_view name_of(Band band) {
    if (band == Band::sure) return "sure";
    return band == Band::look ? "look" : "no";
}

Explanation explain(const Linkage& linkage, const People& people, const Link& link) {
    return explain(linkage.model, linkage.frequencies, people, people[link.left],
                   people[link.right]);
}

Explanation explain(const Model& model, const Frequencies& frequencies, const People& people,
                    const Record& left, const Record& right) {
    Comparer compare(people);
    return explain_levels(Judge(model), frequencies, compare(left, right), left, right);
}

std::string reasons(const Explanation& explanation) {
    std::vector<Step> steps = explanation.steps;
    std::stable_sort(steps.begin(), steps.end(), [](const Step& one, const Step& other) {
        return std::abs(one.weight) > std::abs(other.weight);
    });
    std::string text;
    for (const Step& step : steps) {
        if (!text.empty() && std::abs(step.weight) < worth_saying) break;
        if (!text.empty()) text += "; ";
        text += fmt::format("{} {:+.1f}", step.words, step.weight);
    }
    return text;
}

std::vector<std::string> all_reasons(const Linkage& linkage, const People& people,
                                     unsigned threads) {
    constexpr std::size_t at_once = 8192;
    const Judge judge(linkage.model);
    std::vector<std::string> all(linkage.links.size());
    parallel_for(threads, (all.size() + at_once - 1) / at_once, [&](std::size_t piece) {
        Comparer compare(people);
        const std::size_t end = std::min((piece + 1) * at_once, all.size());
        for (std::size_t each = piece * at_once; each < end; ++each) {
            const Record& left = people[linkage.links[each].left];
            const Record& right = people[linkage.links[each].right];
            all[each] = reasons(explain_levels(judge, linkage.frequencies,
                                               compare(left, right), left, right));
        }
    });
    return all;
}

}  // namespace kith::linkage
