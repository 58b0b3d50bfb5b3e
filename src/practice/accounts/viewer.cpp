#include <algorithm>

#include "platform/base/crypto.hpp"
#include "platform/base/phone.hpp"
#include "platform/base/text.hpp"
#include "platform/sql/settings.hpp"
#include "platform/web/sessions.hpp"
#include "practice/accounts/store.hpp"

namespace kith::accounts {
namespace {

// Everything the account's open roles in the organisation allow, together.
std::optional<web::Viewer> viewer_for(sql::Session& session, AccountId id,
                                      std::string_view organisation) {
    const auto account = account_row(session, id);
    if (!account || account->state != "active") return std::nullopt;
    web::Viewer viewer{.account_id = id.string(),
                       .organisation_id = std::string(organisation),
                       .name = account->name,
                       .organisation_name = ""};
    bool all_roomy = true;
    for (const MembershipRow& membership : memberships(session, id)) {
        if (membership.organisation.text() != organisation) continue;
        viewer.organisation_name = membership.organisation_name;
        viewer.role_names.push_back(membership.role_name);
        if (membership.team) viewer.team_ids.push_back(membership.team->string());
        all_roomy = all_roomy && membership.roomy;
        const auto permissions = permissions_of(session, membership.role);
        viewer.permissions.insert(viewer.permissions.end(), permissions.begin(),
                                  permissions.end());
    }
    if (viewer.role_names.empty()) return std::nullopt;
    viewer.roomy = all_roomy;
    std::sort(viewer.permissions.begin(), viewer.permissions.end());
    viewer.permissions.erase(std::unique(viewer.permissions.begin(), viewer.permissions.end()),
                             viewer.permissions.end());
    return viewer;
}

struct TokenRow {
    AccountId account;
    std::string organisation;
    std::string permissions;
};
TokenRow read(sql::Row& row, sql::Into<TokenRow>) {
    return {.account = row.next<AccountId>(),
            .organisation = row.next<std::string>(),
            .permissions = row.next<std::string>()};
}

}  // namespace

std::optional<web::Viewer> viewer_of(sql::Session& session, const web::SessionInfo& info) {
    const auto account = AccountId::parse(info.account_id);
    if (!account) return std::nullopt;
    return viewer_for(session, *account, info.organisation_id);
}

std::optional<web::Viewer> viewer_of_token(sql::Session& session, std::string_view token) {
    const auto row = session.one<TokenRow>(R"(
        SELECT account_id, organisation_id, permissions
          FROM api_token
         WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > $2)",
                                           sha256_hex(token), system_clock().now());
    if (!row) return std::nullopt;
    auto viewer = viewer_for(session, row->account, row->organisation);
    if (!viewer) return std::nullopt;
    // A token never allows more than whoever made it may do now.
    std::vector<std::string> scoped;
    for (const auto word : text::words(row->permissions)) {
        if (std::binary_search(viewer->permissions.begin(), viewer->permissions.end(), word)) {
            scoped.emplace_back(word);
        }
    }
    std::sort(scoped.begin(), scoped.end());
    viewer->permissions = std::move(scoped);
    return viewer;
}

web::Council council_face(sql::Session& session) {
    web::Council face;
    using Row = std::tuple<std::string, std::string, std::string, std::string>;
    const auto row = session.one<Row>(R"(
        SELECT name, COALESCE(phone, ''), COALESCE(email, ''), COALESCE(address, '')
          FROM organisation
         WHERE kind = 'council'
         ORDER BY id
         LIMIT 1)");
    if (row) std::tie(face.name, face.phone, face.email, face.address) = *row;
    if (row) face.service_name = face.name;
    if (const auto phone = Phone::parse(face.phone)) face.phone = phone->for_reader();
    const auto known = sql::settings(session);
    const auto set = [&](std::string_view name, std::string& value) {
        const auto found = known.find(name);
        if (found != known.end() && !found->second.empty()) value = found->second;
    };
    set("council service name", face.service_name);
    set("council phone hours", face.phone_hours);
    set("council website", face.website);
    set("council colour", face.colour);
    set("council logo", face.logo);
    set("council logo words", face.logo_words);
    return face;
}

}  // namespace kith::accounts
