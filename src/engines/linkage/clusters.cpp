#include <algorithm>

#include "engines/linkage/linkage.hpp"
#include "engines/linkage/resolve.hpp"

namespace kith::linkage {
namespace {

constexpr std::size_t most_pairs_checked = 2500;

// Clusters as they grow: the members of each, by the row that stands for it.
class Growing {
  public:
    Growing(const People& people, const std::vector<Link>& links, double threshold)
        : people_(people), compare_(people), sets_(people.size()), members_(people.size()) {
        for (const Link& link : links) {
            if (link.probability >= threshold) linked_.push_back(key(link.left, link.right));
        }
        std::sort(linked_.begin(), linked_.end());
    }

    void take(const Link& link) {
        const std::uint32_t one = sets_.find(link.left);
        const std::uint32_t other = sets_.find(link.right);
        if (one == other || !may_join(one, other)) return;
        auto& into = members_[std::min(one, other)];
        auto& from = members_[std::max(one, other)];
        if (into.empty()) into.push_back(std::min(one, other));
        if (from.empty()) from.push_back(std::max(one, other));
        into.insert(into.end(), from.begin(), from.end());
        from = {};
        sets_.join(one, other);
    }

    std::uint32_t find(std::uint32_t row) { return sets_.find(row); }

  private:
    static std::uint64_t key(std::uint32_t one, std::uint32_t other) {
        return std::uint64_t{std::min(one, other)} << 32 | std::max(one, other);
    }

    std::vector<std::uint32_t> members(std::uint32_t set) const {
        return members_[set].empty() ? std::vector<std::uint32_t>{set} : members_[set];
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
    std::vector<std::vector<std::uint32_t>> members_;
    std::vector<std::uint64_t> linked_;
};

}  // namespace

std::vector<std::uint32_t> clusters(const People& people, const Linkage& linkage,
                                    double threshold) {
    std::vector<Link> links;
    for (const Link& link : linkage.links) {
        if (link.probability >= threshold) links.push_back(link);
    }
    std::sort(links.begin(), links.end(), [](const Link& one, const Link& other) {
        if (one.weight != other.weight) return one.weight > other.weight;
        return std::pair(one.left, one.right) < std::pair(other.left, other.right);
    });
    Growing growing(people, links, threshold);
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
