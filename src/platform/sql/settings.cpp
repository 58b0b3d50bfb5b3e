#include "platform/sql/settings.hpp"

namespace kith::sql {

std::optional<std::string> setting(Session& session, std::string_view name) {
    return session.one<std::string>("SELECT value FROM setting WHERE name = $1", name);
}

std::map<std::string, std::string, std::less<>> settings(Session& session) {
    std::map<std::string, std::string, std::less<>> all;
    for (auto& [name, value] : session.all<std::tuple<std::string, std::string>>(
             "SELECT name, value FROM setting LIMIT 1000")) {
        all.emplace(std::move(name), std::move(value));
    }
    return all;
}

void set_setting(Transaction& transaction, std::string_view name, std::string_view value) {
    const auto changed = transaction.execute_quietly(
        "INSERT INTO setting (name, value) VALUES ($1, $2)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        " WHERE setting.value <> excluded.value",
        name, value);
    if (changed > 0) transaction.changed({"setting", std::string(name), "set"});
}

}  // namespace kith::sql
