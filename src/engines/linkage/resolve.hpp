// From scored pairs to an answer: who is linked with whom, how surely, and in which clusters.
#pragma once

#include <cstdint>
#include <vector>

#include "engines/linkage/linkage.hpp"

namespace kith::linkage {

// Sets of rows that belong together, merged as links are taken.
class Sets {
  public:
    explicit Sets(std::uint32_t size);
    std::uint32_t find(std::uint32_t row);
    // Joins two sets; the lower number stands for both.
    void join(std::uint32_t one, std::uint32_t other);

  private:
    std::vector<std::uint32_t> parent_;
};

// For each row the first row of the set it falls in when links at `threshold` and above are taken.
std::vector<std::uint32_t> entities_of(std::uint32_t rows, const std::vector<Link>& links,
                                       double threshold);

// Fills links, unlinked, bands and limits of `linkage` from all pairs scored.
void resolve(const People& people, std::vector<Link> scored, const Options& options,
             Linkage& linkage);

// Whether what belongs to one person alone speaks for one person: without it no link is sure.
bool personal_evidence(const Levels& levels, const Model& model);

// Whether what is known of two people cannot be of one.
bool impossible(const Levels& levels);

}  // namespace kith::linkage
