#include <algorithm>
#include <map>

#include "defaults/defaults.hpp"
#include "platform/base/json.hpp"
#include "platform/base/text.hpp"
#include "platform/pdf/canvas.hpp"
#include "platform/sql/value_columns.hpp"
#include "practice/messages/outbox.hpp"
#include "practice/messages/template.hpp"

namespace kith::messages {

// A version in a language, and which of English is in force.
struct VersionRow {
    std::string id, language, state;
    int version = 0, english_version = 0, english_now = 0;
};

namespace {

Result<void> fits(const Language& language) {
    Invalid faults;
    if (!is_language_code(language.code)) {
        faults.errors.push_back(
            {"code", "Enter the language's code of two or three letters, such as pl for Polish"});
    }
    if (language.name.empty()) faults.errors.push_back({"name", "Enter its name in English"});
    if (language.own_name.empty()) {
        faults.errors.push_back({"own_name", "Enter its name as its readers write it"});
    }
    auto fault = fault_of_names(language.line, {}, {});
    if (fault.empty() && language.line.find('\n') != std::string::npos) {
        fault = "Write it in one line";
    }
    const auto missing = pdf::undrawable(language.line);
    if (fault.empty() && !missing.empty()) {
        fault = "This machine has no letters to print " + missing +
                ". Ask who runs Kith to install a font that has them";
    }
    if (!fault.empty()) faults.errors.push_back({"line", fault});
    if (!faults.errors.empty()) return problem(faults);
    return {};
}

void add(sql::Transaction& transaction, const Language& language) {
    transaction.execute("INSERT INTO message_language (code, name, own_name, also, line, on_all) "
                        "VALUES ($1, $2, $3, $4, $5, $6)",
                        language.code, language.name, language.own_name, language.also,
                        language.line, language.on_all ? 1 : 0);
    transaction.changed({"message language", language.code, "added"});
}

}  // namespace

Language read(sql::Row& row, sql::Into<Language>) {
    return {.code = row.next<std::string>(),
            .name = row.next<std::string>(),
            .own_name = row.next<std::string>(),
            .also = row.next<std::string>(),
            .line = row.next<std::string>(),
            .on_all = row.next<int>() != 0,
            .version = row.next<int>()};
}

VersionRow read(sql::Row& row, sql::Into<VersionRow>) {
    return {.id = row.next<std::string>(),
            .language = row.next<std::string>(),
            .state = row.next<std::string>(),
            .version = row.next<int>(),
            .english_version = row.next<int>(),
            .english_now = row.next<int>()};
}

std::vector<Spoken> spoken(sql::Session& session) {
    const auto rows = session.all<VersionRow>(R"(
        SELECT w.template, w.language, w.state, w.version, w.english_version, e.version
          FROM message_wording w
          JOIN message_wording e ON e.template = w.template AND e.language = 'en'
                                AND e.state = 'published'
         WHERE w.language <> 'en'
         ORDER BY w.template, w.language, w.version
         LIMIT 5000)");
    std::map<std::pair<std::string, std::string>, Spoken> found;
    for (const auto& row : rows) {
        Spoken& one = found[{row.id, row.language}];
        one.id = row.id;
        one.language = row.language;
        if (row.state == "published") {
            one.in_force = row.version;
            one.behind = row.english_version != row.english_now;
        }
        if (row.state == "draft" || row.state == "checked") one.open = row.version;
    }
    std::vector<Spoken> all;
    for (auto& [key, one] : found) all.push_back(std::move(one));
    return all;
}

std::vector<Language> languages(sql::Session& session) {
    return session.all<Language>(
        "SELECT code, name, own_name, also, line, on_all, version FROM message_language "
        "ORDER BY CASE WHEN code = 'en' THEN 0 ELSE 1 END, name, code LIMIT 500");
}

Result<void> save_language(sql::Transaction& transaction, const Language& language) {
    if (const auto right = fits(language); !right) return right;
    const auto all = languages(transaction);
    const Language* known = language_of_code(language.code, all);
    if (language.version == 0) {
        if (known != nullptr) return invalid("code", "There is a language with this code already");
        add(transaction, language);
        return {};
    }
    if (known == nullptr) return problem(NotFound{"language"});
    if (known->version != language.version) return problem(Stale{"language"});
    transaction.execute(R"(
        UPDATE message_language
           SET name = $2, own_name = $3, also = $4, line = $5, on_all = $6, version = version + 1
         WHERE code = $1)",
                        language.code, language.name, language.own_name, language.also,
                        language.line, language.on_all ? 1 : 0);
    transaction.changed({"message language", language.code, "changed"});
    return {};
}

void install_languages(sql::Transaction& transaction) {
    const auto list = Json::parse(defaults::file("languages.json"));
    if (!list || list->array() == nullptr) {
        throw std::logic_error("src/defaults/languages.json is not a list");
    }
    // Those there are stay as the council has them.
    const auto known = languages(transaction);
    for (const Json& one : *list->array()) {
        const std::string code(one.text_at("/code"));
        if (language_of_code(code, known) != nullptr) continue;
        add(transaction, {.code = code,
                          .name = std::string(one.text_at("/name")),
                          .own_name = std::string(one.text_at("/own_name")),
                          .also = std::string(one.text_at("/also")),
                          .line = std::string(one.text_at("/line"))});
    }
}

}  // namespace kith::messages
