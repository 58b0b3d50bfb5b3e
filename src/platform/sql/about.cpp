#include "platform/sql/about.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "platform/base/text.hpp"
#include "platform/sql/pieces.hpp"

namespace kith::sql {
namespace {

bool is_constraint(std::string_view word) {
    return word == "PRIMARY" || word == "UNIQUE" || word == "CHECK" || word == "FOREIGN" ||
           word == "CONSTRAINT";
}

// The parts of a definition between commas that are not inside parentheses or quotes.
std::vector<std::string_view> parts_of(std::string_view body) {
    std::vector<std::string_view> parts;
    int depth = 0;
    bool quoted = false;
    std::size_t from = 0;
    for (std::size_t at = 0; at < body.size(); ++at) {
        const char c = body[at];
        if (c == '\'') quoted = !quoted;
        if (quoted) continue;
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && depth == 0) {
            parts.push_back(body.substr(from, at - from));
            from = at + 1;
        }
    }
    parts.push_back(body.substr(from));
    return parts;
}

void add_column(SchemaTable& table, std::string_view definition) {
    const auto words = text::words(definition);
    if (words.size() < 2 || is_constraint(words[0])) return;
    SchemaColumn column{.name = std::string(words[0]),
                        .number = words[1].starts_with("INTEGER") ||
                                  words[1].starts_with("DOUBLE") || words[1].starts_with("BIGINT")};
    for (std::size_t at = 2; at + 1 < words.size(); ++at) {
        if (words[at] == "NOT" && words[at + 1].starts_with("NULL")) column.required = true;
        if (words[at] != "REFERENCES") continue;
        column.references = words[at + 1].substr(0, words[at + 1].find('('));
    }
    table.columns.push_back(std::move(column));
}

// Where the parenthesis opened at `open` closes.
std::size_t closing(std::string_view text, std::size_t open) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t at = open; at < text.size(); ++at) {
        if (text[at] == '\'') quoted = !quoted;
        if (quoted) continue;
        depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        if (depth == 0) return at;
    }
    return text.size();
}

std::string without_comments(std::string_view sql) {
    std::string kept;
    for (const auto line : text::split(sql, '\n')) {
        kept += line.substr(0, line.find("--"));
        kept += '\n';
    }
    return kept;
}

void read_created(std::vector<SchemaTable>& tables, std::string_view owner, std::string_view sql) {
    constexpr std::string_view create = "CREATE TABLE ";
    for (auto at = sql.find(create); at != sql.npos; at = sql.find(create, at + 1)) {
        const auto open = sql.find('(', at);
        if (open == sql.npos) return;
        SchemaTable table{.owner = std::string(owner),
                          .name = std::string(text::trim(
                              sql.substr(at + create.size(), open - at - create.size())))};
        const auto end = closing(sql, open);
        for (const auto part : parts_of(sql.substr(open + 1, end - open - 1))) {
            add_column(table, part);
        }
        tables.push_back(std::move(table));
    }
}

void read_added(std::vector<SchemaTable>& tables, std::string_view sql) {
    constexpr std::string_view alter = "ALTER TABLE ";
    for (auto at = sql.find(alter); at != sql.npos; at = sql.find(alter, at + 1)) {
        const auto statement = sql.substr(at, sql.find(';', at) - at);
        const auto words = text::words(statement);
        constexpr std::string_view add = "ADD COLUMN ";
        const auto added = statement.find(add);
        if (words.size() < 4 || added == statement.npos) continue;
        for (SchemaTable& table : tables) {
            if (table.name == words[2]) add_column(table, statement.substr(added + add.size()));
        }
    }
}

void leave_out_dropped(std::vector<SchemaTable>& tables, std::string_view sql) {
    constexpr std::string_view drop = "DROP TABLE ";
    for (auto at = sql.find(drop); at != sql.npos; at = sql.find(drop, at + 1)) {
        const auto name = sql.substr(at + drop.size(), sql.find(';', at) - at - drop.size());
        std::erase_if(tables, [&](const SchemaTable& table) {
            return table.name == text::trim(name);
        });
    }
}

// "column = $1", or "column IN (SELECT id FROM owner WHERE …)".
std::string condition(const Way& way) {
    if (way.through.empty()) return way.column + " = $1";
    const Way& owner = way.through.front();
    return way.column + " IN (SELECT id FROM " + owner.table.name + " WHERE " + condition(owner) +
           ")";
}

int depth(const Way& way) { return way.through.empty() ? 0 : 1 + depth(way.through.front()); }

// Whether a row of `table` can be named by a row of another of the ways.
bool is_named_by(const Way& one, const Way& other) {
    return std::any_of(other.table.columns.begin(), other.table.columns.end(),
                       [&](const SchemaColumn& column) {
                           return column.references == one.table.name &&
                                  other.table.name != one.table.name;
                       });
}

// Those that name others come before those they name.
std::vector<Way> in_order_of_deletion(std::vector<Way> ways) {
    std::vector<Way> ordered;
    while (!ways.empty()) {
        auto next = std::find_if(ways.begin(), ways.end(), [&](const Way& one) {
            return std::none_of(ways.begin(), ways.end(),
                                [&](const Way& other) { return is_named_by(one, other); });
        });
        if (next == ways.end()) next = ways.begin();  // two that name each other
        ordered.push_back(std::move(*next));
        ways.erase(next);
    }
    return ordered;
}

// A row as one text, so that rows of tables known only when the program runs can be read.
constexpr char between_columns = '\x1f';

std::string one_text(const SchemaTable& table) {
    std::string sum;
    for (const SchemaColumn& column : table.columns) {
        sum += (sum.empty() ? "" : " || CAST($2 AS TEXT) || ") +
               ("COALESCE(CAST(" + column.name + " AS TEXT), '')");
    }
    return sum;
}

Json object_of(const SchemaTable& table, std::string_view row) {
    Json object = Json::object({});
    std::size_t at = 0;
    for (const auto value : text::split(row, between_columns)) {
        if (at == table.columns.size()) break;
        if (!value.empty()) object.append_new(table.columns[at].name, value);
        ++at;
    }
    return object;
}

}  // namespace

std::vector<SchemaTable> schema(std::span<const Migration> migrations) {
    std::vector<SchemaTable> tables;
    for (const Migration& migration : migrations) {
        const std::string sql = without_comments(migration.sql);
        read_created(tables, owner_of(migration), sql);
        read_added(tables, sql);
        leave_out_dropped(tables, sql);
    }
    return tables;
}

std::vector<Way> ways_to(std::string_view root, std::string_view column,
                         const std::vector<SchemaTable>& tables) {
    std::vector<Way> ways;
    // The table through which each was reached; empty: directly.
    std::map<std::string, std::string> reached;
    for (const SchemaTable& table : tables) {
        if (table.name == root) ways.push_back({table, "id"});
        for (const SchemaColumn& one : table.columns) {
            if (table.name == root) break;
            const bool cannot_be_without = one.references == root && one.required;
            if (one.name == column || cannot_be_without) ways.push_back({table, one.name});
        }
        if (!ways.empty() && ways.back().table.name == table.name) reached[table.name];
    }
    // Rows that belong to rows that were found, step by step.
    for (std::size_t at = 0; at < ways.size(); ++at) {
        const Way owner = ways[at];
        if (owner.table.name == root || depth(owner) > 3) continue;
        for (const SchemaTable& table : tables) {
            const auto before = reached.find(table.name);
            if (before != reached.end() && before->second != owner.table.name) continue;
            for (const SchemaColumn& one : table.columns) {
                if (one.references != owner.table.name) continue;
                ways.push_back({table, one.name, {owner}});
                reached[table.name] = owner.table.name;
                break;
            }
        }
    }
    return in_order_of_deletion(std::move(ways));
}

std::vector<Held> rows_about(Session& session, std::string_view id, const std::vector<Way>& ways) {
    std::vector<Held> held;
    for (const Way& way : ways) {
        Held found{.owner = way.table.owner, .table = way.table.name, .rows = {}};
        session.each<std::string>(
            [&](std::string&& row) { found.rows.push_back(object_of(way.table, row)); },
            "SELECT " + one_text(way.table) + " FROM " + way.table.name + " WHERE " +
                condition(way),
            id, std::string_view(&between_columns, 1));
        if (!found.rows.empty()) held.push_back(std::move(found));
    }
    return held;
}

std::vector<std::string> named_beyond(Session& session, const std::vector<std::string>& ids,
                                      const std::vector<Way>& ways,
                                      const std::vector<std::string>& known) {
    std::set<std::string> named;
    for (const Way& way : ways) {
        if (!way.through.empty() ||
            std::find(known.begin(), known.end(), way.table.name) != known.end()) {
            continue;
        }
        in_pieces(ids, [&](const std::string& list, const Arguments& with) {
            session.each<std::string>([&](std::string&& id) { named.insert(std::move(id)); },
                                      "SELECT DISTINCT " + way.column + " FROM " +
                                          way.table.name + " WHERE " + way.column + " IN (" +
                                          list + ")",
                                      with);
        });
    }
    return {named.begin(), named.end()};
}

std::vector<Gone> delete_about(Transaction& transaction, std::string_view id,
                               const std::vector<Way>& ways) {
    std::vector<Gone> gone;
    for (const Way& way : ways) {
        // Columns elsewhere that name the thing itself no longer do.
        for (const SchemaColumn& column : way.table.columns) {
            if (column.name == way.column || column.required ||
                !column.name.ends_with("_person_id")) {
                continue;
            }
            transaction.execute("UPDATE " + way.table.name + " SET " + column.name +
                                    " = NULL WHERE " + column.name + " = $1",
                                id);
        }
        const auto rows =
            transaction.execute("DELETE FROM " + way.table.name + " WHERE " + condition(way), id);
        if (rows > 0) gone.push_back({way.table.name, rows});
    }
    return gone;
}

}  // namespace kith::sql
