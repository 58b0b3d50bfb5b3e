#include "engines/linkage/similarity.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kith::linkage {
namespace {

// Where a letter stands in a text of at most sixty-four letters, one bit a place.
class Places {
  public:
    explicit Places(std::string_view text) : text_(text) {
        if (text.size() <= 16) std::memcpy(letters_, text.data(), text.size());
    }

    std::uint64_t of(char letter) const {
#ifdef __SSE2__
        if (text_.size() <= 16) {
            const auto letters = _mm_load_si128(reinterpret_cast<const __m128i*>(letters_));
            const auto same = _mm_cmpeq_epi8(letters, _mm_set1_epi8(letter));
            return static_cast<unsigned>(_mm_movemask_epi8(same)) & ((1ULL << text_.size()) - 1);
        }
#endif
        std::uint64_t places = 0;
        for (std::size_t place = 0; place < text_.size(); ++place) {
            places |= static_cast<std::uint64_t>(text_[place] == letter) << place;
        }
        return places;
    }

  private:
    std::string_view text_;
    alignas(16) char letters_[16] = {};
};

std::uint64_t below(std::size_t place) {
    return place >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << place) - 1;
}

struct Matched {
    std::uint64_t left = 0;
    std::uint64_t right = 0;
};

Matched match(std::string_view left, std::string_view right) {
    const std::size_t longer = std::max(left.size(), right.size());
    const std::size_t reach = longer / 2 > 0 ? longer / 2 - 1 : 0;
    const Places places(right);
    Matched matched;
    for (std::size_t place = 0; place < left.size(); ++place) {
        const std::uint64_t window =
            below(place + reach + 1) & ~below(place > reach ? place - reach : 0);
        const std::uint64_t free = places.of(left[place]) & window & ~matched.right;
        matched.right |= free & (~free + 1);
        matched.left |= static_cast<std::uint64_t>(free != 0) << place;
    }
    return matched;
}

int moved(std::string_view left, std::string_view right, Matched matched) {
    int out_of_place = 0;
    while (matched.left != 0) {
        out_of_place += left[static_cast<std::size_t>(std::countr_zero(matched.left))] !=
                        right[static_cast<std::size_t>(std::countr_zero(matched.right))];
        matched.left &= matched.left - 1;
        matched.right &= matched.right - 1;
    }
    return out_of_place;
}

}  // namespace

double jaro_winkler(std::string_view left, std::string_view right) {
    if (right < left) std::swap(left, right);
    left = left.substr(0, 64);
    right = right.substr(0, 64);
    if (left.empty() || right.empty()) return left.size() == right.size() ? 1.0 : 0.0;
    const Matched matched = match(left, right);
    const double common = std::popcount(matched.left);
    if (common == 0) return 0;
    const double transposed = moved(left, right, matched) / 2;
    const double jaro = (common / static_cast<double>(left.size()) +
                         common / static_cast<double>(right.size()) +
                         (common - transposed) / common) / 3;
    const std::size_t reach = std::min<std::size_t>({4, left.size(), right.size()});
    std::size_t prefix = 0;
    while (prefix < reach && left[prefix] == right[prefix]) ++prefix;
    return jaro + static_cast<double>(prefix) * 0.1 * (1 - jaro);
}

bool one_slip_apart(std::string_view left, std::string_view right) {
    if (left.size() > right.size()) std::swap(left, right);
    if (right.size() - left.size() > 1) return false;
    while (!left.empty() && left.front() == right.front()) {
        left.remove_prefix(1);
        right.remove_prefix(1);
    }
    while (!left.empty() && left.back() == right.back()) {
        left.remove_suffix(1);
        right.remove_suffix(1);
    }
    if (right.size() == 1) return true;
    return left.size() == 2 && right.size() == 2 && left[0] == right[1] && left[1] == right[0];
}

}  // namespace kith::linkage
