#include "engines/linkage/copies.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace kith::linkage {
namespace {

auto all_of(const Record& record) {
    return std::tie(record.first, record.middle, record.last, record.birth, record.number,
                    record.postcode, record.mobiles, record.landlines, record.emails, record.house,
                    record.street, record.locality, record.town, record.region, record.uprn,
                    record.birth_place, record.occupation, record.sex);
}

bool names_somebody(const Record& record) {
    const bool more = record.birth != 0 || record.number != 0 || record.postcode != 0 ||
                      record.street != 0 || record.mobiles[0] != 0 || record.landlines[0] != 0 ||
                      record.emails[0] != 0;
    return record.first != 0 && record.last != 0 && more;
}

// Whether it may be worth looking for copies, from a share of the rows drawn so that copies are
// drawn together.
bool may_be_mostly_copies(const People& people) {
    const std::uint32_t one_in = people.size() / 20000 + 1;
    std::vector<std::uint64_t> drawn;
    for (const Record& record : people.records()) {
        std::uint64_t hash = mixed(std::uint64_t{record.first} << 32 | record.last);
        hash = mixed(hash ^ (std::uint64_t{record.birth} << 32 | record.street));
        hash = mixed(hash ^ record.postcode ^ record.number);
        if (hash % one_in == 0) drawn.push_back(hash);
    }
    const std::size_t all = drawn.size();
    std::sort(drawn.begin(), drawn.end());
    const auto kept = std::unique(drawn.begin(), drawn.end()) - drawn.begin();
    return static_cast<std::size_t>(kept) * 3 <= all * 2;
}

// For each row the first one it is a copy of, or itself.
std::vector<std::uint32_t> originals(const People& people) {
    std::vector<std::uint32_t> order(people.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t one, std::uint32_t other) {
        const auto left = all_of(people[one]);
        const auto right = all_of(people[other]);
        return left == right ? one < other : left < right;
    });
    std::vector<std::uint32_t> original(people.size());
    for (std::size_t at = 0; at < order.size(); ++at) {
        const std::uint32_t row = order[at];
        const bool copy = at > 0 && names_somebody(people[row]) &&
                          all_of(people[order[at - 1]]) == all_of(people[row]);
        original[row] = copy ? original[order[at - 1]] : row;
    }
    return original;
}

}  // namespace

std::optional<Linkage> link_without_copies(const People& people,
                                           const std::function<Linkage(const People&)>& link_rest) {
    if (people.two_lists() || people.size() < 2 || !may_be_mostly_copies(people)) {
        return std::nullopt;
    }
    const std::vector<std::uint32_t> original = originals(people);
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        if (original[row] == row) rows.push_back(row);
    }
    if (rows.size() * 2 > people.size()) return std::nullopt;
    Linkage linkage = link_rest(people.only(rows));
    for (auto* links : {&linkage.links, &linkage.unlinked}) {
        for (Link& link : *links) {
            link.left = rows[link.left];
            link.right = rows[link.right];
        }
    }
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        if (original[row] == row) continue;
        constexpr float weight = 20;
        linkage.links.push_back({original[row], row, weight, probability_of(weight), Band::sure});
    }
    std::ranges::sort(linkage.links, {}, [](const Link& link) {
        return std::pair(link.left, link.right);
    });
    return linkage;
}

}  // namespace kith::linkage
