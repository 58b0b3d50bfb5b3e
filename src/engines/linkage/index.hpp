// Everybody known, held so that one new record is answered with the people it may be in far less
// than a millisecond, and a few typed letters with the people they may mean.
//
//   Index index(people, link(people, {}));             // a register, and what it teaches
//   auto who = index.find({{Field::first_name, "Ann"}, {Field::birth_date, "1950-04-28"}});
//   auto row = index.add(...); index.update(row, ...); index.remove(row);
//   auto seen = index.search("ann smi 28/04/1950");
//
// Rows are numbers from 0 that stay with a record until it is removed and are not used again; the
// caller keeps what they stand for. One call at a time: an index has no locks of its own, and even
// find and search may add what they are asked about to its dictionaries.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engines/linkage/linkage.hpp"

namespace kith::linkage {

struct Found {
    std::uint32_t row = 0;
    double weight = 0;
    double probability = 0;  // that this is the person, among all found and nobody known
    Explanation explanation;
};

class Index {
  public:
    // Begins empty, judging by what people in Britain are usually like.
    Index();
    // Begins with the people of one list and what linking it has taught.
    Index(People people, Linkage knowledge);
    ~Index();
    Index(Index&&) noexcept;
    Index& operator=(Index&&) noexcept;

    std::uint32_t add(std::span<const Value> values);
    void update(std::uint32_t row, std::span<const Value> values);
    void remove(std::uint32_t row);

    // The people a record may speak of, the likeliest first, down to `least` probability.
    std::vector<Found> find(std::span<const Value> values, std::size_t most = 10,
                            double least = 0.01);

    // Rows for what somebody is typing: beginnings of names in any order, a birth date or year, a
    // postcode or phone number or their beginnings. Every word must fit. At most `most` rows, in
    // order of name where a name was typed.
    std::vector<std::uint32_t> search(std::string_view typed, std::size_t most = 20);

    const Record& operator[](std::uint32_t row) const;
    std::uint32_t size() const;  // rows given out, removed ones too
    std::size_t bytes() const;   // memory held

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace kith::linkage
