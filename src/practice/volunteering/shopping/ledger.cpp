#include "practice/volunteering/shopping/ledger.hpp"

#include <map>
#include <stdexcept>

#include "platform/base/crypto.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::volunteering {

struct StoredLine {
    std::int64_t number;
    std::string at, account;
    std::int64_t pence, balance;
    std::string entry, what, receipt, by, hash;
};

StoredLine read(sql::Row& row, sql::Into<StoredLine>) {
    return {.number = row.next<std::int64_t>(),
            .at = row.next<std::string>(),
            .account = row.next<std::string>(),
            .pence = row.next<std::int64_t>(),
            .balance = row.next<std::int64_t>(),
            .entry = row.next<std::string>(),
            .what = row.next<std::string>(),
            .receipt = row.next<std::optional<std::string>>().value_or(""),
            .by = row.next<std::string>(),
            .hash = row.next<std::string>()};
}

LedgerLine read(sql::Row& row, sql::Into<LedgerLine>) {
    return {.number = row.next<std::int64_t>(),
            .at = row.next<Instant>(),
            .account = row.next<std::string>(),
            .amount = row.next<Pence>(),
            .balance = row.next<Pence>(),
            .entry = row.next<std::string>(),
            .what = row.next<std::string>()};
}

namespace {

constexpr std::string_view stored_columns =
    "number, at, account, pence, balance_pence, entry, what, receipt_id, by_account, hash";
constexpr int read_at_once = 5000;

std::string hash_of(const StoredLine& line, std::string_view before) {
    std::string text(before);
    for (const std::string& part :
         {std::to_string(line.number), line.at, line.account, std::to_string(line.pence),
          std::to_string(line.balance), line.entry, line.what, line.receipt, line.by}) {
        text += '\x1f';
        text += part;
    }
    return sha256_hex(text);
}

std::optional<StoredLine> last_line(sql::Session& session) {
    return session.one<StoredLine>("SELECT " + std::string(stored_columns) +
                                   " FROM ledger ORDER BY number DESC LIMIT 1");
}

}  // namespace

void post(sql::Transaction& transaction, const std::vector<Posting>& lines, std::string_view what,
          const std::optional<std::string>& receipt, Instant now) {
    Pence sum;
    for (const Posting& line : lines) sum += line.amount;
    if (sum != Pence(0) || lines.empty()) {
        throw std::logic_error("the lines of an entry must sum to nothing");
    }
    const auto before = last_line(transaction);
    std::int64_t number = before ? before->number : 0;
    std::string hash = before ? before->hash : "";
    const std::string entry = Id<Posting>::make(now).string();
    for (const Posting& line : lines) {
        StoredLine made{.number = ++number,
                        .at = iso_text(now),
                        .account = line.account,
                        .pence = line.amount.count(),
                        .balance = (balance(transaction, line.account) + line.amount).count(),
                        .entry = entry,
                        .what = std::string(what),
                        .receipt = receipt.value_or(""),
                        .by = transaction.actor().account_id,
                        .hash = {}};
        made.hash = hash = hash_of(made, hash);
        transaction.execute(R"(
            INSERT INTO ledger (number, at, account, pence, balance_pence, entry, what, receipt_id,
                                by_account, hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))",
                            made.number, made.at, made.account, made.pence, made.balance, entry,
                            made.what, receipt, made.by, made.hash);
    }
    transaction.changed({"ledger", entry, "posted"});
}

Pence balance(sql::Session& session, std::string_view account) {
    return session
        .one<Pence>("SELECT balance_pence FROM ledger WHERE account = $1 "
                    "ORDER BY number DESC LIMIT 1",
                    account)
        .value_or(Pence(0));
}

std::vector<LedgerLine> ledger_lines(sql::Session& session, std::int64_t before, int most) {
    sql::Arguments with;
    const std::string where =
        before > 0 ? " WHERE number < " + with.add(before) : std::string();
    return session.all<LedgerLine>(
        "SELECT number, at, account, pence, balance_pence, entry, what FROM ledger" + where +
            " ORDER BY number DESC LIMIT " + with.add(most),
        with);
}

std::vector<std::string> check_ledger(sql::Session& session) {
    std::vector<std::string> wrong;
    std::map<std::string, std::int64_t> balances, entries;
    std::string hash;
    std::int64_t number = 0;
    for (;;) {
        const auto lines = session.all<StoredLine>(
            "SELECT " + std::string(stored_columns) +
                " FROM ledger WHERE number > $1 ORDER BY number LIMIT $2",
            number, read_at_once);
        for (const StoredLine& line : lines) {
            const std::string name = "Line " + std::to_string(line.number) + " of the ledger ";
            if (line.number != ++number) {
                wrong.push_back(name + "does not follow the one before it");
                number = line.number;
            }
            hash = hash_of(line, hash);
            if (hash != line.hash) wrong.push_back(name + "has been changed");
            hash = line.hash;
            if ((balances[line.account] += line.pence) != line.balance) {
                wrong.push_back(name + "has a wrong balance");
            }
            entries[line.entry] += line.pence;
        }
        if (lines.size() < read_at_once) break;
    }
    for (const auto& [entry, sum] : entries) {
        if (sum != 0) wrong.push_back("Entry " + entry + " of the ledger does not sum to nothing");
    }
    return wrong;
}

}  // namespace kith::volunteering
