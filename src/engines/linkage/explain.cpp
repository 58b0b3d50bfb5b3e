#include <algorithm>
#include <cmath>

#include "engines/linkage/fixed.hpp"
#include "engines/linkage/linkage.hpp"

namespace kith::linkage {
namespace {

// Household first, person last: each step then shows what it adds to all before it.
constexpr std::array order{postcode, uprn,      house,       street,      locality,   town,
                           region,   landline,  last_name,   first_name,  middle_name, birth,
                           number,   mobile,    email,       sex,         birth_place, occupation};
static_assert(order.size() == comparison_count);

constexpr double worth_saying = 0.3;

// The weights of the comparisons told, one after another. Answers with the weight at the start.
template <class Tell>
double weigh(const Judge& judge, const Frequencies& frequencies, const Levels& levels,
             const Record& left, const Record& right, Tell tell) {
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
    const double start = weight();
    double before = start;
    for (const Comparison each : order) {
        if (levels[each] == missing) continue;
        told[each] = true;
        const double after = weight();
        tell(each, after - before, after);
        before = after;
    }
    return start;
}

std::string_view words_of(Comparison comparison, Level level) {
    return comparison_texts()[comparison].levels[level - 1U].words;
}

struct Reason {
    std::string_view words;
    double weight = 0;
};

// Those that weigh most first, otherwise in the order given.
void append_heaviest(std::span<Reason> reasons, std::string& text) {
    std::stable_sort(reasons.begin(), reasons.end(), [](const Reason& one, const Reason& other) {
        return std::abs(one.weight) > std::abs(other.weight);
    });
    bool first = true;
    for (const Reason& reason : reasons) {
        if (!first && std::abs(reason.weight) < worth_saying) break;
        if (!first) text += "; ";
        first = false;
        text += reason.words;
        text += ' ';
        append_fixed(text, reason.weight, 1, true);
    }
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
    const Levels levels = Comparer(people)(left, right);
    Explanation explanation;
    explanation.start = weigh(Judge(model), frequencies, levels, left, right,
                              [&](Comparison each, double weight, double after) {
        explanation.steps.push_back({.comparison = each,
                                     .level = levels[each],
                                     .words = words_of(each, levels[each]),
                                     .weight = weight});
        explanation.weight = after;
    });
    if (explanation.steps.empty()) explanation.weight = explanation.start;
    return explanation;
}

std::string reasons(const Explanation& explanation) {
    std::vector<Reason> steps;
    for (const Step& step : explanation.steps) steps.push_back({step.words, step.weight});
    std::string text;
    append_heaviest(steps, text);
    return text;
}

Reasons::Reasons(const Linkage& linkage, const People& people)
    : linkage_(linkage), people_(people), judge_(linkage.model), compare_(people) {}

void Reasons::append(const Link& link, std::string& text) {
    const Record& left = people_[link.left];
    const Record& right = people_[link.right];
    const Levels levels = compare_(left, right);
    std::array<Reason, comparison_count> found;
    std::size_t count = 0;
    weigh(judge_, linkage_.frequencies, levels, left, right,
          [&](Comparison each, double weight, double) {
        found[count++] = {words_of(each, levels[each]), weight};
    });
    append_heaviest(std::span(found).first(count), text);
}

}  // namespace kith::linkage
