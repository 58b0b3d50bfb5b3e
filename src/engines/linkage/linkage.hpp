// Which records speak of one person: links between two lists, or duplicates within one, found by
// probabilistic linkage that learns from the lists themselves and needs no examples or tuning.
//
//   People people;                                  // people.hpp; or read_people for a CSV text
//   people.add({{Field::first_name, "Ann"}, ...});  // the left list, then people.end_left(), then
//   people.describe_names();                        // the right one; or only one list
//   const Linkage found = link(people, {});
//   for (const Link& each : found.links) ...        // rows, weight, probability, band
//   explain(found, people, each)                    // the reasons, field by field
//
// Pure functions: no files, no clock, no chance; the same people give the same answer on any number
// of threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engines/linkage/blocking.hpp"
#include "engines/linkage/csv_people.hpp"
#include "engines/linkage/frequencies.hpp"
#include "engines/linkage/model.hpp"
#include "engines/linkage/people.hpp"

namespace kith::linkage {

// How often a record may be linked. `as_found`: once, where the other list turns out to have one
// record a person; otherwise as often as it fits.
enum class Links { as_found, one_to_one, many };

struct Options {
    Links links = Links::as_found;
    // Links less likely than this are not given.
    double threshold = 0.5;
    // The share of wrong links allowed in the sure band, and of true links allowed below "look".
    double sure_error = 0.001;
    double look_missed = 0.01;
    unsigned threads = 0;
    // Pairs that may be looked at; nought for a budget by the size of the lists.
    double pair_budget = 0;
};

enum class Band : std::uint8_t { no, look, sure };
std::string_view name_of(Band band);

struct Link {
    std::uint32_t left = 0;  // rows of the people, from 0; left < right
    std::uint32_t right = 0;
    float weight = 0;  // base-2 logarithm of the odds
    double probability = 0;
    Band band = Band::no;
};

struct RuleYield {
    Rule rule;
    double pairs = 0;       // that no rule before it brought
    double links = 0;       // expected true links among them
    double found_alone = 0; // share of true links the rule would find by itself, foreseen
};

struct Linkage {
    Model model;
    Frequencies frequencies;
    std::vector<Link> links;     // at or above the threshold, sorted by rows
    std::vector<Link> unlinked;  // between a hundredth and the threshold, or given way to a better
    std::vector<RuleYield> rules;
    double candidates = 0;
    double missed = 0;  // share of true pairs that no rule is expected to find
    bool left_once = false;
    bool right_once = false;
    double look_from = 0;  // the bands' limits, as probabilities
    double sure_from = 0;
};

Linkage link(const People& people, const Options& options);

// A model from usual chances alone, for where there is no list to learn from.
Model usual_model(double people);

// One step of the way from "any two people" to the weight of a link.
struct Step {
    Comparison comparison = first_name;
    Level level = missing;
    std::string_view words;
    double weight = 0;  // how many times 2 the odds rose by
};
struct Explanation {
    double start = 0;         // the weight before anything is compared
    std::vector<Step> steps;  // in order of comparison; start and weights add up to `weight`
    double weight = 0;
};
// What belongs to the household is counted before what belongs to the person, so that address,
// surname and landline show what they add together.
Explanation explain(const Linkage& linkage, const People& people, const Link& link);
Explanation explain(const Model& model, const Frequencies& frequencies, const People& people,
                    const Record& left, const Record& right);

// The steps in words, those that weigh most first: "same birth date +13.2; different street -2.1".
std::string reasons(const Explanation& explanation);

// The reasons of many links of one run. Not to be shared between threads: it remembers.
class Reasons {
  public:
    Reasons(const Linkage& linkage, const People& people);
    // Adds the reasons of a link, in words, to a text.
    void append(const Link& link, std::string& text);

  private:
    const Linkage& linkage_;
    const People& people_;
    Judge judge_;
    Comparer compare_;
};

// The people behind one list: for each row the number of its cluster, numbered from 1 by the first
// row. Grows clusters from the surest link down and never puts two records together whom something
// says to be two people, as different NHS numbers or birth dates with different first names.
std::vector<std::uint32_t> clusters(const People& people, const Linkage& linkage,
                                    double threshold);

}  // namespace kith::linkage
