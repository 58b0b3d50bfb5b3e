// What an Index is made of.
#pragma once

#include <array>
#include <vector>

#include "engines/linkage/index.hpp"
#include "engines/linkage/sorted_rows.hpp"

namespace kith::linkage {

// Rows by blocking key: for each key a row has, a link in the chain of all rows whose key falls in
// the same place, newest first.
class KeyChains {
  public:
    explicit KeyChains(const People& people);

    // Makes room for at least this many rows.
    void reserve(std::uint32_t rows);
    void add(std::uint32_t row, const Record& record);
    void remove(std::uint32_t row, const Record& record);

    // Rows that share a key with a record, each once, in order.
    void collect(const Record& record, std::vector<std::uint32_t>& rows) const;

    std::size_t bytes() const;

  private:
    void thread_in(std::uint32_t slot, std::uint32_t key);
    void thread_out(std::uint32_t slot, std::uint32_t key);
    void rethread(std::size_t heads);

    const People& people_;
    std::vector<Rule> rules_;
    std::vector<std::size_t> offset_;
    std::size_t width_ = 0;
    std::vector<std::uint32_t> heads_;  // slot + 1, nought at the end
    std::vector<std::uint32_t> next_;
    std::vector<std::uint32_t> keys_;
};

struct ByName {
    const People* people;
    bool last_first;
    std::array<std::string_view, 2> texts(std::uint32_t row) const;
    bool operator()(std::uint32_t one, std::uint32_t other) const;
};
struct ByBirth {
    const People* people;
    bool operator()(std::uint32_t one, std::uint32_t other) const;
};
struct ByPostcode {
    const People* people;
    bool operator()(std::uint32_t one, std::uint32_t other) const;
};
// Each row stands four times, as row * 4 + which of its phones.
struct ByPhone {
    const People* people;
    std::uint64_t digits(std::uint32_t slot) const;
    bool operator()(std::uint32_t one, std::uint32_t other) const;
};

// Phone digits moved up so that numbers sort by their first digits.
std::uint64_t leading_digits(std::uint64_t packed);

struct Index::Inside {
    Inside(People everybody, Linkage what_is_known);

    void thread(std::uint32_t row);
    void unthread(std::uint32_t row);
    void fill();
    Record encode(std::span<const Value> values);

    // Call take(row) in order until it answers false.
    template <class Take>
    void each_born(std::uint32_t birth, Take take) const;
    template <class Take>
    void each_postcode(std::uint64_t start, std::uint64_t mask, Take take) const;
    template <class Take>
    void each_phone(std::uint64_t start, std::uint64_t mask, Take take) const;

    People people;
    Linkage knowledge;
    std::vector<bool> removed;
    std::uint32_t living = 0;
    Comparer compare;
    KeyChains chains;
    SortedRows<ByName> by_last;
    SortedRows<ByName> by_first;
    SortedRows<ByBirth> by_birth;
    SortedRows<ByPostcode> by_postcode;
    SortedRows<ByPhone> by_phone;
    std::vector<std::uint32_t> candidates;
};

}  // namespace kith::linkage
