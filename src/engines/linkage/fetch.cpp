#include "engines/linkage/compare.hpp"

namespace kith::linkage {
namespace {

// The texts that comparing two records will read, each with its dictionary.
template <class Fetch>
void each_text(const Dictionaries& texts, const Record& left, const Record& right, Fetch fetch) {
    if (left.emails[0] != 0 && right.emails[0] != 0) {
        fetch(texts.emails, left.emails[0]);
        fetch(texts.emails, right.emails[0]);
    }
    if (left.street != right.street) {
        fetch(texts.streets, left.street);
        fetch(texts.streets, right.street);
    }
}

}  // namespace

void Comparer::fetch_names(const Record& left, const Record& right) const {
    const auto fetch = [&](std::uint32_t one, std::uint32_t other) {
        if (one == other) return;
        __builtin_prefetch(&people_.name(one));
        __builtin_prefetch(&people_.name(other));
    };
    fetch(left.first, right.first);
    fetch(left.last, right.last);
}

void Comparer::fetch_starts(const Record& left, const Record& right) const {
    each_text(people_.dictionaries(), left, right,
              [](const auto& texts, std::uint32_t text) { texts.fetch_start(text); });
}

void Comparer::fetch_texts(const Record& left, const Record& right) const {
    each_text(people_.dictionaries(), left, right,
              [](const auto& texts, std::uint32_t text) { texts.fetch_text(text); });
}

}  // namespace kith::linkage
