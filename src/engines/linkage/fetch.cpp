#include "engines/linkage/compare.hpp"

namespace kith::linkage {

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
    const Dictionaries& texts = people_.dictionaries();
    if (left.emails[0] != 0 && right.emails[0] != 0) {
        texts.emails.fetch_start(left.emails[0]);
        texts.emails.fetch_start(right.emails[0]);
    }
    if (left.street != right.street) {
        texts.streets.fetch_start(left.street);
        texts.streets.fetch_start(right.street);
    }
}

void Comparer::fetch_texts(const Record& left, const Record& right) const {
    const Dictionaries& texts = people_.dictionaries();
    if (left.emails[0] != 0 && right.emails[0] != 0) {
        texts.emails.fetch_text(left.emails[0]);
        texts.emails.fetch_text(right.emails[0]);
    }
    if (left.street != right.street) {
        texts.streets.fetch_text(left.street);
        texts.streets.fetch_text(right.street);
    }
}

}  // namespace kith::linkage
