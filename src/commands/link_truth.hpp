// How well links agree with what is known to be true.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <ostream>
#include <string>
#include <unordered_set>
#include <vector>

#include "commands/link_lists.hpp"
#include "engines/linkage/linkage.hpp"

namespace kith::commands {

// What is true, read from any of three forms of CSV file:
//   pairs     two columns of ids, named …_l and …_r, left… and right…, or simply the first two; an
//             empty second id says that the first has no partner; a column with "score" in its
//             name below 0.5 says that the two are not one person
//   rows      as pairs, where a column named "row" holds the row's number from 1 and not an id
//   labels    an id (or row) column and one named cluster, label or entity: rows that share it are
//             one person
class Truth {
  public:
    // `right` is the same list as `left` for duplicates in one list.
    Truth(const std::filesystem::path& path, const List& left, const List& right,
          const linkage::People& people);

    bool holds(std::uint32_t left, std::uint32_t right) const;
    double pairs() const { return pairs_; }
    // Calls use(left, right) for true pairs until it answers false.
    void each(const std::function<bool(std::uint32_t, std::uint32_t)>& use) const;

  private:
    void read_pairs(const linkage::Header& header, std::string_view text, const List& left,
                    const List& right);
    void read_labels(const linkage::Header& header, std::string_view text, std::size_t label,
                     const List& left, const List& right);
    void add_pair(std::uint32_t left, std::uint32_t right);

    bool two_lists_;
    std::uint32_t right_start_;
    std::vector<std::uint32_t> label_of_;
    std::vector<std::vector<std::uint32_t>> rows_of_;
    std::unordered_set<std::uint64_t> set_;
    double pairs_ = 0;
};

struct Score {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
};
Score score(double right, double given, double truth);

// The best F1 any threshold could have, and the threshold.
std::pair<Score, double> best_score(const linkage::Linkage& linkage, const Truth& truth);

// Prints precision, recall and F1 of the links, the best any threshold could have had, how well the
// probabilities hold, and the pairs that are wrong.
void print_scores(std::ostream& out, const linkage::Linkage& linkage, const Truth& truth,
                  const linkage::People& people, const List& left, const List& right);

// The same for clusters, pair by pair.
void print_cluster_scores(std::ostream& out, const std::vector<std::uint32_t>& clusters,
                          const Truth& truth);

}  // namespace kith::commands
