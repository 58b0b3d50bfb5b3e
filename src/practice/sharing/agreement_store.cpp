#include "practice/sharing/agreement_store.hpp"

#include <set>

#include "platform/base/json.hpp"
#include "platform/base/london.hpp"
#include "platform/base/reference.hpp"
#include "platform/sql/value_columns.hpp"

namespace kith::sharing {

FlagName read(sql::Row& row, sql::Into<FlagName>) {
    return {.id = row.next<std::string>(), .name = row.next<std::string>()};
}

struct PartyRow {
    AgreementId agreement;
    Party party;
};
PartyRow read(sql::Row& row, sql::Into<PartyRow>) {
    return {.agreement = row.next<AgreementId>(),
            .party = {.organisation = row.next<OrganisationId>(),
                      .name = row.next<std::string>(),
                      .status = row.next<std::string>(),
                      .contact = row.next<std::string>(),
                      .signed_by = row.next<std::string>(),
                      .signed_position = row.next<std::string>(),
                      .signed_at = row.next<std::optional<Instant>>()}};
}

namespace {

std::map<std::string, std::string> terms_from(std::string_view text) {
    std::map<std::string, std::string> terms;
    const auto json = Json::parse(text);
    if (!json || !json->object()) return terms;
    for (const auto& [id, value] : *json->object()) {
        if (value.string()) terms.emplace(id, *value.string());
    }
    return terms;
}

NewAgreement read_says(sql::Row& row) {
    NewAgreement says{.title = row.next<std::string>(), .parties = {}};
    says.terms = terms_from(row.next<std::string>());
    says.lawful_basis = row.next<std::string>();
    says.article9 = row.next<std::string>();
    says.covers = row.next<std::string>();
    says.covers_flag = row.next<std::string>();
    says.covers_age = row.next<std::optional<int>>();
    says.covers_district = row.next<std::string>();
    says.parts = parts_from(row.next<std::string>());
    for (const auto& name : names_from(row.next<std::string>())) {
        if (const auto means = means_named(name)) says.means.push_back(*means);
    }
    says.roles = names_from(row.next<std::string>());
    says.onward = row.next<std::string>();
    says.retention_months = row.next<std::optional<int>>();
    says.starts_on = row.next<std::optional<Day>>();
    says.review_on = row.next<std::optional<Day>>();
    says.expires_on = row.next<std::optional<Day>>();
    return says;
}

constexpr std::string_view columns =
    "SELECT id, series_id, reference, issue, title, terms, lawful_basis, article9, covers, "
    "covers_flag, covers_age, covers_district, parts, means, roles, onward, retention_months, "
    "starts_on, review_on, expires_on, state, ended_at, reviewed_at, end_reason, review_note, "
    "made_by, made_at, version FROM agreement ";

void add_parties(sql::Session& session, std::vector<AgreementRow>& rows) {
    if (rows.empty()) return;
    std::vector<AgreementId> ids;
    for (const auto& row : rows) ids.push_back(row.id);
    sql::Arguments with;
    const std::string where = with.add_each(ids);
    for (const PartyRow& found : session.all<PartyRow>(
             "SELECT party.agreement_id, party.organisation_id, organisation.name, party.status, "
             "party.contact, party.signed_by, party.signed_position, party.signed_at "
             "FROM agreement_party party JOIN organisation_facts organisation "
             "ON organisation.id = party.organisation_id WHERE party.agreement_id IN (" +
                 where + ") ORDER BY party.place",
             with)) {
        for (auto& row : rows) {
            if (row.id == found.agreement) row.parties.push_back(found.party);
        }
    }
}

}  // namespace

std::string terms_text(const std::map<std::string, std::string>& terms) {
    Json json = Json::object({});
    for (const auto& [id, text] : terms) json.append_new(id, text);
    return json.print();
}

std::string means_text(const std::vector<Means>& means) {
    std::vector<std::string> names;
    for (const Means one : means) names.emplace_back(means_name(one));
    return names_text(names);
}

void write_parties(sql::Transaction& transaction, AgreementId id,
                   const std::vector<NewParty>& parties) {
    transaction.execute("DELETE FROM agreement_party WHERE agreement_id = $1", id);
    int place = 0;
    for (const NewParty& party : parties) {
        transaction.execute(R"(
            INSERT INTO agreement_party (agreement_id, organisation_id, place, status, contact)
            VALUES ($1, $2, $3, $4, $5))",
                            id, party.organisation, place++, party.status, party.contact);
    }
}

void insert(sql::Transaction& transaction, const Issue& issue, const NewAgreement& says,
            Instant now) {
    transaction.execute(
        R"(
        INSERT INTO agreement (id, series_id, reference, issue, title, terms, lawful_basis,
                               article9, covers, covers_flag, covers_age, covers_district, parts,
                               means, roles, onward, retention_months, starts_on, review_on,
                               expires_on, state, made_by, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                $19, $20, 'draft', $21, $22))",
        issue.id, issue.series, issue.reference, issue.number, says.title, terms_text(says.terms),
        says.lawful_basis, says.article9, says.covers, says.covers_flag, says.covers_age,
        says.covers_district, parts_text(says.parts), means_text(says.means),
        names_text(says.roles), says.onward, says.retention_months, says.starts_on, says.review_on,
        says.expires_on, says.made_by_name, now);
    write_parties(transaction, issue.id, says.parties);
    transaction.changed("agreement", issue.id, "drafted", issue.reference);
}

AgreementRow read(sql::Row& row, sql::Into<AgreementRow>) {
    return {.id = row.next<AgreementId>(),
            .series = row.next<AgreementId>(),
            .reference = row.next<std::string>(),
            .issue = row.next<int>(),
            .says = read_says(row),
            .state = row.next<std::string>(),
            .ended_at = row.next<std::optional<Instant>>(),
            .reviewed_at = row.next<std::optional<Instant>>(),
            .end_reason = row.next<std::string>(),
            .review_note = row.next<std::string>(),
            .made_by = row.next<std::string>(),
            .made_at = row.next<Instant>(),
            .version = row.next<int>()};
}

std::optional<AgreementRow> agreement(sql::Session& session, AgreementId id) {
    auto rows = session.all<AgreementRow>(std::string(columns) + "WHERE id = $1", id);
    add_parties(session, rows);
    if (rows.empty()) return std::nullopt;
    for (const Party& party : rows.front().parties) {
        rows.front().says.parties.push_back({party.organisation, party.status, party.contact});
    }
    return rows.front();
}

std::vector<AgreementRow> agreements(sql::Session& session,
                                     const std::optional<OrganisationId>& party) {
    sql::Arguments with;
    std::string where = "WHERE issue = (SELECT max(newest.issue) FROM agreement newest "
                        "WHERE newest.series_id = agreement.series_id)";
    if (party) {
        where = "WHERE state <> 'draft' AND id IN (SELECT agreement_id FROM agreement_party "
                "WHERE organisation_id = " + with.add(*party) + ")";
    }
    auto rows = session.all<AgreementRow>(
        std::string(columns) + where + " ORDER BY title, issue DESC LIMIT 300", with);
    add_parties(session, rows);
    return rows;
}

std::vector<AgreementRow> issues_of(sql::Session& session, const AgreementId& series) {
    auto rows = session.all<AgreementRow>(
        std::string(columns) + "WHERE series_id = $1 ORDER BY issue DESC LIMIT 100", series);
    add_parties(session, rows);
    return rows;
}

AgreementId draft(sql::Transaction& transaction, const NewAgreement& says, Instant now) {
    const auto id = AgreementId::make(now);
    std::string reference = Reference::make('G').text();
    while (transaction.one<std::int64_t>("SELECT 1 FROM agreement WHERE reference = $1",
                                         reference)) {
        reference = Reference::make('G').text();
    }
    insert(transaction, {id, id, reference, 1}, says, now);
    return id;
}

std::vector<InForce> agreements_in_force(sql::Session& session, Means means, Instant now) {
    using Row = std::tuple<OrganisationId, std::string, std::string, std::string, std::string>;
    std::vector<InForce> all;
    for (const auto& [organisation, reference, parts, ways, roles] : session.all<Row>(R"(
             SELECT party.organisation_id, agreement.reference, agreement.parts, agreement.means,
                    agreement.roles
               FROM agreement
               JOIN agreement_party party ON party.agreement_id = agreement.id
              WHERE agreement.state = 'signed' AND agreement.starts_on <= $1
                AND agreement.expires_on >= $1
                AND party.organisation_id <>
                    (SELECT min(id) FROM organisation_facts WHERE kind = 'council')
              ORDER BY agreement.reference, party.organisation_id)",
                                                                               london_day(now))) {
        bool by_these_means = false;
        for (const auto& name : names_from(ways)) by_these_means |= name == means_name(means);
        if (!by_these_means) continue;
        all.push_back({.organisation = organisation, .reference = reference,
                       .parts = parts_from(parts), .roles = names_from(roles)});
    }
    return all;
}

std::map<OrganisationId, Reach> reaches(sql::Session& session, Means means, Instant now) {
    std::map<OrganisationId, Reach> all;
    for (const InForce& agreement : agreements_in_force(session, means, now)) {
        Reach& reach = all[agreement.organisation];
        reach.possible = true;
        reach.agreements.push_back(agreement.reference);
        std::set<Part> every(reach.parts.begin(), reach.parts.end());
        every.insert(agreement.parts.begin(), agreement.parts.end());
        reach.parts.assign(every.begin(), every.end());
    }
    return all;
}

bool from_elsewhere(sql::Session& session, const web::Viewer& viewer) {
    return session
        .one<std::int64_t>(R"(
            SELECT 1 FROM organisation_facts
             WHERE id = $1
               AND id <> (SELECT min(id) FROM organisation_facts WHERE kind = 'council'))",
                           viewer.organisation_id)
        .has_value();
}

std::vector<FlagName> flag_names(sql::Session& session) {
    return session.all<FlagName>("SELECT id, name FROM flag_kind_facts ORDER BY name LIMIT 200");
}

std::vector<std::string> districts(sql::Session& session) {
    return session.all<std::string>(
        "SELECT DISTINCT district FROM ward_facts ORDER BY district LIMIT 100");
}

}  // namespace kith::sharing
