// Any bytes as a list of people, from the file to the clusters: it ends, every row is in one
// cluster, links are between two rows, none is turned away that judging would keep, and any number
// of threads gives the same.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engines/linkage/linkage.hpp"
#include "engines/linkage/sieve.hpp"

namespace {

using namespace kith::linkage;

void require(bool holds) {
    if (!holds) std::abort();
}

void check(const People& people, const Linkage& found) {
    for (const Link& link : found.links) {
        require(link.left < link.right && link.right < people.size());
        require(std::isfinite(link.weight) && link.probability >= 0 && link.probability <= 1);
        require(!reasons(explain(found, people, link)).empty());
    }
}

void check_sieve(const People& people, const Linkage& found) {
    constexpr double least = 0.01;
    const Judge judge(found.model);
    const Sieve sieve(found.model, found.frequencies, least);
    Comparer compare(people);
    for (std::uint32_t left = 0; left < people.size(); ++left) {
        for (std::uint32_t right = left + 1; right < std::min(people.size(), left + 9); ++right) {
            const Record& one = people[left];
            const Record& other = people[right];
            const Levels levels = compare(one, other);
            if (is_same(judge(levels, found.frequencies, one, other)) < least) continue;
            const auto rest = sieve.without_names(one, other);
            require(sieve.may_be_same(one, other, rest));
            require(sieve.may_be_same(one, other, levels, rest));
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    auto header = read_header(text);
    std::size_t column = 0;
    for (auto& field : header.fields) {
        if (field == Field::ignored) field = static_cast<Field>(1 + column++ % 21);
    }
    auto people = read_people(text, header, 1).people;
    if (people.size() > 300) return 0;
    people.describe_names();
    people.drop_stand_in_dates();
    Options options;
    options.threads = 1;
    // So few that rules must be chosen even for short lists.
    options.pair_budget = 50;
    const Linkage found = link(people, options);
    check(people, found);
    check_sieve(people, found);
    require(clusters(people, found, options.threshold).size() == people.size());
    options.threads = 2;
    require(link(people, options).links.size() == found.links.size());
    return 0;
}
