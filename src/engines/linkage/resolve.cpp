#include "engines/linkage/resolve.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engines/linkage/parallel.hpp"

namespace kith::linkage {
namespace {

// Below this share of rows with two strong partners a list is taken to have one record a person.
constexpr double rarely_twice = 0.015;
constexpr double strong = 0.95;
constexpr double least_open = 0.1;

std::uint32_t row_of(const Link& link, bool right) { return right ? link.right : link.left; }

// Of the rows on one side that have a strong link, the share that have two.
double share_twice(const People& people, const std::vector<Link>& links, bool right) {
    std::vector<std::uint8_t> strong_links(people.size());
    double once = 0;
    double twice = 0;
    for (const Link& link : links) {
        if (link.probability < strong) continue;
        std::uint8_t& seen = strong_links[row_of(link, right)];
        once += seen == 0;
        twice += seen == 1;
        if (seen < 2) ++seen;
    }
    return once > 0 ? twice / once : 0;
}

double odds(const Link& link) { return std::exp2(std::clamp(double{link.weight}, -500.0, 500.0)); }

// The odds of a row's candidates taken together: the best, and all the others.
struct Rivals {
    double best = 0;
    double others = 0;

    void add(double one) {
        others += std::min(best, one);
        best = std::max(best, one);
    }
    double all() const { return best + others; }
    double without(double one) const { return one >= best ? others : best + others - one; }
};

// Where a row can have one partner at most, its candidates stand against each other and against
// there being none: the probabilities of a row's links with the rows of the other side add up to
// no more than one. Answers with the weight of each link so seen.
std::vector<double> against_each_other(const People& people, const std::vector<Link>& links,
                                       bool right) {
    std::vector<Rivals> rivals(people.size());
    for (const Link& link : links) rivals[row_of(link, right)].add(odds(link));
    double rows_linked = 0;
    for (const Rivals& each : rivals) rows_linked += each.all() / (1 + each.all());
    const double rows = right ? people.size() - people.left_count() : people.left_count();
    const double open = std::max(least_open, 1 - rows_linked / std::max(1.0, rows));
    std::vector<double> weights;
    weights.reserve(links.size());
    for (const Link& link : links) {
        const double own = odds(link);
        weights.push_back(std::log2(own / (open + rivals[row_of(link, right)].without(own))));
    }
    return weights;
}

void decide_how_often(const People& people, const std::vector<Link>& links,
                      const Options& options, Linkage& linkage) {
    if (!people.two_lists() || options.links == Links::many) return;
    if (options.links == Links::one_to_one) {
        linkage.left_once = linkage.right_once = true;
        return;
    }
    // A left row with two strong right rows means that the right list repeats people.
    linkage.right_once = share_twice(people, links, false) < rarely_twice;
    linkage.left_once = share_twice(people, links, true) < rarely_twice;
}

void share_out(const People& people, std::vector<Link>& links, const Linkage& linkage) {
    if (!linkage.left_once && !linkage.right_once) return;
    std::vector<double> by_left;
    std::vector<double> by_right;
    if (linkage.right_once) by_left = against_each_other(people, links, false);
    if (linkage.left_once) by_right = against_each_other(people, links, true);
    for (std::size_t each = 0; each < links.size(); ++each) {
        double weight = by_left.empty() ? by_right[each] : by_left[each];
        if (!by_right.empty()) weight = std::min(weight, by_right[each]);
        links[each].weight = static_cast<float>(weight);
        links[each].probability = probability_of(weight);
    }
}

bool surer(const Link& one, const Link& other) {
    if (one.probability != other.probability) return one.probability > other.probability;
    if (one.weight != other.weight) return one.weight > other.weight;
    return std::pair(one.left, one.right) < std::pair(other.left, other.right);
}

// Takes links from the surest down; what has been given away is not given again.
void take_best(const People& people, std::vector<Link>& links, const Options& options,
               Linkage& linkage) {
    std::sort(links.begin(), links.end(), surer);
    std::vector<bool> taken(people.size());
    for (const Link& link : links) {
        const bool free = !(linkage.right_once && taken[link.left]) &&
                          !(linkage.left_once && taken[link.right]);
        if (!free || link.probability < options.threshold) {
            linkage.unlinked.push_back(link);
            continue;
        }
        taken[link.left] = true;
        taken[link.right] = true;
        linkage.links.push_back(link);
    }
}

void find_limits(const Options& options, Linkage& linkage) {
    double wrong = 0;
    double count = 0;
    double all = 0;
    linkage.sure_from = 1;
    // On average the band may err as often as asked; no one link more than ten times as likely.
    const double wrong_at_most = 10 * options.sure_error;
    for (const Link& link : linkage.links) {
        wrong += 1 - link.probability;
        count += 1;
        all += link.probability;
        if (wrong <= options.sure_error * count && wrong_at_most >= 1 - link.probability) {
            linkage.sure_from = link.probability;
        }
    }
    for (const Link& link : linkage.unlinked) all += link.probability;
    std::vector<double> rising;
    for (const Link& link : linkage.links) rising.push_back(link.probability);
    for (const Link& link : linkage.unlinked) rising.push_back(link.probability);
    std::sort(rising.begin(), rising.end());
    double missed = 0;
    for (const double probability : rising) {
        missed += probability;
        linkage.look_from = probability;
        if (missed > options.look_missed * all) break;
    }
    linkage.look_from = std::min(linkage.look_from, 0.5);
}

void set_bands(const People& people, const Options& options, Linkage& linkage) {
    constexpr std::size_t at_once = 4096;
    const auto band = [&](std::vector<Link>& links, bool may_be_sure) {
        const std::size_t pieces = (links.size() + at_once - 1) / at_once;
        parallel_for(options.threads, pieces, [&](std::size_t piece) {
            Comparer compare(people);
            const std::size_t end = std::min((piece + 1) * at_once, links.size());
            for (std::size_t each = piece * at_once; each < end; ++each) {
                Link& link = links[each];
                link.band = link.probability >= linkage.look_from ? Band::look : Band::no;
                if (!may_be_sure || link.probability < linkage.sure_from) continue;
                const Levels levels = compare(people[link.left], people[link.right]);
                if (personal_evidence(levels, linkage.model)) link.band = Band::sure;
            }
        });
    };
    band(linkage.links, true);
    band(linkage.unlinked, false);
}

bool by_rows(const Link& one, const Link& other) {
    return std::pair(one.left, one.right) < std::pair(other.left, other.right);
}

}  // namespace

Sets::Sets(std::uint32_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }

std::uint32_t Sets::find(std::uint32_t row) {
    while (parent_[row] != row) {
        parent_[row] = parent_[parent_[row]];
        row = parent_[row];
    }
    return row;
}

void Sets::join(std::uint32_t one, std::uint32_t other) {
    one = find(one);
    other = find(other);
    parent_[std::max(one, other)] = std::min(one, other);
}

std::vector<std::uint32_t> entities_of(std::uint32_t rows, const std::vector<Link>& links,
                                       double threshold) {
    Sets sets(rows);
    for (const Link& link : links) {
        if (link.probability >= threshold) sets.join(link.left, link.right);
    }
    std::vector<std::uint32_t> entities(rows);
    for (std::uint32_t row = 0; row < rows; ++row) entities[row] = sets.find(row);
    return entities;
}

bool personal_evidence(const Levels& levels, const Model& model) {
    const Level first = levels[first_name];
    const Level born = levels[birth];
    const bool first_agrees = first != missing && first != first_level::different &&
                              first != first_level::similar;
    const bool birth_agrees = born != missing && born <= birth_level::one_digit;
    const bool birth_denies = born >= birth_level::near_year;
    if (levels[number] == exact) return !(first == first_level::different && birth_denies);
    if (first_agrees && birth_agrees) return levels[number] != number_level::different;
    if (born != missing || first == first_level::different) return false;
    if (first_agrees && (levels[email] == exact || levels[mobile] == exact)) return true;
    return model.given[birth] < 0.05 && first == exact &&
           levels[middle_name] != middle_level::different;
}

bool impossible(const Levels& levels) {
    const bool first_denies = levels[first_name] == first_level::different;
    const bool birth_denies = levels[birth] >= birth_level::two_parts;
    if (levels[number] == number_level::different) return first_denies || birth_denies;
    return first_denies && birth_denies && levels[number] != exact;
}

void resolve(const People& people, std::vector<Link> scored, const Options& options,
             Linkage& linkage) {
    decide_how_often(people, scored, options, linkage);
    share_out(people, scored, linkage);
    take_best(people, scored, options, linkage);
    find_limits(options, linkage);
    set_bands(people, options, linkage);
    std::sort(linkage.links.begin(), linkage.links.end(), by_rows);
    std::sort(linkage.unlinked.begin(), linkage.unlinked.end(), by_rows);
}

}  // namespace kith::linkage
