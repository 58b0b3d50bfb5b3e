#include <algorithm>

#include "engines/linkage/parallel.hpp"
#include "engines/linkage/people.hpp"

namespace kith::linkage {
namespace {

constexpr std::size_t kinds = 4;  // of dictionaries

// For each number of a text in one dictionary, its number in another.
using Numbers = std::vector<std::uint32_t>;

Numbers renumber(Dictionary& into, const Dictionary& from) {
    Numbers numbers(from.size());
    for (std::uint32_t token = 1; token < from.size(); ++token) {
        numbers[token] = into.add(from.text(token));
    }
    return numbers;
}

template <class Texts>
auto& dictionary(Texts& texts, std::size_t kind) {
    switch (kind) {
        case 0: return texts.names;
        case 1: return texts.streets;
        case 2: return texts.places;
        default: return texts.emails;
    }
}

void renumber(Record& record, const std::array<Numbers, kinds>& numbers) {
    const auto& [names, streets, places, emails] = numbers;
    for (auto* name : {&record.first, &record.middle, &record.last}) *name = names[*name];
    for (auto* street : {&record.street, &record.locality}) *street = streets[*street];
    for (auto* place : {&record.town, &record.region, &record.birth_place, &record.occupation}) {
        *place = places[*place];
    }
    for (auto& email : record.emails) email = emails[email];
}

}  // namespace

void People::append(const People& other) {
    std::array<Numbers, kinds> numbers;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        numbers[kind] = renumber(dictionary(dictionaries_, kind),
                                 dictionary(other.dictionaries_, kind));
    }
    const std::size_t before = records_.size();
    records_.insert(records_.end(), other.records_.begin(), other.records_.end());
    for (std::size_t row = before; row < records_.size(); ++row) renumber(records_[row], numbers);
}

// Each dictionary is put together by one thread, in the order of the pieces; then each piece's
// records go to where they belong.
void People::append(std::vector<People> pieces, unsigned threads) {
    std::vector<std::array<Numbers, kinds>> numbers(pieces.size());
    parallel_for(threads, kinds, [&](std::size_t kind) {
        Dictionary& into = dictionary(dictionaries_, kinds - 1 - kind);
        for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
            Dictionary& from = dictionary(pieces[piece].dictionaries_, kinds - 1 - kind);
            numbers[piece][kinds - 1 - kind] = renumber(into, from);
            from = {};
        }
    });
    std::vector<std::size_t> starts{records_.size()};
    for (const People& piece : pieces) starts.push_back(starts.back() + piece.records_.size());
    records_.resize(starts.back());
    parallel_for(threads, pieces.size(), [&](std::size_t piece) {
        std::vector<Record>& records = pieces[piece].records_;
        for (Record& record : records) renumber(record, numbers[piece]);
        std::copy(records.begin(), records.end(),
                  records_.begin() + static_cast<std::ptrdiff_t>(starts[piece]));
        records = {};
    });
}

}  // namespace kith::linkage
