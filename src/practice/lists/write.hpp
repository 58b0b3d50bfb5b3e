// Writes rows of a list into the database, some thousand to a transaction.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "practice/lists/known.hpp"
#include "practice/lists/row.hpp"
#include "practice/lists/store.hpp"

namespace kith::lists {

// A row that says something new, with whom it means.
struct Taken {
    ListRow row;
    std::optional<Entry> before{};
    Meant meant{};
};

struct Window {
    Counts counts{};  // of rows that ask nothing of the database
    std::vector<Taken> taken{};
    std::vector<Refusal> refused{};
};

// A list's entry as it is kept beside a row that changes it; nothing where there was none.
std::string was_of(const std::optional<Entry>& before);

class Writer {
  public:
    // `started` is the one instant at which everything the import makes is dated.
    Writer(const Layout& layout, std::string import_id, Instant started)
        : layout_(layout), import_id_(std::move(import_id)), now_(started) {}

    // What was counted. May run again when another transaction was in the way: it changes nothing
    // but the database until committed() is called.
    Counts write(sql::Transaction& transaction, Window& window);
    void committed();
    // Those who were on the list and are not in this file.
    Counts end(sql::Transaction& transaction,
               const std::vector<std::pair<std::string, Entry>>& gone, std::int64_t first_number);

  private:
    struct Batch;
    void resolve(Batch& batch);
    void write_addresses(Batch& batch);
    void write_numbers(Batch& batch);
    void write_flags(Batch& batch);
    void write_needs(Batch& batch);
    void book_calls(Batch& batch);
    void write_deaths(Batch& batch);
    void tell(Batch& batch);
    void put_reviews(Batch& batch);
    void put_lines(Batch& batch, const Window& window);
    std::vector<std::string> keys_of(const ListRow& row) const;

    const Layout& layout_;
    std::string import_id_;
    Instant now_;
    // People whom this import added, by what tells them; and those of the batch not yet committed.
    std::unordered_map<std::string, PersonId> added_;
    std::vector<std::pair<std::string, PersonId>> adding_;
};

}  // namespace kith::lists
