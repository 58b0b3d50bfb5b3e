// Two records become one person, and are parted again. Nothing is thrown away: the merged record
// stays as it was, every row that moves is named, and what the kept record took over is written
// down with what it was.
#include <array>

#include "platform/base/json.hpp"
#include "platform/sql/bulk.hpp"
#include "platform/sql/pieces.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/people/store.hpp"

namespace kith::people {
namespace {

using MergeId = Id<Merge>;

// How the kept record chooses between what the two say.
enum class Rule {
    fill,    // what it does not say itself
    either,  // a caution that either gives holds
    both,    // words of both, one after the other
};
struct Chosen {
    std::string_view column;
    Rule rule;
    bool number = false;  // kept as a whole number
    std::string_view nothing = "";
};
constexpr std::array all_chosen{
    Chosen{"first_name", Rule::fill},   Chosen{"middle_name", Rule::fill},
    Chosen{"last_name", Rule::fill},    Chosen{"first_key", Rule::fill},
    Chosen{"last_key", Rule::fill},     Chosen{"known_as", Rule::fill},
    Chosen{"born_on", Rule::fill},      Chosen{"nhs_number", Rule::fill},
    Chosen{"uprn", Rule::fill},         Chosen{"address", Rule::fill},
    Chosen{"postcode", Rule::fill},     Chosen{"ward", Rule::fill},
    Chosen{"district", Rule::fill},     Chosen{"lives_alone", Rule::fill, true},
    Chosen{"safe_contact", Rule::both}, Chosen{"best_time", Rule::fill},
    Chosen{"language", Rule::fill},     Chosen{"hearing", Rule::fill},
    Chosen{"sight", Rule::fill},        Chosen{"support", Rule::fill},
    Chosen{"gp_practice", Rule::fill},  Chosen{"interpreter", Rule::either, true, "0"},
    Chosen{"do_not_call", Rule::either, true, "0"},
    Chosen{"do_not_call_why", Rule::fill}, Chosen{"died_on", Rule::fill},
    Chosen{"moved_away_on", Rule::fill},
};

using Values = std::array<std::optional<std::string>, all_chosen.size()>;

struct Shown {
    Values values;
    std::optional<std::string> merged_into;
};
Shown read(sql::Row& row, sql::Into<Shown>) {
    Shown shown;
    for (auto& value : shown.values) value = row.next<std::optional<std::string>>();
    shown.merged_into = row.next<std::optional<std::string>>();
    return shown;
}

std::optional<Shown> shown(sql::Session& session, PersonId person) {
    std::string columns;
    for (const Chosen& each : all_chosen) {
        columns += each.number ? "CAST(" + std::string(each.column) + " AS TEXT), "
                               : std::string(each.column) + ", ";
    }
    return session.one<Shown>("SELECT " + columns + "merged_into FROM person WHERE id = $1",
                              person);
}

bool says_nothing(const Chosen& chosen, const std::optional<std::string>& value) {
    return !value || value->empty() || (!chosen.nothing.empty() && *value == chosen.nothing);
}

// What the kept record shows from now on, where that is something else.
std::optional<std::string> choose(const Chosen& chosen, const std::optional<std::string>& own,
                                  const std::optional<std::string>& other) {
    if (says_nothing(chosen, other)) return std::nullopt;
    if (says_nothing(chosen, own)) return other;
    if (chosen.rule == Rule::both && *own != *other) return *own + "\n" + *other;
    return std::nullopt;
}

void set_value(sql::Transaction& transaction, PersonId person, const Chosen& chosen,
               const std::optional<std::string>& value) {
    const std::string column(chosen.column);
    if (chosen.number) {
        const auto number = value ? std::optional<std::int64_t>(std::stoll(*value)) : std::nullopt;
        transaction.execute("UPDATE person SET " + column + " = $2 WHERE id = $1", person, number);
    } else {
        transaction.execute("UPDATE person SET " + column + " = $2 WHERE id = $1", person, value);
    }
}

Json as_json(const std::optional<std::string>& value) { return value ? Json(*value) : Json(); }

std::optional<std::string> from_json_text(const Json* value) {
    const std::string* text = value == nullptr ? nullptr : value->string();
    return text == nullptr ? std::nullopt : std::optional(*text);
}

// Fills the kept record and writes down what was there before.
std::string fill(sql::Transaction& transaction, PersonId kept, const Shown& own,
                 const Shown& other) {
    Json filled = Json::array({});
    // An address is one thing: taken over whole or not at all.
    const bool has_address = own.values[9] && !own.values[9]->empty();
    for (std::size_t each = 0; each < all_chosen.size(); ++each) {
        const bool of_address = each >= 8 && each <= 12;
        if (of_address && has_address) continue;
        const auto value = choose(all_chosen[each], own.values[each], other.values[each]);
        if (!value) continue;
        set_value(transaction, kept, all_chosen[each], value);
        filled.push(Json::object({{"column", Json(all_chosen[each].column)},
                                  {"was", as_json(own.values[each])},
                                  {"now", as_json(value)}}));
    }
    return filled.print();
}

// Puts back what a merge filled in, unless somebody has changed it since.
void unfill(sql::Transaction& transaction, PersonId kept, std::string_view filled) {
    const auto now = shown(transaction, kept);
    const auto json = Json::parse(filled);
    if (!now || !json || json->array() == nullptr) return;
    for (const Json& one : *json->array()) {
        for (std::size_t each = 0; each < all_chosen.size(); ++each) {
            if (one.text_at("/column") != all_chosen[each].column) continue;
            if (now->values[each] != from_json_text(one.find("now"))) continue;
            set_value(transaction, kept, all_chosen[each], from_json_text(one.find("was")));
        }
    }
}

constexpr std::string_view own_numbers =
    "NOT EXISTS (SELECT 1 FROM person_number AS own WHERE own.person_id = $2 "
    "AND own.kind = person_number.kind AND own.value = person_number.value)";
constexpr std::string_view own_flags =
    "(ended_on IS NOT NULL OR NOT EXISTS (SELECT 1 FROM person_flag AS own "
    "WHERE own.person_id = $2 AND own.kind = person_flag.kind "
    "AND own.source = person_flag.source AND own.ended_on IS NULL))";

void move_parts(sql::Transaction& transaction, const Merging& merging) {
    take_over(transaction, merging, "person_number", "id", "person_id", own_numbers);
    take_over(transaction, merging, "person_flag", "id", "person_id", own_flags);
    take_over(transaction, merging, "relation");
    take_over(transaction, merging, "relation", "id", "other_person_id");
    take_over(transaction, merging, "warning_note");
    for (const std::string_view table : sharing::tables_of_people) {
        const auto moved = sharing::move_person(transaction, table, merging.merged, merging.kept);
        for (const std::string& id : moved) remember(transaction, merging, table, id);
    }
}

void give_parts_back(sql::Transaction& transaction, const Merging& merging) {
    give_back(transaction, merging, "person_number");
    give_back(transaction, merging, "person_flag");
    give_back(transaction, merging, "relation");
    give_back(transaction, merging, "relation", "id", "other_person_id");
    give_back(transaction, merging, "warning_note");
    for (const std::string_view table : sharing::tables_of_people) {
        sharing::move_back(transaction, table, merging.kept, merging.merged,
                           remembered(transaction, merging, table));
    }
}

// What somebody said about sharing may have come or gone with the rows.
void restate(sql::Transaction& transaction, const Merging& merging, Instant now) {
    if (remembered(transaction, merging, "consent").empty()) return;
    restate_sharing(transaction, merging.kept, now);
}

std::vector<OnMerge>& told_of_merges() {
    static std::vector<OnMerge> told;
    return told;
}

std::string label_of(std::string_view table, std::string_view column) {
    return std::string(table) + (column == "person_id" ? "" : "." + std::string(column));
}

constexpr std::string_view merge_columns =
    "id, kept_id, merged_id, reason, at, by_name, split_at";

}  // namespace

Merge read(sql::Row& row, sql::Into<Merge>) {
    auto id = row.next<std::string>();
    const auto kept = row.next<PersonId>();
    Merge read{.id = std::move(id), .kept = kept, .merged = row.next<PersonId>(), .reason = {},
               .at = {}, .by_name = {}};
    read.reason = row.next<std::string>();
    read.at = row.next<Instant>();
    read.by_name = row.next<std::string>();
    read.split_at = row.next<std::optional<Instant>>();
    return read;
}

void on_merge(OnMerge hooks) { told_of_merges().push_back(hooks); }

void remember(sql::Transaction& transaction, const Merging& merging, std::string_view what,
              std::string_view id) {
    transaction.execute(R"(
        INSERT INTO person_moved (merge_id, table_name, row_id) VALUES ($1, $2, $3)
        ON CONFLICT (merge_id, table_name, row_id) DO NOTHING)",
                        merging.id, what, id);
    transaction.unlogged("the merge itself is logged");
}

std::vector<std::string> remembered(sql::Session& session, const Merging& merging,
                                    std::string_view what) {
    return session.all<std::string>(
        "SELECT row_id FROM person_moved WHERE merge_id = $1 AND table_name = $2 ORDER BY row_id",
        merging.id, what);
}

void take_over(sql::Transaction& transaction, const Merging& merging, std::string_view table,
               std::string_view key, std::string_view person_column, std::string_view where) {
    const std::string name(table), column(person_column), id(key);
    const std::string query = "SELECT " + id + " FROM " + name + " WHERE " + column +
                              " = $1 AND " + std::string(where);
    std::vector<std::string> rows;
    if (where.find("$2") == where.npos) {
        rows = transaction.all<std::string>(query, merging.merged);
    } else {
        rows = transaction.all<std::string>(query, merging.merged, merging.kept);
    }
    const std::string label = label_of(table, person_column);
    sql::Bulk moved(transaction, "INSERT INTO person_moved (merge_id, table_name, row_id)", 3);
    for (const std::string& row : rows) moved.add(merging.id, label, row);
    moved.finish();
    sql::in_pieces(rows, [&](const std::string& list, sql::Arguments& with) {
        const std::string kept = with.add(merging.kept);
        const std::string merged = with.add(merging.merged);
        transaction.execute("UPDATE " + name + " SET " + column + " = " + kept + " WHERE " +
                                column + " = " + merged + " AND " + id + " IN (" + list + ")",
                            with);
    });
    transaction.unlogged("the merge itself is logged");
}

void give_back(sql::Transaction& transaction, const Merging& merging, std::string_view table,
               std::string_view key, std::string_view person_column) {
    const std::string name(table), column(person_column), id(key);
    const auto rows = remembered(transaction, merging, label_of(table, person_column));
    sql::in_pieces(rows, [&](const std::string& list, sql::Arguments& with) {
        const std::string merged = with.add(merging.merged);
        const std::string kept = with.add(merging.kept);
        transaction.execute("UPDATE " + name + " SET " + column + " = " + merged + " WHERE " +
                                column + " = " + kept + " AND " + id + " IN (" + list + ")",
                            with);
    });
    transaction.unlogged("the split itself is logged");
}

Result<Merge> merge(sql::Transaction& transaction, PersonId kept, PersonId merged,
                    std::string_view reason, std::string_view by_name, Instant now) {
    const auto own = shown(transaction, kept);
    const auto other = shown(transaction, merged);
    if (!own || !other) return problem(NotFound{"person"});
    if (kept == merged || own->merged_into || other->merged_into) {
        return invalid("person", "One of the two was merged already");
    }
    const Merging merging{.id = MergeId::make(now).string(), .kept = kept, .merged = merged};
    transaction.execute(R"(
        INSERT INTO person_merge (id, kept_id, merged_id, reason, at, by_account, by_name)
        VALUES ($1, $2, $3, $4, $5, $6, $7))",
                        merging.id, kept, merged, reason, now, transaction.actor().account_id,
                        by_name);
    const std::string filled = fill(transaction, kept, *own, *other);
    transaction.execute("UPDATE person_merge SET filled = $2 WHERE id = $1", merging.id, filled);
    transaction.execute(R"(
        UPDATE person SET version = version + 1, changed_at = $2 WHERE id = $1)",
                        kept, now);
    transaction.execute("UPDATE person SET merged_into = $2 WHERE id = $1", merged, kept);
    move_parts(transaction, merging);
    restate(transaction, merging, now);
    for (const OnMerge& told : told_of_merges()) told.merged(transaction, merging, now);
    transaction.changed("person", kept, "merged", merging.id);
    transaction.changed("person", merged, "merged into another", merging.id);
    return Merge{.id = merging.id, .kept = kept, .merged = merged, .reason = std::string(reason),
                 .at = now, .by_name = std::string(by_name)};
}

Result<Merge> split(sql::Transaction& transaction, std::string_view merge_id,
                    std::string_view by_name, Instant now) {
    auto found = transaction.one<Merge>(
        "SELECT " + std::string(merge_columns) + " FROM person_merge WHERE id = $1", merge_id);
    if (!found) return problem(NotFound{"merge"});
    if (found->split_at) return *std::move(found);
    const Merging merging{.id = found->id, .kept = found->kept, .merged = found->merged};
    const auto later = transaction.one<std::string>(R"(
        SELECT id FROM person_merge
         WHERE kept_id = $1 AND id > $2 AND split_at IS NULL ORDER BY id DESC LIMIT 1)",
                                                    merging.kept, merging.id);
    if (later) {
        return invalid("merge", "This person took in another record later. Part that one first");
    }
    for (const OnMerge& told : told_of_merges()) told.parted(transaction, merging, now);
    give_parts_back(transaction, merging);
    restate(transaction, merging, now);
    const auto filled = transaction.value<std::string>(
        "SELECT filled FROM person_merge WHERE id = $1", merging.id);
    unfill(transaction, merging.kept, filled);
    transaction.execute("UPDATE person SET merged_into = NULL WHERE id = $1", merging.merged);
    transaction.execute(R"(
        UPDATE person SET version = version + 1, changed_at = $2 WHERE id = $1)",
                        merging.kept, now);
    transaction.execute(R"(
        UPDATE person_merge SET split_at = $2, split_by = $3, filled = '[]' WHERE id = $1)",
                        merging.id, now, by_name);
    transaction.changed("person", merging.kept, "split", merging.id);
    transaction.changed("person", merging.merged, "split", merging.id);
    found->split_at = now;
    return *std::move(found);
}

std::vector<Merge> merges_of(sql::Session& session, PersonId person) {
    return session.all<Merge>("SELECT " + std::string(merge_columns) +
                                  " FROM person_merge WHERE kept_id = $1 OR merged_id = $1 "
                                  "ORDER BY at DESC, id DESC LIMIT 50",
                              person);
}

}  // namespace kith::people
