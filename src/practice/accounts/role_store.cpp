#include "defaults/defaults.hpp"
#include "platform/base/json.hpp"
#include "platform/sql/settings.hpp"
#include "practice/accounts/store.hpp"

namespace kith::accounts {
namespace {

constexpr std::string_view role_columns = "id, name, about, needs_code, roomy, version";

bool flag(const Json& json, std::string_view name) {
    const Json* found = json.find(name);
    return found != nullptr && found->boolean().value_or(false);
}

void install_role(sql::Transaction& transaction, const Json& role, Instant now) {
    const auto id = RoleId::make(now);
    transaction.execute(R"(
        INSERT INTO role (id, name, about, needs_code, roomy) VALUES ($1, $2, $3, $4, $5))",
                        id, role.text_at("/name"), role.text_at("/about"),
                        flag(role, "needs_code"), flag(role, "roomy"));
    for (const Json& permission : *role.at("/permissions")->array()) {
        transaction.execute("INSERT INTO role_permission (role_id, permission) VALUES ($1, $2)", id,
                            *permission.string());
    }
    transaction.changed("role", id, "installed");
}

}  // namespace

RoleRow read(sql::Row& row, sql::Into<RoleRow>) {
    return {.id = row.next<RoleId>(),
            .name = row.next<std::string>(),
            .about = row.next<std::string>(),
            .needs_code = row.next<bool>(),
            .roomy = row.next<bool>(),
            .version = row.next<int>()};
}

std::vector<RoleRow> roles(sql::Session& session) {
    return session.all<RoleRow>("SELECT " + std::string(role_columns) +
                                " FROM role ORDER BY lower(name), id LIMIT 200");
}

std::optional<RoleRow> role_by_name(sql::Session& session, std::string_view name) {
    return session.one<RoleRow>(
        "SELECT " + std::string(role_columns) + " FROM role WHERE name = $1", name);
}

std::vector<std::string> permissions_of(sql::Session& session, RoleId role) {
    return session.all<std::string>(
        "SELECT permission FROM role_permission WHERE role_id = $1 ORDER BY permission LIMIT 500",
        role);
}

void install_defaults(sql::Transaction& transaction, Instant now) {
    if (transaction.one<std::int64_t>("SELECT 1 FROM role LIMIT 1")) return;
    const auto list = Json::parse(defaults::file("roles.json"));
    if (!list || list->array() == nullptr) {
        throw std::logic_error("src/defaults/roles.json is not a list");
    }
    for (const Json& role : *list->array()) install_role(transaction, role, now);
}

std::vector<std::string> role_names(sql::Session& session) {
    return session.all<std::string>("SELECT name FROM role ORDER BY name LIMIT 200");
}

std::vector<std::string> names_in(sql::Session& session, OrganisationId organisation) {
    return session.all<std::string>(R"(
        SELECT DISTINCT account.name
          FROM account
          JOIN membership ON membership.account_id = account.id
         WHERE membership.organisation_id = $1 AND membership.ended_at IS NULL
         LIMIT 5000)",
                                    organisation);
}

std::vector<std::string> contacts_of(sql::Session& session, AccountId id) {
    using Row = std::tuple<std::string, std::string>;
    const auto row = session.one<Row>(
        "SELECT email, COALESCE(phone, '') FROM account WHERE id = $1", id);
    if (!row) return {};
    std::vector<std::string> contacts{std::get<0>(*row)};
    if (!std::get<1>(*row).empty()) contacts.push_back(std::get<1>(*row));
    return contacts;
}

}  // namespace kith::accounts
