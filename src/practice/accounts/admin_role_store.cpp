#include "platform/base/crypto.hpp"
#include "platform/base/text.hpp"
#include "platform/base/vault.hpp"
#include "practice/accounts/admin_store.hpp"

namespace kith::accounts {

std::map<std::string, std::vector<std::string>> permissions_by_role(sql::Session& session) {
    std::map<std::string, std::vector<std::string>> all;
    for (auto& [role, permission] : session.all<std::tuple<std::string, std::string>>(
             "SELECT role_id, permission FROM role_permission ORDER BY permission LIMIT 20000")) {
        all[role].push_back(std::move(permission));
    }
    return all;
}

std::optional<RoleRow> role_row(sql::Session& session, RoleId role) {
    for (auto& row : roles(session)) {
        if (row.id == role) return std::move(row);
    }
    return std::nullopt;
}

Result<void> save_role(sql::Transaction& transaction, const RoleRow& role, bool is_new,
                       const std::vector<std::string>& permissions) {
    const auto same_name = role_by_name(transaction, role.name);
    if (same_name && same_name->id != role.id) {
        return invalid("name", "There is a role of this name already");
    }
    if (is_new) {
        transaction.execute(
            "INSERT INTO role (id, name, about, needs_code, roomy) VALUES ($1, $2, $3, $4, $5)",
            role.id, role.name, role.about, role.needs_code, role.roomy);
        transaction.changed("role", role.id, "added");
    } else {
        const auto changed = transaction.update_versioned(
            {.entity = "role", .id = role.id.string(), .what = "changed",
             .details = text::join(permissions, " ")},
            R"(UPDATE role SET name = $1, about = $2, needs_code = $3, roomy = $4,
                      version = version + 1
                WHERE id = $5 AND version = $6)",
            role.name, role.about, role.needs_code, role.roomy, role.id, role.version);
        if (!changed) return changed;
        transaction.execute("DELETE FROM role_permission WHERE role_id = $1", role.id);
    }
    if (!permissions.empty()) {
        sql::Arguments values;
        const std::string owner = values.add(role.id);
        std::string rows;
        for (const auto& permission : permissions) {
            rows += (rows.empty() ? "(" : ", (") + owner + ", " + values.add(permission) + ")";
        }
        transaction.execute_all("INSERT INTO role_permission (role_id, permission) VALUES " + rows,
                                values.values());
    }
    if (!is_new && !somebody_manages(transaction)) {
        return invalid("permissions",
                       "Nobody could manage accounts and roles any more. Leave both with this "
                       "role, or give them to another first.");
    }
    return {};
}

TokenLine read(sql::Row& row, sql::Into<TokenLine>) {
    return {.id = row.next<std::string>(),
            .name = row.next<std::string>(),
            .maker = row.next<std::string>(),
            .permissions = row.next<std::string>(),
            .made_at = row.next<Instant>(),
            .expires_at = row.next<Instant>(),
            .revoked_at = row.next<std::optional<Instant>>()};
}

std::vector<TokenLine> tokens(sql::Session& session, OrganisationId organisation) {
    return session.all<TokenLine>(R"(
        SELECT api_token.id, api_token.name, account.name, api_token.permissions,
               api_token.made_at, api_token.expires_at, api_token.revoked_at
          FROM api_token
          JOIN account ON account.id = api_token.account_id
         WHERE api_token.organisation_id = $1
         ORDER BY api_token.id DESC
         LIMIT 200)",
                                  organisation);
}

std::string make_token(sql::Transaction& transaction, const web::Viewer& maker,
                       const NewToken& token, Instant now) {
    const bool once = !token.same_request.empty();
    const std::string secret =
        "kith_" + (once ? base64url(hmac_sha256(vault::key_for("api tokens"),
                                                maker.account_id + "\n" + token.same_request))
                        : random_token());
    const auto id = Id<TokenLine>::make(now);
    const auto made = transaction.execute(R"(
        INSERT INTO api_token (id, account_id, organisation_id, name, token_hash, permissions,
                               made_at, expires_at, same_request)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (account_id, same_request) WHERE same_request IS NOT NULL DO NOTHING)",
                                          id, maker.account_id, maker.organisation_id, token.name,
                                          sha256_hex(secret), text::join(token.permissions, " "),
                                          now, token.expires_at,
                                          once ? std::optional(token.same_request) : std::nullopt);
    if (made > 0) transaction.changed("api token", id, "made");
    return secret;
}

bool revoke_token(sql::Transaction& transaction, OrganisationId organisation, std::string_view id,
                  Instant now) {
    const auto revoked = transaction.execute(R"(
        UPDATE api_token SET revoked_at = $1
         WHERE id = $2 AND organisation_id = $3 AND revoked_at IS NULL)",
                                             now, id, organisation);
    if (revoked > 0) transaction.changed({"api token", std::string(id), "revoked"});
    return revoked > 0;
}

}  // namespace kith::accounts
