#include "platform/sql/dialect.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cctype>
#include <utility>

namespace kith::sql {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// The SQL with quoted text and comments blanked out (same length), in lower case.
std::string bare(std::string_view sql) {
    std::string text(sql.size(), ' ');
    for (std::size_t at = 0; at < sql.size(); ++at) {
        const char c = sql[at];
        if (c == '\'' || c == '"') {
            const auto end = sql.find(c, at + 1);
            text[at] = c;
            at = end == sql.npos ? sql.size() : end;
            if (at < sql.size()) text[at] = c;
        } else if (sql.substr(at, 2) == "--") {
            at = std::min(sql.find('\n', at), sql.size());
        } else if (sql.substr(at, 2) == "/*") {
            const auto end = sql.find("*/", at + 2);
            at = end == sql.npos ? sql.size() : end + 1;
        } else {
            text[at] = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
    }
    return text;
}

// Where `word` next stands as a word of its own.
std::size_t find_word(const std::string& text, std::string_view word, std::size_t from = 0) {
    for (auto at = text.find(word, from); at != text.npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool starts = at == 0 || !is_word(text[at - 1]) || !is_word(word.front());
        const bool ends = end >= text.size() || !is_word(text[end]) || !is_word(word.back());
        if (starts && ends) return at;
    }
    return text.npos;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 35> forbidden{{
    {"serial", "ids are text made by the program"},
    {"bigserial", "ids are text made by the program"},
    {"autoincrement", "ids are text made by the program"},
    {"rowid", "only SQLite has it"},
    {"now(", "the clock is the program's: bind an Instant"},
    {"current_timestamp", "the clock is the program's: bind an Instant"},
    {"current_date", "the clock is the program's: bind a Day"},
    {"current_time", "the clock is the program's: bind an Instant"},
    {"datetime(", "only SQLite has it"},
    {"strftime(", "only SQLite has it"},
    {"julianday(", "only SQLite has it"},
    {"to_char(", "only PostgreSQL has it"},
    {"ilike", "only PostgreSQL has it: lower(x) LIKE lower($1)"},
    {"glob", "only SQLite has it"},
    {"similar to", "only PostgreSQL has it"},
    {"::", "only PostgreSQL has it: CAST(x AS type)"},
    {"json_extract", "only SQLite has it"},
    {"jsonb", "only PostgreSQL has it: JSON is TEXT"},
    {"group_concat", "only SQLite has it: a second query"},
    {"string_agg", "only PostgreSQL has it: a second query"},
    {"array_agg", "only PostgreSQL has it: a second query"},
    {"ifnull(", "only SQLite has it: coalesce"},
    {"insert or", "only SQLite has it: ON CONFLICT"},
    {"replace into", "only SQLite has it: ON CONFLICT"},
    {"boolean", "INTEGER with CHECK (x IN (0, 1))"},
    {"timestamp", "TEXT holding an Instant"},
    {"timestamptz", "TEXT holding an Instant"},
    {"date", "TEXT holding a Day"},
    {"real", "four bytes in PostgreSQL: DOUBLE PRECISION"},
    {"float", "DOUBLE PRECISION"},
    {"varchar", "TEXT"},
    {"true", "1"},
    {"false", "0"},
    {"for update", "only PostgreSQL has it: UPDATE … RETURNING"},
    {"skip locked", "only PostgreSQL has it: UPDATE … RETURNING"},
}};

// The name before the bracket that the `)` at `close` ends: "lower" for "lower(trim(x))".
std::string called_before(const std::string& text, std::size_t close) {
    int depth = 0;
    for (auto at = close + 1; at-- > 0;) {
        if (text[at] == ')') ++depth;
        if (text[at] == '(' && --depth == 0) {
            auto start = at;
            while (start > 0 && is_word(text[start - 1])) --start;
            return text.substr(start, at - start);
        }
    }
    return {};
}

bool has_bare_like(const std::string& text) {
    for (auto at = find_word(text, "like"); at != text.npos; at = find_word(text, "like", at + 1)) {
        auto before = text.find_last_not_of(" \t\n", at == 0 ? 0 : at - 1);
        if (before != text.npos && before >= 2 && text.compare(before - 2, 3, "not") == 0) {
            before = text.find_last_not_of(" \t\n", before - 3);
        }
        if (before == text.npos || text[before] != ')') return true;
        if (called_before(text, before) != "lower") return true;
    }
    return false;
}

// max(a, b) and min(a, b) of two values exist in SQLite only.
bool has_scalar_extreme(const std::string& text, std::string_view call) {
    for (auto at = find_word(text, call); at != text.npos; at = find_word(text, call, at + 1)) {
        int depth = 0;
        for (auto in = at + call.size() - 1; in < text.size(); ++in) {
            if (text[in] == '(') ++depth;
            if (text[in] == ')' && --depth == 0) break;
            if (text[in] == ',' && depth == 1) return true;
        }
    }
    return false;
}

bool has_colon(const std::string& text) { return text.find(':') != text.npos; }

std::atomic<bool> checking{false};

}  // namespace

int placeholder_count(std::string_view sql) {
    const auto text = bare(sql);
    int most = 0;
    for (auto at = text.find('$'); at != text.npos; at = text.find('$', at + 1)) {
        int number = 0;
        for (auto digit = at + 1; digit < text.size() && is_digit(text[digit]); ++digit) {
            number = number * 10 + (text[digit] - '0');
        }
        most = std::max(most, number);
    }
    return most;
}

std::string numbered_for_sqlite(std::string_view sql) {
    const auto text = bare(sql);
    std::string numbered(sql);
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        if (text[at] == '$' && is_digit(text[at + 1])) numbered[at] = '?';
    }
    return numbered;
}

bool is_write(std::string_view sql) {
    const auto text = bare(sql);
    const auto start = text.find_first_not_of(" \t\n");
    if (start == text.npos) return false;
    const auto first = text.substr(start, 6);
    if (first == "insert" || first == "update" || first == "delete") return true;
    return first.starts_with("with") &&
           (find_word(text, "insert into") != text.npos || find_word(text, "update") != text.npos ||
            find_word(text, "delete from") != text.npos);
}

std::vector<std::string> dialect_faults(std::string_view sql) {
    const auto text = bare(sql);
    std::vector<std::string> faults;
    for (const auto& [word, instead] : forbidden) {
        if (find_word(text, word) == text.npos) continue;
        faults.push_back(std::string(word) + ": " + std::string(instead));
    }
    if (has_bare_like(text)) faults.emplace_back("LIKE: write lower(x) LIKE lower($1)");
    if (has_scalar_extreme(text, "max(")) faults.emplace_back("max(a, b): write CASE");
    if (has_scalar_extreme(text, "min(")) faults.emplace_back("min(a, b): write CASE");
    if (has_colon(text)) faults.emplace_back("a colon outside quotes: SOCI reads it as a name");
    return faults;
}

void check_dialect(bool on) { checking = on; }
bool dialect_is_checked() { return checking; }

}  // namespace kith::sql
