#include <array>

#include "platform/base/crypto.hpp"
#include "platform/base/text.hpp"
#include "platform/base/vault.hpp"
#include "practice/sharing/sharing.hpp"

namespace kith::sharing {
namespace {

// A line commits half a second after its id was made at the latest when all is well; later ones
// would come before lines already sealed, so sealing keeps a distance.
constexpr auto distance = std::chrono::seconds(5);
constexpr std::int64_t most_at_once = 20'000;
// Marks hashes made with a key that lies outside the database: who can write to the database alone
// cannot make them.
constexpr std::string_view keyed = "k1:";
constexpr std::string_view purpose_of_key = "access log";

struct Sealed {
    std::string id;
    std::array<std::string, 10> words;
    std::string previous;
    std::string hash;
};

Sealed read(sql::Row& row, sql::Into<Sealed>) {
    Sealed line{.id = row.next<std::string>(), .words = {}, .previous = "", .hash = ""};
    for (auto& word : line.words) word = row.next<std::string>();
    line.previous = row.next<std::string>();
    line.hash = row.next<std::string>();
    return line;
}

constexpr std::string_view columns =
    "SELECT id, at, COALESCE(account_id, ''), COALESCE(organisation_id, ''), "
    "COALESCE(person_id, ''), action, screen, purpose, basis, CAST(results AS TEXT), request_id, "
    "COALESCE(previous_hash, ''), COALESCE(hash, '') FROM access_log ";

// Each word with its length, so that none can be moved across the border between two.
std::string hash_of(const Sealed& line, std::string_view previous, std::string_view key) {
    std::string text(previous);
    text += '\n' + line.id;
    for (const auto& word : line.words) {
        text += '\n' + std::to_string(word.size()) + ':' + word;
    }
    return std::string(keyed) + hex(hmac_sha256(key, text));
}

// The end of the chain: kept apart from the log, so that cutting off its newest lines is seen too.
struct End {
    std::string id;
    std::string hash;
    std::int64_t lines = 0;
};
End end_of_chain(sql::Session& session) {
    using Row = std::tuple<std::string, std::string, std::int64_t>;
    const auto row = session.one<Row>("SELECT last_id, last_hash, lines FROM access_log_seal");
    if (!row) return {};
    return {std::get<0>(*row), std::get<1>(*row), std::get<2>(*row)};
}

}  // namespace

void seal(sql::Transaction& transaction, Instant now) {
    transaction.unlogged("sealing adds nothing to what the access log says");
    End end = end_of_chain(transaction);
    const bool first = end.id.empty();
    const std::string key = vault::key_for(purpose_of_key);
    const auto lines = transaction.all<Sealed>(
        std::string(columns) + "WHERE hash IS NULL AND at < $1 ORDER BY id LIMIT $2",
        now - distance, most_at_once);
    if (lines.empty()) return;
    for (const Sealed& line : lines) {
        const std::string hash = hash_of(line, end.hash, key);
        // The place in the chain, not the id, is the order: a line may commit late.
        transaction.execute(
            "UPDATE access_log SET previous_hash = $1, hash = $2, place = $3 WHERE id = $4",
            end.hash, hash, end.lines + 1, line.id);
        end = {line.id, hash, end.lines + 1};
    }
    transaction.execute(first ? "INSERT INTO access_log_seal (last_id, last_hash, lines, only_one) "
                                "VALUES ($1, $2, $3, 1)"
                              : "UPDATE access_log_seal SET last_id = $1, last_hash = $2, "
                                "lines = $3",
                        end.id, end.hash, end.lines);
}

std::vector<std::string> check(sql::Session& session) {
    std::vector<std::string> faults;
    const End end = end_of_chain(session);
    std::string before;
    std::int64_t lines = 0;
    const std::string key = vault::key_for(purpose_of_key);
    session.each<Sealed>(
        [&](Sealed&& line) {
            ++lines;
            if (line.previous != before) {
                faults.push_back("The access log has lost lines before line " + line.id);
            }
            if (hash_of(line, line.previous, key) != line.hash) {
                faults.push_back("Line " + line.id + " of the access log was changed");
            }
            before = line.hash;
        },
        std::string(columns) + "WHERE hash IS NOT NULL ORDER BY place");
    if (before != end.hash || lines != end.lines) {
        faults.push_back("The access log should end with line " + end.id + ", its " +
                         std::to_string(end.lines) + "th; it has " + std::to_string(lines));
    }
    return faults;
}

}  // namespace kith::sharing
