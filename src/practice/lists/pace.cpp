#include "practice/lists/pace.hpp"

#include <algorithm>

namespace kith::lists {
namespace {

constexpr std::size_t first_of_short = 1000;
constexpr std::size_t first_of_long = 4000;
constexpr std::size_t fewest = 200;
constexpr std::size_t most = 50'000;
constexpr Pace::Seconds in_company_at_most(0.4);
constexpr Pace::Seconds alone_at_most(5);

}  // namespace

Pace::Pace(std::size_t rows_in_all)
    : rows_(std::clamp(rows_in_all / 8, first_of_short, first_of_long)) {}

void Pace::wrote(std::size_t rows, Seconds took, bool in_company) {
    if (rows == 0) return;
    const Seconds aim = in_company ? in_company_at_most : alone_at_most;
    const double each = std::max(took.count() / static_cast<double>(rows), 1e-6);
    const auto fitting = static_cast<std::size_t>(aim.count() / each);
    rows_ = std::clamp(std::min(fitting, 2 * rows_), fewest, most);
}

}  // namespace kith::lists
