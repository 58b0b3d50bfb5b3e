// Whether others are at work beside one long job: it then writes little at a time, because on
// SQLite whoever writes makes everybody else wait.
#pragma once

#include <cstdint>

#include "platform/sql/database.hpp"

namespace kith::sql {

class Company {
  public:
    // To be asked on the thread that does the job's writing, while a BulkWork of it lives.
    explicit Company(Database& database);

    // Whether another thread, or another program on the same file, has written since this was last
    // asked. Never on PostgreSQL, where nobody waits.
    bool came();

  private:
    Database& database_;
    std::int64_t threads_ = 0;
    std::int64_t programs_ = 0;
};

}  // namespace kith::sql
