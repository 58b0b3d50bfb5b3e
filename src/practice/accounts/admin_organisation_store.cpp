#include "practice/accounts/admin_store.hpp"

namespace kith::accounts {
namespace {

constexpr std::string_view columns =
    "SELECT id, kind, name, COALESCE(email, ''), COALESCE(phone, ''), COALESCE(address, ''), "
    "COALESCE(area, ''), COALESCE(about, ''), uses_kith, active, version FROM organisation ";

std::optional<std::string> some(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

OrganisationRow read(sql::Row& row, sql::Into<OrganisationRow>) {
    return {.id = row.next<OrganisationId>(),
            .details = {.kind = row.next<std::string>(),
                        .name = row.next<std::string>(),
                        .email = row.next<std::string>(),
                        .phone = row.next<std::string>(),
                        .address = row.next<std::string>(),
                        .area = row.next<std::string>(),
                        .about = row.next<std::string>(),
                        .uses_kith = row.next<bool>()},
            .active = row.next<bool>(),
            .version = row.next<int>()};
}

TeamRow read(sql::Row& row, sql::Into<TeamRow>) {
    return {.id = row.next<TeamId>(),
            .name = row.next<std::string>(),
            .active = row.next<bool>(),
            .version = row.next<int>()};
}

std::optional<OrganisationRow> organisation_row(sql::Session& session, OrganisationId id) {
    return session.one<OrganisationRow>(std::string(columns) + "WHERE id = $1", id);
}

std::vector<OrganisationRow> organisation_rows(sql::Session& session) {
    return session.all<OrganisationRow>(std::string(columns) +
                                        "ORDER BY active DESC, lower(name), id LIMIT 5000");
}

Result<void> save_organisation(sql::Transaction& transaction, const OrganisationRow& row) {
    const auto& made = row.details;
    const auto taken = transaction.one<std::string>(
        "SELECT id FROM organisation WHERE lower(name) = lower($1) AND id <> $2", made.name,
        row.id);
    if (taken) return invalid("name", "There is an organisation of this name already");
    return transaction.update_versioned(
        {.entity = "organisation", .id = row.id.string(), .what = "changed"}, R"(
        UPDATE organisation
           SET kind = $1, name = $2, email = $3, phone = $4, address = $5, area = $6, about = $7,
               uses_kith = $8, active = $9, version = version + 1
         WHERE id = $10 AND version = $11)",
        made.kind, made.name, some(made.email), some(made.phone), some(made.address),
        some(made.area), some(made.about), made.uses_kith, row.active, row.id, row.version);
}

std::vector<TeamRow> team_rows(sql::Session& session, OrganisationId organisation) {
    return session.all<TeamRow>(
        "SELECT id, name, active, version FROM team WHERE organisation_id = $1 "
        "ORDER BY active DESC, lower(name), id LIMIT 1000",
        organisation);
}

Result<void> save_team(sql::Transaction& transaction, const TeamRow& row) {
    return transaction.update_versioned(
        {.entity = "team", .id = row.id.string(), .what = "changed"},
        "UPDATE team SET name = $1, active = $2, version = version + 1 "
        "WHERE id = $3 AND version = $4",
        row.name, row.active, row.id, row.version);
}

}  // namespace kith::accounts
