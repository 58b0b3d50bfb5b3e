// A row of any table of the schema, whatever tables there are, in which a column names somebody.
#pragma once

#include <map>
#include <regex>
#include <string>

#include "platform/sql/about.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/people/people.hpp"

namespace kith::commands::test {

using sql::SchemaColumn;
using sql::SchemaTable;

inline bool names_a_person(const SchemaColumn& column) {
    return column.name == "person_id" || column.name.ends_with("_person_id") ||
           column.references == "person";
}

// The first word that a CHECK of each column allows, by "table.column".
inline std::map<std::string, std::string> words_allowed() {
    std::map<std::string, std::string> words;
    const std::regex table(R"((?:CREATE TABLE|ALTER TABLE) (\w+)([^;]*);)");
    const std::regex check(R"(CHECK \((\w+) IN \(('[^']*'|\d+))");
    for (const sql::Migration& migration : sql::embedded_migrations()) {
        const std::string text(migration.sql);
        for (std::sregex_iterator at(text.begin(), text.end(), table), end; at != end; ++at) {
            const std::string body = (*at)[2];
            for (std::sregex_iterator one(body.begin(), body.end(), check); one != end; ++one) {
                std::string word = (*one)[2];
                if (word[0] == '\'') word = word.substr(1, word.size() - 2);
                words[(*at)[1].str() + "." + (*one)[1].str()] = word;
            }
        }
    }
    return words;
}

class Filled {
  public:
    Filled(sql::Transaction& transaction, Instant now, PersonId somebody)
        : transaction_(transaction), now_(now), somebody_(somebody), words_(words_allowed()) {
        for (auto& table : sql::schema()) tables_.emplace(table.name, table);
    }

    // A row of `table` in which `column` names `person`. Gives its id, where it has one.
    std::string row(const std::string& table, const std::string& column = "",
                    const std::string& person = "") {
        const SchemaTable& made = tables_.at(table);
        std::string names, values, id;
        sql::Arguments with;
        for (const SchemaColumn& each : made.columns) {
            const std::string separator = names.empty() ? "" : ", ";
            names += separator + each.name;
            if (!each.references.empty() && !each.required && !names_a_person(each)) {
                values += separator + "NULL";
                continue;
            }
            if (each.number) {
                values += separator + with.add(std::int64_t{1});
                continue;
            }
            std::string value = each.name == column ? person : text_for(made, each);
            if (each.name == "id") id = value;
            values += separator + with.add(value);
        }
        transaction_.execute("INSERT INTO " + table + " (" + names + ") VALUES (" + values + ")",
                             with);
        transaction_.unlogged("a test makes it");
        return id;
    }

  private:
    std::string text_for(const SchemaTable& table, const SchemaColumn& column) {
        if (names_a_person(column)) return somebody_.string();
        if (!column.references.empty()) return row(column.references);
        const auto word = words_.find(table.name + "." + column.name);
        if (word != words_.end()) return word->second;
        return Id<struct Anything>::make(now_).string();
    }

    sql::Transaction& transaction_;
    Instant now_;
    PersonId somebody_;
    std::map<std::string, std::string> words_;
    std::map<std::string, SchemaTable> tables_{};
};

}  // namespace kith::commands::test
