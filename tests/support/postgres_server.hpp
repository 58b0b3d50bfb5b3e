// The PostgreSQL server that KITH_TEST_POSTGRES names, and the databases tests borrow from it.
#pragma once

#include <string>
#include <vector>

#include "platform/sql/connection.hpp"

namespace kith::test {

// Empty when the variable is not set.
std::string postgres_url();

class PostgresServer {
  public:
    // The server of this process. Its databases go when the process ends.
    static PostgresServer& here();

    // The URL of an empty database, or of one migrated and otherwise empty.
    std::string lend_empty();
    std::string lend_migrated();
    // Emptied for the next test where only rows were changed; otherwise dropped.
    void give_back(const std::string& url);

  private:
    PostgresServer();
    ~PostgresServer();

    std::string create(const std::string& from);
    void drop(const std::string& url);
    void make_template();
    bool emptied(const std::string& url);

    sql::Connection admin_;
    std::string template_;
    std::string delete_all_;
    std::string shape_;
    bool reusable_ = false;
    std::vector<std::string> idle_;
    int made_ = 0;
};

}  // namespace kith::test
