// Numbers for names: the place of each name in a list, found by hashing. Names of up to eight bytes
// are held in the table itself, so that finding one costs a single look at memory.
#pragma once

#include <cstdint>
#include <cstring>
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
        const Key key = key_of(name);
        Slot& slot = slots_[place(key, name)];
        fresh = slot.number == unknown;
        if (fresh) {
            slot = {key.bits, key.length, static_cast<std::uint32_t>(list_.size())};
            list_.push_back(name);
        }
        return slot.number;
    }

    std::uint32_t find(std::string_view name) const {
        return slots_.empty() ? unknown : slots_[place(key_of(name), name)].number;
    }

    const std::vector<std::string_view>& list() const { return list_; }

  private:
    // The bytes themselves if they fit, or their hash.
    struct Key {
        std::uint64_t bits;
        std::uint32_t length;
    };
    struct Slot {
        std::uint64_t bits = 0;
        std::uint32_t length = 0;
        std::uint32_t number = unknown;
    };

    static Key key_of(std::string_view name) {
        Key key{0, static_cast<std::uint32_t>(name.size())};
        if (name.size() <= sizeof key.bits) {
            std::memcpy(&key.bits, name.data(), name.size());
        } else {
            key.bits = std::hash<std::string_view>{}(name);
        }
        return key;
    }

    std::size_t place(const Key& key, std::string_view name) const {
        const std::size_t mask = slots_.size() - 1;
        std::uint64_t mixed = (key.bits ^ key.length) * 0x9E3779B97F4A7C15;
        mixed ^= mixed >> 32;
        for (std::size_t at = mixed & mask;; at = (at + 1) & mask) {
            const Slot& slot = slots_[at];
            if (slot.number == unknown) return at;
            if (slot.bits != key.bits || slot.length != key.length) continue;
            if (key.length <= sizeof key.bits || list_[slot.number] == name) return at;
        }
    }

    void grow() {
        slots_.assign(slots_.empty() ? 1024 : slots_.size() * 2, {});
        for (std::uint32_t i = 0; i < list_.size(); ++i) {
            const Key key = key_of(list_[i]);
            slots_[place(key, list_[i])] = {key.bits, key.length, i};
        }
    }

    std::vector<std::string_view> list_;
    std::vector<Slot> slots_;
};

}  // namespace kith::matching
