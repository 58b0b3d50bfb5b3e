// What every import shares: the file in batches, each with its counts in one transaction.
#pragma once

#include <functional>
#include <string>

#include "practice/lists/file.hpp"
#include "practice/lists/store.hpp"

namespace kith::lists {

class Run {
  public:
    Run(const Job& job, std::string_view kind, const ListFile& file)
        : job_(job), total_(rows_in(file)), id_(begin_import(job, kind, file.hash, total_)) {}

    const std::string& id() const { return id_; }
    const Counts& counts() const { return counts_; }

    // Writes one batch; `write` may run again when another transaction was in the way, so it
    // changes nothing but the database and gives what it counted.
    void batch(const std::function<Counts(sql::Transaction&)>& write);
    void done();

  private:
    const Job& job_;
    std::size_t total_;
    std::string id_;
    Counts counts_{};
};

inline constexpr std::size_t rows_a_batch = 1000;

}  // namespace kith::lists
