#include <algorithm>
#include <numeric>

#include "engines/linkage/linkage.hpp"
#include "engines/linkage/resolve.hpp"

namespace kith::linkage {
namespace {

constexpr std::size_t most_pairs_checked = 2500;

// Clusters as they grow: the members of each in a ring, from each row to the next.
class Growing {
  public:
    // Takes links in order of rows.
    Growing(const People& people, const std::vector<Link>& links)
        : people_(people), compare_(people), sets_(people.size()), next_(people.size()) {
        std::iota(next_.begin(), next_.end(), 0U);
        linked_.reserve(links.size());
        for (const Link& link : links) linked_.push_back(key(link.left, link.right));
        if (!std::is_sorted(linked_.begin(), linked_.end())) {
            std::sort(linked_.begin(), linked_.end());
        }
    }

    void take(const Link& link) {
        const std::uint32_t one = sets_.find(link.left);
        const std::uint32_t other = sets_.find(link.right);
        if (one == other) return;
        const bool both_alone = next_[one] == one && next_[other] == other;
        if (!both_alone && !may_join(one, other)) return;
        std::swap(next_[one], next_[other]);
        sets_.join(one, other);
    }

    std::uint32_t find(std::uint32_t row) { return sets_.find(row); }

  private:
    static std::uint64_t key(std::uint32_t one, std::uint32_t other) {
        return std::uint64_t{std::min(one, other)} << 32 | std::max(one, other);
    }

    std::vector<std::uint32_t> members(std::uint32_t row) const {
        std::vector<std::uint32_t> rows{row};
        for (std::uint32_t at = next_[row]; at != row; at = next_[at]) rows.push_back(at);
        return rows;
    }

    bool may_join(std::uint32_t one, std::uint32_t other) {
        const auto here = members(one);
        const auto there = members(other);
        if (here.size() * there.size() > most_pairs_checked) return false;
        for (const std::uint32_t left : here) {
            for (const std::uint32_t right : there) {
                if (std::binary_search(linked_.begin(), linked_.end(), key(left, right))) continue;
                if (impossible(compare_(people_[left], people_[right]))) return false;
            }
        }
        return true;
    }

    const People& people_;
    Comparer compare_;
    Sets sets_;
    std::vector<std::uint32_t> next_;
    std::vector<std::uint64_t> linked_;
};

}  // namespace

std::vector<std::uint32_t> clusters(const People& people, const Linkage& linkage,
                                    double threshold) {
    std::vector<Link> links;
    links.reserve(linkage.links.size());
    for (const Link& link : linkage.links) {
        if (link.probability >= threshold) links.push_back(link);
    }
    Growing growing(people, links);
    std::sort(links.begin(), links.end(), [](const Link& one, const Link& other) {
        if (one.weight != other.weight) return one.weight > other.weight;
        return std::pair(one.left, one.right) < std::pair(other.left, other.right);
    });
    for (const Link& link : links) growing.take(link);
    std::vector<std::uint32_t> numbers(people.size());
    std::vector<std::uint32_t> number_of(people.size());
    std::uint32_t last = 0;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        std::uint32_t& number = number_of[growing.find(row)];
        if (number == 0) number = ++last;
        numbers[row] = number;
    }
    return numbers;
}

}  // namespace kith::linkage
