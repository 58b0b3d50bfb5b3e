#include "engines/linkage/dictionary.hpp"

#include <cstring>

namespace kith::linkage {

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0x9e3779b97f4a7c15ULL ^ text.size();
    while (text.size() >= 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data(), 8);
        hash = mixed(hash ^ eight);
        text.remove_prefix(8);
    }
    std::uint64_t rest = 0;
    std::memcpy(&rest, text.data(), text.size());
    return mixed(hash ^ rest);
}

Dictionary::Dictionary() : starts_{0, 0}, slots_(64) {}

std::uint32_t Dictionary::add(std::string_view text) {
    if (text.empty()) return 0;
    const auto hash = static_cast<std::uint32_t>(hash_of(text));
    std::size_t place = hash & (slots_.size() - 1);
    for (; slots_[place].token != 0; place = (place + 1) & (slots_.size() - 1)) {
        const Slot& slot = slots_[place];
        if (slot.hash == hash && this->text(slot.token) == text) return slot.token;
    }
    const std::uint32_t token = size();
    letters_.insert(letters_.end(), text.begin(), text.end());
    starts_.push_back(letters_.size());
    slots_[place] = {hash, token};
    if (starts_.size() * 2 > slots_.size()) grow();
    return token;
}

std::uint32_t Dictionary::find(std::string_view text) const {
    if (text.empty()) return 0;
    const auto hash = static_cast<std::uint32_t>(hash_of(text));
    std::size_t place = hash & (slots_.size() - 1);
    for (; slots_[place].token != 0; place = (place + 1) & (slots_.size() - 1)) {
        const Slot& slot = slots_[place];
        if (slot.hash == hash && this->text(slot.token) == text) return slot.token;
    }
    return 0;
}

void Dictionary::grow() {
    std::vector<Slot> wider(slots_.size() * 2);
    for (const Slot& slot : slots_) {
        if (slot.token == 0) continue;
        std::size_t place = slot.hash & (wider.size() - 1);
        while (wider[place].token != 0) place = (place + 1) & (wider.size() - 1);
        wider[place] = slot;
    }
    slots_ = std::move(wider);
}

std::size_t Dictionary::bytes() const {
    return letters_.capacity() + starts_.capacity() * sizeof(std::uint64_t) +
           slots_.capacity() * sizeof(Slot);
}

}  // namespace kith::linkage
