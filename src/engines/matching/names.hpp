// Numbers for names: the place of each name in a list, found by hashing.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string_view>
#include <vector>

namespace kith::matching {

class Names {
  public:
    static constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();

    // The number of a name, in the order of first coming; `fresh` tells whether it was new.
    std::uint32_t add(std::string_view name, bool& fresh) {
        if (2 * (list_.size() + 1) > slots_.size()) grow();
        std::uint32_t& slot = slots_[place(name)];
        fresh = slot == unknown;
        if (fresh) {
            slot = static_cast<std::uint32_t>(list_.size());
            list_.push_back(name);
        }
        return slot;
    }

    std::uint32_t find(std::string_view name) const {
        return slots_.empty() ? unknown : slots_[place(name)];
    }

    const std::vector<std::string_view>& list() const { return list_; }

  private:
    std::size_t place(std::string_view name) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = std::hash<std::string_view>{}(name) & mask;
        while (slots_[at] != unknown && list_[slots_[at]] != name) at = (at + 1) & mask;
        return at;
    }

    void grow() {
        slots_.assign(slots_.empty() ? 1024 : slots_.size() * 4, unknown);
        for (std::uint32_t i = 0; i < list_.size(); ++i) slots_[place(list_[i])] = i;
    }

    std::vector<std::string_view> list_;
    std::vector<std::uint32_t> slots_;
};

}  // namespace kith::matching
