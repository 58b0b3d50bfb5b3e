// How many rows of a list are written in one transaction.
#pragma once

#include <chrono>
#include <cstddef>

namespace kith::lists {

// Nothing is written before the first window is linked, so it is small. Others wait on SQLite
// while a window is written: in company one takes less than half a second. Alone it grows to some
// seconds, because every window writes the same pages of the indexes again. Whoever comes then
// waits once.
class Pace {
  public:
    using Seconds = std::chrono::duration<double>;

    explicit Pace(std::size_t rows_in_all);

    std::size_t rows() const { return rows_; }
    // After a window of so many rows, written in so long.
    void wrote(std::size_t rows, Seconds took, bool in_company);

  private:
    std::size_t rows_;
};

}  // namespace kith::lists
