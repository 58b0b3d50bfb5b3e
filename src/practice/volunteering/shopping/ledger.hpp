// The ledger: entries of lines that sum to nothing, only ever added, each line with the balance of
// its account after it and the hash of the line before it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "practice/volunteering/volunteering.hpp"

namespace kith::volunteering {

struct Posting {
    std::string account;  // "spent for people", "owed to volunteer ID", "owed to shops", "bank"
    Pence amount;         // more or less of it
};
// Writes an entry; throws std::logic_error when its lines do not sum to nothing.
void post(sql::Transaction& transaction, const std::vector<Posting>& lines, std::string_view what,
          const std::optional<std::string>& receipt, Instant now);
Pence balance(sql::Session& session, std::string_view account);

struct LedgerLine {
    std::int64_t number = 0;
    Instant at;
    std::string account;
    Pence amount, balance;
    std::string entry, what;
};
// Newest first, from before a number (0: from the end).
std::vector<LedgerLine> ledger_lines(sql::Session& session, std::int64_t before, int most);

// What is wrong with the ledger, in words: a line changed or taken away, an entry that does not
// sum to nothing, a balance that is not what the lines make.
std::vector<std::string> check_ledger(sql::Session& session);

}  // namespace kith::volunteering
