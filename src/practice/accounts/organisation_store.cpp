#include "platform/sql/settings.hpp"
#include "practice/accounts/admin_store.hpp"

namespace kith::accounts {
namespace {

constexpr std::string_view organisation_columns =
    "id, kind, name, COALESCE(email, ''), COALESCE(phone, ''), uses_kith";

std::optional<std::string> some(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

std::string setting_of(std::string_view kind) { return "answering team " + std::string(kind); }

}  // namespace

OrganisationSummary read(sql::Row& row, sql::Into<OrganisationSummary>) {
    return {.id = row.next<OrganisationId>(),
            .kind = row.next<std::string>(),
            .name = row.next<std::string>(),
            .email = row.next<std::string>(),
            .phone = row.next<std::string>(),
            .uses_kith = row.next<bool>()};
}

TeamSummary read(sql::Row& row, sql::Into<TeamSummary>) {
    return {.id = row.next<TeamId>(),
            .organisation = row.next<OrganisationId>(),
            .name = row.next<std::string>()};
}

OrganisationId council(sql::Session& session) {
    // The first council made is the one that runs the installation.
    const auto found = session.one<OrganisationId>(
        "SELECT id FROM organisation WHERE kind = 'council' ORDER BY id LIMIT 1");
    if (!found) throw std::logic_error("the installation has no council yet");
    return *found;
}

std::optional<OrganisationSummary> organisation(sql::Session& session, OrganisationId id) {
    return session.one<OrganisationSummary>(
        "SELECT " + std::string(organisation_columns) + " FROM organisation WHERE id = $1", id);
}

std::vector<OrganisationSummary> organisations(sql::Session& session) {
    return session.all<OrganisationSummary>("SELECT " + std::string(organisation_columns) +
                                            " FROM organisation WHERE active = 1 "
                                            "ORDER BY lower(name), id LIMIT 5000");
}

std::vector<TeamSummary> teams(sql::Session& session, OrganisationId organisation) {
    return session.all<TeamSummary>(
        "SELECT id, organisation_id, name FROM team WHERE organisation_id = $1 AND active = 1 "
        "ORDER BY lower(name), id LIMIT 1000",
        organisation);
}

std::optional<TeamSummary> team(sql::Session& session, TeamId id) {
    return session.one<TeamSummary>("SELECT id, organisation_id, name FROM team WHERE id = $1", id);
}

std::vector<TeamSummary> every_team(sql::Session& session) {
    return session.all<TeamSummary>(R"(
        SELECT team.id, team.organisation_id, organisation.name || ': ' || team.name
          FROM team
          JOIN organisation ON organisation.id = team.organisation_id
         WHERE team.active = 1 AND organisation.active = 1
         ORDER BY organisation.id, lower(team.name), team.id
         LIMIT 1000)");
}

TeamId answering_team(sql::Session& session, std::string_view kind) {
    if (const auto chosen = sql::setting(session, setting_of(kind))) {
        if (const auto id = TeamId::parse(*chosen)) return *id;
    }
    const auto first = session.one<TeamId>(
        "SELECT id FROM team WHERE organisation_id = $1 AND active = 1 ORDER BY id LIMIT 1",
        council(session));
    if (!first) throw std::logic_error("the council has no team yet");
    return *first;
}

void set_answering_team(sql::Transaction& transaction, std::string_view kind, TeamId team) {
    sql::set_setting(transaction, setting_of(kind), team.text());
}

OrganisationId add_organisation(sql::Transaction& transaction, const NewOrganisation& made,
                                Instant now) {
    const auto id = OrganisationId::make(now);
    transaction.execute(R"(
        INSERT INTO organisation (id, kind, name, email, phone, address, area, about, uses_kith)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
                        id, made.kind, made.name, some(made.email), some(made.phone),
                        some(made.address), some(made.area), some(made.about), made.uses_kith);
    transaction.changed("organisation", id, "added");
    return id;
}

TeamId add_team(sql::Transaction& transaction, OrganisationId organisation, std::string_view name,
                Instant now) {
    const auto id = TeamId::make(now);
    transaction.execute("INSERT INTO team (id, organisation_id, name) VALUES ($1, $2, $3)", id,
                        organisation, name);
    transaction.changed("team", id, "added");
    return id;
}

}  // namespace kith::accounts
