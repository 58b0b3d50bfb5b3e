#include "defaults/defaults.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/casework/versions.hpp"

namespace kith::casework {
namespace {

std::vector<std::string> texts(const Json* list) {
    std::vector<std::string> read;
    if (list == nullptr || list->array() == nullptr) return read;
    for (const Json& item : *list->array()) {
        if (item.string() != nullptr) read.push_back(*item.string());
    }
    return read;
}

std::vector<Question> questions_from(const std::string& text) {
    std::vector<Question> questions;
    const auto list = Json::parse(text);
    if (!list || list->array() == nullptr) return questions;
    for (const Json& item : *list->array()) {
        questions.push_back({.id = std::string(item.text_at("/id")),
                             .label = std::string(item.text_at("/label")),
                             .hint = std::string(item.text_at("/hint")),
                             .kind = std::string(item.text_at("/kind")),
                             .choices = texts(item.find("choices"))});
    }
    return questions;
}

Json default_list(std::string_view file) {
    auto list = Json::parse(defaults::file(file));
    if (!list || list->array() == nullptr) {
        throw std::logic_error("src/defaults/" + std::string(file) + " is not a list");
    }
    return *std::move(list);
}

void install_categories(sql::Transaction& transaction, Instant now) {
    if (transaction.one<std::int64_t>("SELECT 1 FROM need_category LIMIT 1")) return;
    const Json list = default_list("categories.json");
    int sort = 0;
    for (const Json& category : *list.array()) {
        transaction.execute(R"(
            INSERT INTO need_category (id, version, state, name, hint, sort, public, usual_route,
                                       days_to_meet, questions, made_by, made_at)
            VALUES ($1, 1, 'published', $2, $3, $4, 1, $5, $6, $7, 'system', $8))",
                            category.text_at("/id"), category.text_at("/name"),
                            category.text_at("/hint"), ++sort, category.text_at("/route"),
                            category.at("/days")->integer().value_or(7),
                            category.at("/questions")->print(), now);
        transaction.changed({"need category", std::string(category.text_at("/id")), "installed"});
    }
}

void install_scripts(sql::Transaction& transaction, Instant now) {
    if (transaction.one<std::int64_t>("SELECT 1 FROM call_script LIMIT 1")) return;
    const Json list = default_list("scripts.json");
    for (const Json& script : *list.array()) {
        transaction.execute(R"(
            INSERT INTO call_script (id, version, state, name, prompts, made_by, made_at)
            VALUES ($1, 1, 'published', $2, $3, 'system', $4))",
                            script.text_at("/id"), script.text_at("/name"),
                            script.at("/prompts")->print(), now);
        transaction.changed({"call script", std::string(script.text_at("/id")), "installed"});
    }
}

constexpr std::string_view category_columns =
    "id, version, name, hint, public, usual_route, days_to_meet, questions";

}  // namespace

Category read(sql::Row& row, sql::Into<Category>) {
    return {.id = row.next<std::string>(),
            .version = row.next<int>(),
            .name = row.next<std::string>(),
            .hint = row.next<std::string>(),
            .public_form = row.next<bool>(),
            .usual_route = row.next<std::string>(),
            .days_to_meet = row.next<int>(),
            .questions = questions_from(row.next<std::string>())};
}

std::vector<Category> categories(sql::Session& session) {
    return session.all<Category>("SELECT " + std::string(category_columns) +
                                 " FROM need_category WHERE state = 'published' "
                                 "ORDER BY sort, id LIMIT 100");
}

std::optional<Category> category(sql::Session& session, std::string_view id) {
    return session.one<Category>("SELECT " + std::string(category_columns) +
                                     " FROM need_category WHERE id = $1 AND state = 'published'",
                                 id);
}

std::optional<Category> category_at(sql::Session& session, std::string_view id, int version) {
    return session.one<Category>("SELECT " + std::string(category_columns) +
                                     " FROM need_category WHERE id = $1 AND version = $2",
                                 id, version);
}

namespace {

std::optional<Script> read_script(sql::Session& session, std::string_view id,
                                  std::optional<int> version) {
    using Row = std::tuple<std::string, int, std::string, std::string>;
    const std::string which = version ? "version = $2" : "state = 'published' AND version > $2";
    const auto row = session.one<Row>(
        "SELECT id, version, name, prompts FROM call_script WHERE id = $1 AND " + which, id,
        version.value_or(0));
    if (!row) return std::nullopt;
    const auto prompts = Json::parse(std::get<3>(*row));
    return Script{.id = std::get<0>(*row),
                  .version = std::get<1>(*row),
                  .name = std::get<2>(*row),
                  .prompts = texts(prompts ? &*prompts : nullptr)};
}

}  // namespace

std::optional<Script> script(sql::Session& session, std::string_view id) {
    return read_script(session, id, std::nullopt);
}

std::optional<Script> script_at(sql::Session& session, std::string_view id, int version) {
    return read_script(session, id, version);
}

void install_defaults(sql::Transaction& transaction, Instant now) {
    install_categories(transaction, now);
    install_scripts(transaction, now);
}

}  // namespace kith::casework
