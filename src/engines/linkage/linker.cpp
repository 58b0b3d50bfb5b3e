#include <algorithm>
#include <cmath>
#include <numeric>

#include "engines/linkage/choose.hpp"
#include "engines/linkage/copies.hpp"
#include "engines/linkage/gather.hpp"
#include "engines/linkage/linkage.hpp"
#include "engines/linkage/parallel.hpp"
#include "engines/linkage/resolve.hpp"

namespace kith::linkage {
namespace {

constexpr double compare_all_below = 2e6;
constexpr double patterns_counted = 4e5;
constexpr double random_pairs = 3e5;
constexpr double kept_from = 0.01;
constexpr std::size_t most_trials = 20000;
constexpr std::uint32_t learn_twice_below = 300000;

const auto everybody = [](std::uint32_t) { return true; };

std::uint64_t pattern_of(const Levels& levels, const Frequencies& frequencies, const Record& left,
                         const Record& right) {
    const auto rarity = [&](Comparison comparison) {
        if (levels[comparison] != exact) return std::size_t{0};
        return rarity_of(frequencies.of(comparison, left, right));
    };
    return pack(levels, rarity(first_name), rarity(last_name));
}

std::vector<PatternCount> counted(const std::vector<std::vector<std::uint64_t>>& found) {
    std::vector<std::uint64_t> patterns;
    for (const auto& piece : found) patterns.insert(patterns.end(), piece.begin(), piece.end());
    std::sort(patterns.begin(), patterns.end());
    std::vector<PatternCount> counts;
    for (const std::uint64_t pattern : patterns) {
        if (counts.empty() || counts.back().pattern != pattern) counts.push_back({pattern, 0});
        counts.back().count += 1;
    }
    return counts;
}

// A number below `limit` from two seeds, evenly enough for drawing pairs.
std::uint32_t drawn(std::uint64_t seed, std::uint32_t limit) {
    return static_cast<std::uint32_t>((mixed(seed + 0x632be59bd9b4e019ULL) >> 32) * limit >> 32);
}

class Linker {
  public:
    Linker(const People& people, const Options& options)
        : people_(people), options_(options), frequencies_(people, {}, options.threads) {}

    Linkage run();

  private:
    std::vector<PatternCount> random_patterns() const;
    auto pattern_taker(std::vector<std::uint64_t>& patterns) const {
        return [&](std::uint32_t left, std::uint32_t right, const Levels& levels) {
            patterns.push_back(pattern_of(levels, frequencies_, people_[left], people_[right]));
        };
    }
    void choose();
    double sampled_share(const Candidates& candidates) const;
    std::vector<PatternCount> candidate_patterns(const Candidates& candidates, double share) const;
    Evidence evidence(const Candidates& candidates);
    void learn_from(const Candidates& candidates);
    std::vector<RowPair> trials(const Candidates& candidates) const;
    std::vector<Link> score(const Candidates& candidates);
    bool knows_addresses() const;
    double budget() const;

    const People& people_;
    const Options& options_;
    Frequencies frequencies_;
    Model model_;
    Choice choice_;
    std::vector<PatternCount> random_;
    std::vector<double> rule_pairs_;
    std::vector<double> rule_links_;
};

double Linker::budget() const {
    if (options_.pair_budget > 0) return options_.pair_budget;
    return std::max(2e7, 12.0 * people_.size());
}

bool Linker::knows_addresses() const {
    std::size_t known = 0;
    for (const Record& record : people_.records()) {
        known += record.postcode != 0 || record.uprn != 0 || record.street != 0;
    }
    return known * 5 > people_.size();
}

std::vector<PatternCount> Linker::random_patterns() const {
    constexpr std::size_t pieces = 64;
    std::vector<std::vector<std::uint64_t>> found(pieces);
    const bool all = people_.pair_count() <= random_pairs;
    const std::uint32_t left_end = people_.two_lists() ? people_.left_count() : people_.size();
    const std::uint32_t right_start = people_.two_lists() ? people_.left_count() : 0;
    parallel_for(options_.threads, pieces, [&](std::size_t piece) {
        Gather gather(people_, nullptr, pattern_taker(found[piece]));
        if (all) {
            for (auto left = static_cast<std::uint32_t>(piece); left < left_end; left += pieces) {
                const std::uint32_t from = people_.two_lists() ? right_start : left + 1;
                for (std::uint32_t right = from; right < people_.size(); ++right) {
                    gather.add(left, right);
                }
            }
        }
        std::vector<RowPair> draws(all ? 0 : static_cast<std::size_t>(random_pairs) / pieces);
        for (std::size_t draw = 0; draw < draws.size(); ++draw) {
            const std::uint64_t seed = 2 * (draw * pieces + piece);
            draws[draw] = {drawn(seed, left_end),
                           right_start + drawn(seed + 1, people_.size() - right_start)};
        }
        for (std::size_t draw = 0; draw < draws.size(); ++draw) {
            const RowPair ahead = draws[std::min(draw + 16, draws.size() - 1)];
            people_.fetch(ahead.left);
            people_.fetch(ahead.right);
            if (draws[draw].left != draws[draw].right) {
                gather.add(draws[draw].left, draws[draw].right);
            }
        }
        gather.finish();
    });
    return counted(found);
}

// The share of left rows whose candidates are counted, so that counting stays cheap on long lists.
double Linker::sampled_share(const Candidates& candidates) const {
    if (candidates.rules().empty()) return 1;
    return std::min(1.0, patterns_counted / std::max(1.0, candidates.pairs()));
}

auto sampler(double share) {
    const auto limit = static_cast<std::uint64_t>(share * 4294967296.0);
    return [limit](std::uint32_t row) { return mixed(row + 77) >> 32 < limit; };
}

std::vector<PatternCount> Linker::candidate_patterns(const Candidates& candidates,
                                                     double share) const {
    std::vector<std::vector<std::uint64_t>> found(candidates.pieces());
    parallel_for(options_.threads, found.size(), [&](std::size_t piece) {
        Gather gather(people_, nullptr, pattern_taker(found[piece]));
        candidates.visit(piece, sampler(share),
                         [&](std::size_t, std::uint32_t left, std::uint32_t right) {
            gather.add(left, right);
        });
        gather.finish();
    });
    return counted(found);
}

Evidence Linker::evidence(const Candidates& candidates) {
    Evidence evidence;
    const double share = sampled_share(candidates);
    evidence.candidates = candidate_patterns(candidates, share);
    evidence.candidates_per_counted = 1 / share;
    evidence.random = random_;
    evidence.pairs = people_.pair_count();
    evidence.people = people_.two_lists()
                          ? std::min(people_.left_count(), people_.size() - people_.left_count())
                          : people_.size();
    evidence.households = knows_addresses();
    return evidence;
}

void Linker::learn_from(const Candidates& candidates) {
    model_ = learn(evidence(candidates), frequencies_);
    for (const Comparison each : {birth, number, postcode, uprn, mobile, landline, email}) {
        frequencies_.set_least(each, model_.level[each][exact][unrelated]);
    }
}

std::vector<RowPair> Linker::trials(const Candidates& candidates) const {
    std::vector<std::vector<RowPair>> found(candidates.pieces());
    const double share = sampled_share(candidates) / 4;
    constexpr double likely = 0.9;
    const Judge judge(model_);
    const Sieve sieve(model_, frequencies_, likely);
    parallel_for(options_.threads, found.size(), [&](std::size_t piece) {
        Gather gather(people_, &sieve,
                      [&](std::uint32_t left, std::uint32_t right, const Levels& levels) {
            const auto chances = judge(levels, frequencies_, people_[left], people_[right]);
            if (is_same(chances) >= likely) found[piece].push_back({left, right});
        });
        candidates.visit(piece, sampler(share),
                         [&](std::size_t, std::uint32_t left, std::uint32_t right) {
            gather.add(left, right);
        });
        gather.finish();
    });
    std::vector<RowPair> all;
    for (const auto& piece : found) all.insert(all.end(), piece.begin(), piece.end());
    const std::size_t step = all.size() / most_trials + 1;
    std::vector<RowPair> some;
    for (std::size_t each = 0; each < all.size(); each += step) some.push_back(all[each]);
    return some;
}

void Linker::choose() {
    if (people_.pair_count() <= std::min(compare_all_below, budget())) return;
    const std::vector<double> costs = pairs_of_rules(people_, options_.threads);
    const auto pilot = pilot_rules(costs, people_.size());
    std::vector<Rule> rules;
    for (const std::size_t rule : pilot) rules.push_back(all_rules()[rule]);
    const Candidates candidates(people_, rules, options_.threads, people_.size() / 200000 + 1);
    learn_from(candidates);
    choice_ = choose_rules(people_, trials(candidates), pilot, costs, budget());
}

std::vector<Link> Linker::score(const Candidates& candidates) {
    struct Found {
        std::vector<Link> links;
        std::size_t rule = 0;
        double pairs = 0;
        double links_expected = 0;
    };
    std::vector<Found> found(candidates.pieces());
    const Judge judge(model_);
    const Sieve sieve(model_, frequencies_, kept_from);
    parallel_for(options_.threads, found.size(), [&](std::size_t piece) {
        Found& mine = found[piece];
        Gather gather(people_, &sieve,
                      [&](std::uint32_t left, std::uint32_t right, const Levels& levels) {
            const auto chances = judge(levels, frequencies_, people_[left], people_[right]);
            const double is_link = is_same(chances);
            mine.links_expected += is_link;
            if (is_link < kept_from) return;
            mine.links.push_back({left, right, static_cast<float>(weight_of(chances)), is_link,
                                  Band::no});
        });
        candidates.visit(piece, everybody,
                         [&](std::size_t rule, std::uint32_t left, std::uint32_t right) {
            mine.pairs += 1;
            mine.rule = rule;
            gather.add(left, right);
        });
        gather.finish();
    });
    std::vector<Link> links;
    rule_pairs_.assign(std::max<std::size_t>(1, choice_.rules.size()), 0);
    rule_links_ = rule_pairs_;
    for (const Found& piece : found) {
        rule_pairs_[piece.rule] += piece.pairs;
        rule_links_[piece.rule] += piece.links_expected;
        links.insert(links.end(), piece.links.begin(), piece.links.end());
    }
    std::sort(links.begin(), links.end(), [](const Link& one, const Link& other) {
        return std::pair(one.left, one.right) < std::pair(other.left, other.right);
    });
    return links;
}

Linkage Linker::run() {
    random_ = random_patterns();
    choose();
    const Candidates candidates(people_, choice_.rules, options_.threads);
    learn_from(candidates);
    std::vector<Link> links = score(candidates);
    if (people_.size() < learn_twice_below) {
        frequencies_ = Frequencies(people_, entities_of(people_.size(), links, 0.9),
                                   options_.threads);
        learn_from(candidates);
        links = score(candidates);
    }
    Linkage linkage;
    linkage.model = model_;
    linkage.frequencies = std::move(frequencies_);
    linkage.missed = choice_.missed;
    for (std::size_t rule = 0; rule < choice_.rules.size(); ++rule) {
        linkage.rules.push_back({choice_.rules[rule], rule_pairs_[rule], rule_links_[rule],
                                 choice_.found_alone[rule]});
    }
    linkage.candidates = std::accumulate(rule_pairs_.begin(), rule_pairs_.end(), 0.0);
    resolve(people_, std::move(links), options_, linkage);
    return linkage;
}

}  // namespace

Linkage link(const People& people, const Options& options) {
    const auto link_rest = [&](const People& rest) { return Linker(rest, options).run(); };
    if (auto linkage = link_without_copies(people, link_rest)) return *std::move(linkage);
    return link_rest(people);
}

}  // namespace kith::linkage
