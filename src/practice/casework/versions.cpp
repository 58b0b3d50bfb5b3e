#include "practice/casework/versions.hpp"

#include "platform/base/text.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::casework {
namespace {


std::string table_of(Policy policy) {
    return policy == Policy::category ? "need_category" : "call_script";
}

std::string entity_of(Policy policy) {
    return policy == Policy::category ? "need category" : "call script";
}

constexpr std::string_view version_columns =
    "id, version, state, name, made_by, made_at, COALESCE(checked_by, '')";

Json questions_json(const std::vector<Question>& questions) {
    Json list = Json::array({});
    for (const Question& question : questions) {
        Json item = Json::object({{"id", question.id},
                                  {"label", question.label},
                                  {"hint", question.hint},
                                  {"kind", question.kind}});
        Json choices = Json::array({});
        for (const auto& choice : question.choices) choices.push(choice);
        item.set("choices", std::move(choices));
        list.push(std::move(item));
    }
    return list;
}

// The version a draft is saved as, and whether it is there already.
struct Place {
    int version = 1;
    bool exists = false;
};
Place place_of_draft(sql::Session& session, Policy policy, std::string_view id) {
    using Row = std::tuple<int, std::string>;
    const auto last =
        session.one<Row>("SELECT version, state FROM " + table_of(policy) +
                             " WHERE id = $1 ORDER BY version DESC LIMIT 1",
                         id);
    if (!last) return {};
    // A checked version that is changed must be checked again.
    const auto& [version, state] = *last;
    if (state == "draft" || state == "checked") return {.version = version, .exists = true};
    return {.version = version + 1};
}

}  // namespace

VersionRow read(sql::Row& row, sql::Into<VersionRow>) {
    return {.id = row.next<std::string>(),
            .version = row.next<int>(),
            .state = row.next<std::string>(),
            .name = row.next<std::string>(),
            .made_by = row.next<std::string>(),
            .made_at = row.next<Instant>(),
            .checked_by = row.next<std::string>()};
}

std::vector<VersionRow> latest_versions(sql::Session& session, Policy policy) {
    const std::string table = table_of(policy);
    return session.all<VersionRow>("SELECT " + std::string(version_columns) + " FROM " + table +
                                   " WHERE version = (SELECT max(version) FROM " + table +
                                   " AS last WHERE last.id = " + table +
                                   ".id) ORDER BY name, id LIMIT 200");
}

std::vector<VersionRow> versions_of(sql::Session& session, Policy policy, std::string_view id) {
    return session.all<VersionRow>("SELECT " + std::string(version_columns) + " FROM " +
                                       table_of(policy) +
                                       " WHERE id = $1 ORDER BY version DESC LIMIT 100",
                                   id);
}

int save_draft(sql::Transaction& transaction, const Category& category, std::string_view by,
               Instant now) {
    const Place place = place_of_draft(transaction, Policy::category, category.id);
    const std::string questions = questions_json(category.questions).print();
    if (place.exists) {
        transaction.execute(R"(
            UPDATE need_category
               SET state = 'draft', name = $3, hint = $4, public = $5, usual_route = $6,
                   days_to_meet = $7, questions = $8, made_by = $9, made_at = $10,
                   checked_by = NULL
             WHERE id = $1 AND version = $2)",
                            category.id, place.version, category.name, category.hint,
                            category.public_form, category.usual_route, category.days_to_meet,
                            questions, by, now);
    } else {
        transaction.execute(R"(
            INSERT INTO need_category (id, version, state, name, hint, sort, public, usual_route,
                                       days_to_meet, questions, made_by, made_at)
            VALUES ($1, $2, 'draft', $3, $4,
                    (SELECT COALESCE(min(sort), 100) FROM need_category WHERE id = $1),
                    $5, $6, $7, $8, $9, $10))",
                            category.id, place.version, category.name, category.hint,
                            category.public_form, category.usual_route, category.days_to_meet,
                            questions, by, now);
    }
    transaction.changed({"need category", category.id, "draft saved"});
    return place.version;
}

int save_draft(sql::Transaction& transaction, const Script& script, std::string_view by,
               Instant now) {
    const Place place = place_of_draft(transaction, Policy::script, script.id);
    Json prompts = Json::array({});
    for (const auto& prompt : script.prompts) prompts.push(prompt);
    if (place.exists) {
        transaction.execute(R"(
            UPDATE call_script
               SET state = 'draft', name = $3, prompts = $4, made_by = $5, made_at = $6,
                   checked_by = NULL
             WHERE id = $1 AND version = $2)",
                            script.id, place.version, script.name, prompts.print(), by, now);
    } else {
        transaction.execute(R"(
            INSERT INTO call_script (id, version, state, name, prompts, made_by, made_at)
            VALUES ($1, $2, 'draft', $3, $4, $5, $6))",
                            script.id, place.version, script.name, prompts.print(), by, now);
    }
    transaction.changed({"call script", script.id, "draft saved"});
    return place.version;
}

Result<void> move_version(sql::Transaction& transaction, Policy policy, std::string_view id,
                          int version, std::string_view step, std::string_view by) {
    const std::string table = table_of(policy);
    const auto row =
        transaction.one<VersionRow>("SELECT " + std::string(version_columns) + " FROM " + table +
                                        " WHERE id = $1 AND version = $2",
                                    id, version);
    if (!row) return problem(NotFound{entity_of(policy)});
    const auto set = [&](std::string_view state, std::string_view checked_by) {
        transaction.execute("UPDATE " + table +
                                " SET state = $3, checked_by = $4 WHERE id = $1 AND version = $2",
                            id, version, state, checked_by);
        transaction.changed({entity_of(policy), std::string(id), std::string(step)});
    };
    if (step == "check") {
        if (row->state != "draft") return invalid("step", "Only a draft can be checked");
        if (row->made_by == by) {
            return invalid("step", "Ask somebody else to check what you have written");
        }
        set("checked", by);
    } else if (step == "publish") {
        if (row->state != "checked") return invalid("step", "It must be checked first");
        transaction.execute("UPDATE " + table +
                                " SET state = 'retired' WHERE id = $1 AND state = 'published'",
                            id);
        set("published", row->checked_by);
    } else if (step == "retire") {
        if (row->state != "published") return invalid("step", "Only what is published is retired");
        set("retired", row->checked_by);
    } else {
        return invalid("step", "Select what to do");
    }
    return {};
}

}  // namespace kith::casework
