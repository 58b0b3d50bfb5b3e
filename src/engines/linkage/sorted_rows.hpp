// Row numbers in the order of something about them, in blocks, so that one more goes in cheaply.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace kith::linkage {

// `Before` is asked before(row, row) to order, with ties settled by row number.
template <class Before>
class SortedRows {
  public:
    explicit SortedRows(Before before) : before_(std::move(before)) {}

    // Takes rows already in order.
    void fill(std::vector<std::uint32_t> rows) {
        blocks_.clear();
        for (std::size_t at = 0; at < rows.size(); at += block_size) {
            const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(at);
            const auto end = rows.begin() +
                             static_cast<std::ptrdiff_t>(std::min(at + block_size, rows.size()));
            blocks_.emplace_back(begin, end);
        }
    }

    void insert(std::uint32_t row) {
        if (blocks_.empty()) blocks_.emplace_back();
        auto block = block_for([&](std::uint32_t other) { return before_(other, row); });
        block->insert(std::lower_bound(block->begin(), block->end(), row, before_), row);
        if (block->size() < 2 * block_size) return;
        const auto half = block->begin() + static_cast<std::ptrdiff_t>(block_size);
        std::vector<std::uint32_t> upper(half, block->end());
        block->erase(half, block->end());
        blocks_.insert(block + 1, std::move(upper));
    }

    // The row must stand as it did when it was put in.
    void erase(std::uint32_t row) {
        if (blocks_.empty()) return;
        auto block = block_for([&](std::uint32_t other) { return before_(other, row); });
        const auto place = std::lower_bound(block->begin(), block->end(), row, before_);
        if (place == block->end() || *place != row) return;
        block->erase(place);
        if (block->empty()) blocks_.erase(block);
    }

    // Calls use(row) in order from the first row that is not `below`, until it answers false.
    template <class Below, class Use>
    void each_from(Below below, Use use) const {
        auto block = std::partition_point(
            blocks_.begin(), blocks_.end(),
            [&](const auto& rows) { return !rows.empty() && below(rows.back()); });
        bool first = true;
        for (; block != blocks_.end(); ++block) {
            auto row = first ? std::partition_point(block->begin(), block->end(), below)
                             : block->begin();
            first = false;
            for (; row != block->end(); ++row) {
                if (!use(*row)) return;
            }
        }
    }

    std::size_t bytes() const {
        std::size_t total = 0;
        for (const auto& block : blocks_) total += block.capacity() * sizeof(std::uint32_t);
        return total;
    }

  private:
    static constexpr std::size_t block_size = 512;

    template <class Below>
    auto block_for(Below below) {
        auto block = std::partition_point(
            blocks_.begin(), blocks_.end(),
            [&](const auto& rows) { return !rows.empty() && below(rows.back()); });
        return block == blocks_.end() ? blocks_.end() - 1 : block;
    }

    Before before_;
    std::vector<std::vector<std::uint32_t>> blocks_;
};

}  // namespace kith::linkage
